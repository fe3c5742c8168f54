package sqlite

import (
	"cmp"
	"context"
	"database/sql/driver"
	"strings"

	"owlet/backend"
)

// compareTotals puts the series with most calls first, and equal ones by name.
func compareTotals(a, b *backend.CallSeries) int {
	return cmp.Or(cmp.Compare(b.Total(), a.Total()), strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
}

// GetKeyUsage returns what a key was used for; of one that is expired or revoked too. Requests of the last second may be missing. Errors: not_found.
func (s *Store) GetKeyUsage(ctx context.Context, workspaceID, keyID string) (u backend.KeyUsage, err error) {
	err = s.main.view(ctx, func(c *conn) error {
		if _, err := readWorkspace(c, workspaceID); err != nil {
			return err
		}
		if u.Key, err = s.oneKey(ctx, c, workspaceID, keyID); err != nil {
			return err
		}
		const sql = "SELECT id, name, hint, day, sum(requests) FROM usage_day JOIN key ON key.id = usage_day.key WHERE day BETWEEN ? AND ? AND key.id = ? GROUP BY day"
		if u.Calls, err = s.dailyCalls(ctx, c, sql, keyID); err != nil {
			return err
		}
		if u.Errors, err = s.errorsOf(ctx, c, keyID); err != nil {
			return err
		}
		u.Requests, err = requestsOf(ctx, c, keyID)
		return err
	})
	return u, err
}

// errorsOf counts the answers of the last days that were none, by status.
func (s *Store) errorsOf(ctx context.Context, c *conn, keyID string) ([]backend.StatusCount, error) {
	list := []backend.StatusCount{}
	const sql = "SELECT status, sum(requests) FROM usage_day WHERE key = ? AND day >= ? AND status >= 400 GROUP BY 1 ORDER BY 2 DESC, 1"
	err := c.query(ctx, sql, []driver.Value{keyID, lastDays(s.Now())[0]}, func(row []driver.Value) error {
		list = append(list, backend.StatusCount{Status: int(row[0].(int64)), Requests: row[1].(int64)})
		return nil
	})
	return list, err
}

func requestsOf(ctx context.Context, c *conn, keyID string) ([]backend.Request, error) {
	list := []backend.Request{}
	const sql = "SELECT at, operation, status, micros, bytes FROM request WHERE key = ? ORDER BY number DESC"
	err := c.query(ctx, sql, []driver.Value{keyID}, func(row []driver.Value) error {
		list = append(list, backend.Request{At: *moment(row[0]), Operation: text(row[1]), Status: int(row[2].(int64)), Micros: row[3].(int64), Bytes: row[4].(int64)})
		return nil
	})
	return list, err
}
