package sqlite

import (
	"context"
	"slices"
	"time"

	"owlet/backend"
)

// CreateKey makes a key for a workspace and returns its secret, which is nowhere after that. Errors: not_found, for a module too, invalid,
// conflict when a live key of the workspace has the name.
func (s *Store) CreateKey(ctx context.Context, workspaceID string, in backend.KeyInput) (created backend.NewKey, err error) {
	if in, err = in.Tidy(s.Now()); err != nil {
		return created, err
	}
	all, err := s.namesByNumber(ctx, workspaceID)
	if err != nil {
		return created, err
	}
	names, err := namesOf(in.Modules, all)
	if err != nil {
		return created, err
	}
	secret := backend.NewSecret()
	hash := backend.HashSecret(secret)
	err = s.main.update(ctx, func(t *tx) error {
		if _, err := readWorkspace(t.conn, workspaceID); err != nil {
			return err
		}
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		if err := s.refuseKeyName(t, workspaceID, "", in.Name); err != nil {
			return err
		}
		k := backend.Key{ID: backend.NewID(), WorkspaceID: workspaceID, Name: in.Name, Scopes: in.Scopes, Modules: in.Modules, RateLimit: in.RateLimit,
			Hint: backend.Hint(secret), Former: []backend.FormerSecret{}, CreatedBy: person.DisplayName, CreatedAt: s.Now(), ExpiresAt: truncated(in.ExpiresAt)}
		k.State = k.StateAt(s.Now())
		created = backend.NewKey{Key: k, Secret: secret}
		if err := s.audit(t, person, keyEntry(backend.KeyCreated, &k, keyDetail(&k, names))); err != nil {
			return err
		}
		return t.exec(`INSERT INTO key (id, workspace, name, hash, hint, scopes, created_by, created_at, expires_at, modules, rate_limit)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, k.ID, workspaceID, k.Name, hash[:], k.Hint, joinScopes(k.Scopes), k.CreatedBy,
			k.CreatedAt.UnixMilli(), millis(k.ExpiresAt), storedModules(k.Modules), storedLimit(k.RateLimit))
	})
	if err != nil {
		return backend.NewKey{}, err
	}
	return created, nil
}

func keyEntry(act backend.Act, k *backend.Key, detail map[string]any) backend.AuditEntry {
	return backend.AuditEntry{Act: act, WorkspaceID: k.WorkspaceID, Subject: k.ID, SubjectName: k.Name, Detail: detail}
}

// keyDetail is what the audit log says of a new key.
func keyDetail(k *backend.Key, modules []string) map[string]any {
	detail := map[string]any{"scopes": k.Scopes, "expiresAt": k.ExpiresAt}
	if modules != nil {
		detail["modules"] = modules
	}
	if k.RateLimit != nil {
		detail["rateLimit"] = *k.RateLimit
	}
	return detail
}

// ListKeys returns all keys of a workspace, expired and revoked ones too, newest first. Errors: not_found.
func (s *Store) ListKeys(ctx context.Context, workspaceID string) (list []backend.Key, err error) {
	err = s.main.view(ctx, func(c *conn) error {
		if _, err := readWorkspace(c, workspaceID); err != nil {
			return err
		}
		list, err = s.keys(ctx, c, "WHERE workspace = ?", workspaceID)
		return err
	})
	return list, err
}

// GetKey returns one key of a workspace. Errors: not_found.
func (s *Store) GetKey(ctx context.Context, workspaceID, keyID string) (backend.Key, error) {
	list, err := s.getKeys(ctx, workspaceID, []string{keyID})
	if err != nil {
		return backend.Key{}, err
	}
	return list[0], nil
}

// RecentlyUsedKeys returns the live keys of all workspaces that were used at or after since.
func (s *Store) RecentlyUsedKeys(ctx context.Context, since time.Time) (list []backend.Key, err error) {
	if err := s.meter.flush(ctx, s); err != nil {
		return nil, err
	}
	err = s.main.read(ctx, func(c *conn) error {
		list, err = s.keys(ctx, c, "WHERE last_used_at >= ? AND revoked_at IS NULL", since.UnixMilli())
		return err
	})
	return slices.DeleteFunc(list, func(k backend.Key) bool { return !k.Live(s.Now()) }), err
}

// RenameKey gives a key another name. Errors: invalid, not_found, conflict when another live key has the name.
func (s *Store) RenameKey(ctx context.Context, workspaceID, keyID, name string) (k backend.Key, err error) {
	if name, err = backend.TidyName("key", name); err != nil {
		return k, err
	}
	err = s.main.update(ctx, func(t *tx) error {
		if k, err = s.oneKey(ctx, t.conn, workspaceID, keyID); err != nil {
			return err
		}
		if err := s.refuseKeyName(t, workspaceID, keyID, name); err != nil && k.Live(s.Now()) {
			return err
		}
		person, err := readPerson(t.conn)
		if err != nil {
			return err
		}
		before := k
		k.Name = name
		t.touch("")
		if err := s.auditChange(t, person, keyEntry(backend.KeyRenamed, &before, nil), before, k); err != nil {
			return err
		}
		return t.exec("UPDATE key SET name = ? WHERE id = ?", name, keyID)
	})
	return k, err
}

func (s *Store) oneKey(ctx context.Context, c *conn, workspaceID, keyID string) (backend.Key, error) {
	list, err := s.keys(ctx, c, "WHERE workspace = ? AND id = ?", workspaceID, keyID)
	if err != nil {
		return backend.Key{}, err
	}
	if len(list) == 0 {
		return backend.Key{}, backend.Errorf(backend.NotFound, "key.not_found", "id", keyID)
	}
	return list[0], nil
}
