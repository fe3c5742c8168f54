package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"

	"owlet/backend"
)

// order is which records of a table a list shows and in which order: by a field and then by id, or by id alone.
type order struct {
	table      *table
	version    int64 // of the schema
	where      []backend.Equality
	tests      []tested
	search     *search // nil without words
	few        []int64 // the ids of the records, all or a page of them, where these are known; else nil
	sort       int     // the place of the field; -1 is by id
	descending bool
	names      map[int64]string // of a choice's options, by which it sorts
	computing  byFormulas
}

// newOrder is the order that a selection asks for. What formulas have to do with it is computed. Errors: invalid, where that would be too much.
func newOrder(ctx context.Context, c *conn, sc *schema, tb *table, sel backend.Selection) (*order, error) {
	f := formulaFilter{conn: c, schema: sc, table: tb, selection: sel}
	if err := f.run(ctx); err != nil {
		return nil, err
	}
	return f.order(), nil
}

// plainOrder is an order that no formula has to do with.
func plainOrder(sc *schema, tb *table, sel backend.Selection) *order {
	o := &order{table: tb, version: sc.version, where: sel.Where, sort: sel.Sort, descending: sel.Descending}
	o.tests, o.search = newTested(tb, sel.Tests), newSearch(sc, tb, sel.Words)
	if o.sort < 0 {
		return o
	}
	if f := tb.Fields[o.sort].Held(); sortsByName(f) {
		o.names = make(map[int64]string, len(f.Options.List))
		for _, option := range f.Options.List {
			o.names[option.Number()] = option.Name
		}
	}
	return o
}

// key names the order.
func (o *order) key() string {
	b := make([]byte, 0, 64)
	for _, n := range []int64{o.version, o.table.Num, int64(o.sort)} {
		b = append(strconv.AppendInt(b, n, 10), ' ')
	}
	b = strconv.AppendBool(b, o.descending)
	for _, c := range o.where {
		b = fmt.Appendf(b, " %d=%T:%q", c.Field, c.Value, fmt.Sprint(c.Value))
	}
	for _, t := range o.tests {
		b = fmt.Appendf(b, " %#v", t.Test)
	}
	if o.search != nil {
		b = fmt.Appendf(b, " %q", o.search.words)
	}
	return string(append(b, o.computing.key...))
}

// filtered tells whether the list leaves records out.
func (o *order) filtered() bool {
	return len(o.where)+len(o.tests) > 0 || o.search != nil || o.computing.among != ""
}

// sortsByName tells whether a field's column holds numbers of options, whose names it sorts by.
func sortsByName(f *backend.Field) bool { return f.Type == backend.Choice && f.HasOptions() }

// straight tells whether the records can be read one after another as they are ordered, from an index or by id.
func (o *order) straight() bool {
	if o.sort < 0 {
		return true
	}
	f := &o.table.Fields[o.sort]
	return !o.filtered() && indexed(f) && !sortsByName(f)
}

// decisive are the places of the fields that decide where a record stands.
func (o *order) decisive() []int {
	var places []int
	if o.sort >= 0 {
		places = append(places, o.sort)
	}
	for _, c := range o.where {
		places = append(places, c.Field)
	}
	for i := range o.tests {
		places = append(places, o.tests[i].Field)
	}
	return places
}

// standing is where a record with some values stands; ok is whether it does at all.
func (o *order) standing(id int64, value values) (p position, ok bool) {
	if value == nil {
		return p, false
	}
	for _, c := range o.where {
		if value(c.Field) != c.Value {
			return p, false
		}
	}
	for i := range o.tests {
		if t := &o.tests[i]; !t.holds(value(t.Field)) {
			return p, false
		}
	}
	p.id = id
	if o.sort < 0 {
		return p, true
	}
	p.key = value(o.sort)
	if n, ok := p.key.(int64); ok && o.names != nil {
		if name, ok := o.names[n]; ok {
			p.key = name
		}
	}
	p.key = shortened(p.key)
	return p, true
}

// sqlBuilder is a query under way: its text and its arguments.
type sqlBuilder struct {
	strings.Builder
	args []driver.Value
}

func (q *sqlBuilder) add(text string, args ...driver.Value) {
	_, _ = q.WriteString(text)
	q.args = append(q.args, args...)
}

// records continues a query with the records of a span, each with some of its columns and what it sorts by as sort_key.
func (o *order) records(q *sqlBuilder, columns string, s span) {
	q.add(" FROM (SELECT " + columns + ", ")
	if o.sort < 0 || o.computing.sort != nil {
		q.add("NULL")
	} else {
		q.sortKey(o.table, o.sort)
	}
	q.add(" AS sort_key FROM " + o.table.name)
	o.conditions(q)
	q.add(") AS " + o.table.name)
	if s.condition != "" {
		q.add(" WHERE "+s.condition, s.args...)
	}
}

// by is what stands behind ORDER BY.
func (o *order) by() string {
	switch {
	case o.sort < 0:
		return "id"
	case o.descending:
		return "sort_key DESC, id"
	}
	return "sort_key, id"
}

// conditions continues a query with what records must meet.
func (o *order) conditions(q *sqlBuilder) {
	if o.few != nil {
		q.add(" WHERE id IN (SELECT value FROM json_each(?))", asJSON(o.few))
		return
	}
	word := " WHERE "
	for _, c := range o.where {
		q.add(word + o.table.columns[c.Field])
		word = " AND "
		if c.Value == nil {
			q.add(" IS NULL")
			continue
		}
		q.add(" = ?", c.Value)
	}
	for i := range o.tests {
		q.add(word)
		o.tests[i].condition(q)
		word = " AND "
	}
	if o.computing.among != "" {
		q.add(word+o.table.name+".id"+among, o.computing.among)
		word = " AND "
	}
	if o.search != nil {
		q.add(word)
		o.search.condition(q)
	}
}

// sortKey writes what a field sorts by: its column, or the option's name where the column holds the option's number.
func (q *sqlBuilder) sortKey(tb *table, place int) {
	f, column := tb.Fields[place].Held(), tb.columns[place]
	if !sortsByName(f) {
		q.add(column)
		return
	}
	q.add("CASE " + column)
	for _, o := range f.Options.List {
		q.add(" WHEN "+strconv.FormatInt(o.Number(), 10)+" THEN ?", o.Name)
	}
	q.add(" ELSE " + column + " END")
}
