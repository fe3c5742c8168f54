package window

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"owlet/backend"
)

// TestStorageTellsOfALostFile: what is refused says why, the window is told, and all goes on when the file is back.
func TestStorageTellsOfALostFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows does not let a file be moved that is open")
	}
	r := newRoom(t)
	storage := Storage{r.store}
	told := make(chan *backend.Error, 10)
	r.store.SubscribeFault(func(fault *backend.Error) { told <- fault })
	current, err := r.workspaces.Current()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.modules.List(current.ID); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(r.home, "workspaces", current.ID+".db")
	move := func(from, to string) {
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	move(path, path+".away")
	_, err = r.modules.Create(current.ID, backend.ModuleInput{Name: "fair"})
	want := "This file should be here and is missing or empty. Nothing was changed; put it back, or restore a backup. File: " + path
	if err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
	if state, err := storage.State(); err != nil || state.Fault == nil || state.Fault.Error() != want {
		t.Errorf("%v, %v", state, err)
	}
	if fault := <-told; fault == nil || fault.ID != "storage.missing" {
		t.Errorf("told of %v", fault)
	}
	move(path+".away", path)
	if _, err = r.modules.Create(current.ID, backend.ModuleInput{Name: "fair"}); err != nil {
		t.Error(err)
	}
	if state, err := storage.State(); err != nil || state.Fault != nil {
		t.Errorf("%v, %v", state, err)
	}
	if fault := <-told; fault != nil {
		t.Errorf("told of %v", fault)
	}
}
