package sqlite

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"owlet/backend"
)

func TestLostFilesAreMissedNotMadeAnew(t *testing.T) {
	ctx := context.Background()
	for name, lose := range map[string]func(path string) error{
		"missing": os.Remove,
		"empty":   func(path string) error { return os.Truncate(path, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			s := openStore(t, home)
			id := firstWorkspace(t, s)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			path := s.workspacePath(id)
			if err := lose(path); err != nil {
				t.Fatal(err)
			}
			s = openStore(t, home)
			_, err := s.ListModules(ctx, backend.Path{Workspace: id})
			wantError(t, err, backend.Storage, "This file should be here and is missing or empty. Nothing was changed; put it back, or restore a backup. File: "+path)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte("anything"), 0o600); err != nil {
				t.Fatal(err)
			}
			main := filepath.Join(home, "owlet.db")
			if err := lose(main); err != nil {
				t.Fatal(err)
			}
			_, err = Open(ctx, home)
			wantError(t, err, backend.Storage, "This file should be here and is missing or empty. Nothing was changed; put it back, or restore a backup. File: "+main)
		})
	}
}

func TestForeignAndSwappedFilesAreRefused(t *testing.T) {
	ctx := context.Background()
	t.Run("another program's", func(t *testing.T) {
		home := t.TempDir()
		path := filepath.Join(home, "owlet.db")
		other, err := connect(path, "")
		if err != nil {
			t.Fatal(err)
		}
		if err := other.script("CREATE TABLE note (text)"); err != nil {
			t.Fatal(err)
		}
		_ = other.close()
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Open(ctx, home)
		wantError(t, err, backend.Storage, "This file is damaged or is not one of Owlet's. Nothing was changed. File: "+path)
		after, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(before, after) {
			t.Fatalf("the file was changed: %v", err)
		}
	})
	t.Run("owlet.db as a workspace", func(t *testing.T) {
		home := t.TempDir()
		s := openStore(t, home)
		id := firstWorkspace(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(filepath.Join(home, "owlet.db"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(s.workspacePath(id), content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = openStore(t, home).ListModules(ctx, backend.Path{Workspace: id})
		wantError(t, err, backend.Storage, "This file is damaged or is not one of Owlet's. Nothing was changed. File: "+s.workspacePath(id))
	})
}

func TestNewerVersionInTheWriteAheadLogIsSeen(t *testing.T) {
	home := t.TempDir()
	s := openStore(t, home)
	c, err := openConn(filepath.Join(home, "owlet.db"), "") // open until the end, so that nothing is folded back
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.close() }()
	if err := c.script("PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), home)
	wantError(t, err, backend.Storage, "This file was made by a newer Owlet. Nothing was changed; update Owlet to open it. File: "+filepath.Join(s.home, "owlet.db"))
}

func TestFullDiskIsSaidToEveryUpdateOfTheCommit(t *testing.T) {
	s := openStore(t, t.TempDir())
	ctx := context.Background()
	if err := s.main.update(ctx, func(x *tx) error { return x.script("CREATE TABLE heap (b BLOB); PRAGMA max_page_count = 60") }); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			err := s.main.update(ctx, func(x *tx) error { return x.exec("INSERT INTO heap VALUES (zeroblob(10000000))") })
			if e := backend.Explain(err); e.ID != "storage.full" {
				t.Errorf("%v", err)
			}
		})
	}
	group.Wait()
	for range 2 { // a full disk is not the end: the next update is served as usual
		err := s.main.update(ctx, func(x *tx) error { return x.exec("INSERT INTO heap VALUES (zeroblob(10000000))") })
		wantError(t, err, backend.Storage, "There is no space left on the disk. Nothing was changed; make room and try again. File: "+s.main.path)
	}
	if _, err := s.UpdateOrganization(ctx, backend.Organization{Name: "Still here"}); err != nil {
		t.Fatal(err)
	}
}

func TestFilesAreTheirOwnersAlone(t *testing.T) {
	home := t.TempDir()
	if err := os.Chmod(home, 0o755); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, home)
	for _, path := range []string{filepath.Join(home, "owlet.db"), s.workspacePath(firstWorkspace(t, s))} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}
