package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"owlet/backend"

	"github.com/gofrs/flock"
)

// ListBackups returns a workspace's backups, newest first. Errors: not_found, storage.
func (s *Store) ListBackups(ctx context.Context, workspaceID string) ([]backend.Backup, error) {
	if _, err := s.GetWorkspace(ctx, workspaceID); err != nil {
		return nil, err
	}
	list, err := s.backupFiles(workspaceID)
	for i := range list {
		list[i].Records = countIn(s.backupPath(workspaceID, list[i].ID))
	}
	return list, err
}

// backupFiles is ListBackups for a folder of backups, without opening the files: their records are not counted.
func (s *Store) backupFiles(name string) ([]backend.Backup, error) {
	list := []backend.Backup{}
	entries, err := os.ReadDir(s.backupFolder(name))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, explainSystem(s.backupFolder(name), err)
	}
	for _, entry := range entries {
		id, isFile := strings.CutSuffix(entry.Name(), ".db")
		b, ok := parseBackup(id)
		if !isFile || !ok {
			continue
		}
		about, err := entry.Info()
		if err != nil { // deleted meanwhile
			continue
		}
		b.Size = about.Size()
		list = append(list, b)
	}
	slices.Reverse(list) // names begin with the time
	return list, nil
}

// countIn is how many records a backup has, -1 where it cannot be read.
func countIn(path string) int64 {
	c, err := openReading(path)
	if err != nil {
		return -1
	}
	defer func() { _ = c.close() }()
	n, err := c.number("SELECT coalesce(sum(records), 0) FROM counter")
	if err != nil {
		return -1
	}
	return n
}

func (s *Store) backupPath(name, id string) string {
	return filepath.Join(s.backupFolder(name), id+".db")
}

// findBackup returns the workspace and the file of one of its backups. Errors: not_found.
func (s *Store) findBackup(ctx context.Context, workspaceID, id string) (w backend.Workspace, path string, err error) {
	if w, err = s.GetWorkspace(ctx, workspaceID); err != nil {
		return w, "", err
	}
	path = s.backupPath(workspaceID, id)
	if _, ok := parseBackup(id); !ok || missing(path) {
		err = backend.Errorf(backend.NotFound, "backup.not_found", "id", id)
	}
	return w, path, err
}

// CreateBackup makes a backup of a workspace by hand. Others go on writing meanwhile. Errors: not_found, storage: the disk is full, or the
// workspace's own file is damaged.
func (s *Store) CreateBackup(ctx context.Context, workspaceID string, tell Tell) (b backend.Backup, err error) {
	err = s.keeping(ctx, func() error {
		b, err = s.backUpNow(ctx, workspaceID, backend.BackupByHand, tell)
		return err
	})
	return b, err
}

// BackUpBefore makes a backup before something that it could undo, unless the newest one holds all there is.
func (s *Store) BackUpBefore(ctx context.Context, workspaceID string, reason backend.BackupReason) error {
	return s.keeping(ctx, func() error {
		if s.isBackedUp(ctx, workspaceID) {
			return nil
		}
		_, err := s.backUpNow(ctx, workspaceID, reason, nil)
		return err
	})
}

const (
	// largeImport is how many rows an import has at most that is not backed up before for their number.
	largeImport = 1000
	// largeDeletion is how many records a request through the API deletes at most that are not backed up before.
	largeDeletion = 1000
	// oftenEnough is how long a backup before something serves what follows it, where programs may do it all day long.
	oftenEnough = time.Hour
)

// BackUpBeforeDeleting is BackUpBefore for a deletion through the API of what lost counts, which it asks only where the last such backup is
// older than an hour. What holds no record and no value is not backed up.
func (s *Store) BackUpBeforeDeleting(ctx context.Context, workspaceID string, lost func() (backend.Losses, error)) error {
	done, err := s.isOftenEnough(workspaceID, backend.BackupDeletion)
	if done || err != nil {
		return err
	}
	taken, err := lost()
	if err != nil || !taken.Any() {
		return err
	}
	return s.BackUpBefore(ctx, workspaceID, backend.BackupDeletion)
}

// BackUpBeforeDeletingRecords is BackUpBeforeDeleting for so many records of a table.
func (s *Store) BackUpBeforeDeletingRecords(ctx context.Context, workspaceID string, records int) error {
	if records <= largeDeletion {
		return nil
	}
	return s.backUpBeforeOften(ctx, workspaceID, backend.BackupDeletion)
}

// backUpBeforeOften is BackUpBefore for what comes through the API.
func (s *Store) backUpBeforeOften(ctx context.Context, workspaceID string, reason backend.BackupReason) error {
	if done, err := s.isOftenEnough(workspaceID, reason); done || err != nil {
		return err
	}
	return s.BackUpBefore(ctx, workspaceID, reason)
}

// isOftenEnough tells whether a workspace was backed up for a reason within the last hour.
func (s *Store) isOftenEnough(workspaceID string, reason backend.BackupReason) (bool, error) {
	list, err := s.backupFiles(workspaceID)
	return slices.ContainsFunc(list, func(b backend.Backup) bool { return b.Reason == reason && s.now().Sub(b.At) < oftenEnough }), err
}

// backUpNow makes a backup, under keeping.
func (s *Store) backUpNow(ctx context.Context, workspaceID string, reason backend.BackupReason, tell Tell) (b backend.Backup, err error) {
	w, err := s.GetWorkspace(ctx, workspaceID)
	if err != nil {
		return b, err
	}
	err = s.beside(ctx, workspaceID, func(c *conn) error {
		b, err = s.writeBackup(ctx, c, workspaceID, reason, tell)
		return err
	})
	if err != nil {
		return b, err
	}
	s.failed.Delete(workspaceID)
	return b, s.note(ctx, backupEntry(backend.BackupCreated, w, b))
}

// beside runs fn with a connection of its own to a workspace's file, so that it takes no reader from requests.
func (s *Store) beside(ctx context.Context, workspaceID string, fn func(*conn) error) error {
	f, err := s.workspaceFile(ctx, workspaceID)
	if err != nil {
		return err
	}
	if err := f.enter(); err != nil {
		return err
	}
	defer f.leave()
	if err := s.lock.enter(ctx); err != nil {
		return err
	}
	defer s.lock.leave()
	c, err := f.openReader()
	if err != nil {
		return f.explain(err)
	}
	defer func() { _ = c.close() }()
	return f.explain(fn(c))
}

// keeping runs fn while nobody else, in this process or another, makes or sweeps backups, or moves workspaces to the trash and back.
func (s *Store) keeping(ctx context.Context, fn func() error) error {
	keeper := flock.New(s.lock.path + ".keep")
	if err := s.lock.wait(ctx, keeper.TryLock); err != nil {
		return err
	}
	defer func() { _ = keeper.Unlock() }()
	return fn()
}

// ifNobodyKeeps is keeping for what can be done another time.
func (s *Store) ifNobodyKeeps(fn func() error) error {
	keeper := flock.New(s.lock.path + ".keep")
	if free, err := keeper.TryLock(); !free || err != nil {
		return err
	}
	defer func() { _ = keeper.Unlock() }()
	return fn()
}

// backupEntry says in the audit log what became of a backup.
func backupEntry(act backend.Act, w backend.Workspace, b backend.Backup) backend.AuditEntry {
	e := backend.AuditEntry{Act: act, WorkspaceID: w.ID, Subject: b.ID, SubjectName: w.Name, Detail: map[string]any{}}
	if b.Reason != "" {
		e.Detail["reason"] = b.Reason
	}
	return e
}

// note adds an entry to the audit log of something that is done already, in other files than the log's.
func (s *Store) note(ctx context.Context, entry backend.AuditEntry) error {
	return s.main.update(ctx, func(t *tx) error {
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		if entry.Detail["reason"] == backend.BackupDaily {
			entry.Door = backend.DoorOwlet
		}
		return s.audit(t, person, entry)
	})
}
