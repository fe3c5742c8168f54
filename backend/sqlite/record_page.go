package sqlite

import (
	"context"
	"database/sql/driver"
	"strconv"
	"strings"

	"owlet/backend"
)

// shape is which fields of a table a page shows.
type shape struct {
	fields []backend.Field
	sql    string // what of its table is selected
	format *backend.RecordFormat
}

func newShape(tb *table, places []int) *shape {
	sh := &shape{fields: make([]backend.Field, len(places))}
	var b strings.Builder
	b.WriteString("SELECT id")
	for i, place := range places {
		sh.fields[i] = tb.Fields[place]
		b.WriteString(", ")
		if column := tb.columns[place]; column != "" {
			b.WriteString(column)
		} else {
			b.WriteString("NULL")
		}
	}
	sh.sql = b.String() + " FROM " + tb.name
	sh.format = backend.NewRecordFormat(sh.fields)
	return sh
}

// shape is the one that a selection asks for.
func (tb *table) shape(sel backend.Selection) *shape {
	if sel.Fields == nil {
		return tb.whole
	}
	return newShape(tb, sel.Fields)
}

// pageQuery is the SQL of a page, and its arguments.
type pageQuery struct {
	strings.Builder
	args  []driver.Value
	limit int
}

// newPageQuery makes the query of a page. It asks for one record more than the page holds, which tells that there are more.
func newPageQuery(c *conn, tb *table, sh *shape, sel backend.Selection) (*pageQuery, error) {
	q := &pageQuery{limit: sel.Limit}
	q.Grow(len(sh.sql) + 128)
	q.WriteString(sh.sql)
	offset := int64(sel.Offset)
	if len(sel.Where) == 0 && sel.Sort < 0 && offset >= blockSize {
		first, rest, err := findOffset(c, tb.Num, offset)
		if err != nil {
			return nil, err
		}
		offset = rest
		q.WriteString(" WHERE id >= ?")
		q.args = append(q.args, first)
	}
	q.where(tb, sel.Where)
	q.order(tb, sel)
	q.WriteString(" LIMIT ? OFFSET ?")
	q.args = append(q.args, int64(sel.Limit+1), offset)
	return q, nil
}

// each calls take with every record of the page and tells whether there are more.
func (q *pageQuery) each(ctx context.Context, c *conn, take func(row []driver.Value)) (more bool, err error) {
	left := q.limit
	err = c.query(ctx, q.String(), q.args, func(row []driver.Value) error {
		if left--; left < 0 {
			more = true
			return errStop
		}
		take(row)
		return nil
	})
	return more, err
}

// long tells whether a selection may have to walk the table, so that the query has to end when nobody waits for it any more.
func long(sel backend.Selection) bool { return len(sel.Where) > 0 || sel.Sort >= 0 }

func readPage(ctx context.Context, c *conn, tb *table, sel backend.Selection) (*backend.RecordPage, error) {
	sh := tb.shape(sel)
	q, err := newPageQuery(c, tb, sh, sel)
	if err != nil {
		return nil, err
	}
	page := &backend.RecordPage{Limit: sel.Limit, Offset: sel.Offset, Fields: sh.fields, Records: []backend.Record{}}
	page.HasMore, err = q.each(ctx, c, func(row []driver.Value) {
		values := make([]any, 0, len(row)-1)
		for _, v := range row[1:] {
			values = append(values, v)
		}
		page.Records = append(page.Records, backend.Record{ID: row[0].(int64), Values: values})
	})
	return page, err
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

func appendPage(ctx context.Context, c *conn, tb *table, sel backend.Selection, b []byte) ([]byte, bool, error) {
	sh := tb.shape(sel)
	q, err := newPageQuery(c, tb, sh, sel)
	if err != nil {
		return b, false, err
	}
	if !long(sel) {
		ctx = context.Background()
	}
	p := jsonPage{b: append(b, '['), format: sh.format, record: backend.Record{Values: make([]any, 0, len(sh.fields))}}
	more, err := q.each(ctx, c, p.take)
	return append(p.b, ']'), more, err
}

func appendRecord(c *conn, tb *table, id int64, b []byte) ([]byte, error) {
	p := jsonPage{b: b, format: tb.whole.format, record: backend.Record{Values: make([]any, 0, len(tb.whole.fields))}}
	found, err := c.one(tb.one, []driver.Value{id}, func(row []driver.Value) {
		p.record.ID = id
		for _, v := range row[1:] {
			p.record.Values = append(p.record.Values, v)
		}
		p.b = p.format.Append(p.b, &p.record)
	})
	if err == nil && !found {
		err = backend.Errorf(backend.NotFound, "record.not_found", "id", id, "table", tb.Name)
	}
	return p.b, err
}

func (q *pageQuery) where(tb *table, where []backend.Condition) {
	word := " WHERE "
	for _, c := range where {
		q.WriteString(word)
		word = " AND "
		q.WriteString(tb.columns[c.Field])
		if c.Value == nil {
			q.WriteString(" IS NULL")
			continue
		}
		q.WriteString(" = ?")
		q.args = append(q.args, c.Value)
	}
}

func (q *pageQuery) order(tb *table, sel backend.Selection) {
	q.WriteString(" ORDER BY ")
	if sel.Sort >= 0 {
		q.sortKey(tb, sel.Sort)
		if sel.Descending {
			q.WriteString(" DESC")
		}
		q.WriteString(", ")
	}
	q.WriteString("id")
}

// sortKey writes what a field sorts by: its column, or the option's name where the column holds the option's number.
func (q *pageQuery) sortKey(tb *table, place int) {
	f, column := &tb.Fields[place], tb.columns[place]
	if f.Type != backend.Choice || !f.HasOptions() {
		q.WriteString(column)
		return
	}
	q.WriteString("CASE " + column)
	for _, o := range f.Options.List {
		q.WriteString(" WHEN " + strconv.FormatInt(o.Number(), 10) + " THEN ?")
		q.args = append(q.args, o.Name)
	}
	q.WriteString(" ELSE " + column + " END")
}
