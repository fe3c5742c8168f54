package sqlite

import (
	"context"
	"embed"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"owlet/backend"
)

//go:embed migrations
var migrationFiles embed.FS

// kind is a kind of database file. Its id marks the file as ours: SQLite's application_id.
type kind struct {
	id    int64
	steps []string // numbered SQL: the first brings an empty file to version 1
}

var (
	owletKind     = kind{0x4F574C54, readSteps("owlet")}     // OWLT
	workspaceKind = kind{0x4F574C57, readSteps("workspace")} // OWLW
)

func readSteps(folder string) []string {
	names, err := fs.Glob(migrationFiles, "migrations/"+folder+"/*.sql")
	if err != nil {
		panic(err)
	}
	out := make([]string, len(names))
	for i, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		out[i] = string(text)
	}
	return out
}

// openMigrated opens the writing connection of a database file and brings the file to the newest version, each step in a
// transaction of its own, after a backup copy when there is something in it. Only where fresh may the file be made. What is missing,
// damaged, foreign or from a newer Owlet is refused untouched.
func (s *Store) openMigrated(ctx context.Context, path string, k kind, fresh bool) (*conn, error) {
	if err := refuseBroken(path, k, fresh); err != nil {
		return nil, err
	}
	if fresh { // SQLite would let others read it
		file, err := os.OpenFile(path, os.O_CREATE, 0o600)
		if err != nil {
			return nil, backend.Errorf(backend.Storage, "storage.unreadable", "file", path).Because(err)
		}
		_ = file.Close()
	}
	c, err := openConn(path, "")
	if err != nil {
		return nil, explainFile(path, err)
	}
	if err := s.bringUp(ctx, c, path, k); err != nil {
		_ = c.close()
		return nil, explainFile(path, err)
	}
	return c, nil
}

// bringUp migrates a file that is behind. A new file is nobody's yet, so it needs no waiting for others.
func (s *Store) bringUp(ctx context.Context, c *conn, path string, k kind) error {
	version, err := c.number("PRAGMA user_version")
	switch {
	case err != nil || int(version) >= len(k.steps):
		return err
	case version == 0:
		return migrate(c, path, k)
	}
	return s.lock.alone(ctx, func() error {
		name := strings.TrimSuffix(filepath.Base(path), ".db")
		if _, err := s.writeBackup(ctx, c, name, backend.BackupMigration, nil); err != nil {
			return err
		}
		return migrate(c, path, k)
	})
}

// refuseBroken looks at a file without writing to it.
func refuseBroken(path string, k kind, fresh bool) error {
	info, err := os.Stat(path)
	if os.IsNotExist(err) || err == nil && info.Size() == 0 {
		if fresh {
			return nil
		}
		return backend.Errorf(backend.Storage, "storage.missing", "file", path)
	}
	if err == nil {
		err = checkHeader(path, k)
	}
	if os.IsPermission(err) {
		return backend.Errorf(backend.Storage, "storage.unreadable", "file", path).Because(err)
	}
	return explainFile(path, err)
}

// checkHeader reads the first bytes of a file: they say what it is, and reading them keeps SQLite from making its -wal and -shm.
func checkHeader(path string, k kind) error {
	header, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = header.Close() }()
	start := make([]byte, 72)
	if _, err := io.ReadFull(header, start); err != nil || !strings.HasPrefix(string(start), "SQLite format 3\x00") {
		return backend.Errorf(backend.Storage, "storage.corrupt", "file", path).Because(err)
	}
	version, id := int64(binary.BigEndian.Uint32(start[60:])), int64(binary.BigEndian.Uint32(start[68:]))
	log, err := os.Stat(path + "-wal")
	if id == k.id && (err != nil || log.Size() == 0) || int(version) > len(k.steps) {
		return checkMarks(path, k, id, version, 1)
	}
	return checkInside(path, k)
}

// checkInside asks SQLite, reading only: what the header says may be older than the write-ahead log.
func checkInside(path string, k kind) error {
	c, err := openReading(path)
	if err != nil {
		return err
	}
	defer func() { _ = c.close() }()
	var marks [3]int64
	for i, sql := range []string{"PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema"} {
		if marks[i], err = c.number(sql); err != nil {
			return err
		}
	}
	return checkMarks(path, k, marks[0], marks[1], marks[2])
}

// checkMarks refuses a file that is not of the kind, unless nothing has been written into it, and one from a newer Owlet.
func checkMarks(path string, k kind, id, version, tables int64) error {
	switch {
	case int(version) > len(k.steps) && (id == k.id || id == 0):
		return backend.Errorf(backend.Storage, "storage.newer", "file", path)
	case id != k.id && tables > 0:
		return backend.Errorf(backend.Storage, "storage.corrupt", "file", path)
	}
	return nil
}

func migrate(c *conn, path string, k kind) error {
	for v := range k.steps {
		if err := step(c, v, k.id, k.steps[v]); err != nil {
			_ = c.script("ROLLBACK")
			return fmt.Errorf("migration %d of %s: %w", v+1, path, err)
		}
	}
	return nil
}

// step brings a file from version v to the next one. The version is read inside the transaction: another process may have
// been first.
func step(c *conn, v int, id int64, sql string) error {
	if err := c.script("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	version, err := c.number("PRAGMA user_version")
	if err != nil {
		return err
	}
	if int(version) > v {
		return c.script("COMMIT")
	}
	return c.script(fmt.Sprintf("%s;\nPRAGMA application_id = %d;\nPRAGMA user_version = %d;\nCOMMIT;", sql, id, v+1))
}
