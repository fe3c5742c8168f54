package backend

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func holds(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestSave(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "api.json")
	for _, text := range []string{"a first and longer text", "short", ""} {
		if err := SaveText(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("%q, %v", got, err)
		}
	}
	holds(t, dir, "api.json")
}

func TestSaveRefused(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "missing", "api.json")
	for path, want := range map[string]string{dir: "it is there and is not a file.", missing: "."} {
		err := SaveText(path, []byte("text"))
		explained := Explain(err)
		if explained == nil || explained.Code != Storage || explained.Args["file"] != path || !strings.HasSuffix(explained.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	holds(t, dir)
}

// TestSaveBrokenOff makes the last step fail, after the text was written beside the file.
func TestSaveBrokenOff(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "api.json")
	if err := SaveText(path, []byte("old")); err != nil {
		t.Fatal(err)
	}
	err := save(path, writerOf([]byte("new")), func(from, to string) error {
		if text, err := os.ReadFile(from); err != nil || string(text) != "new" {
			t.Errorf("%q, %v", text, err)
		}
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: fs.ErrPermission}
	})
	if err == nil || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("%v", err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "old" {
		t.Errorf("%q, %v", text, err)
	}
	holds(t, dir, "api.json")
}

func TestSaveThroughLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege on Windows")
	}
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target.json"), filepath.Join(dir, "link.json")
	if err := SaveText(target, []byte("old")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	if err := SaveText(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(target); err != nil || string(text) != "new" {
		t.Errorf("%q, %v", text, err)
	}
	holds(t, dir, "link.json", "target.json")
}
