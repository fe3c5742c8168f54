package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"owlet/backend"

	"golang.org/x/text/cases"
)

const keyColumns = "id, workspace, name, scopes, hint, created_by, created_at, expires_at, last_used_at, revoked_at, revoked_by, modules, rate_limit"

func (s *Store) keyOf(row []driver.Value) backend.Key {
	k := backend.Key{
		ID: text(row[0]), WorkspaceID: text(row[1]), Name: text(row[2]), Hint: text(row[4]), CreatedBy: text(row[5]),
		CreatedAt: *moment(row[6]), ExpiresAt: moment(row[7]), LastUsedAt: moment(row[8]), RevokedAt: moment(row[9]), RevokedBy: text(row[10]),
	}
	for name := range strings.SplitSeq(text(row[3]), ",") {
		k.Scopes = append(k.Scopes, backend.Scope(name))
	}
	if row[11] != nil {
		k.Modules = modulesOf(text(row[11]))
	}
	if limit, ok := row[12].(int64); ok {
		k.RateLimit = new(int(limit))
	}
	k.State = k.StateAt(s.Now())
	return k
}

// modulesOf reads the numbers of modules as they are stored. What is not readable is none, never all.
func modulesOf(stored string) []int64 {
	numbers := []int64{}
	if err := json.Unmarshal([]byte(stored), &numbers); err != nil || numbers == nil {
		return []int64{}
	}
	return numbers
}

// storedModules are the numbers of modules as modulesOf reads them; all is NULL.
func storedModules(numbers []int64) driver.Value {
	if numbers == nil {
		return nil
	}
	return asJSON(numbers)
}

func storedLimit(limit *int) driver.Value {
	if limit == nil {
		return nil
	}
	return int64(*limit)
}

func (s *Store) keys(ctx context.Context, c *conn, where string, args ...driver.Value) ([]backend.Key, error) {
	former, err := s.formerSecrets(ctx, c)
	if err != nil {
		return nil, err
	}
	list := []backend.Key{}
	err = c.query(ctx, "SELECT "+keyColumns+" FROM key "+where+" ORDER BY created_at DESC, id", args, func(row []driver.Value) error {
		k := s.keyOf(row)
		s.used.fill(&k)
		k.Former = []backend.FormerSecret{}
		if k.Live(s.Now()) {
			k.Former = append(k.Former, former[k.ID]...)
		}
		list = append(list, k)
		return nil
	})
	return list, err
}

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

func truncated(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	whole := t.UTC().Truncate(time.Millisecond)
	return &whole
}

func joinScopes(scopes []backend.Scope) string {
	names := make([]string, len(scopes))
	for i, s := range scopes {
		names[i] = string(s)
	}
	return strings.Join(names, ",")
}

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
	if err := s.used.flush(ctx, s); err != nil {
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
