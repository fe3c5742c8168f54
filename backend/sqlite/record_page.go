package sqlite

import (
	"context"
	"database/sql/driver"
	"strings"

	"owlet/backend"
)

// shape is which fields of a table a page shows.
type shape struct {
	fields  []backend.Field
	columns string
	sql     string // what of its table is selected
	format  *backend.RecordFormat

	of       *table     // whose formulas compute some
	computed []computed // what they compute
	known    []known
}

func newShape(tb *table, places []int) *shape {
	sh := &shape{fields: make([]backend.Field, len(places))}
	var b strings.Builder
	b.WriteString(tb.name + ".id")
	for i, place := range places {
		sh.fields[i] = *tb.Fields[place].Held()
		b.WriteString(", ")
		if column := tb.columns[place]; column != "" {
			b.WriteString(column)
		} else {
			b.WriteString("NULL")
		}
	}
	sh.columns = b.String()
	sh.sql = "SELECT " + sh.columns + " FROM " + tb.name
	sh.format = backend.NewRecordFormat(sh.fields)
	sh.addComputed(tb, places)
	return sh
}

// shape is the one that a selection asks for.
func (tb *table) shape(sel backend.Selection) *shape {
	if sel.Fields == nil {
		return tb.whole
	}
	return newShape(tb, sel.Fields)
}

// page is one page of records while it is read.
type page struct {
	*shape
	*order
	schema *schema
	conn   *conn
	ranked *ranking // the one that the page is of; nil where SQLite orders the records
	limit  int64
	offset int64
	taken  int64
	last   int64 // the id of the record taken last
	ends   bool  // it is of use to know where the records end
	missed int64 // if so, records that there would have to be for the page to begin
	more   bool
}

func newPage(ctx context.Context, c *conn, sc *schema, tb *table, sel backend.Selection) (*page, error) {
	o, err := newOrder(ctx, c, sc, tb, sel)
	return &page{shape: tb.shape(sel), order: o, schema: sc, conn: c, limit: int64(sel.Limit), offset: int64(sel.Offset)}, err
}

// read calls take with every record of the page and notes whether there are more.
func (p *page) read(ctx context.Context, ls *listings, take func(row []driver.Value)) error {
	if p.sort < 0 && !p.filtered() {
		s, err := p.inBlocks()
		if err != nil {
			return err
		}
		return p.readStretch(context.Background(), s, take)
	}
	if p.ranked == nil && p.order.computing.sort != nil {
		ranked, err := p.computedRanking(ctx, p.conn, p.schema, false)
		if err != nil {
			return err
		}
		p.ranked = ranked
	}
	if p.ranked != nil {
		return p.readRanked(ctx, take)
	}
	if p.few != nil {
		return p.readStretch(ctx, stretch{skip: p.offset}, take)
	}
	d := deepPage{page: p, listings: ls}
	s, err := d.find(ctx)
	if err == nil {
		err = p.readStretch(ctx, s, take)
	}
	if err == nil {
		err = d.note(s)
	}
	return err
}

// inBlocks is the stretch of a page in the order of ids.
func (p *page) inBlocks() (s stretch, err error) {
	if s.skip = p.offset; s.skip < blockSize {
		return s, nil
	}
	first, rest, err := findOffset(p.conn, p.table.Num, p.offset)
	return stretch{from: &position{id: first - 1}, skip: rest}, err
}

// readStretch reads the page.
func (p *page) readStretch(ctx context.Context, s stretch, take func(row []driver.Value)) (err error) {
	if s.past {
		return nil
	}
	if s.from, err = p.begin(p.conn, s.from); err != nil {
		return err
	}
	p.missed = s.skip
	spans := p.spans(s.from, s.to)
	for i, span := range spans {
		found, err := p.readSpan(ctx, span, p.missed, take)
		if err != nil || p.more {
			return err
		}
		switch {
		case found:
			p.missed = 0
		case p.missed > 0 && (p.ends || i < len(spans)-1):
			n, err := p.count(ctx, p.conn, span)
			if err != nil {
				return err
			}
			p.missed -= n
		}
	}
	return nil
}

// readSpan reads what is missing of the page, and one record more, which tells that there are more.
func (p *page) readSpan(ctx context.Context, s span, skip int64, take func(row []driver.Value)) (found bool, err error) {
	var q sqlBuilder
	p.query(&q, s, p.limit-p.taken+1, skip)
	err = p.conn.query(ctx, q.String(), q.args, func(row []driver.Value) error {
		found = true
		if p.taken == p.limit {
			p.more = true
			return errStop
		}
		p.taken++
		p.last = row[0].(int64)
		take(row)
		return nil
	})
	return found, err
}

// query asks for records of a span. Where SQLite has to sort, it sorts ids and keys, not whole records.
func (p *page) query(q *sqlBuilder, s span, limit, skip int64) {
	q.Grow(len(p.columns) + 256)
	if p.straight() && !p.descending {
		q.add("SELECT " + p.columns)
		p.records(q, "*", s)
		q.add(" ORDER BY "+p.by()+" LIMIT ? OFFSET ?", limit, skip)
		return
	}
	q.add("SELECT " + p.columns + " FROM (SELECT id AS sorted_id, sort_key")
	p.records(q, "id", s)
	q.add(" ORDER BY "+p.by()+" LIMIT ? OFFSET ?) CROSS JOIN "+p.table.name+" ON "+p.table.name+".id = sorted_id ORDER BY "+p.by(), limit, skip)
}

func readPage(ctx context.Context, p *page, sc *schema, sel backend.Selection) (backend.RecordPage, error) {
	out := backend.RecordPage{Limit: sel.Limit, Offset: sel.Offset, Fields: p.fields, Records: []backend.Record{}}
	var values []any // of all records
	err := p.read(ctx, sc.listings, func(row []driver.Value) {
		if values == nil {
			values = make([]any, 0, (len(row)-1)*sel.Limit)
			out.Records = make([]backend.Record, 0, sel.Limit)
		}
		from := len(values)
		for _, v := range row[1:] {
			values = append(values, v)
		}
		out.Records = append(out.Records, backend.Record{ID: row[0].(int64), Values: values[from:len(values):len(values)]})
	})
	if err == nil {
		out.Problems, err = p.compute(ctx, p.conn, sc, out.Records)
	}
	out.HasMore = p.more
	return out, err
}

// recordOf is the record of a row: its id and its values.
func recordOf(row []driver.Value) backend.Record {
	values := make([]any, 0, len(row)-1)
	for _, v := range row[1:] {
		values = append(values, v)
	}
	return backend.Record{ID: row[0].(int64), Values: values}
}

// jsonPage is a page's records on their way into b, each written as it is read.
type jsonPage struct {
	b      []byte
	format *backend.RecordFormat
	record backend.Record
}

func (p *jsonPage) take(row []driver.Value) {
	if c := p.b[len(p.b)-1]; c == '}' {
		p.b = append(p.b, ',')
	}
	p.record.ID, p.record.Values = row[0].(int64), p.record.Values[:0]
	for _, v := range row[1:] {
		p.record.Values = append(p.record.Values, v)
	}
	p.b = p.format.Append(p.b, &p.record)
}

func appendPage(ctx context.Context, c *conn, sc *schema, tb *table, sel backend.Selection, b []byte) ([]byte, bool, error) {
	p, err := newPage(ctx, c, sc, tb, sel)
	if err != nil {
		return b, false, err
	}
	if len(p.computed) > 0 { // a page is computed as one
		read, err := readPage(ctx, p, sc, sel)
		return p.format.AppendAll(b, read.Records), read.HasMore, err
	}
	out := jsonPage{b: append(b, '['), format: p.format, record: backend.Record{Values: make([]any, 0, len(p.shape.fields))}}
	err = p.read(ctx, sc.listings, out.take)
	return append(out.b, ']'), p.more, err
}

// readOne reads a record with all fields. Errors: not_found.
func readOne(c *conn, sc *schema, tb *table, id int64) (page backend.RecordPage, err error) {
	page = backend.RecordPage{Limit: 1, Fields: tb.whole.fields}
	found, err := c.one(tb.one, []driver.Value{id}, func(row []driver.Value) { page.Records = []backend.Record{recordOf(row)} })
	if err == nil && !found {
		err = backend.Errorf(backend.NotFound, "record.not_found", "id", id, "table", tb.Name)
	}
	if err == nil {
		page.Problems, err = tb.whole.compute(context.Background(), c, sc, page.Records)
	}
	return page, err
}

func appendRecord(c *conn, sc *schema, tb *table, id int64, b []byte) ([]byte, error) {
	read, err := readOne(c, sc, tb, id)
	if err != nil {
		return b, err
	}
	return tb.whole.format.Append(b, &read.Records[0]), nil
}
