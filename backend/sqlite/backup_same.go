package sqlite

import (
	"context"
	"fmt"

	"owlet/backend"
)

// fingerprint is another one after every commit to a workspace's file.
func fingerprint(c *conn) (string, error) {
	g, err := readGiven(c)
	if err != nil {
		return "", err
	}
	editions := map[int64]int64{}
	err = readNumbers(c, "SELECT record_table, edition FROM counter", editions)
	return fmt.Sprint(g.schemaVersion, g.lastStamp, editions), err // maps are printed in the order of their keys
}

// fingerprintOf is a backup's; "" where it has none.
func (s *Store) fingerprintOf(name string, b backend.Backup) string {
	c, err := openReading(s.backupPath(name, b.ID))
	if err != nil {
		return ""
	}
	defer func() { _ = c.close() }()
	is, err := fingerprint(c)
	if err != nil { // of an older version
		return ""
	}
	return is
}

// isBackedUp tells whether nothing was committed since the newest backup.
func (s *Store) isBackedUp(ctx context.Context, workspaceID string) bool {
	list, err := s.backupFiles(workspaceID)
	if err != nil || len(list) == 0 {
		return false
	}
	now := ""
	err = s.beside(ctx, workspaceID, func(c *conn) error {
		now, err = fingerprint(c)
		return err
	})
	return err == nil && now == s.fingerprintOf(workspaceID, list[0])
}
