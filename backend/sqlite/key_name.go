package sqlite

import (
	"context"
	"database/sql/driver"

	"owlet/backend"

	"golang.org/x/text/cases"
)

// refuseKeyName refuses a name that another live key of the workspace has, in whatever case: people take "Printer" and "printer" for one
// name. It answers with the name as the other key has it.
func (s *Store) refuseKeyName(t *tx, workspaceID, keyID, name string) error {
	names, err := s.liveNames(t, workspaceID, keyID)
	if taken, ok := names[cases.Fold().String(name)]; ok {
		return backend.Errorf(backend.Conflict, "key.name_taken", "name", taken)
	}
	return err
}

// liveNames are the names of a workspace's live keys but one, by the name in folded case.
func (s *Store) liveNames(t *tx, workspaceID, but string) (map[string]string, error) {
	fold, names := cases.Fold(), map[string]string{}
	err := t.query(context.Background(), `SELECT name FROM key WHERE workspace = ? AND id <> ?
		AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)`, []driver.Value{workspaceID, but, s.Now().UnixMilli()},
		func(row []driver.Value) error {
			names[fold.String(text(row[0]))] = text(row[0])
			return nil
		})
	return names, err
}
