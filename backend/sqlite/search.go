package sqlite

import (
	"database/sql/driver"
	"slices"
	"strconv"
	"strings"

	"owlet/backend"
)

// search finds the records that have every word in some cell, as a person reads it there.
type search struct {
	table *table
	words []string
	cells []searched
	also  map[string]string // by word: the ids of records that a formula's value contains it in, as JSON
}

// searched is a field whose values can contain a word.
type searched struct {
	*backend.Field
	column string
	other  *table // of a reference: the table with the title; nil where that has none
	title  string
}

func newSearch(sc *schema, tb *table, words []string) *search {
	if len(words) == 0 {
		return nil
	}
	s := &search{table: tb, words: words}
	for place, column := range tb.columns {
		if column == "" {
			continue
		}
		c := searched{Field: tb.Fields[place].Held(), column: column}
		if c.Type == backend.Reference {
			c.other = sc.byID(c.RefTableID)
			c.title = c.other.title()
		}
		s.cells = append(s.cells, c)
	}
	return s
}

// title is the column with what records are called; "" where there is none.
func (tb *table) title() string {
	if place := tb.TitleField(); place >= 0 {
		return tb.columns[place]
	}
	return ""
}

// condition continues a query with the search.
func (s *search) condition(q *sqlBuilder) {
	for i, word := range s.words {
		if i > 0 {
			q.add(" AND ")
		}
		s.word(q, word)
	}
}

// word holds where any cell contains a word.
func (s *search) word(q *sqlBuilder, word string) {
	either := ""
	or := func(write func()) {
		q.add(either)
		if either == "" {
			q.add("(")
			either = " OR "
		}
		write()
	}
	for i := range s.cells {
		s.cells[i].contains(q, word, or)
	}
	if id, err := strconv.ParseInt(strings.TrimPrefix(word, "#"), 10, 64); err == nil {
		or(func() { q.add(s.table.name+".id = ?", id) })
	}
	if ids := s.also[word]; ids != "" {
		or(func() { q.add(s.table.name+".id"+among, ids) })
	}
	if either == "" {
		q.add("(FALSE")
	}
	q.add(")")
}

// contains writes conditions under which the cell contains a word, each within or; none where it cannot.
func (c *searched) contains(q *sqlBuilder, word string, or func(write func())) {
	switch c.Type {
	case backend.String, backend.File, backend.IconValue, backend.Color, backend.User, backend.DChoice, backend.TimeOfDay:
		or(func() { q.like(c.column, anything, word, anything) })
	case backend.Date:
		if day, ok := dayPart(word); ok {
			or(func() { q.like(c.column, anything, day, anything) })
		}
	case backend.Number:
		for _, digits := range numberParts(word) {
			or(func() { q.like(numberText(c.column), anything, digits, anything) })
		}
	case backend.Choice, backend.Multi, backend.DMulti:
		c.containsOption(q, word, or)
	case backend.Reference:
		c.containsTitle(q, word, or)
	}
}

func (c *searched) containsOption(q *sqlBuilder, word string, or func(write func())) {
	numbers := optionsWith(c.Field, word)
	switch {
	case !c.HasOptions() && c.Type == backend.Choice:
		or(func() { q.like(c.column, anything, word, anything) })
	case !c.HasOptions():
		or(func() {
			q.add("EXISTS (SELECT 1 FROM json_each(" + c.column + ") WHERE ")
			q.like("json_each.value", anything, word, anything)
			q.add(")")
		})
	case len(numbers) == 0:
	case c.Type == backend.Choice:
		or(func() { q.in(c.column, numbers) })
	default:
		or(func() { q.eitherOf(numbers, func(n any) { q.member(c.column, n) }) })
	}
}

// optionsWith are the numbers of the options that a person may know by a name with a word in it.
func optionsWith(f *backend.Field, word string) (numbers []any) {
	word = folded(word)
	for _, o := range f.OptionList() {
		names := []string{o.Name}
		for _, label := range o.Labels {
			names = append(names, label)
		}
		if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(folded(name), word) }) {
			numbers = append(numbers, o.Number())
		}
	}
	return numbers
}

func (c *searched) containsTitle(q *sqlBuilder, word string, or func(write func())) {
	if id, err := strconv.ParseInt(strings.TrimPrefix(word, "#"), 10, 64); err == nil && word[0] == '#' {
		or(func() { q.add(c.column+" = ?", id) })
	}
	if c.title == "" {
		return
	}
	or(func() {
		q.add(c.column + " IN (SELECT id FROM " + c.other.name + " WHERE ")
		q.like(c.title, anything, word, anything)
		q.add(")")
	})
}

// numberText is a number of a column as it is read without groups of thousands.
func numberText(column string) string {
	whole := "CAST(" + column + " AS INTEGER)"
	return "CAST(iif(" + column + " = " + whole + ", " + whole + ", " + column + ") AS TEXT)"
}

// numberParts are the ways to read a word as a part of a number: its comma may be a decimal one, or part groups of thousands.
func numberParts(word string) []string {
	if strings.Trim(word, "0123456789.,-") != "" || !strings.ContainsAny(word, "0123456789") {
		return nil
	}
	english, german := strings.ReplaceAll(word, ",", ""), strings.ReplaceAll(strings.ReplaceAll(word, ".", ""), ",", ".")
	all := []string{english, german}
	slices.Sort(all)
	return slices.Compact(all)
}

// dayPart is a word as a part of a date as it is stored: 2027-04, or 4.4.2027.
func dayPart(word string) (string, bool) {
	if strings.Trim(word, "0123456789-") == "" && strings.Trim(word, "-") != "" {
		return word, true
	}
	parts := strings.Split(word, ".")
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[1]) > 2 || len(parts[2]) != 4 || strings.Trim(word, "0123456789.") != "" {
		return "", false
	}
	two := func(s string) string { return ("00" + s)[len(s):] }
	return parts[2] + "-" + two(parts[1]) + "-" + two(parts[0]), true
}

// followable tells whether a change of a record says what becomes of it in the list. That a search finds it may be up to other tables, which
// the edition of the table knows nothing of: see order.edition.
// What formulas compute is known after the change only.
func (o *order) followable() bool { return o.search == nil && o.computing.key == "" }

// edition is that of the table in the reader's snapshot, and how many records it has. Of a search it is one of all tables it looks at.
func (o *order) edition(c *conn) (edition, records int64, err error) {
	const sql = "SELECT edition, records FROM counter WHERE record_table = ?"
	_, err = c.one(sql, []driver.Value{o.table.Num}, func(row []driver.Value) { edition, records = row[0].(int64), row[1].(int64) })
	if o.search == nil || err != nil {
		return edition, records, err
	}
	for _, cell := range o.search.cells {
		if cell.other == nil {
			continue
		}
		const mix = 1_000_003
		_, err = c.one(sql, []driver.Value{cell.other.Num}, func(row []driver.Value) { edition = edition*mix ^ row[0].(int64) })
		if err != nil {
			return 0, 0, err
		}
	}
	return edition, records, nil
}
