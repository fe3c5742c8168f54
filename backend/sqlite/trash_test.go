package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"owlet/backend"
)

func (b *workbench) trashed() []backend.Trashed {
	b.Helper()
	list, err := b.store.ListTrash(context.Background())
	b.must(err)
	return list
}

func (b *workbench) deleteWorkspace() {
	b.Helper()
	_, err := b.store.DeleteWorkspace(context.Background(), b.path.Workspace, "Trial")
	b.must(err)
}

func TestDeletedWorkspaceComesBack(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	ctx, ws := context.Background(), b.path.Workspace
	b.table("t", `{"name":"n","type":"number"}`)
	b.creates("t", 3, `{"n":1}`)
	key, err := b.store.CreateKey(ctx, ws, backend.KeyInput{Name: "Sync"})
	b.must(err)
	other := openStore(t, b.store.home, WithClock(clock.now))
	if _, err := other.CountRecords(ctx, b.at("t")); err != nil {
		t.Fatal(err)
	}
	b.deleteWorkspace()
	list := b.trashed()
	if len(list) != 1 || list[0].Name != "Trial" || list[0].Size == 0 || list[0].PurgedAt.Sub(clock.now()) != 30*24*time.Hour {
		t.Fatalf("%+v", list)
	}
	_, err = b.store.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Trial"})
	b.must(err)
	w, err := b.store.RecoverWorkspace(ctx, ws)
	if err != nil || w.InternalName != "trial_2" || w.ID != ws {
		t.Fatalf("%+v, %v", w, err)
	}
	if len(b.trashed()) != 0 || b.backups() != "deletion" {
		t.Errorf("%+v, %s", b.trashed(), b.backups())
	}
	if _, err := b.store.Authorize(ctx, ws, key.Secret); err == nil {
		t.Error("its key came back, too")
	}
	// Another process that had it open all the while goes on with the file as it is now.
	_, err = other.CreateRecords(ctx, b.at("t"), backend.DecodeNewRecords([]byte(`{"records":[{"n":2}]}`)))
	b.must(err)
	if n := b.count("t"); n != 4 {
		t.Errorf("%d records", n)
	}
	b.must(other.Close())
	b.must(b.store.Close())
	checkFile(t, b.store.workspacePath(ws))
	b.store = openStore(t, b.store.home)
	if n := b.count("t"); n != 4 {
		t.Errorf("%d records after a restart", n)
	}
	if got := acts(t, b.store, "workspace.recovered"); got != "owlet" {
		t.Errorf("audit: %s", got)
	}
}

func TestNotInTheTrash(t *testing.T) {
	b := newWorkbench(t)
	for _, id := range []string{"nowhere", b.path.Workspace, "*"} {
		_, err := b.store.RecoverWorkspace(context.Background(), id)
		b.want(err, backend.NotFound, "There is no deleted workspace "+id+".")
		b.want(b.store.PurgeWorkspace(context.Background(), id, "Trial"), backend.NotFound, "There is no deleted workspace "+id+".")
	}
}

func TestDamagedWorkspaceStaysInTheTrash(t *testing.T) {
	b := newWorkbench(t)
	b.deleteWorkspace()
	path := b.store.trashed(b.path.Workspace)
	b.must(os.WriteFile(path, []byte("not a database any more, by whatever has happened to the disk meanwhile"), 0o600))
	_, err := b.store.RecoverWorkspace(context.Background(), b.path.Workspace)
	b.want(err, backend.Storage, "This file is damaged or is not one of Owlet's. Nothing was changed. File: "+path)
	if len(b.trashed()) != 1 {
		t.Error("it is not in the trash any more")
	}
}

func TestTrashIsPurged(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	ctx, ws := context.Background(), b.path.Workspace
	b.backUp()
	b.deleteWorkspace()
	b.want(b.store.PurgeWorkspace(ctx, ws, "trial"), backend.Invalid, "That is not the workspace's exact name. Type: Trial")
	clock.pass(30 * 24 * time.Hour)
	b.store.keepUp(ctx)
	if len(b.trashed()) != 1 {
		t.Error("purged too early")
	}
	clock.pass(time.Minute)
	b.store.keepUp(ctx)
	b.wantPurged(ws, "owlet")
}

// TestBackupsOfALostFileArePurged: somebody took it out of the trash.
func TestBackupsOfALostFileArePurged(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	ctx, ws := context.Background(), b.path.Workspace
	b.backUp()
	b.deleteWorkspace()
	b.must(os.Remove(b.store.trashed(ws)))
	clock.pass(30 * 24 * time.Hour)
	b.store.keepUp(ctx)
	if missing(b.store.backupFolder(ws)) {
		t.Error("purged too early")
	}
	clock.pass(time.Minute)
	b.store.keepUp(ctx)
	b.store.keepUp(ctx)
	b.wantPurged(ws, "owlet")
}

func TestPurgedByHand(t *testing.T) {
	b := newWorkbenchWith(t, WithDoor(backend.DoorWindow))
	b.backUp()
	b.deleteWorkspace()
	b.must(b.store.PurgeWorkspace(context.Background(), b.path.Workspace, "Trial"))
	b.wantPurged(b.path.Workspace, "window")
}

func (b *workbench) wantPurged(ws, door string) {
	b.Helper()
	for _, place := range []string{"trash/*", "workspaces/" + ws + "*", "backups/" + ws} {
		if left, err := filepath.Glob(filepath.Join(b.store.home, place)); err != nil || len(left) > 0 {
			b.Errorf("left: %v, %v", left, err)
		}
	}
	if len(b.trashed()) != 0 {
		b.Error("still in the trash")
	}
	if got := acts(b.T, b.store, "workspace.purged"); got != door {
		b.Errorf("audit: %s", got)
	}
}

// TestKilledWhileRecovering: its file was back already, and nothing knows of it; the next start puts it away again.
func TestKilledWhileRecovering(t *testing.T) {
	b := newWorkbench(t)
	b.deleteWorkspace()
	b.must(moveDatabase(b.store.trashed(b.path.Workspace), b.store.workspacePath(b.path.Workspace)))
	b.must(b.store.Close())
	b.store = openStore(t, b.store.home)
	if list := b.trashed(); len(list) != 1 || !missing(b.store.workspacePath(b.path.Workspace)) {
		t.Errorf("%+v", list)
	}
	_, err := b.store.RecoverWorkspace(context.Background(), b.path.Workspace)
	b.must(err)
}
