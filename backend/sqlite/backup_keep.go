package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"owlet/backend"
)

const (
	keepEvery = time.Hour
	// keepFirst leaves the start to those who wait for it.
	keepFirst = 5 * time.Second
)

// keeper does by itself what has to be done now and then.
type keeper struct {
	cancel  context.CancelFunc
	stopped chan struct{}
}

// Keep makes the daily backups, removes what has been kept long enough, and purges the trash: soon, and every hour until Close. Of several
// processes on the folder one does it.
func (s *Store) Keep() {
	ctx, cancel := context.WithCancel(context.Background())
	s.keeper = &keeper{cancel, make(chan struct{})}
	go func() {
		defer close(s.keeper.stopped)
		for wait := keepFirst; ; wait = keepEvery {
			select {
			case <-time.After(wait):
				s.keepUp(ctx)
			case <-ctx.Done():
				return
			}
		}
	}()
}

func (k *keeper) stop() {
	if k != nil {
		k.cancel()
		<-k.stopped
	}
}

// keepUp does once what Keep does every hour. What fails is tried again the next time.
func (s *Store) keepUp(ctx context.Context) {
	s.warn(ctx, "files of deleted workspaces are still in place", s.sweepDeleted(ctx))
	s.warn(ctx, "files that are half made could not be removed", s.sweepBackups(ctx))
	list, err := s.ListWorkspaces(ctx)
	s.warn(ctx, "no workspace is backed up", err)
	for _, w := range list {
		err := s.backUpDaily(ctx, w.ID)
		s.warn(ctx, "a daily backup failed", err, "workspace", w.ID)
		if err == nil {
			s.failed.Delete(w.ID)
		} else if ctx.Err() == nil {
			s.failed.Store(w.ID, err)
		}
		s.warn(ctx, "old backups could not be removed", s.removeOutdated(ctx, w.ID, w), "workspace", w.ID)
	}
	s.warn(ctx, "old backups could not be removed", s.removeOutdated(ctx, "owlet", backend.Workspace{}))
	s.warn(ctx, "the trash could not be purged", s.purge(ctx))
}

func (s *Store) warn(ctx context.Context, what string, err error, about ...any) {
	if err != nil && ctx.Err() == nil {
		s.Report(err)
		s.log.Warn(what, append(about, "error", err)...)
	}
}

// DailyBackup returns why the last daily backup of a workspace could not be made, unless one was made since. It is tried again every hour.
func (s *Store) DailyBackup(workspaceID string) error {
	err, _ := s.failed.Load(workspaceID)
	failed, _ := err.(error)
	return failed
}

// backUpDaily makes the backup of a day, if something was committed since the newest one.
func (s *Store) backUpDaily(ctx context.Context, workspaceID string) error {
	return s.keeping(ctx, func() error {
		list, err := s.backupFiles(workspaceID)
		if err != nil {
			return err
		}
		now := s.now()
		for _, b := range list {
			if b.Reason == backend.BackupDaily && b.At.In(now.Location()).Format(time.DateOnly) == now.Format(time.DateOnly) {
				return nil
			}
		}
		if s.isBackedUp(ctx, workspaceID) {
			return nil
		}
		_, err = s.backUpNow(ctx, workspaceID, backend.BackupDaily, nil)
		return err
	})
}

// removeOutdated removes backups that have been kept long enough: a workspace's, or those of the main file.
func (s *Store) removeOutdated(ctx context.Context, name string, w backend.Workspace) error {
	return s.keeping(ctx, func() error {
		list, err := s.backupFiles(name)
		if err != nil {
			return err
		}
		for _, b := range backend.Outdated(list, s.now()) {
			if err := os.Remove(s.backupPath(name, b.ID)); err != nil {
				return err
			}
			entry := backupEntry(backend.BackupDeleted, w, b)
			entry.Door = backend.DoorOwlet
			if err := s.note(ctx, entry); err != nil {
				return err
			}
		}
		return nil
	})
}

// migrationCopy is how an older Owlet named what it copied before a migration: in backups/ itself.
var migrationCopy = regexp.MustCompile(`^(\w+)-v\d+-(\d{8}T\d{6}\.\d{3})\.db$`)

// sweepBackups removes what a crash left half made, and puts the copies of an older Owlet with the other backups.
func (s *Store) sweepBackups(context.Context) error {
	return s.ifNobodyKeeps(func() error {
		left, err := filepath.Glob(filepath.Join(s.backupFolder("*"), "*"+half+"*"))
		if err != nil {
			return err
		}
		return s.unlessAlone(func() error {
			for _, path := range left {
				if err := os.Remove(path); err != nil {
					return err
				}
			}
			return s.sortIn()
		})
	})
}

// unlessAlone runs fn as an operation, or not at all while a migration, which makes a backup, is under way.
func (s *Store) unlessAlone(fn func() error) error {
	entered, err := s.lock.tryEnter()
	if !entered {
		return err
	}
	defer s.lock.leave()
	return fn()
}

func (s *Store) sortIn() error {
	old, err := filepath.Glob(filepath.Join(s.home, "backups", "*.db"))
	if err != nil {
		return err
	}
	for _, path := range old {
		parts := migrationCopy.FindStringSubmatch(filepath.Base(path))
		if parts == nil {
			continue
		}
		folder := s.backupFolder(parts[1])
		if err := makePrivate(folder); err != nil {
			return err
		}
		if err := os.Rename(path, filepath.Join(folder, parts[2]+"Z-"+string(backend.BackupMigration)+".db")); err != nil {
			return err
		}
		if err := os.Chmod(folder, 0o700); err != nil { // #nosec G302 -- a folder, which without x nobody can enter
			return err
		}
	}
	return nil
}
