package sqlite

import (
	"context"
	"os"

	"owlet/backend"
)

// RestoreBackup makes a workspace what it was when a backup was made, and returns the backup of what it is now, which is made first. Its name
// and its keys stay as they are: they are not in its file. confirm must be the workspace's exact name. Errors: not_found; invalid when
// confirm differs; storage for a backup that is damaged; busy; nothing is changed then.
//
// Everybody, also another process, is kept out while the file is written, which is one transaction: a kill leaves the old state or the new.
// Afterwards ids of records, numbers and stamps go on above all that were ever given out, the feeds begin anew, and the schema's version is
// another one, so that nothing anybody remembers of the file is taken for true.
func (s *Store) RestoreBackup(ctx context.Context, workspaceID, id, confirm string, tell Tell) (before backend.Backup, err error) {
	w, path, err := s.findBackup(ctx, workspaceID, id)
	if err != nil {
		return before, err
	}
	if confirm != w.Name {
		return before, backend.Errorf(backend.Invalid, "workspace.confirm", "name", w.Name)
	}
	err = s.keeping(ctx, func() error {
		staged, err := s.stage(ctx, path, tell)
		if err != nil {
			return err
		}
		defer staged.drop()
		b, _ := parseBackup(id)
		staged.strange = b.Reason == backend.BackupOpen
		before, err = s.replace(ctx, workspaceID, staged, tell)
		return err
	})
	if err != nil {
		return before, err
	}
	s.notify(Change{Workspace: workspaceID})
	entry := backupEntry(backend.BackupRestored, w, backend.Backup{ID: id})
	entry.Detail = map[string]any{"before": before.ID}
	return before, s.note(ctx, entry)
}

// replace backs the workspace up and puts a staged file into its place.
func (s *Store) replace(ctx context.Context, workspaceID string, staged *making, tell Tell) (before backend.Backup, err error) {
	before, err = s.backUpNow(ctx, workspaceID, backend.BackupRestore, tell)
	if isBroken(err) {
		return s.replaceBroken(ctx, workspaceID, staged)
	}
	if err != nil {
		return before, err
	}
	err = s.moving(ctx, workspaceID, func() error { // in its place, but what others remember of it is not true any more
		live := s.workspacePath(workspaceID)
		if missing(live) { // deleted a moment ago
			return backend.Errorf(backend.NotFound, "workspace.not_found", "id", workspaceID)
		}
		c, err := openConn(live, "")
		if err != nil {
			return explainFile(live, err)
		}
		defer func() { c.fold(); _ = c.close() }()
		if before, err = s.backUpAgain(ctx, c, workspaceID, before); err != nil {
			return err
		}
		seen, err := readGiven(c)
		if err == nil {
			err = s.overwrite(ctx, c, &seen, staged, tell)
		}
		return explainFile(live, err)
	})
	return before, err
}

// aloneSoon runs fn while nobody is in an operation. It waits for that only so long.
func (s *Store) aloneSoon(ctx context.Context, fn func() error) error {
	waiting, cancel := context.WithTimeout(ctx, s.patience)
	defer cancel()
	return s.lock.alone(waiting, fn)
}

// backUpAgain replaces the backup that was made a moment ago by one of what was written since, if anything was.
func (s *Store) backUpAgain(ctx context.Context, live *conn, workspaceID string, made backend.Backup) (backend.Backup, error) {
	now, err := fingerprint(live)
	if err != nil || now == s.fingerprintOf(workspaceID, made) {
		return made, err
	}
	again, err := s.writeBackup(ctx, live, workspaceID, made.Reason, nil)
	if err == nil {
		_ = os.Remove(s.backupPath(workspaceID, made.ID))
	}
	return again, err
}

// overwrite writes what is staged into the live file, and has it go on above what the live one has given out.
func (s *Store) overwrite(ctx context.Context, live *conn, seen *given, staged *making, tell Tell) error {
	if err := seen.prepare(staged, s.now); err != nil {
		return err
	}
	return copyDatabase(ctx, live, staged.conn, func(done, total int64) { tell.of("restore", done, total) })
}

// RestoreAsWorkspace makes a new workspace of a backup; the one that it is of stays as it is. Errors: as CreateWorkspace's and RestoreBackup's.
func (s *Store) RestoreAsWorkspace(ctx context.Context, workspaceID, id string, in backend.WorkspaceInput, tell Tell) (made backend.Workspace, err error) {
	w, path, err := s.findBackup(ctx, workspaceID, id)
	if err != nil {
		return made, err
	}
	given := in.InternalName != ""
	if in, err = in.Tidy(); err != nil {
		return made, err
	}
	made = backend.Workspace{ID: backend.NewID(), Name: in.Name, InternalName: in.InternalName, CreatedAt: s.Now()}
	err = s.keeping(ctx, func() error {
		staged, err := s.stage(ctx, path, tell)
		if err != nil {
			return err
		}
		defer staged.drop()
		_, _, err = staged.finish(s.workspacePath(made.ID))
		return err
	})
	if err != nil {
		return backend.Workspace{}, err
	}
	entry := backupEntry(backend.BackupRestored, w, backend.Backup{ID: id})
	entry.Detail["workspace"] = made.ID
	if err := s.addWorkspace(ctx, &made, given, workspaceEntry(backend.WorkspaceCreated, made), entry); err != nil {
		s.dropWorkspaceFile(made.ID)
		return backend.Workspace{}, err
	}
	return made, nil
}
