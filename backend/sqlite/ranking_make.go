package sqlite

import (
	"context"
	"database/sql/driver"
	"slices"
	"sync"

	"owlet/backend"
)

// ranker makes rankings of the records that an order leaves, in a reader's snapshot.
type ranker struct {
	*order
	conn   *conn
	schema *schema
	other  *table // that the records refer to by the field; nil where it is no reference
}

// newRanker is for an order that is not descending.
func newRanker(c *conn, sc *schema, o *order) *ranker {
	r := &ranker{order: o, conn: c, schema: sc}
	if f := o.table.Fields[o.sort].Held(); f.Type == backend.Reference {
		r.other = sc.byID(f.RefTableID)
	}
	return r
}

func (r *ranker) collation() *collation { return newCollation(r.table.Fields[r.sort].Held()) }

// values asks for the id of records, the value that ranks them and, of references, its title.
func (r *ranker) values(ctx context.Context, condition string, args []driver.Value, each func(id int64, value, title any)) error {
	column, title, join := r.table.columns[r.sort], "NULL", ""
	if r.other != nil && r.other.title() != "" {
		title, join = "other."+r.other.title(), " LEFT JOIN "+r.other.name+" AS other ON other.id = own."+column
	}
	sql := "SELECT own.id, own." + column + ", " + title + " FROM " + r.table.name + " AS own" + join + condition
	return r.conn.query(ctx, sql, args, func(row []driver.Value) error {
		each(row[0].(int64), row[1], row[2])
		return nil
	})
}

// some ranks records by their ids; those that are not there are left out.
func (r *ranker) some(ctx context.Context, ids []int64) (list []ranked, err error) {
	c := r.collation()
	err = r.values(ctx, " WHERE own.id IN (SELECT value FROM json_each(?))", []driver.Value{asJSON(ids)}, func(id int64, value, title any) {
		list = append(list, ranked{c.key(value, title), id})
	})
	slices.SortFunc(list, compareRanked)
	return list, err
}

// key is the key of one record.
func (r *ranker) key(c *collation) func(id int64) ([]byte, error) {
	return func(id int64) (key []byte, err error) {
		err = r.values(context.Background(), " WHERE own.id = ?", []driver.Value{id}, func(_ int64, value, title any) { key = c.key(value, title) })
		return key, err
	}
}

// part are records that are ranked at a time: while these get their keys the next ones are read.
type part []struct {
	id           int64
	value, title any
}

const partSize = 1 << 13

// all ranks the whole table.
func (r *ranker) all(ctx context.Context) (*ranking, error) {
	parts := make(chan part, 2)
	var halves [2][]ranked
	var working sync.WaitGroup
	for i := range halves {
		working.Go(func() { halves[i] = r.ranked(parts) })
	}
	err := r.read(ctx, parts)
	close(parts)
	working.Wait()
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	return merged(halves[0], halves[1]), nil
}

func (r *ranker) read(ctx context.Context, parts chan<- part) error {
	next := make(part, 0, partSize)
	err := r.values(ctx, " ORDER BY own.id", nil, func(id int64, value, title any) {
		next = append(next, struct {
			id           int64
			value, title any
		}{id, value, title})
		if len(next) == partSize {
			parts <- next
			next = make(part, 0, partSize)
		}
	})
	parts <- next
	return err
}

// ranked takes its share of the parts, and puts the records in order.
func (r *ranker) ranked(parts <-chan part) (list []ranked) {
	c := r.collation()
	for p := range parts {
		for i := range p {
			list = append(list, ranked{c.key(p[i].value, p[i].title), p[i].id})
		}
	}
	slices.SortFunc(list, compareRanked)
	return list
}

// merged is the ranking of two lists that are in order.
func merged(a, b []ranked) *ranking {
	size := len(a) + len(b)
	out := &ranking{ids: make([]int64, 0, size), tied: make([]bool, 0, size)}
	var last *ranked
	for len(a)+len(b) > 0 {
		from := &a
		if len(a) == 0 || len(b) > 0 && compareRanked(b[0], a[0]) < 0 {
			from = &b
		}
		one := &(*from)[0]
		*from = (*from)[1:]
		out.add(one.id, last != nil && string(last.key) == string(one.key))
		last = one
	}
	return out
}
