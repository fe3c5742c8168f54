//go:build linux

package sqlite

import (
	"context"
	"strings"
	"syscall"
	"testing"

	"owlet/backend"
)

// TestBackupOnAFullDisk: on a small file system of its own. It says so, and leaves nothing half made.
func TestBackupOnAFullDisk(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"s","type":"string"}`)
	b.creates("t", 1000, `{"s":"`+strings.Repeat("long ", 400)+`"}`)
	folder := b.store.backupFolder(b.path.Workspace)
	b.must(makePrivate(folder))
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=1m,mode=0700"); err != nil {
		t.Skipf("a small file system cannot be mounted: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, 0) })
	ctx, ws := context.Background(), b.path.Workspace
	_, err := b.store.CreateBackup(ctx, ws, nil)
	if e := backend.Explain(err); e.ID != "storage.full" || e.Code != backend.Storage {
		t.Errorf("%v", err)
	}
	b.wantNothingHalf()
	_, err = b.store.ImportRecords(ctx, b.at("t"), textSheet("s\n"+strings.Repeat("x\n", largeImport+1)), backend.ImportInput{Mode: backend.ImportAppend, HasHeader: true})
	if e := backend.Explain(err); e.ID != "storage.full" {
		t.Errorf("an import that cannot be backed up: %v", err)
	}
	if n := b.count("t"); n != 1000 {
		t.Errorf("%d records", n)
	}
	b.store.keepUp(ctx)
	if e := backend.Explain(b.store.DailyBackup(ws)); e == nil || e.ID != "storage.full" {
		t.Errorf("the daily backup: %v", e)
	}
	b.must(syscall.Unmount(folder, 0))
	b.store.keepUp(ctx)
	b.must(b.store.DailyBackup(ws))
	b.backUp()
}
