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

// feed is the part of the change log that is shown to who asks.
type feed struct {
	of   int64 // a table, or ofSchema
	ends *feedEnds
	only *[]int64 // of the schema: the modules of which it tells; nil is all
}

func schemaFeed(sc *schema, p backend.Path) feed {
	if p.Only == nil {
		return feed{of: ofSchema, ends: sc.feedEnds}
	}
	return feed{of: ofSchema, ends: &feedEnds{}, only: p.Only} // ends are places among all rows
}

// moduleSeen passes the changes in modules of some numbers. Changes that an older Owlet wrote name no number: it is that of what still
// exists, and what was deleted since is not shown.
const moduleSeen = ` AND coalesce(detail ->> 'module', CASE detail ->> 'kind'
	WHEN 'module' THEN subject
	WHEN 'table' THEN (SELECT module FROM record_table WHERE number = subject)
	ELSE (SELECT module FROM record_table WHERE number = (SELECT record_table FROM field WHERE number = subject)) END)
	IN (SELECT value FROM json_each(?))`

// readChanges reads a page of the log. Its end is the last stamp of the snapshot that it reads: what is committed later has a later stamp.
func readChanges[T any](ctx context.Context, c *conn, from feed, q backend.ChangeQuery, take func(*T, []driver.Value) error,
) (*backend.ChangePage[T], error) {
	last, err := c.number("SELECT last_stamp FROM workspace")
	if err != nil {
		return nil, err
	}
	restored, err := checkSince(c, q.Since)
	if err != nil {
		return nil, err
	}
	begin, err := historyBegin(c, from.of)
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
	at := feedOffset{from.of, max(gone, int64(q.Since), horizon(asOf)), int64(q.Offset)}
	err = from.read(ctx, c, at, asOf, q.Limit+1, func(row []driver.Value) error {
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

// read reads up to n rows from an offset on, not later than asOf, and remembers where the last but one of n ended a page.
func (f feed) read(ctx context.Context, c *conn, at feedOffset, asOf int64, n int, take func([]driver.Value) error) error {
	after, skip := logPlace{at.from, math.MaxInt64}, at.offset
	if end, found := f.ends.find(at); found {
		after, skip = end, 0
	}
	seen, args := "", []driver.Value{at.table, after.stamp, after.place, asOf}
	if f.only != nil {
		seen, args = moduleSeen, append(args, asJSON(*f.only))
	}
	sql := "SELECT subject, kind, stamp, detail, place FROM change WHERE record_table = ? AND (stamp, place) > (?, ?) AND stamp <= ?" +
		seen + " ORDER BY stamp, place LIMIT ? OFFSET ?"
	return c.query(ctx, sql, append(args, int64(n), skip), func(row []driver.Value) error {
		at.offset++
		if n--; n == 1 {
			f.ends.note(at, logPlace{row[2].(int64), row[4].(int64)})
		}
		return take(row)
	})
}
