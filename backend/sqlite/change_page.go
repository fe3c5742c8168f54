package sqlite

import (
	"context"
	"database/sql/driver"
	"math"
	"sync"

	"owlet/backend"
)

// logPlace is a row of the log: what comes after it is later.
type logPlace struct{ stamp, place int64 }

// feedOffset is an offset into the rows of a table that are later than a stamp.
type feedOffset struct{ table, from, offset int64 }

// feedEnds remembers where pages of feeds ended, so that a long walk does not skip from its beginning for each page. The log only grows at
// its end, and what is removed of it is not later than the stamp that offsets count from, so an end stays true.
type feedEnds struct {
	mu   sync.Mutex
	ends map[feedOffset]logPlace
	kept []feedOffset // in the order in which they came, from next on
	next int
}

// maxFeedEnds bounds how many walks can go on beside one another.
const maxFeedEnds = 256

func (e *feedEnds) find(at feedOffset) (end logPlace, found bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	end, found = e.ends[at]
	return end, found
}

func (e *feedEnds) note(at feedOffset, end logPlace) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if _, found := e.ends[at]; found {
		return
	}
	if e.ends == nil {
		e.ends = map[feedOffset]logPlace{}
	}
	if len(e.kept) < maxFeedEnds {
		e.kept = append(e.kept, at)
	} else {
		delete(e.ends, e.kept[e.next])
		e.kept[e.next] = at
		e.next = (e.next + 1) % maxFeedEnds
	}
	e.ends[at] = end
}

// readChanges reads a page of the log. Its end is the last stamp of the snapshot that it reads: what is committed later has a later stamp.
func readChanges[T any](ctx context.Context, c *conn, ends *feedEnds, table int64, q backend.ChangeQuery, take func(*T, []driver.Value) error,
) (*backend.ChangePage[T], error) {
	last, err := c.number("SELECT last_stamp FROM workspace")
	if err != nil {
		return nil, err
	}
	restored, err := checkSince(c, q.Since)
	if err != nil {
		return nil, err
	}
	begin, err := historyBegin(c, table)
	if err != nil {
		return nil, err
	}
	asOf := last
	if q.AsOf != 0 {
		asOf = min(asOf, int64(q.AsOf))
	}
	gone := max(begin, restored, pruned(last))
	page := &backend.ChangePage[T]{Changes: []T{}, AsOf: backend.Stamp(asOf), Limit: q.Limit, Offset: q.Offset,
		RetentionCutoff: backend.Stamp(max(gone, asOf-retention))}
	at := feedOffset{table, max(gone, int64(q.Since), horizon(asOf)), int64(q.Offset)}
	err = readLog(ctx, c, ends, at, asOf, q.Limit+1, func(row []driver.Value) error {
		if len(page.Changes) == q.Limit {
			page.HasMore = true
			return errStop
		}
		var change T
		page.Changes = append(page.Changes, change)
		return take(&page.Changes[len(page.Changes)-1], row)
	})
	return page, err
}

// readLog reads up to n rows from an offset on, not later than asOf, and remembers where the last but one of n ended a page.
func readLog(ctx context.Context, c *conn, ends *feedEnds, at feedOffset, asOf int64, n int, take func([]driver.Value) error) error {
	after, skip := logPlace{at.from, math.MaxInt64}, at.offset
	if end, found := ends.find(at); found {
		after, skip = end, 0
	}
	const sql = `SELECT subject, kind, stamp, detail, place FROM change WHERE record_table = ? AND (stamp, place) > (?, ?) AND stamp <= ?
		ORDER BY stamp, place LIMIT ? OFFSET ?`
	return c.query(ctx, sql, []driver.Value{at.table, after.stamp, after.place, asOf, int64(n), skip}, func(row []driver.Value) error {
		at.offset++
		if n--; n == 1 {
			ends.note(at, logPlace{row[2].(int64), row[4].(int64)})
		}
		return take(row)
	})
}
