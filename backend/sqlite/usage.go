package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
	"os"
	"slices"
	"time"

	"owlet/backend"
)

// GetUsage returns what the organization and each workspace take and do. Requests of the last second may be missing.
func (s *Store) GetUsage(ctx context.Context) (u backend.Usage, err error) {
	u = backend.Usage{UpdatedAt: s.Now(), Workspaces: []backend.WorkspaceUsage{}}
	calls, err := s.callsByWorkspace(ctx, u.UpdatedAt)
	if err != nil {
		return u, err
	}
	workspaces, err := s.ListWorkspaces(ctx)
	if err != nil {
		return u, err
	}
	for _, w := range workspaces {
		one := s.workspaceUsage(ctx, w, calls[w.ID])
		u.Figures.Add(one.Figures)
		u.Workspaces = append(u.Workspaces, one)
	}
	return u, ctx.Err()
}

// workspaceUsage adds to the calls of a workspace what its file tells.
func (s *Store) workspaceUsage(ctx context.Context, w backend.Workspace, figures backend.Figures) backend.WorkspaceUsage {
	u := backend.WorkspaceUsage{Workspace: w, Figures: figures}
	u.Figures.Storage = fileSize(s.workspacePath(w.ID))
	records, err := s.countAllRecords(ctx, w.ID)
	if err != nil && ctx.Err() == nil {
		u.Problem = backend.Explain(err)
		s.log.Warn("the records of a workspace could not be counted", "workspace", w.ID, "error", err)
	}
	u.Figures.Records = records
	return u
}

// callsByWorkspace counts the requests of each workspace's keys: this month's, and all.
func (s *Store) callsByWorkspace(ctx context.Context, now time.Time) (map[string]backend.Figures, error) {
	calls := map[string]backend.Figures{}
	month := int64(dayOf(now) / 100 * 100) // before its first day
	const sql = `SELECT key.workspace, sum(requests), sum(CASE WHEN day > ? THEN requests ELSE 0 END)
		FROM usage_day JOIN key ON key.id = usage_day.key GROUP BY 1`
	err := s.main.read(ctx, func(c *conn) error {
		return c.query(ctx, sql, []driver.Value{month}, func(row []driver.Value) error {
			calls[text(row[0])] = backend.Figures{Calls: row[1].(int64), CallsMonth: row[2].(int64)}
			return nil
		})
	})
	return calls, err
}

// fileSize is how many bytes a database takes: its file, and the log beside it.
func fileSize(path string) (bytes int64) {
	for _, side := range []string{"", "-wal"} {
		if about, err := os.Stat(path + side); err == nil {
			bytes += about.Size()
		}
	}
	return bytes
}

// countAllRecords counts the records of a workspace. One that is not open is only looked at: a list of all must not keep all open.
func (s *Store) countAllRecords(ctx context.Context, id string) (n int64, err error) {
	const sql = "SELECT sum(records) FROM counter"
	s.mu.Lock()
	f, open := s.files[id]
	s.mu.Unlock()
	if open {
		err = f.read(ctx, func(c *conn) (err error) {
			n, err = c.number(sql)
			return err
		})
		return n, err
	}
	if err := s.lock.enter(ctx); err != nil {
		return 0, err
	}
	defer s.lock.leave()
	path := s.workspacePath(id)
	if err := refuseBroken(path, workspaceKind, false); err != nil {
		return 0, err
	}
	c, err := openReading(path)
	if err != nil {
		return 0, explainFile(path, err)
	}
	defer func() { _ = c.close() }()
	n, err = c.number(sql)
	return n, explainFile(path, err)
}

// ListDailyCalls returns the requests of the last days: of each workspace, or of each key of one workspace. Errors: not_found.
func (s *Store) ListDailyCalls(ctx context.Context, workspaceID string) (calls backend.DailyCalls, err error) {
	const (
		byWorkspace = `SELECT workspace.id, workspace.name, '', day, sum(requests) FROM usage_day JOIN key ON key.id = usage_day.key
			JOIN workspace ON workspace.id = key.workspace WHERE deleted_at IS NULL AND day BETWEEN ? AND ? GROUP BY 1, 4`
		byKey = `SELECT key.id, name, hint, day, sum(requests) FROM usage_day JOIN key ON key.id = usage_day.key
			WHERE day BETWEEN ? AND ? AND key.workspace = ? GROUP BY 1, 4`
	)
	err = s.main.view(ctx, func(c *conn) error {
		if workspaceID == "" {
			calls, err = s.dailyCalls(ctx, c, byWorkspace)
			return err
		}
		if _, err := readWorkspace(c, workspaceID); err != nil {
			return err
		}
		calls, err = s.dailyCalls(ctx, c, byKey, workspaceID)
		return err
	})
	return calls, err
}

// dailyCalls makes series of rows of ID, name, hint, day and requests. The SQL is given the first and the last day, and then args.
func (s *Store) dailyCalls(ctx context.Context, c *conn, sql string, args ...driver.Value) (backend.DailyCalls, error) {
	days := lastDays(s.Now())
	calls := backend.DailyCalls{Days: make([]string, len(days)), Series: []backend.CallSeries{}}
	place, series := map[int64]int{}, map[string]int{}
	for i, day := range days {
		place[day] = i
		calls.Days[i] = fmt.Sprintf("%04d-%02d-%02d", day/10000, day/100%100, day%100)
	}
	err := c.query(ctx, sql, slices.Concat([]driver.Value{days[0], days[len(days)-1]}, args), func(row []driver.Value) error {
		at, known := series[text(row[0])]
		if !known {
			at = len(calls.Series)
			series[text(row[0])] = at
			calls.Series = append(calls.Series, backend.CallSeries{ID: text(row[0]), Name: text(row[1]), Hint: text(row[2]), Calls: make([]int64, len(days))})
		}
		if i, ok := place[row[3].(int64)]; ok {
			calls.Series[at].Calls[i] = row[4].(int64)
		}
		return nil
	})
	slices.SortStableFunc(calls.Series, func(a, b backend.CallSeries) int { return compareTotals(&a, &b) })
	return calls, err
}

// lastDays are the days that usage is shown for, oldest first.
func lastDays(now time.Time) []int64 {
	days := make([]int64, backend.UsageDays)
	year, month, day := now.Local().Date()
	for i := range days {
		noon := time.Date(year, month, day-len(days)+1+i, 12, 0, 0, 0, time.Local) // which every day has, whatever its clocks do
		days[i] = int64(dayOf(noon))
	}
	return days
}
