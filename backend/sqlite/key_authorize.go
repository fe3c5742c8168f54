package sqlite

import (
	"context"
	"database/sql/driver"

	"owlet/backend"
)

// Authorize returns the live key that secret is, or was before it was rotated, if it is one of the workspace. Whatever is wrong with it, the
// work done and the error are the same: unauthorized. The key is read from disk each time, so that a revocation by any process holds at once.
func (s *Store) Authorize(ctx context.Context, workspaceID, secret string) (*backend.Key, error) {
	hash := backend.HashSecret(secret)
	var k *backend.Key
	err := s.main.read(ctx, func(c *conn) (err error) {
		if k, err = s.keyThat(c, "SELECT "+keyColumns+" FROM key WHERE hash = ?", hash[:]); err != nil || s.opens(k, workspaceID) {
			return err
		}
		k, err = s.keyThat(c, "SELECT "+keyColumns+" FROM key WHERE id = (SELECT key FROM former_secret WHERE hash = ? AND ends_at > ?)",
			hash[:], s.Now().UnixMilli())
		return err
	})
	if err != nil {
		return nil, err
	}
	if !s.opens(k, workspaceID) || !backend.IsSecret(secret) {
		return nil, backend.Errorf(backend.Unauthorized, "key.unauthorized")
	}
	return k, nil
}

// keyThat is the key that a query finds, or nil.
func (s *Store) keyThat(c *conn, sql string, args ...driver.Value) (k *backend.Key, err error) {
	_, err = c.one(sql, args, func(row []driver.Value) { k = new(s.keyOf(row)) })
	return k, err
}

// opens tells whether a key, if there is one, lets into a workspace now.
func (s *Store) opens(k *backend.Key, workspaceID string) bool {
	return k != nil && k.WorkspaceID == workspaceID && k.Live(s.Now())
}
