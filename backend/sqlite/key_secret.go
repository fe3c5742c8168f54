package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/hex"
	"time"

	"owlet/backend"
)

// formerSecrets are the former secrets that have not ended, newest first, by the ID of their key.
func (s *Store) formerSecrets(ctx context.Context, c *conn) (map[string][]backend.FormerSecret, error) {
	all := map[string][]backend.FormerSecret{}
	err := c.query(ctx, "SELECT key, hash, hint, rotated_at, ends_at FROM former_secret WHERE ends_at > ? ORDER BY rotated_at DESC, hash",
		[]driver.Value{s.Now().UnixMilli()}, func(row []driver.Value) error {
			f := backend.FormerSecret{ID: secretID(row[1]), Hint: text(row[2]), RotatedAt: *moment(row[3]), EndsAt: *moment(row[4])}
			all[text(row[0])] = append(all[text(row[0])], f)
			return nil
		})
	return all, err
}

// secretID names a former secret by the first bytes of its hash, from which nothing follows about it.
func secretID(hash driver.Value) string {
	b, _ := hash.([]byte)
	return hex.EncodeToString(b[:min(len(b), 6)])
}

// RotateKey gives a live key a new secret, which it returns this once. The old one lets in for as long as keep says, which is one of
// backend.SecretKeeps, but not longer than the key. Errors: not_found; invalid for another keep; conflict for a key that is expired or revoked.
func (s *Store) RotateKey(ctx context.Context, workspaceID, keyID string, keep time.Duration) (rotated backend.NewKey, err error) {
	if err := backend.CheckKeep(keep); err != nil {
		return rotated, err
	}
	secret := backend.NewSecret()
	err = s.main.update(ctx, func(t *tx) error {
		k, err := s.liveKey(ctx, t, workspaceID, keyID)
		if err != nil {
			return err
		}
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		hash, err := secretHash(t, keyID)
		if err != nil {
			return err
		}
		old := s.formerOf(&k, hash, keep)
		if keep > 0 {
			k.Former = append([]backend.FormerSecret{old}, k.Former...)
		}
		k.Hint = backend.Hint(secret)
		rotated = backend.NewKey{Key: k, Secret: secret}
		return s.rotate(t, rotated, old, person)
	})
	if err != nil {
		return backend.NewKey{}, err
	}
	return rotated, nil
}

func secretHash(t *tx, keyID string) (hash driver.Value, err error) {
	_, err = t.one("SELECT hash FROM key WHERE id = ?", []driver.Value{keyID}, func(row []driver.Value) { hash = row[0] })
	return hash, err
}

// formerOf is a key's secret as a former one that goes on for a time, but not longer than the key.
func (s *Store) formerOf(k *backend.Key, hash driver.Value, keep time.Duration) backend.FormerSecret {
	now := s.Now()
	old := backend.FormerSecret{ID: secretID(hash), Hint: k.Hint, RotatedAt: now, EndsAt: now.Add(keep)}
	if k.ExpiresAt != nil && k.ExpiresAt.Before(old.EndsAt) {
		old.EndsAt = *k.ExpiresAt
	}
	return old
}

// rotate writes a key's new secret, and the old one where it goes on.
func (s *Store) rotate(t *tx, to backend.NewKey, old backend.FormerSecret, person backend.Person) error {
	if old.EndsAt.After(old.RotatedAt) {
		if err := t.exec("INSERT INTO former_secret (hash, key, hint, rotated_at, ends_at) SELECT hash, id, hint, ?, ? FROM key WHERE id = ?",
			old.RotatedAt.UnixMilli(), old.EndsAt.UnixMilli(), to.Key.ID); err != nil {
			return err
		}
	}
	hash := backend.HashSecret(to.Secret)
	if err := t.exec("UPDATE key SET hash = ?, hint = ? WHERE id = ?", hash[:], to.Key.Hint, to.Key.ID); err != nil {
		return err
	}
	return s.audit(t, person, keyEntry(backend.KeyRotated, &to.Key, map[string]any{"oldHint": old.Hint, "oldEndsAt": old.EndsAt}))
}

// liveKey is a key that may be changed. Errors: not_found; conflict for one that is expired or revoked.
func (s *Store) liveKey(ctx context.Context, t *tx, workspaceID, keyID string) (backend.Key, error) {
	k, err := s.oneKey(ctx, t.conn, workspaceID, keyID)
	if err == nil && !k.Live(s.Now()) {
		err = backend.Errorf(backend.Conflict, "key.not_live", "name", k.Name)
	}
	return k, err
}

// EndSecret ends a former secret of a key at once. Errors: not_found, also for one that has ended.
func (s *Store) EndSecret(ctx context.Context, workspaceID, keyID, secretID string) (k backend.Key, err error) {
	err = s.main.update(ctx, func(t *tx) error {
		if k, err = s.oneKey(ctx, t.conn, workspaceID, keyID); err != nil {
			return err
		}
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		for i, f := range k.Former {
			if f.ID == secretID {
				k.Former = append(k.Former[:i:i], k.Former[i+1:]...)
				return s.end(t, &k, f, person)
			}
		}
		return backend.Errorf(backend.NotFound, "key.secret_not_found", "name", k.Name, "id", secretID)
	})
	return k, err
}

func (s *Store) end(t *tx, k *backend.Key, f backend.FormerSecret, person backend.Person) error {
	if err := t.exec("DELETE FROM former_secret WHERE key = ? AND lower(hex(substr(hash, 1, 6))) = ?", k.ID, f.ID); err != nil {
		return err
	}
	return s.audit(t, person, keyEntry(backend.KeySecretEnded, k, map[string]any{"oldHint": f.Hint}))
}
