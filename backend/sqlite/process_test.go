package sqlite

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"owlet/backend"
)

// revoking has this test binary, started again, revoke a key as another process: home, workspace and key, by newlines.
const revoking = "OWLET_TEST_REVOKE"

func TestRevokeInThisProcess(t *testing.T) {
	args := strings.Split(os.Getenv(revoking), "\n")
	if len(args) != 3 {
		return // only the other process does it
	}
	s := openStore(t, args[0])
	if _, err := s.RevokeKeys(context.Background(), args[1], []string{args[2]}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// A save dialog that lists the data folder opens and closes every file in it, to see what kind it is. POSIX drops all of a
// process's locks on a file when the process closes any descriptor of it, so SQLite's are gone then, and another process takes
// itself for the only one.
func TestLocksLostToAnotherReaderOfTheFileDoNoHarm(t *testing.T) {
	home := t.TempDir()
	s := openStore(t, home)
	workspace := firstWorkspace(t, s)
	for _, name := range []string{"one", "two", "three"} {
		key, err := s.CreateKey(context.Background(), workspace, backend.KeyInput{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Authorize(context.Background(), workspace, key.Secret); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(home, "owlet.db*"))
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, file := range files {
			if _, err := os.ReadFile(file); err != nil {
				t.Fatal(err)
			}
		}
		other := exec.Command(os.Args[0], "-test.run=^TestRevokeInThisProcess$")
		other.Env = append(os.Environ(), revoking+"="+strings.Join([]string{home, workspace, key.Key.ID}, "\n"))
		if out, err := other.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for range maxReaders + 1 {
			if _, err := s.Authorize(context.Background(), workspace, key.Secret); err == nil {
				t.Fatalf("key %q works although another process revoked it", name)
			}
		}
	}
}

func TestClosingLeavesTheWholeFile(t *testing.T) {
	home := t.TempDir()
	s := openStore(t, home)
	if _, err := s.CreateKey(context.Background(), firstWorkspace(t, s), backend.KeyInput{Name: "one"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"owlet.db-wal", filepath.Join("workspaces", firstFile(t, home)+"-wal")} {
		if info, err := os.Stat(filepath.Join(home, file)); err == nil && info.Size() > 0 {
			t.Errorf("%s still holds %d bytes: a copy put in place of the file would be mixed with them", file, info.Size())
		}
	}
}

func firstFile(t *testing.T, home string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(home, "workspaces", "*.db"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	return filepath.Base(files[0])
}
