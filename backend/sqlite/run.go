package sqlite

import (
	"context"
	"database/sql/driver"

	"owlet/backend"
)

// runLength is how many records a run has: SQLite sorts them about as fast as a page of them.
const runLength = 2048

// run are the ids of records that follow one another in an order, from an offset on, in one edition. Where no index has the order, every page
// takes a look at all records: who scrolls has the next pages from the run.
type run struct {
	edition, offset int64
	ids             []int64
}

// alongRun makes the page one of a run of its list, which is read if it is not the one that was read last.
func (p *page) alongRun(ctx context.Context, ls *listings) error {
	if p.few != nil || p.straight() {
		return nil
	}
	edition, _, err := p.order.edition(p.conn)
	if err != nil {
		return err
	}
	own := *p.order
	l, offset := ls.get(&own), p.offset/runLength*runLength
	r := l.lastRun()
	if r.edition != edition || r.offset != offset || r.ids == nil {
		if r, err = p.readRun(ctx, ls, offset); err != nil {
			return err
		}
		r.edition = edition
		l.keepRun(r)
	}
	from := min(p.offset-offset, int64(len(r.ids)))
	p.few, p.offset = r.ids[from:min(from+p.limit+1, int64(len(r.ids)))], 0
	return nil
}

// readRun reads a run, with the records of any page that begins in it.
func (p *page) readRun(ctx context.Context, ls *listings, offset int64) (r run, err error) {
	own := *p.order
	whole := page{shape: newShape(p.table, nil), order: &own, conn: p.conn, limit: runLength + backend.MaxAsk + 1, offset: offset}
	r = run{offset: offset, ids: []int64{}}
	err = whole.read(ctx, ls, func(row []driver.Value) { r.ids = append(r.ids, row[0].(int64)) })
	return r, err
}

func (l *listing) lastRun() run {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.run
}

func (l *listing) keepRun(r run) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.run = r
}
