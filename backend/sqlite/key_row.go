package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"strings"
	"time"

	"owlet/backend"
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
		s.meter.fill(&k)
		k.Unused = k.UnusedAt(s.Now())
		k.Former = []backend.FormerSecret{}
		if k.Live(s.Now()) {
			k.Former = append(k.Former, former[k.ID]...)
		}
		list = append(list, k)
		return nil
	})
	return list, err
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
