package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
	"time"

	"owlet/backend"
)

const workspaceColumns = "id, name, internal_name, created_at"

func workspaceOf(row []driver.Value) backend.Workspace {
	return backend.Workspace{ID: text(row[0]), Name: text(row[1]), InternalName: text(row[2]), CreatedAt: *moment(row[3])}
}

// moment is a column of Unix milliseconds as a time, UTC; NULL is nil.
func moment(v driver.Value) *time.Time {
	ms, ok := v.(int64)
	if !ok {
		return nil
	}
	t := time.UnixMilli(ms).UTC()
	return &t
}

// millis is a time as a column of Unix milliseconds; nil is NULL.
func millis(t *time.Time) driver.Value {
	if t == nil {
		return nil
	}
	return t.UnixMilli()
}

// ListWorkspaces returns the workspaces by name.
func (s *Store) ListWorkspaces(ctx context.Context) ([]backend.Workspace, error) {
	list := []backend.Workspace{}
	err := s.main.read(ctx, func(c *conn) error {
		return c.query(ctx, "SELECT "+workspaceColumns+" FROM workspace WHERE deleted_at IS NULL ORDER BY name, id", nil, func(row []driver.Value) error {
			list = append(list, workspaceOf(row))
			return nil
		})
	})
	return list, err
}

// GetWorkspace returns one workspace. Errors: not_found.
func (s *Store) GetWorkspace(ctx context.Context, id string) (w backend.Workspace, err error) {
	err = s.main.read(ctx, func(c *conn) error {
		w, err = readWorkspace(c, id)
		return err
	})
	return w, err
}

func readWorkspace(c *conn, id string) (w backend.Workspace, err error) {
	found, err := c.one("SELECT "+workspaceColumns+" FROM workspace WHERE id = ? AND deleted_at IS NULL", []driver.Value{id},
		func(row []driver.Value) { w = workspaceOf(row) })
	if err == nil && !found {
		err = backend.Errorf(backend.NotFound, "workspace.not_found", "id", id)
	}
	return w, err
}

// CreateWorkspace makes an empty workspace. Errors: invalid, conflict when the internal name is taken.
func (s *Store) CreateWorkspace(ctx context.Context, in backend.WorkspaceInput) (backend.Workspace, error) {
	given := in.InternalName != ""
	in, err := in.Tidy()
	if err != nil {
		return backend.Workspace{}, err
	}
	w := backend.Workspace{ID: backend.NewID(), Name: in.Name, InternalName: in.InternalName, CreatedAt: s.Now()}
	if err := s.makeWorkspaceFile(ctx, w.ID); err != nil {
		return backend.Workspace{}, err
	}
	if err := s.addWorkspace(ctx, &w, given, workspaceEntry(backend.WorkspaceCreated, w)); err != nil {
		s.dropWorkspaceFile(w.ID)
		return backend.Workspace{}, err
	}
	return w, nil
}

// addWorkspace adds a workspace whose file is there already. An internal name that nobody has given is made free.
func (s *Store) addWorkspace(ctx context.Context, w *backend.Workspace, given bool, entries ...backend.AuditEntry) error {
	return s.main.update(ctx, func(t *tx) (err error) {
		if !given {
			if w.InternalName, err = freeInternalName(t, w.InternalName); err != nil {
				return err
			}
		}
		if err := refuseTaken(t, *w); err != nil {
			return err
		}
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		if err := s.audit(t, person, entries...); err != nil {
			return err
		}
		return insertWorkspace(t, *w)
	})
}

func workspaceEntry(act backend.Act, w backend.Workspace) backend.AuditEntry {
	return backend.AuditEntry{Act: act, WorkspaceID: w.ID, Subject: w.ID, SubjectName: w.Name}
}

// freeInternalName adds _2, _3 and so on to a name that was made, not typed, until it is free.
func freeInternalName(t *tx, name string) (string, error) {
	free := name
	for n := 2; ; n++ {
		taken, err := t.number("SELECT count(*) FROM workspace WHERE internal_name = ? AND deleted_at IS NULL", free)
		if err != nil || taken == 0 {
			return free, err
		}
		free = fmt.Sprintf("%.90s_%d", name, n)
	}
}

func refuseTaken(t *tx, w backend.Workspace) error {
	taken, err := t.number("SELECT count(*) FROM workspace WHERE internal_name = ? AND id <> ? AND deleted_at IS NULL", w.InternalName, w.ID)
	if err == nil && taken > 0 {
		err = backend.Errorf(backend.Conflict, "workspace.internal_name_taken", "name", w.InternalName)
	}
	return err
}

func insertWorkspace(t *tx, w backend.Workspace) error {
	return t.exec("INSERT INTO workspace (id, name, internal_name, created_at) VALUES (?, ?, ?, ?)",
		w.ID, w.Name, w.InternalName, w.CreatedAt.UnixMilli())
}

// UpdateWorkspace renames a workspace. Its ID and its keys stay. Errors: invalid, not_found, conflict.
func (s *Store) UpdateWorkspace(ctx context.Context, id string, in backend.WorkspaceInput) (w backend.Workspace, err error) {
	if in, err = in.Tidy(); err != nil {
		return w, err
	}
	err = s.main.update(ctx, func(t *tx) error {
		if w, err = readWorkspace(t.conn, id); err != nil {
			return err
		}
		before := w
		w.Name, w.InternalName = in.Name, in.InternalName
		if err := refuseTaken(t, w); err != nil {
			return err
		}
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		t.touch("")
		if err := s.auditChange(t, person, workspaceEntry(backend.WorkspaceRenamed, before), before, w); err != nil {
			return err
		}
		return t.exec("UPDATE workspace SET name = ?, internal_name = ? WHERE id = ?", w.Name, w.InternalName, id)
	})
	return w, err
}

// DeleteWorkspace revokes the workspace's keys and moves its file to trash/, after a backup, unless the file is damaged. It returns where the
// file is. confirm must be the workspace's exact name. Errors: not_found, invalid when confirm differs, conflict for the only workspace.
func (s *Store) DeleteWorkspace(ctx context.Context, id, confirm string) (string, error) {
	if w, err := s.GetWorkspace(ctx, id); err == nil && w.Name == confirm {
		s.warn(ctx, "a workspace is deleted without a backup", s.BackUpBefore(ctx, id, backend.BackupDeletion), "workspace", id)
	}
	if err := s.markDeleted(ctx, id, confirm); err != nil {
		return "", err
	}
	s.closeWorkspace(id)
	path, err := s.trash(ctx, id)
	if err != nil { // the workspace is gone all the same; the next start moves its file
		s.log.Warn("a deleted workspace's file is still in place", "file", s.workspacePath(id), "error", err)
		return s.workspacePath(id), nil
	}
	return path, nil
}

func (s *Store) markDeleted(ctx context.Context, id, confirm string) error {
	return s.main.update(ctx, func(t *tx) error {
		w, err := readWorkspace(t.conn, id)
		if err != nil {
			return err
		}
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		if confirm != w.Name {
			return backend.Errorf(backend.Invalid, "workspace.confirm", "name", w.Name)
		}
		return s.deleteRows(t, w, person)
	})
}

// deleteRows marks a workspace deleted, revokes its keys, and shows another workspace from now on.
func (s *Store) deleteRows(t *tx, w backend.Workspace, person backend.Person) error {
	id, next := w.ID, ""
	if _, err := t.one("SELECT id FROM workspace WHERE id <> ? AND deleted_at IS NULL ORDER BY name, id", []driver.Value{id},
		func(row []driver.Value) { next = text(row[0]) }); err != nil {
		return err
	}
	if next == "" {
		return backend.Errorf(backend.Conflict, "workspace.only")
	}
	set, err := readSettings(t.conn)
	if err != nil {
		return err
	}
	if err := s.audit(t, person, workspaceEntry(backend.WorkspaceDeleted, w)); err != nil {
		return err
	}
	now := s.Now().UnixMilli()
	if err := t.exec("UPDATE workspace SET deleted_at = ? WHERE id = ?", now, id); err != nil {
		return err
	}
	if err := t.exec("UPDATE key SET revoked_at = ?, revoked_by = ? WHERE workspace = ? AND revoked_at IS NULL", now, person.DisplayName, id); err != nil {
		return err
	}
	if set.WorkspaceID != id {
		return nil
	}
	set.WorkspaceID = next
	return writeSettings(t, set)
}
