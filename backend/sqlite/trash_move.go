package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"owlet/backend"
)

// trash moves a deleted workspace's file away while no process is in an operation.
func (s *Store) trash(ctx context.Context, id string) (string, error) {
	from := s.workspacePath(id)
	to := filepath.Join(s.home, "trash", fmt.Sprintf("%s-%s.db", id, s.now().UTC().Format("20060102T150405")))
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return "", backend.Errorf(backend.Storage, "storage.unreadable", "file", filepath.Dir(to)).Because(err)
	}
	if missing(from) {
		return filepath.Dir(to), nil
	}
	err := s.moving(ctx, id, func() error {
		if err := foldLog(from); err != nil {
			s.log.Warn("a damaged workspace goes to the trash as it is", "file", from, "error", err)
			if err := os.Rename(from+"-wal", to+"-wal"); err != nil && !os.IsNotExist(err) {
				return err
			}
		}
		if err := os.Rename(from, to); err != nil {
			return err
		}
		s.dropWorkspaceFile(id) // what is left of it: its empty log
		return nil
	})
	return to, err
}

// moving runs fn, which moves or replaces a workspace's file, while nobody is in an operation. Whoever has it open, in any process, opens it anew
// afterwards: the connections would go on with what was there before.
func (s *Store) moving(ctx context.Context, workspaceID string, fn func() error) error {
	return s.aloneSoon(ctx, func() error { return errors.Join(s.lock.noteMove(workspaceID), fn()) })
}

// forgetFiles has workspaces' files opened anew.
func (s *Store) forgetFiles(workspaceIDs []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range workspaceIDs {
		if f := s.files[id]; f != nil {
			delete(s.files, id)
			f.stale.Store(true)
			go func() {
				f.close()
				s.notify(Change{Workspace: f.id}) // in its place may be anything
			}()
		}
	}
}

// foldLog writes the write-ahead log back into its file, so that the one file is the whole workspace.
func foldLog(path string) error {
	c, err := openConn(path, "")
	if err != nil {
		return err
	}
	err = c.script("PRAGMA wal_checkpoint(TRUNCATE)")
	return errors.Join(err, c.close())
}

// sweepDeleted moves the files of deleted workspaces that could not be moved when they were deleted.
func (s *Store) sweepDeleted(ctx context.Context) error {
	return s.ifNobodyKeeps(func() error { return s.sweepAway(ctx) })
}

func (s *Store) sweepAway(ctx context.Context) error {
	var ids []string
	err := s.main.read(ctx, func(c *conn) error {
		return c.query(ctx, "SELECT id FROM workspace WHERE deleted_at IS NOT NULL", nil, func(row []driver.Value) error {
			ids = append(ids, text(row[0]))
			return nil
		})
	})
	for _, id := range ids {
		if missing(s.workspacePath(id)) {
			continue
		}
		if _, err := s.trash(ctx, id); err != nil {
			s.log.Warn("a deleted workspace's file is still in place", "file", s.workspacePath(id), "error", err)
		}
	}
	return err
}
