//go:build unix

package sqlite

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestADataFolderThatOthersCanReadIsNarrowed(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	open := func() {
		t.Helper()
		s, err := Open(t.Context(), home)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	widen := func() {
		t.Helper()
		err := filepath.WalkDir(home, func(path string, e fs.DirEntry, err error) error {
			if err != nil || !e.IsDir() {
				return err
			}
			return os.Chmod(path, 0o755)
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(home, "owlet.db"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	mode := func(name string) fs.FileMode {
		t.Helper()
		about, err := os.Stat(filepath.Join(home, name))
		if err != nil {
			t.Fatal(err)
		}
		return about.Mode().Perm()
	}
	open()
	widen()
	open()
	if mode("") != 0o700 || mode("workspaces") != 0o700 || mode("owlet.db") != 0o600 {
		t.Error(mode(""), mode("workspaces"), mode("owlet.db"))
	}
	widen()
	if err := os.WriteFile(filepath.Join(home, "holiday.jpg"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(home, "holiday.jpg"), 0o644); err != nil {
		t.Fatal(err)
	}
	open()
	if mode("") != 0o755 || mode("holiday.jpg") != 0o644 || mode("workspaces") != 0o700 || mode("owlet.db") != 0o600 {
		t.Error("what is somebody else's:", mode(""), mode("holiday.jpg"), mode("workspaces"), mode("owlet.db"))
	}
}
