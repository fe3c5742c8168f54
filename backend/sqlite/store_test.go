package sqlite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"owlet/backend"
)

// clock is a test's own time.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func newClock() *clock { return &clock{at: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func openStore(t testing.TB, home string, opts ...Option) *Store {
	t.Helper()
	s, err := Open(context.Background(), home, append([]Option{WithPerson("Mara Lindt"), WithLog(slog.New(slog.DiscardHandler))}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// firstWorkspace is the ID of the workspace that the first start made.
func firstWorkspace(t testing.TB, s *Store) string {
	t.Helper()
	list, err := s.ListWorkspaces(context.Background())
	if err != nil || len(list) == 0 {
		t.Fatalf("%v, %v", list, err)
	}
	return list[0].ID
}

// wantError fails unless err is a backend.Error of that code and sentence.
func wantError(t *testing.T, err error, code backend.Code, sentence string) {
	t.Helper()
	e, ok := errors.AsType[*backend.Error](err)
	if !ok || e.Code != code || e.Error() != sentence {
		t.Fatalf("got %v, want %s: %s", err, code, sentence)
	}
}

func TestFirstStartMakesWhatIsNeededOnce(t *testing.T) {
	home, ctx := t.TempDir(), context.Background()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			s, err := Open(ctx, home, WithPerson("Mara Lindt"))
			if err != nil {
				t.Error(err)
				return
			}
			_ = s.Close()
		})
	}
	group.Wait()
	s := openStore(t, home)
	list, err := s.ListWorkspaces(ctx)
	if err != nil || len(list) != 1 || list[0].Name != "Company events" {
		t.Fatalf("%+v, %v", list, err)
	}
	person, err := s.GetPerson(ctx)
	if err != nil || person.DisplayName != "Mara Lindt" {
		t.Fatalf("%+v, %v", person, err)
	}
	set, err := s.GetSettings(ctx)
	if err != nil || set.Port != 8420 || set.OnClose != backend.CloseAsk || set.WorkspaceID != list[0].ID {
		t.Fatalf("%+v, %v", set, err)
	}
}

func TestBrokenFilesAreRefusedUntouched(t *testing.T) {
	newer := []byte("SQLite format 3\x00" + string(make([]byte, 84)))
	newer[63] = 200
	for name, c := range map[string]struct {
		content  []byte
		sentence string
	}{
		"not a database": {[]byte("hello, this is a letter and no database at all, but long enough"), "This file is damaged or is not one of Owlet's. Nothing was changed. File: "},
		"newer":          {newer, "This file was made by a newer Owlet. Nothing was changed; update Owlet to open it. File: "},
		"torn": {append([]byte("SQLite format 3\x00"), bytes.Repeat([]byte{0}, 5000)...),
			"This file is damaged or is not one of Owlet's. Nothing was changed. File: "},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			path := filepath.Join(home, "owlet.db")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Open(context.Background(), home)
			wantError(t, err, backend.Storage, c.sentence+path)
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(after, c.content) {
				t.Fatalf("the file was changed: %v", err)
			}
		})
	}
}

func TestFolderThatCannotBeMadeIsSaid(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	home := filepath.Join(blocked, "home")
	_, err := Open(context.Background(), home)
	wantError(t, err, backend.Storage, "Owlet may not read or write here. Nothing was changed; check the permissions, and whether the disk is read-only. File: "+home)
}

func TestMigrationBacksUpAndRunsOnce(t *testing.T) {
	s := openStore(t, t.TempDir())
	path := filepath.Join(s.home, "x.db")
	steps := []string{"CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y"}
	known := func(version int) kind { return kind{7, steps[:version]} }
	for version := 1; version <= 2; version++ {
		for range 2 {
			c, err := s.openMigrated(context.Background(), path, known(version), true)
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := c.number("PRAGMA user_version"); int(got) != version {
				t.Fatalf("version %d, want %d", got, version)
			}
			_ = c.close()
		}
	}
	copies, err := filepath.Glob(filepath.Join(s.home, "backups", "x", "*-migration.db"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("backups: %v, %v", copies, err)
	}
	_, err = s.openMigrated(context.Background(), path, known(1), true)
	wantError(t, err, backend.Storage, "This file was made by a newer Owlet. Nothing was changed; update Owlet to open it. File: "+path)
}

func TestFailedMigrationLeavesTheOldVersion(t *testing.T) {
	s := openStore(t, t.TempDir())
	path := filepath.Join(s.home, "x.db")
	if _, err := s.openMigrated(context.Background(), path, kind{7, []string{"CREATE TABLE a (x); CREATE TABLE a (x)"}}, true); err == nil {
		t.Fatal("the migration should have failed")
	}
	c, err := s.openMigrated(context.Background(), path, kind{7, []string{"CREATE TABLE a (x)"}}, true)
	if err != nil {
		t.Fatal(err)
	}
	_ = c.close()
}

func TestMigrationWaitsForOperationsOfOthers(t *testing.T) {
	home := t.TempDir()
	a, b := openStore(t, home), openStore(t, home)
	if err := a.lock.enter(context.Background()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Millisecond)
	defer cancel()
	err := b.lock.alone(ctx, func() error { t.Error("ran beside an operation"); return nil })
	wantError(t, err, backend.Busy, "The workspace is busy with another change. Nothing was changed; try again in a moment.")
	a.lock.leave()
	ran := false
	if err := b.lock.alone(context.Background(), func() error { ran = true; return nil }); err != nil || !ran {
		t.Fatalf("%v, %v", ran, err)
	}
}

func TestWhoeverWantsToBeAloneIsLetIn(t *testing.T) {
	home := t.TempDir()
	a, b := openStore(t, home), openStore(t, home)
	var inside atomic.Int32
	var group sync.WaitGroup
	done := make(chan struct{})
	for range 4 { // one of them is always in an operation
		group.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if err := a.lock.enter(context.Background()); err != nil {
					t.Error(err)
					return
				}
				inside.Add(1)
				time.Sleep(time.Millisecond)
				inside.Add(-1)
				a.lock.leave()
			}
		})
	}
	for range 3 {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		err := b.lock.alone(ctx, func() error {
			time.Sleep(10 * time.Millisecond)
			if n := inside.Load(); n != 0 {
				return fmt.Errorf("%d operations are under way", n)
			}
			return nil
		})
		if cancel(); err != nil {
			t.Error(err)
		}
	}
	close(done)
	group.Wait()
}

func TestUpdatesShareACommitAndFailAlone(t *testing.T) {
	s := openStore(t, t.TempDir())
	ctx := context.Background()
	fault := errors.New("fault")
	var group sync.WaitGroup
	for i := range 40 {
		group.Go(func() {
			err := s.main.update(ctx, func(tx *tx) error {
				if err := tx.exec("INSERT INTO workspace (id, name, internal_name, created_at) VALUES (?, 'x', ?, 0)", int64(i), int64(i)); err != nil {
					return err
				}
				switch i % 4 {
				case 1:
					return fault
				case 2:
					panic("gone wrong")
				}
				return nil
			})
			if (err != nil) != (i%4 == 1 || i%4 == 2) {
				t.Errorf("update %d: %v", i, err)
			}
		})
	}
	group.Wait()
	list, err := s.ListWorkspaces(ctx)
	if err != nil || len(list) != 1+20 {
		t.Fatalf("%d workspaces, %v", len(list), err)
	}
}

func TestUpdateThatGaveUpIsDropped(t *testing.T) {
	s := openStore(t, t.TempDir())
	held, release := make(chan struct{}), make(chan struct{})
	go func() {
		_ = s.main.update(context.Background(), func(*tx) error { close(held); <-release; return nil })
	}()
	<-held
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan error)
	go func() {
		result <- s.main.update(ctx, func(*tx) error { t.Error("ran after its caller had left"); return nil })
	}()
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	close(release)
	if err := s.main.update(context.Background(), func(*tx) error { return nil }); err != nil {
		t.Fatal(err)
	}
}

func TestChangesAreToldAcrossProcesses(t *testing.T) {
	home, ctx := t.TempDir(), context.Background()
	window, other := openStore(t, home), openStore(t, home)
	heard := make(chan Change, 10)
	defer window.Subscribe(func(c Change) { heard <- c })()
	if _, err := other.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Elsewhere"}); err != nil {
		t.Fatal(err)
	}
	select {
	case c := <-heard:
		if c.Workspace != "" {
			t.Fatalf("%+v", c)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("the other store's commit was never noticed")
	}
}
