package sqlite

import (
	"context"
	"database/sql/driver"
	"math"
)

// makeMarks makes marks of a whole order, about spacing records apart.
func (o *order) makeMarks(ctx context.Context, c *conn, spacing int64) (*marks, error) {
	m := &marks{descending: o.descending}
	var last *position
	var unmarked int64
	take := func(p position) {
		last = &p
		if unmarked += spacing; !markable(p.key) {
			m.sparse = true
			return
		}
		m.list = append(m.list, mark{p, unmarked})
		unmarked = 0
	}
	through := o.sortThrough
	if o.straight() {
		through = o.stepThrough
	}
	if err := through(ctx, c, spacing, take); err != nil || !o.filtered() {
		return m, err
	}
	for _, s := range o.spans(last, nil) { // how many records a filter leaves is nowhere written down
		n, err := o.count(ctx, c, s)
		if err != nil {
			return m, err
		}
		unmarked += n
	}
	m.ended, m.tail = true, unmarked
	return m, nil
}

// stepThrough goes from mark to mark where the order can be read from an index, which is quicker than to number the records.
func (o *order) stepThrough(ctx context.Context, c *conn, spacing int64, take func(position)) error {
	var at *position
	for {
		next, err := o.nth(ctx, c, at, spacing)
		if next == nil || err != nil {
			return err
		}
		take(*next)
		at = next
	}
}

// nth is where the nth record after a position stands; nil past the end.
func (o *order) nth(ctx context.Context, c *conn, from *position, n int64) (p *position, err error) {
	if from, err = o.begin(c, from); err != nil {
		return nil, err
	}
	spans := o.spans(from, nil)
	for i, s := range spans {
		var q sqlBuilder
		q.add("SELECT sort_key, id")
		o.records(&q, "id", s)
		q.add(" ORDER BY "+o.by()+" LIMIT 1 OFFSET ?", n-1)
		err := c.query(ctx, q.String(), q.args, func(row []driver.Value) error {
			p = &position{row[0], row[1].(int64)}
			return errStop
		})
		if p != nil || err != nil || i == len(spans)-1 {
			return p, err
		}
		count, err := o.count(ctx, c, s)
		if err != nil {
			return nil, err
		}
		n -= count
	}
	return nil, nil
}

// begin is a position, or with nil one before the first record, if that helps: of the last keys, which come first, there may be very many,
// and an index has their ids in the order that SQLite would have to sort them into.
func (o *order) begin(c *conn, from *position) (*position, error) {
	if from != nil || !o.descending || !o.straight() {
		return from, nil
	}
	column := o.table.columns[o.sort]
	first := position{id: math.MinInt64}
	_, err := c.one("SELECT max("+column+") FROM "+o.table.name, nil, func(row []driver.Value) { first.key = row[0] })
	return &first, err
}

// count is how many records a span has.
func (o *order) count(ctx context.Context, c *conn, s span) (n int64, err error) {
	var q sqlBuilder
	q.add("SELECT count(*)")
	o.records(&q, "id", s)
	err = c.query(ctx, q.String(), q.args, func(row []driver.Value) error {
		n = row[0].(int64)
		return errStop
	})
	return n, err
}

// whereIs finds where a record stands.
func (o *order) whereIs(c *conn, id int64) (p position, err error) {
	var q sqlBuilder
	q.add("SELECT sort_key")
	o.records(&q, "id", span{"id = ?", []driver.Value{id}})
	_, err = c.one(q.String(), q.args, func(row []driver.Value) { p = position{row[0], id} })
	return p, err
}

// sortThrough sorts what decides the order of the records, and takes one in so many. It keeps from an index for that order: to look at
// every record the index has in turn takes longer.
func (o *order) sortThrough(ctx context.Context, c *conn, spacing int64, take func(position)) error {
	var q sqlBuilder
	q.add("SELECT sort_key, id FROM (SELECT sort_key, id, row_number() OVER (ORDER BY +" + o.by() + ") AS n")
	o.records(&q, "id", span{})
	q.add(") WHERE n % ? = 0 ORDER BY n", spacing)
	return c.query(ctx, q.String(), q.args, func(row []driver.Value) error {
		take(position{row[0], row[1].(int64)})
		return nil
	})
}
