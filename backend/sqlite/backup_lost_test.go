package sqlite

import (
	"bytes"
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"
	"time"

	"owlet/backend"
)

// module makes a module, and returns its number.
func (b *workbench) module(s *Store, name string) int64 {
	b.Helper()
	m, err := s.CreateModule(context.Background(), backend.Path{Workspace: b.path.Workspace}, backend.ModuleInput{Name: name})
	b.must(err)
	return m.Num
}

// lists fails where a store does not list these modules, in their order.
func (b *workbench) lists(s *Store, want ...string) {
	b.Helper()
	list, err := s.ListModules(context.Background(), backend.Path{Workspace: b.path.Workspace})
	b.must(err)
	var names []string
	for i := range list {
		names = append(names, list[i].Name)
	}
	if asJSON(names) != asJSON(want) {
		b.Errorf("the modules are %v, not %v", names, want)
	}
}

// lose removes the workspace's file with what is beside it, as a person does who clears up.
func (b *workbench) lose() {
	b.Helper()
	for _, side := range sides {
		if err := os.Remove(b.store.workspacePath(b.path.Workspace) + side); err != nil && !os.IsNotExist(err) {
			b.Fatal(err)
		}
	}
}

// restoreBy has a store of its own restore a backup, as owletctl does beside a running Owlet.
func (b *workbench) restoreBy(id string) {
	b.Helper()
	s := openStore(b.T, b.store.home)
	_, err := s.RestoreBackup(context.Background(), b.path.Workspace, id, "Trial", nil)
	b.must(err)
	b.must(s.Close())
}

// TestRestoreOfALostWorkspaceGivesNoNumberAgain: a key that may see one module must not see another one that came later.
func TestRestoreOfALostWorkspaceGivesNoNumberAgain(t *testing.T) {
	for name, asked := range map[string]bool{"at once": false, "after a write": true} {
		t.Run(name, func(t *testing.T) {
			b := newWorkbench(t)
			ctx := context.Background()
			made := b.backUp()
			early, partner, last := b.module(b.store, "early"), b.module(b.store, "partner"), b.module(b.store, "last")
			for name, number := range map[string]int64{"Early": early, "Partner": partner} {
				_, err := b.store.CreateKey(ctx, b.path.Workspace, backend.KeyInput{Name: name, Modules: []int64{number}})
				b.must(err)
			}
			b.lose()
			if asked {
				_, err := b.store.CreateModule(ctx, b.path, backend.ModuleInput{Name: "x"})
				if e := backend.Explain(err); e == nil || e.ID != "storage.missing" {
					t.Errorf("%v", err)
				}
			}
			b.restoreBy(made.ID)
			b.lists(b.store, "crm")
			for _, name := range []string{"salaries", "contracts", "staff"} {
				if number := b.module(b.store, name); number <= last {
					t.Errorf("%s has the number %d, and %d was given before", name, number, last)
				}
			}
			p := backend.Path{Workspace: b.path.Workspace, Only: &[]int64{partner}}
			if list, err := b.store.ListModules(ctx, p); err != nil || len(list) != 0 {
				t.Errorf("the key sees %+v, %v", list, err)
			}
		})
	}
}

// TestRestoreOverADamagedWorkspaceUnderOtherProcesses: whoever has the damaged file open goes on with what was restored.
func TestRestoreOverADamagedWorkspaceUnderOtherProcesses(t *testing.T) {
	for name, lost := range map[string][]string{"the file": nil, "and its log": {"-wal", "-shm"}} {
		t.Run(name, func(t *testing.T) {
			b := newWorkbench(t)
			made := b.backUp()
			b.module(b.store, "later")
			b.lists(b.store, "crm", "later")
			live := b.store.workspacePath(b.path.Workspace)
			noise := b.damage(live)
			for _, side := range lost {
				b.must(os.Remove(live + side))
			}
			heard := make(chan Change, 100)
			defer b.store.Subscribe(func(c Change) { heard <- c })()
			b.restoreBy(made.ID)
			b.lists(b.store, "crm")
			b.module(b.store, "new")
			b.lists(b.store, "crm", "new")
			b.isPrivate(live)
			kept, err := filepath.Glob(filepath.Join(b.store.backupFolder(b.path.Workspace), "*-restore.db"))
			if err != nil || len(kept) != 1 || !bytes.HasPrefix(readAll(t, kept[0]), noise) {
				t.Errorf("what was there is not kept: %v, %v", kept, err)
			}
			b.hears(heard)
			b.must(b.store.Close())
			checkFile(t, live)
		})
	}
}

// damage writes noise over the first pages of a file.
func (b *workbench) damage(path string) []byte {
	b.Helper()
	noise := make([]byte, 8*pageSize)
	_, _ = rand.Read(noise)
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	b.must(err)
	_, err = file.WriteAt(noise, 0)
	b.must(err)
	b.must(file.Close())
	return noise
}

func (b *workbench) isPrivate(path string) {
	b.Helper()
	about, err := os.Stat(path)
	if err != nil || about.Mode().Perm() != 0o600 {
		b.Errorf("%s: %v, %v", path, about, err)
	}
}

// hears waits until the workspace is said to have changed as a whole.
func (b *workbench) hears(heard <-chan Change) {
	b.Helper()
	for {
		select {
		case c := <-heard:
			if c == (Change{Workspace: b.path.Workspace}) {
				return
			}
		case <-time.After(5 * time.Second):
			b.Fatal("nobody was told")
		}
	}
}

// TestRestoreThatFailsLeavesADamagedWorkspaceAsItIs: what was to take its place is gone.
func TestRestoreThatFailsLeavesADamagedWorkspaceAsItIs(t *testing.T) {
	b := newWorkbench(t)
	made := b.backUp()
	b.module(b.store, "later")
	live := b.store.workspacePath(b.path.Workspace)
	b.damage(live)
	log := readAll(t, live+"-wal")
	before := readAll(t, live)
	staged, err := b.store.stage(context.Background(), b.store.backupPath(b.path.Workspace, made.ID), nil)
	b.must(err)
	b.must(os.Remove(staged.path))
	if _, err := b.store.replaceBroken(context.Background(), b.path.Workspace, staged); err == nil {
		t.Error("what is gone was restored")
	}
	if !bytes.Equal(readAll(t, live), before) || !bytes.Equal(readAll(t, live+"-wal"), log) {
		t.Error("the damaged file was changed")
	}
}

// TestRestoredSchemaIsNotTakenForAnotherOne: the file that a restore finds may be an older one than others have in mind, so that counting its
// version on leads to one that they know.
func TestRestoredSchemaIsNotTakenForAnotherOne(t *testing.T) {
	b := newWorkbench(t)
	made := b.backUp()
	b.must(b.store.Close())
	live := b.store.workspacePath(b.path.Workspace)
	old := readAll(t, live)
	b.store = openStore(t, b.store.home)
	b.module(b.store, "later")
	b.lists(b.store, "crm", "later")
	b.lose()
	b.must(os.WriteFile(live, old, 0o600))
	b.restoreBy(made.ID)
	b.lists(b.store, "crm")
	b.module(b.store, "new")
	b.lists(b.store, "crm", "new")
}

// TestVersionsAfterARestoreAreNobodys: two restores of the same lead to different versions.
func TestVersionsAfterARestoreAreNobodys(t *testing.T) {
	b := newWorkbench(t)
	made := b.backUp()
	b.must(b.store.Close())
	live := b.store.workspacePath(b.path.Workspace)
	old, versions := readAll(t, live), map[int64]bool{}
	for range 3 {
		b.lose()
		b.must(os.WriteFile(live, old, 0o600))
		b.restoreBy(made.ID)
		c, err := openReading(live)
		b.must(err)
		version, err := c.number("SELECT schema_version FROM workspace")
		b.must(err)
		b.must(c.close())
		versions[version] = true
	}
	if len(versions) != 3 {
		t.Errorf("the versions are %v", versions)
	}
}

// TestRemovedFilesAreNotMadeAnew, not by readers, nor by the writer, and not by backups.
func TestRemovedFilesAreNotMadeAnew(t *testing.T) {
	b := newWorkbench(t)
	ctx := context.Background()
	made := b.backUp()
	live := b.store.workspacePath(b.path.Workspace)
	b.lose()
	for range maxReaders + 1 {
		_, _ = b.store.ListModules(ctx, b.path) // of an open connection or not at all
	}
	_, err := b.store.CreateModule(ctx, b.path, backend.ModuleInput{Name: "x"})
	if e := backend.Explain(err); e == nil || e.ID != "storage.missing" {
		t.Errorf("%v", err)
	}
	if _, err := b.store.CreateBackup(ctx, b.path.Workspace, nil); err == nil {
		t.Error("a file that is gone was backed up")
	}
	if _, err := openConn(live, ""); err == nil {
		t.Error("a file that is gone was opened")
	}
	if !missing(live) {
		t.Error("the file was made anew")
	}
	b.restore(made.ID)
	b.lists(b.store, "crm")
	b.module(b.store, "new")
	b.isPrivate(live)
}

// TestPlaceThatCannotBeTakenKeepsItsLog: where the last step fails, the damaged file still has what belongs to it.
func TestPlaceThatCannotBeTakenKeepsItsLog(t *testing.T) {
	folder := t.TempDir()
	live := filepath.Join(folder, "live.db")
	for _, side := range []string{"", "-wal", "-shm"} {
		if err := os.WriteFile(live+side, []byte("live"+side), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := takePlace(filepath.Join(folder, "none.part"), live); err == nil {
		t.Error("nothing took the place")
	}
	for _, side := range []string{"", "-wal", "-shm"} {
		if got := string(readAll(t, live+side)); got != "live"+side {
			t.Errorf("%s holds %q", side, got)
		}
	}
}
