package sqlite

import (
	"context"
	"database/sql/driver"

	"owlet/backend"
)

// exportBatch is how many records an export takes at a time.
const exportBatch = 512

// ExportRecords hands all records that a question finds to a sink, in the question's order and as they are at one moment, whatever others write
// meanwhile. It holds one batch of them in memory. Fields are names; none is all. Errors: not_found, invalid, what the sink returns.
func (s *Store) ExportRecords(ctx context.Context, p backend.Path, ask backend.Ask, fields []string, to backend.RecordSink) error {
	return s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		ask.Limit, ask.Offset = 0, 0
		sel, err := ask.On(tb.Table)
		if err == nil {
			sel.Fields, err = tb.Chosen(fields)
		}
		if err != nil {
			return err
		}
		page, err := newPage(ctx, c, sc, tb, sel)
		if err != nil {
			return err
		}
		e := &export{page: page, sink: to}
		return e.run(ctx)
	})
}

// export is one export under way.
type export struct {
	*page
	sink  backend.RecordSink
	batch []backend.Record
	err   error // of the sink
	ctx   context.Context
	stop  context.CancelFunc
}

func (e *export) run(ctx context.Context) error {
	total, err := e.conn.number("SELECT records FROM counter WHERE record_table = ?", e.table.Num)
	if err == nil {
		err = e.sink.Begin(e.fields, total)
	}
	if err != nil {
		return err
	}
	reading, stop := context.WithCancel(ctx)
	defer stop()
	e.ctx, e.stop = ctx, stop
	err = e.read(reading)
	if e.err != nil {
		return e.err
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = e.flush()
	}
	return err
}

func (e *export) read(ctx context.Context) error {
	if !e.ranks() {
		e.limit = backend.MaxID
		return e.readStretch(ctx, stretch{}, e.take)
	}
	f, err := e.order.found(ctx, e.conn, e.schema.listings)
	if err != nil {
		return err
	}
	if err := e.inOrder(ctx, e.schema, f); err != nil {
		return err
	}
	e.limit = exportBatch
	for e.more = true; e.more && err == nil; e.offset += e.limit {
		err = e.readRanked(ctx, e.take)
	}
	return err
}

// take keeps a record for the next batch. After the sink's first error it takes no more, and has the reading end.
func (e *export) take(row []driver.Value) {
	if e.err != nil {
		return
	}
	values := make([]any, len(row)-1)
	for i, v := range row[1:] {
		values[i] = v
	}
	e.batch = append(e.batch, backend.Record{ID: row[0].(int64), Values: values})
	if len(e.batch) == exportBatch {
		if e.err = e.flush(); e.err != nil {
			e.stop()
		}
	}
}

func (e *export) flush() error {
	if len(e.batch) == 0 {
		return nil
	}
	if _, err := e.compute(e.ctx, e.conn, e.schema, e.batch); err != nil {
		return err
	}
	links, err := readLinks(e.conn, e.schema, &backend.Answer{RecordPage: backend.RecordPage{Fields: e.fields, Records: e.batch}})
	if err == nil {
		err = e.sink.Take(e.batch, links)
	}
	e.batch = e.batch[:0]
	return err
}
