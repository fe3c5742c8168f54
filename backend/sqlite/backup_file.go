package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"owlet/backend"
)

const (
	backupTime = "20060102T150405.000Z"
	// half ends the name of a file that is not complete yet.
	half = ".part"
	// copyPages is how much of a file is copied before anybody is told, and asked whether to go on: 8 MB.
	copyPages = 2048
	// checkCache is how much memory a check may take, in KB below zero: with SQLite's 2 MB it takes longer, and an import beside it that is
	// backed up first must stay below 100 MB in all.
	checkCache = "-16384"
)

// Tell is told how far long work is within one of its phases. It may be nil.
type Tell func(phase string, done, total int64)

func (t Tell) of(phase string, done, total int64) {
	if t != nil {
		t(phase, done, total)
	}
}

// backupFolder is where a file's backups are; name is a workspace's ID, or "owlet" for owlet.db.
func (s *Store) backupFolder(name string) string { return filepath.Join(s.home, "backups", name) }

// parseBackup reads the name of a backup's file. ok is false of any other name.
func parseBackup(id string) (b backend.Backup, ok bool) {
	moment, reason, _ := strings.Cut(id, "-")
	at, err := time.Parse(backupTime, moment)
	b = backend.Backup{ID: id, Reason: backend.BackupReason(reason), At: at}
	return b, err == nil && b.Reason.Known()
}

// newBackup names a backup that is made now. Two of the same millisecond have different names, also of one that a kill left half made.
func (s *Store) newBackup(folder string, reason backend.BackupReason) (b backend.Backup, path string) {
	for at := s.Now(); ; at = at.Add(time.Millisecond) {
		id := at.Format(backupTime) + "-" + string(reason)
		if path := filepath.Join(folder, id+".db"); missing(path) && missing(path+half) {
			return backend.Backup{ID: id, Reason: reason, At: at}, path
		}
	}
}

// writeBackup copies the database that a connection reads to a backup: to another name first, which it only loses when the copy is
// complete, checked and on the disk.
func (s *Store) writeBackup(ctx context.Context, from *conn, name string, reason backend.BackupReason, tell Tell) (b backend.Backup, err error) {
	folder := s.backupFolder(name)
	if err := makePrivate(folder); err != nil {
		return b, err
	}
	b, path := s.newBackup(folder, reason)
	p, err := newPart(path + half)
	if err != nil {
		return b, err
	}
	defer p.drop()
	if err = copyPart(ctx, p, from, tell); err == nil {
		b.Records, b.Size, err = p.finish(path)
	}
	return b, err
}

func copyPart(ctx context.Context, p *making, from *conn, tell Tell) error {
	err := copyDatabase(ctx, p.conn, from, func(done, total int64) { tell.of("copy", done, total) })
	if err == nil {
		tell.of("check", 0, 0)
		err = checkWhole(ctx, p.conn, p.path)
	}
	return explainFile(p.path, err)
}

// making is a database file in the making. Nobody else knows it.
type making struct {
	*conn
	path    string
	strange bool // it may be of another workspace
}

// newPart makes an empty one.
func newPart(path string) (*making, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, explainSystem(path, err)
	}
	_ = file.Close()
	return openPart(path)
}

// openPart opens one that is there. What is written to it is on the disk only after finish.
func openPart(path string) (*making, error) {
	c, err := connect(path, "?mode=rw&_foreign_keys=off&_synchronous=OFF&_busy_timeout=5000&_mutex=no&_cache_size="+checkCache)
	if err == nil {
		return &making{conn: c, path: path}, nil
	}
	removeDatabase(path)
	return nil, explainFile(path, err)
}

// drop removes it. Once it is finished there is nothing to remove.
func (p *making) drop() {
	if p.conn != nil {
		_ = p.conn.close()
		p.conn = nil
	}
	removeDatabase(p.path)
}

// removeDatabase removes a database with the files beside it.
func removeDatabase(path string) {
	for _, side := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(path + side)
	}
}

// finish gives it its name.
func (p *making) finish(path string) (records, size int64, err error) {
	if records, size, err = p.settle(); err != nil {
		return 0, 0, err
	}
	if err := os.Rename(p.path, path); err != nil {
		return 0, 0, explainSystem(p.path, err)
	}
	return records, size, syncFolder(filepath.Dir(path))
}

// settle closes it: all of it is in one file then, and on the disk.
func (p *making) settle() (records, size int64, err error) {
	if records, err = p.number("SELECT coalesce(sum(records), 0) FROM counter"); err != nil {
		records, err = 0, nil // owlet.db has no records
	}
	if err = p.script("PRAGMA journal_mode = DELETE"); err == nil {
		err = p.conn.close()
		p.conn = nil
	}
	if err != nil {
		return 0, 0, explainFile(p.path, err)
	}
	if size, err = syncFile(p.path); err != nil {
		return 0, 0, explainSystem(p.path, err)
	}
	return records, size, nil
}

func syncFile(path string) (size int64, err error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	about, err := file.Stat()
	if err == nil {
		size, err = about.Size(), file.Sync()
	}
	return size, errors.Join(err, file.Close())
}

// syncFolder makes sure that a new name outlives a loss of power. Windows does so by itself, and has no such call.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return explainSystem(path, err)
	}
	if err := errors.Join(folder.Sync(), folder.Close()); err != nil {
		return explainSystem(path, err)
	}
	return nil
}

// makePrivate makes a folder that only this person can open.
func makePrivate(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return explainSystem(path, err)
	}
	return nil
}

// copyDatabase copies one moment of a database over another with SQLite's online backup, in one transaction of the other: until it is
// complete, everybody sees what was there before.
func copyDatabase(ctx context.Context, to, from *conn, told func(done, total int64)) error {
	if from.raw.AutoCommit() { // writers would have it begin anew
		if err := from.script("BEGIN"); err != nil {
			return err
		}
		defer func() { _ = from.script("ROLLBACK") }()
	}
	copying, err := to.raw.Backup("main", from.raw, "main")
	if err != nil {
		return err
	}
	last := -1
	for err == nil {
		done := false
		if done, err = copying.Step(copyPages); done || err != nil {
			break
		}
		left := copying.Remaining()
		if left == last { // somebody else holds the file, for longer than SQLite waits
			err = busy(errPatience)
			break
		}
		last = left
		told(int64(copying.PageCount()-left), int64(copying.PageCount()))
		err = ctx.Err()
	}
	return errors.Join(err, copying.Finish())
}

// checkWhole has SQLite read all of a database. path is what to blame. Errors: storage.
func checkWhole(ctx context.Context, c *conn, path string) error {
	for _, sql := range []string{"PRAGMA integrity_check(1)", "PRAGMA foreign_key_check"} {
		var fault error
		err := c.query(ctx, sql, nil, func(row []driver.Value) error {
			if text(row[0]) != "ok" {
				fault = damaged(path, fmt.Errorf("%s: %v", sql, row))
			}
			return errStop
		})
		if err == nil {
			err = fault
		}
		if err != nil {
			return explainFile(path, err)
		}
	}
	return nil
}

func damaged(path string, cause error) error {
	return backend.Errorf(backend.Storage, "storage.corrupt", "file", path).Because(cause)
}
