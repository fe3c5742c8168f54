package sqlite

import (
	"context"
	"database/sql/driver"
	"strconv"
	"strings"

	"owlet/backend"
)

// pageQuery is the SQL of a page, and its arguments.
type pageQuery struct {
	strings.Builder
	args []driver.Value
}

func readPage(ctx context.Context, c *conn, tb *table, sel backend.Selection) (*backend.RecordPage, error) {
	page := newPage(tb, sel)
	var q pageQuery
	q.columns(tb, sel.Fields)
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
	return page, q.fill(ctx, c, page)
}

// readRecord reads one record with all its fields.
func readRecord(ctx context.Context, c *conn, tb *table, id int64) (*backend.RecordPage, error) {
	sel, err := backend.RecordQuery{Limit: 1}.On(tb.Table)
	if err != nil {
		return nil, err
	}
	page := newPage(tb, sel)
	var q pageQuery
	q.columns(tb, sel.Fields)
	q.WriteString(" WHERE id = ?")
	q.args = append(q.args, id)
	if err = q.fill(ctx, c, page); err == nil && len(page.Records) == 0 {
		err = backend.Errorf(backend.NotFound, "record.not_found", "id", id, "table", tb.Name)
	}
	return page, err
}

func newPage(tb *table, sel backend.Selection) *backend.RecordPage {
	page := &backend.RecordPage{Limit: sel.Limit, Offset: sel.Offset, Fields: make([]backend.Field, len(sel.Fields)), Records: []backend.Record{}}
	for i, place := range sel.Fields {
		page.Fields[i] = tb.Fields[place]
	}
	return page
}

// fill runs the query and puts its records into page. One record more than the page holds was asked for: it tells that
// there are more.
func (q *pageQuery) fill(ctx context.Context, c *conn, page *backend.RecordPage) error {
	width := len(page.Fields)
	var values []any
	return c.query(ctx, q.String(), q.args, func(row []driver.Value) error {
		if len(page.Records) == page.Limit {
			page.HasMore = true
			return errStop
		}
		if len(values)+width > cap(values) {
			values = make([]any, 0, width*min(page.Limit, max(4, 4*len(page.Records))))
		}
		start := len(values)
		for _, v := range row[1:] {
			values = append(values, v)
		}
		page.Records = append(page.Records, backend.Record{ID: row[0].(int64), Values: values[start:len(values):len(values)]})
		return nil
	})
}

func (q *pageQuery) columns(tb *table, places []int) {
	q.WriteString("SELECT id")
	for _, place := range places {
		if tb.columns[place] == "" {
			q.WriteString(", NULL")
			continue
		}
		q.WriteString(", ")
		q.WriteString(tb.columns[place])
	}
	q.WriteString(" FROM ")
	q.WriteString(tb.name)
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
