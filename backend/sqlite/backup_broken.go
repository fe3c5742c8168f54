package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"maps"
	"os"
	"path/filepath"

	"owlet/backend"
)

// isBroken tells whether an error says that a file is damaged or gone.
func isBroken(err error) bool {
	e := backend.Explain(err)
	return e != nil && (e.ID == "storage.corrupt" || e.ID == "storage.missing")
}

// replaceBroken is replace for a workspace whose file is damaged or gone: what is left of it is kept as it is. The file itself is not written to,
// since others may have it open: another one takes its name.
func (s *Store) replaceBroken(ctx context.Context, workspaceID string, staged *making) (before backend.Backup, err error) {
	seen, err := s.givenBefore(ctx, workspaceID)
	if err != nil {
		return before, err
	}
	live := s.workspacePath(workspaceID)
	err = s.moving(ctx, workspaceID, func() error {
		if before, err = s.keepBroken(ctx, workspaceID); err != nil {
			return err
		}
		if err := seen.prepare(staged, s.now); err != nil {
			return explainFile(staged.path, err)
		}
		if _, _, err := staged.settle(); err != nil {
			return err
		}
		return takePlace(staged.path, live)
	})
	return before, err
}

// besides are how the names of the files end that SQLite may have beside a database.
var besides = [...]string{"-wal", "-shm", "-journal"}

// takePlace gives a whole file the name of a damaged one. What is beside that goes first: it would be mixed into the new one.
func takePlace(from, to string) error {
	aside := from + "-aside"
	err := moveBesides(to, aside)
	if err == nil {
		err = os.Rename(from, to)
	}
	if err != nil {
		return explainSystem(to, errors.Join(err, moveBesides(aside, to)))
	}
	for _, side := range besides {
		_ = os.Remove(aside + side)
	}
	return syncFolder(filepath.Dir(to))
}

func moveBesides(from, to string) error {
	for _, side := range besides {
		if err := os.Rename(from+side, to+side); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return nil
}

// keepBroken copies what is left of a file to the backups.
func (s *Store) keepBroken(ctx context.Context, workspaceID string) (b backend.Backup, err error) {
	live, folder := s.workspacePath(workspaceID), s.backupFolder(workspaceID)
	if missing(live) {
		return b, nil
	}
	b, path := s.newBackup(folder, backend.BackupRestore)
	b.Records = -1
	if err := copyFiles(ctx, live, path+half, nil); err != nil {
		removeDatabase(path + half)
		return b, err
	}
	for _, side := range []string{"-wal", ""} {
		if err := os.Rename(path+half+side, path+side); err != nil && !os.IsNotExist(err) {
			return b, explainSystem(path, err)
		}
	}
	return b, syncFolder(folder)
}

// jump is how far numbers go on after a restore that cannot know the last one: further than anybody gets between two backups.
const jump = 1 << 20

// givenBefore is what a workspace has given out as far as its backups, its file, if it can be read, and its keys tell: a key that may see some
// modules knows them by numbers, and must not see others for it. What was given out since nobody knows, so numbers make a jump.
func (s *Store) givenBefore(ctx context.Context, workspaceID string) (given, error) {
	seen := newGiven()
	list, _ := s.backupFiles(workspaceID)
	paths := []string{s.workspacePath(workspaceID)}
	for _, b := range list {
		paths = append(paths, s.backupPath(workspaceID, b.ID))
	}
	for _, path := range paths {
		if g, err := givenIn(path); err == nil {
			seen.add(&g)
		}
	}
	last, err := s.lastModuleOfKeys(ctx, workspaceID)
	seen.lastNumber = max(seen.lastNumber, last) + jump
	return seen, err
}

func givenIn(path string) (g given, err error) {
	c, err := openReading(path)
	if err != nil {
		return g, err
	}
	defer func() { _ = c.close() }()
	return readGiven(c)
}

// lastModuleOfKeys is the highest number of a module that any key, also a revoked one, may or might see.
func (s *Store) lastModuleOfKeys(ctx context.Context, workspaceID string) (last int64, err error) {
	err = s.main.read(ctx, func(c *conn) error {
		const sql = "SELECT modules FROM key WHERE workspace = ? AND modules IS NOT NULL"
		return c.query(ctx, sql, []driver.Value{workspaceID}, func(row []driver.Value) error {
			for _, number := range modulesOf(text(row[0])) {
				last = max(last, number)
			}
			return nil
		})
	})
	return last, err
}

// add raises what was given out to what another file has given out.
func (g *given) add(other *given) {
	g.schemaVersion, g.lastNumber, g.lastStamp = max(g.schemaVersion, other.schemaVersion), max(g.lastNumber, other.lastNumber), max(g.lastStamp, other.lastStamp)
	for table, last := range other.lastIDs {
		g.lastIDs[table] = max(g.lastIDs[table], last)
	}
	for field, last := range other.lastOptions {
		g.lastOptions[field] = max(g.lastOptions[field], last)
	}
	maps.Copy(g.modules, other.modules)
	maps.Copy(g.tables, other.tables)
}
