package sqlite

import (
	"context"
	"maps"
	"math/rand/v2"
	"os"

	"owlet/backend"
)

// isBroken tells whether an error says that a file is damaged or gone.
func isBroken(err error) bool {
	e := backend.Explain(err)
	return e != nil && (e.ID == "storage.corrupt" || e.ID == "storage.missing")
}

// replaceBroken is replace for a workspace whose file is damaged or gone: what is left of it is kept as it is.
func (s *Store) replaceBroken(ctx context.Context, workspaceID string, staged *making, tell Tell) (before backend.Backup, err error) {
	seen := s.givenByBackups(workspaceID)
	live := s.workspacePath(workspaceID)
	err = s.moving(ctx, workspaceID, func() error {
		if before, err = s.keepBroken(ctx, workspaceID); err != nil {
			return err
		}
		c, err := openOver(live)
		if err != nil {
			return explainFile(live, err)
		}
		defer func() { c.fold(); _ = c.close() }()
		if left, err := readGiven(c); err == nil {
			seen.add(&left)
		}
		return explainFile(live, s.overwrite(ctx, c, &seen, staged, tell))
	})
	return before, err
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

// openOver opens a file that will be written over, whatever is in it.
func openOver(path string) (*conn, error) {
	if c, err := openConn(path, ""); err == nil && !missing(path) {
		if _, err = c.number("PRAGMA schema_version"); err == nil {
			return c, os.Chmod(path, 0o600)
		}
		_ = c.close()
	}
	for _, side := range []string{"-wal", "-shm", "-journal"} {
		_ = os.Remove(path + side)
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	return openConn(path, "")
}

// givenByBackups is what a workspace has given out as far as its backups tell. The schema's version is one that nobody has seen.
func (s *Store) givenByBackups(workspaceID string) given {
	seen := newGiven()
	list, _ := s.readBackups(workspaceID)
	for _, b := range list {
		c, err := openReading(s.backupPath(workspaceID, b.ID))
		if err != nil {
			continue
		}
		if g, err := readGiven(c); err == nil {
			seen.add(&g)
		}
		_ = c.close()
	}
	seen.schemaVersion += rand.Int64N(1 << 30) // #nosec G404 -- versions differ, nobody gains by guessing one
	return seen
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
