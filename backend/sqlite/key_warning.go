package sqlite

import (
	"context"
	"database/sql/driver"

	"owlet/backend"
)

// ListKeyWarnings returns the warnings that are due and were not sent, of all workspaces, those of the keys that expire first before the
// others; none while the person wants none.
func (s *Store) ListKeyWarnings(ctx context.Context) (list []backend.KeyWarning, err error) {
	list = []backend.KeyWarning{}
	err = s.main.view(ctx, func(c *conn) error {
		settings, err := readSettings(c)
		if err != nil || !settings.Notifications {
			return err
		}
		return c.query(ctx, `SELECT key.id, key.name, workspace.name, key.created_at, expires_at, coalesce(warned, 0)
			FROM key JOIN workspace ON workspace.id = key.workspace
			WHERE revoked_at IS NULL AND deleted_at IS NULL AND expires_at > ? ORDER BY expires_at, key.id`, []driver.Value{s.Now().UnixMilli()},
			func(row []driver.Value) error {
				k := backend.Key{CreatedAt: *moment(row[3]), ExpiresAt: moment(row[4])}
				if days := k.WarningDue(int(row[5].(int64)), s.Now()); days > 0 {
					list = append(list, backend.KeyWarning{KeyID: text(row[0]), Name: text(row[1]), WorkspaceName: text(row[2]), ExpiresAt: *k.ExpiresAt, Days: days})
				}
				return nil
			})
	})
	return list, err
}

// MarkKeyWarned notes that a warning was sent, so that it is not sent again.
func (s *Store) MarkKeyWarned(ctx context.Context, keyID string, days int) error {
	return s.main.update(ctx, func(t *tx) error {
		return t.exec("UPDATE key SET warned = ? WHERE id = ? AND (warned IS NULL OR warned > ?)", int64(days), keyID, int64(days))
	})
}
