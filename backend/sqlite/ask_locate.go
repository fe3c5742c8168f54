package sqlite

import (
	"context"
	"database/sql/driver"
	"slices"

	"owlet/backend"
)

// LocateRecords answers where the first of some records stands that a person's question leaves: those who are at a record find it again after
// others have come or gone. Errors: not_found for the table, invalid; conflict when ctx was cancelled.
func (s *Store) LocateRecords(ctx context.Context, p backend.Path, ask backend.Ask, ids []int64) (out backend.Located, err error) {
	on := func(tb *table) (backend.Selection, error) { return ask.On(tb.Table) }
	err = s.lookAtPage(ctx, p, on, func(c *conn, sc *schema, tb *table, sel backend.Selection) error {
		o, err := newOrder(ctx, c, sc, tb, sel)
		if err != nil {
			return err
		}
		if err := o.expand(c); err != nil {
			return err
		}
		found, err := o.found(ctx, c, sc.listings)
		if err != nil {
			return err
		}
		o.settle(found)
		l := locator{order: o, conn: c, schema: sc, outcome: found}
		out, err = l.locate(ctx, ids)
		return err
	})
	if ctx.Err() != nil {
		return out, backend.Errorf(backend.Conflict, "query.overtaken").Because(ctx.Err())
	}
	return out, err
}

// locator finds where records stand in an order.
type locator struct {
	*order
	conn    *conn
	schema  *schema
	outcome outcome
}

func (l *locator) locate(ctx context.Context, ids []int64) (out backend.Located, err error) {
	there, err := l.shown(ctx, ids)
	if err != nil || len(ids) == 0 {
		return out, err
	}
	if there[ids[0]] == nil {
		found, err := l.conn.one("SELECT 1 FROM "+l.table.name+" WHERE id = ?", []driver.Value{ids[0]}, func([]driver.Value) {})
		if err != nil {
			return out, err
		}
		out.IsGone = !found
	}
	for _, id := range ids {
		if at := there[id]; at != nil {
			out.ID = id
			out.Place, err = l.place(ctx, at)
			return out, err
		}
	}
	return out, nil
}

// shown are the positions of those of the records that the list has.
func (l *locator) shown(ctx context.Context, ids []int64) (map[int64]*position, error) {
	var q sqlBuilder
	q.add("SELECT sort_key, id")
	l.records(&q, "id", span{"id IN (SELECT value FROM json_each(?))", []driver.Value{asJSON(ids)}})
	there := map[int64]*position{}
	err := l.conn.query(ctx, q.String(), q.args, func(row []driver.Value) error {
		id := row[1].(int64)
		there[id] = &position{row[0], id}
		return nil
	})
	return there, err
}

// place is how many records of the list come before the one at a position.
func (l *locator) place(ctx context.Context, at *position) (n int64, err error) {
	switch {
	case l.ranks():
		ranked, err := l.ranking(ctx, l.conn, l.schema, l.outcome)
		if err != nil {
			return 0, err
		}
		return ranked.place(at.id, l.descending), nil
	case l.sort < 0 && !l.filtered():
		return l.placeByID(at.id)
	}
	from, n, err := l.nearest(at)
	if err != nil {
		return 0, err
	}
	spans := l.upTo(at)
	if from != nil {
		spans = l.spans(from, at)
	}
	for _, s := range spans {
		more, err := l.count(ctx, l.conn, s)
		if err != nil {
			return 0, err
		}
		n += more
	}
	return n - 1, nil
}

// placeByID counts the records before an id by the counts of their blocks.
func (l *locator) placeByID(id int64) (n int64, err error) {
	big := id / bigBlockSize * (bigBlockSize / blockSize)
	const sql = `SELECT (SELECT coalesce(sum(records), 0) FROM block WHERE record_table = ?1 AND level = 1 AND block < ?2)
		+ (SELECT coalesce(sum(records), 0) FROM block WHERE record_table = ?1 AND level = 0 AND block >= ?3 AND block < ?4)`
	n, err = l.conn.number(sql, l.table.Num, id/bigBlockSize, big, id/blockSize)
	if err != nil {
		return 0, err
	}
	rest, err := l.conn.number("SELECT count(*) FROM "+l.table.name+" WHERE id >= ? AND id < ?", id/blockSize*blockSize, id)
	return n + rest, err
}

// nearest is the mark before a position, if there is one, and how many records there are up to it.
func (l *locator) nearest(at *position) (from *position, n int64, err error) {
	if l.few != nil {
		return nil, 0, nil
	}
	edition, _, err := l.edition(l.conn)
	if err != nil {
		return nil, 0, err
	}
	own := *l.order
	from, n = l.schema.listings.get(&own).before(edition, *at)
	return from, n, nil
}

// before is the last mark before a position in an edition, and how many records there are up to it.
func (l *listing) before(edition int64, p position) (from *position, n int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.seek(edition) {
		return nil, 0
	}
	i, _ := l.marks.search(p)
	for _, m := range l.marks.list[:i] {
		n += m.records
	}
	if i == 0 {
		return nil, 0
	}
	own := l.marks.list[i-1].position
	return &own, n
}

// upTo are the parts of the order from its beginning up to a position.
func (o *order) upTo(to *position) []span {
	switch {
	case o.sort < 0:
		return []span{span{}.within(nil, to)}
	case to.key == nil && o.descending:
		return []span{{"(sort_key IS NOT NULL OR id <= ?)", []driver.Value{to.id}}}
	case to.key == nil:
		return []span{keyIs(nil).within(nil, to)}
	case o.descending:
		return []span{o.until(to)}
	}
	return []span{keyIs(nil), o.until(to)}
}

// place is how many ids come before one.
func (r *ranking) place(id int64, descending bool) int64 {
	place := int64(slices.Index(r.ids, id))
	if !descending || place < 0 {
		return place
	}
	first, last := r.ties(place)
	return int64(len(r.ids)) - 1 - last + place - first
}
