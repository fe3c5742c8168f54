package sqlite

import (
	"context"
	"os"
	"path/filepath"

	"owlet/backend"
)

// SaveBackup copies a backup to a file of the person's. Errors: not_found, storage.
func (s *Store) SaveBackup(ctx context.Context, workspaceID, id, path string) error {
	w, from, err := s.findBackup(ctx, workspaceID, id)
	if err != nil {
		return err
	}
	source, err := os.Open(from)
	if err != nil {
		return explainSystem(from, err)
	}
	defer func() { _ = source.Close() }()
	if err := backend.Save(path, copyOf(ctx, source)); err != nil {
		return err
	}
	entry := backupEntry(backend.BackupSaved, w, backend.Backup{ID: id})
	entry.Detail = map[string]any{"file": filepath.Base(path)}
	return s.note(ctx, entry)
}

// OpenBackup takes a file that SaveBackup wrote, or any other workspace's file, among a workspace's backups. Errors: not_found, storage:
// the file is damaged, foreign, cut off or from a newer Owlet.
func (s *Store) OpenBackup(ctx context.Context, workspaceID, path string) (b backend.Backup, err error) {
	w, err := s.GetWorkspace(ctx, workspaceID)
	if err != nil {
		return b, err
	}
	err = s.keeping(ctx, func() error {
		staged, err := s.stage(ctx, path, nil)
		if err != nil {
			return err
		}
		defer staged.drop()
		folder := s.backupFolder(workspaceID)
		if err := makePrivate(folder); err != nil {
			return err
		}
		var to string
		b, to = s.newBackup(folder, backend.BackupOpen)
		b.Records, b.Size, err = staged.finish(to)
		return err
	})
	if err != nil {
		return b, err
	}
	entry := backupEntry(backend.BackupOpened, w, b)
	entry.Detail["file"] = filepath.Base(path)
	return b, s.note(ctx, entry)
}

// DeleteBackup deletes a backup for good. Errors: not_found, storage.
func (s *Store) DeleteBackup(ctx context.Context, workspaceID, id string) error {
	w, path, err := s.findBackup(ctx, workspaceID, id)
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil {
		return explainSystem(path, err)
	}
	removeDatabase(path)
	return s.note(ctx, backupEntry(backend.BackupDeleted, w, backend.Backup{ID: id}))
}
