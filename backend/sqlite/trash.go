package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"owlet/backend"
)

// ListTrash returns the deleted workspaces that can be brought back, the one deleted last first.
func (s *Store) ListTrash(ctx context.Context) ([]backend.Trashed, error) {
	all, err := s.deleted(ctx)
	list := []backend.Trashed{}
	for _, t := range all {
		about, err := os.Stat(s.trashed(t.ID))
		if err != nil { // purged
			continue
		}
		t.Size = about.Size()
		list = append(list, t)
	}
	return list, err
}

// purgedLater is ListTrash, and the deleted workspaces of whose files only backups are left: nothing but the purge still needs them.
func (s *Store) purgedLater(ctx context.Context) ([]backend.Trashed, error) {
	all, err := s.deleted(ctx)
	return slices.DeleteFunc(all, func(t backend.Trashed) bool { return s.trashed(t.ID) == "" && missing(s.backupFolder(t.ID)) }), err
}

// deleted are all workspaces that were ever deleted, and not brought back.
func (s *Store) deleted(ctx context.Context) (list []backend.Trashed, err error) {
	const sql = "SELECT " + workspaceColumns + ", deleted_at FROM workspace WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id"
	err = s.main.read(ctx, func(c *conn) error {
		return c.query(ctx, sql, nil, func(row []driver.Value) error {
			at := *moment(row[4])
			list = append(list, backend.Trashed{Workspace: workspaceOf(row), DeletedAt: at, PurgedAt: at.Add(backend.KeptTrash)})
			return nil
		})
	})
	return list, err
}

// trashed is the file of a deleted workspace: in the trash, or still in its place where it could not be moved. It is "" when there is none.
func (s *Store) trashed(id string) string {
	found, err := filepath.Glob(filepath.Join(s.home, "trash", id+"-*.db"))
	switch {
	case err == nil && len(found) > 0:
		return found[len(found)-1]
	case !missing(s.workspacePath(id)):
		return s.workspacePath(id)
	}
	return ""
}

// findTrashed returns a deleted workspace and its file. Errors: not_found.
func (s *Store) findTrashed(ctx context.Context, id string) (backend.Trashed, string, error) {
	list, err := s.ListTrash(ctx)
	if err != nil {
		return backend.Trashed{}, "", err
	}
	for _, t := range list {
		if path := s.trashed(id); t.ID == id && path != "" {
			return t, path, nil
		}
	}
	return backend.Trashed{}, "", backend.Errorf(backend.NotFound, "workspace.not_in_trash", "id", id)
}

// RecoverWorkspace brings a deleted workspace back. Its keys stay revoked. Where another workspace has its internal name by now, it gets _2
// or the like. Errors: not_found; storage, where its file is damaged: it stays in the trash.
func (s *Store) RecoverWorkspace(ctx context.Context, id string) (w backend.Workspace, err error) {
	err = s.keeping(ctx, func() error {
		_, path, err := s.findTrashed(ctx, id)
		if err != nil {
			return err
		}
		if err := refuseBroken(path, workspaceKind, false); err != nil {
			return err
		}
		move := func() error { return moveDatabase(path, s.workspacePath(id)) }
		if err := s.moving(ctx, id, move); err != nil { // a kill from here on: the next start moves it back
			return err
		}
		w, err = s.undelete(ctx, id)
		if err != nil {
			return errors.Join(err, moveDatabase(s.workspacePath(id), path))
		}
		return nil
	})
	return w, err
}

func (s *Store) undelete(ctx context.Context, id string) (w backend.Workspace, err error) {
	err = s.main.update(ctx, func(t *tx) error {
		found, err := t.one("SELECT "+workspaceColumns+" FROM workspace WHERE id = ? AND deleted_at IS NOT NULL", []driver.Value{id},
			func(row []driver.Value) { w = workspaceOf(row) })
		if err == nil && !found {
			err = backend.Errorf(backend.NotFound, "workspace.not_in_trash", "id", id)
		}
		if err != nil {
			return err
		}
		if w.InternalName, err = freeInternalName(t, w.InternalName); err != nil {
			return err
		}
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		if err := s.audit(t, person, workspaceEntry(backend.WorkspaceRecovered, w)); err != nil {
			return err
		}
		return t.exec("UPDATE workspace SET deleted_at = NULL, internal_name = ? WHERE id = ?", w.InternalName, id)
	})
	return w, err
}

// moveDatabase moves a file that nobody has open, with its log.
func moveDatabase(from, to string) error {
	if from == to {
		return nil
	}
	if err := os.Rename(from+"-wal", to+"-wal"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return explainSystem(from, err)
	}
	if err := os.Rename(from, to); err != nil {
		return explainSystem(from, err)
	}
	return errors.Join(syncFolder(filepath.Dir(to)), syncFolder(filepath.Dir(from)))
}

// PurgeWorkspace deletes a workspace in the trash for good, with its backups. confirm must be its exact name. Errors: not_found, invalid
// when confirm differs.
func (s *Store) PurgeWorkspace(ctx context.Context, id, confirm string) error {
	return s.keeping(ctx, func() error {
		t, _, err := s.findTrashed(ctx, id)
		if err != nil {
			return err
		}
		if confirm != t.Name {
			return backend.Errorf(backend.Invalid, "workspace.confirm", "name", t.Name)
		}
		return s.purgeOne(ctx, t, s.door)
	})
}

// purge deletes for good what has been in the trash for long enough, also the backups of what was lost from it.
func (s *Store) purge(ctx context.Context) error {
	return s.keeping(ctx, func() error {
		list, err := s.purgedLater(ctx)
		for _, t := range list {
			if s.now().After(t.PurgedAt) {
				err = errors.Join(err, s.purgeOne(ctx, t, backend.DoorOwlet))
			}
		}
		return err
	})
}

func (s *Store) purgeOne(ctx context.Context, t backend.Trashed, door backend.Door) error {
	for path := s.trashed(t.ID); path != ""; path = s.trashed(t.ID) {
		if err := os.Remove(path); err != nil {
			return explainSystem(path, err)
		}
		removeDatabase(path)
	}
	if err := os.RemoveAll(s.backupFolder(t.ID)); err != nil {
		return explainSystem(s.backupFolder(t.ID), err)
	}
	entry := workspaceEntry(backend.WorkspacePurged, t.Workspace)
	entry.Door = door
	return s.note(ctx, entry)
}
