package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"owlet/backend"
)

//go:embed migrations
var migrationFiles embed.FS

// migrations returns the numbered SQL of a kind of file, in order: the first brings an empty file to version 1.
func migrations(kind string) []string {
	names, err := fs.Glob(migrationFiles, "migrations/"+kind+"/*.sql")
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
// transaction of its own, after a backup copy when there is something in it. A file from a newer Owlet is refused untouched.
func (s *Store) openMigrated(ctx context.Context, path string, steps []string) (*conn, error) {
	if err := refuseBroken(path, len(steps)); err != nil {
		return nil, err
	}
	c, err := openConn(path, "")
	if err != nil {
		return nil, explainFile(path, err)
	}
	if err := s.bringUp(ctx, c, path, steps); err != nil {
		_ = c.close()
		return nil, explainFile(path, err)
	}
	return c, nil
}

// bringUp migrates a file that is behind. A new file is nobody's yet, so it needs no waiting for others.
func (s *Store) bringUp(ctx context.Context, c *conn, path string, steps []string) error {
	version, err := c.number("PRAGMA user_version")
	switch {
	case err != nil || int(version) >= len(steps):
		return err
	case version == 0:
		return migrate(c, path, steps)
	}
	return s.lock.alone(ctx, func() error {
		if err := s.backUp(c, path, version); err != nil {
			return err
		}
		return migrate(c, path, steps)
	})
}

// refuseBroken looks at an existing file without writing a byte: not a database, unreadable, or made by a newer Owlet.
func refuseBroken(path string, newest int) error {
	info, err := os.Stat(path)
	if os.IsNotExist(err) || err == nil && info.Size() == 0 {
		return nil
	}
	if err == nil {
		err = checkVersion(path, newest)
	}
	if os.IsPermission(err) {
		return backend.Errorf(backend.Storage, "storage.unreadable", "file", path).Because(err)
	}
	return explainFile(path, err)
}

func checkVersion(path string, newest int) error {
	header, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = header.Close() }()
	start := make([]byte, 64)
	if _, err := header.Read(start); err != nil || !strings.HasPrefix(string(start), "SQLite format 3\x00") {
		return backend.Errorf(backend.Storage, "storage.corrupt", "file", path).Because(err)
	}
	// user_version stands big-endian at offset 60. Reading it here keeps SQLite from making its -wal and -shm beside the file.
	version := int(start[60])<<24 | int(start[61])<<16 | int(start[62])<<8 | int(start[63])
	if version > newest {
		return backend.Errorf(backend.Storage, "storage.newer", "file", path)
	}
	return nil
}

func migrate(c *conn, path string, steps []string) error {
	for v := range steps {
		if err := step(c, v, steps[v]); err != nil {
			_ = c.script("ROLLBACK")
			return fmt.Errorf("migration %d of %s: %w", v+1, path, err)
		}
	}
	return nil
}

// step brings a file from version v to the next one. The version is read inside the transaction: another process may have
// been first.
func step(c *conn, v int, sql string) error {
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
	return c.script(fmt.Sprintf("%s;\nPRAGMA user_version = %d;\nCOMMIT;", sql, v+1))
}

// backUp writes a copy of the database to backups/ before a migration changes it.
func (s *Store) backUp(c *conn, path string, version int64) error {
	name := strings.TrimSuffix(filepath.Base(path), ".db")
	stamp := s.now().UTC().Format("20060102T150405.000")
	copyPath := filepath.Join(s.home, "backups", fmt.Sprintf("%s-v%d-%s.db", name, version, stamp))
	if err := os.MkdirAll(filepath.Dir(copyPath), 0o700); err != nil {
		return err
	}
	return c.exec("VACUUM INTO ?", copyPath)
}
