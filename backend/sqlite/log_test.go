package sqlite

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLogIsWrittenIntoTheDataFolder(t *testing.T) {
	home := t.TempDir()
	log, closer := OpenLog(home)
	log.Error("the disk is on fire", "file", "x.db")
	if err := closer.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(home, "logs", "owlet.log"))
	if err != nil || !strings.Contains(string(content), `"the disk is on fire" file=x.db`) {
		t.Fatalf("%s, %v", content, err)
	}
}
