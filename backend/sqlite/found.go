package sqlite

import (
	"context"
	"database/sql/driver"
	"slices"
)

// maxFew is how many records a list can have to be kept as a list of ids.
const maxFew = 4096

// outcome is what a question's conditions leave of a table.
type outcome struct {
	total int64   // records of the table
	count int64   // those left
	few   []int64 // their ids, in order, if they are few; else nil
}

// found finds out what the conditions leave. It is done once for an edition of the table: the ids of few records are found by an index where
// a condition has one, or else by one look at all records; more are counted, and the count follows this process's changes.
func (o *order) found(ctx context.Context, c *conn, ls *listings) (f outcome, err error) {
	byID := *o // what is left is the same in every order
	byID.sort, byID.descending, byID.names = -1, false, nil
	edition, total, err := byID.edition(c)
	f.total, f.count = total, total
	if err != nil || !o.filtered() {
		return f, err
	}
	l := ls.get(&byID)
	var known bool
	if f.count, f.few, known = l.known(edition); known && (f.few != nil || f.count > maxFew) {
		return f, nil
	}
	if f.few, err = byID.readFew(ctx, c); err != nil {
		return f, err
	}
	if f.count = int64(len(f.few)); f.few == nil && !known {
		f.count, err = byID.count(ctx, c, span{})
	}
	if err == nil {
		l.keep(edition, f.count, f.few)
	}
	return f, err
}

// readFew are the ids of the records, if they are few; else nil.
func (o *order) readFew(ctx context.Context, c *conn) ([]int64, error) {
	var q sqlBuilder
	q.add("SELECT id FROM " + o.table.name)
	o.conditions(&q)
	q.add(" LIMIT ?", int64(maxFew+1))
	ids := []int64{}
	err := c.query(ctx, q.String(), q.args, func(row []driver.Value) error {
		ids = append(ids, row[0].(int64))
		return nil
	})
	if len(ids) > maxFew {
		return nil, err
	}
	slices.Sort(ids)
	return ids, err
}

// known is how many records there are in an edition, and their ids, as far as that is known.
func (l *listing) known(edition int64) (n int64, few []int64, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.seek(edition) {
		if l.building == nil {
			l.reset(edition)
		}
		return 0, nil, false
	}
	if !l.marks.ended {
		return 0, nil, false
	}
	if l.fewIn == edition {
		few = l.few
	}
	return l.marks.count(), few, true
}

// keep notes how many records there are in an edition, and their ids if they are few.
func (l *listing) keep(edition, n int64, few []int64) {
	l.note(edition, func(m *marks) {
		m.end(n)
		l.few, l.fewIn = few, edition
	})
}
