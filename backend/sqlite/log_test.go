package sqlite

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func logsOf(t *testing.T, home string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(home, "logs", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestLogIsJSONLinesInTheDataFolder(t *testing.T) {
	home := t.TempDir()
	log, closer := OpenLog(home)
	if names := logsOf(t, home); len(names) > 0 {
		t.Error("made before the first line", names)
	}
	log.Error("the disk is on fire", "file", "x.db")
	log.Warn("a line\nbreak", "level", "forged")
	if err := closer.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(home, "logs", "owlet.log"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	var first struct {
		Time             time.Time
		Level, Msg, File string
	}
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil || len(lines) != 2 || !json.Valid([]byte(lines[1])) {
		t.Fatalf("%s, %v", content, err)
	}
	if first.Level != "ERROR" || first.Msg != "the disk is on fire" || first.File != "x.db" || first.Time.IsZero() {
		t.Errorf("%+v", first)
	}
}

func TestLogsAreKeptForAWeek(t *testing.T) {
	home := t.TempDir()
	now := time.Now()
	write := func(text string) {
		t.Helper()
		d := newDaily(home, func() time.Time { return now })
		if _, err := d.Write([]byte(text + "\n")); err != nil {
			t.Fatal(err)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	write("yesterday's")
	path := filepath.Join(home, "logs", "owlet.log")
	if err := os.Chtimes(path, now.AddDate(0, 0, -1), now.AddDate(0, 0, -1)); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(home, "logs", "owlet-"+now.AddDate(0, 0, -8).UTC().Format("2006-01-02T15-04-05.000")+".log")
	young := filepath.Join(home, "logs", "owlet-"+now.AddDate(0, 0, -6).UTC().Format("2006-01-02T15-04-05.000")+".log")
	for _, name := range []string{old, young} {
		if err := os.WriteFile(name, []byte("x\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("today's")
	write("today's, too")
	if content, err := os.ReadFile(path); err != nil || string(content) != "today's\ntoday's, too\n" {
		t.Errorf("%q, %v", content, err)
	}
	gone := func() bool { _, err := os.Stat(old); return os.IsNotExist(err) }
	for end := time.Now().Add(10 * time.Second); !gone() && time.Now().Before(end); { // it is removed beside the writing
		time.Sleep(10 * time.Millisecond)
	}
	if names := logsOf(t, home); !gone() || len(names) != 3 {
		t.Errorf("%q", names)
	}
}
