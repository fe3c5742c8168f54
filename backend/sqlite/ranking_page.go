package sqlite

import (
	"context"
	"database/sql/driver"
	"slices"
)

// ranks tells whether people order the records otherwise than SQLite does.
func (o *order) ranks() bool {
	return o.sort >= 0 && (o.computing.sort != nil || collates(o.table.Fields[o.sort].Held()))
}

// inOrder makes the page one of a person's list: of a ranking, or else of a run where no index has the order.
func (p *page) inOrder(ctx context.Context, sc *schema, f outcome) (err error) {
	if !p.ranks() {
		return p.alongRun(ctx, sc.listings)
	}
	p.ranked, err = p.order.ranking(ctx, p.conn, sc, f)
	return err
}

// ranking is the one of the order, made or brought up to date where that is needed; f is what the order's conditions leave.
func (o *order) ranking(ctx context.Context, c *conn, sc *schema, f outcome) (*ranking, error) {
	if o.computing.sort != nil {
		return o.computedRanking(ctx, c, sc, true)
	}
	own := *o
	own.descending = false
	r := newRanker(c, sc, &own)
	at, err := r.editions(c)
	if err != nil {
		return nil, err
	}
	return sc.listings.rankings.get(ctx, &own, at, func(old *ranking, from editions) (*ranking, error) {
		switch {
		case f.few != nil:
			list, err := r.some(ctx, f.few)
			return merged(list, nil), err
		case own.filtered():
			return r.filtered(ctx, int(f.count))
		}
		return r.renewed(ctx, old, from, at)
	})
}

// editions are those of the reader's snapshot.
func (r *ranker) editions(c *conn) (at editions, err error) {
	at.own, _, err = r.order.edition(c)
	if err == nil && r.other != nil {
		at.other, err = c.number("SELECT edition FROM counter WHERE record_table = ?", r.other.Num)
	}
	return at, err
}

// filtered takes the records that a filter leaves from the ranking of the whole table.
func (r *ranker) filtered(ctx context.Context, count int) (*ranking, error) {
	own := *r.order
	own.where, own.tests, own.search, own.few = nil, nil, nil, nil
	all, err := own.ranking(ctx, r.conn, r.schema, outcome{})
	if err != nil {
		return nil, err
	}
	var q sqlBuilder
	q.add("SELECT id FROM " + r.table.name)
	r.conditions(&q)
	ids := make([]int64, 0, count)
	err = r.conn.query(ctx, q.String(), q.args, func(row []driver.Value) error {
		ids = append(ids, row[0].(int64))
		return nil
	})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	slices.Sort(ids)
	return all.only(len(ids), func(id int64) bool {
		_, found := slices.BinarySearch(ids, id)
		return found
	}), nil
}

// renewed is the ranking of the whole table: what few records this process has changed since an old one find their new places there.
func (r *ranker) renewed(ctx context.Context, old *ranking, from, at editions) (*ranking, error) {
	moved, known := r.schema.listings.get(r.order).between(from.own, at.own)
	if old == nil || !known || from.other != at.other || len(moved) > maxMoved(old) {
		return r.all(ctx)
	}
	list, err := r.some(ctx, moved)
	if err != nil {
		return nil, err
	}
	rest := old.only(len(old.ids), func(id int64) bool {
		_, found := slices.BinarySearch(moved, id)
		return !found
	})
	return rest.with(list, r.key(r.collation()))
}

// maxMoved is for how many records it is quicker to look for their places than to rank all.
func maxMoved(r *ranking) int { return 16 + len(r.ids)/1000 }

// between are the records that moved between two editions, whichever came first; ok is whether that is known. From now on the second one is.
func (l *listing) between(from, to int64) (ids []int64, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.seek(to) {
		if l.building == nil {
			l.reset(to)
		}
		return nil, false
	}
	one, other := slices.Index(l.editions, from), slices.Index(l.editions, to)
	if one < 0 {
		return nil, false
	}
	for _, step := range l.steps[min(one, other):max(one, other)] {
		for _, m := range step {
			ids = append(ids, m.id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), true
}

// readRanked reads the records of the page from its ranking.
func (p *page) readRanked(ctx context.Context, take func(row []driver.Value)) error {
	ids := p.ranked.page(p.offset, p.limit, p.descending)
	p.more = p.offset+int64(len(ids)) < int64(len(p.ranked.ids))
	sql := "SELECT " + p.columns + " FROM json_each(?) AS picked CROSS JOIN " + p.table.name + " ON " + p.table.name + ".id = picked.value ORDER BY picked.key"
	return p.conn.query(ctx, sql, []driver.Value{asJSON(ids)}, func(row []driver.Value) error {
		p.taken++
		take(row)
		return nil
	})
}
