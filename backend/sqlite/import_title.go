package sqlite

import (
	"context"
	"database/sql/driver"
	"math"

	"owlet/backend"
)

const (
	// titlesAtOnce and titleBytes are how many titles, and how much text of them, one reading of a table looks for.
	titlesAtOnce = 16_384
	titleBytes   = 4 << 20
	// whitespace is what strings.TrimSpace takes away.
	whitespace = "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000"
)

// What stands for a row's title that is no id: no record is called so, or several are, of which the first has the id that is negative here.
const noRecord = math.MinInt64

// titled are the records that a title stands for.
type titled struct {
	first int64 // 0: there is none
	more  bool
}

func (t titled) link() int64 {
	switch {
	case t.first == 0:
		return noRecord
	case t.more:
		return -t.first
	}
	return t.first
}

// eachTitled calls fn with the records of a table that have one of the titles, by id; spaces around a title do not count.
func eachTitled(c *conn, tb *table, titles []string, fn func(title string, id int64)) error {
	column := tb.title()
	if column == "" || len(titles) == 0 {
		return nil
	}
	sql := "SELECT id, trim(" + column + ", ?) FROM " + tb.name + " WHERE trim(" + column + ", ?) IN (SELECT value FROM json_each(?)) ORDER BY id"
	return c.query(context.Background(), sql, []driver.Value{whitespace, whitespace, asJSON(titles)}, func(row []driver.Value) error {
		fn(row[1].(string), row[0].(int64))
		return nil
	})
}

func findTitled(c *conn, tb *table, titles []string) (map[string]titled, error) {
	found := make(map[string]titled, len(titles))
	err := eachTitled(c, tb, titles, func(title string, id int64) {
		if t := found[title]; t.first != 0 {
			found[title] = titled{t.first, true}
		} else {
			found[title] = titled{first: id}
		}
	})
	return found, err
}

// titleLook looks up what a column's titles stand for, many at a time.
type titleLook struct {
	*sheetImport
	c      *conn
	place  int // in the plan
	table  *table
	links  []int64
	rows   []int // that wait, with the title of each
	titles []string
	bytes  int
}

// findTitled looks up what the titles in all rows stand for.
func (im *sheetImport) findTitled(c *conn) error {
	im.links = map[int][]int64{}
	var looks []*titleLook
	for _, i := range im.plan.Titled() {
		ref := im.schema.byID(im.table.Fields[im.plan.Fields[i]].RefTableID)
		looks = append(looks, &titleLook{sheetImport: im, c: c, place: i, table: ref})
	}
	if len(looks) == 0 {
		return nil
	}
	if err := im.eachRow(backend.ImportMatches, func(r *sheetRow) error {
		for _, l := range looks {
			if err := l.add(r); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	for _, l := range looks {
		if err := l.flush(); err != nil {
			return err
		}
		im.links[l.place] = l.links
	}
	return nil
}

func (l *titleLook) add(r *sheetRow) error {
	title, id := "", int64(0)
	if r.err == nil {
		title, id = l.plan.Title(l.place, r.cells)
	}
	l.links = append(l.links, id)
	if title == "" {
		return nil
	}
	l.rows, l.titles, l.bytes = append(l.rows, r.row), append(l.titles, title), l.bytes+len(title)
	if len(l.rows) < titlesAtOnce && l.bytes < titleBytes {
		return nil
	}
	return l.flush()
}

func (l *titleLook) flush() error {
	if l.draft.isNew && l.table.Num == l.sheetImport.table.Num { // it has no records yet
		l.titles = l.titles[:0]
	}
	found, err := findTitled(l.c, l.table, l.titles)
	if err != nil {
		return err
	}
	for n, row := range l.rows {
		l.links[row] = noRecord
		if n < len(l.titles) {
			l.links[row] = found[l.titles[n]].link()
		}
	}
	l.rows, l.titles, l.bytes = l.rows[:0], l.titles[:0], 0
	return nil
}

// link puts the records that a row's titles stand for in their places, and adds a fault for each that stands for none, or for several.
func (im *sheetImport) link(r *sheetRow, values []any, faults []*backend.Error) []*backend.Error {
	for _, i := range im.plan.Titled() {
		switch id := im.links[i][r.row]; {
		case id > 0:
			values[i] = id
		case id == noRecord:
			faults = append(faults, im.plan.RefuseTitle("cell.no_such_title", i, r.cells, r.line))
		case id < 0:
			faults = append(faults, im.plan.RefuseTitle("cell.title_not_unique", i, r.cells, r.line, "id", -id))
		}
	}
	return faults
}

// LinksOf tells what texts stand for in a column that goes to a reference field of a table: by title, or else by id. Errors: not_found.
func (s *Store) LinksOf(ctx context.Context, p backend.Path, field string, texts []string) (out backend.TextLinks, err error) {
	err = s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		f, there := tb.Field(field)
		if !there || f.Type != backend.Reference {
			return backend.Errorf(backend.NotFound, "import.field_unknown", "field", field, "table", p.Table)
		}
		out, err = linksOf(c, sc.byID(f.RefTableID), texts)
		return err
	})
	return out, err
}

func linksOf(c *conn, tb *table, texts []string) (out backend.TextLinks, err error) {
	var titles []string
	var ids []int64
	for _, text := range texts {
		title, id := backend.TitleOrID([]byte(text))
		if id == 0 {
			titles = append(titles, title)
			id = backend.PlainID(title)
		}
		if id != 0 {
			ids = append(ids, id)
		}
	}
	found, err := findTitled(c, tb, titles)
	if err != nil {
		return out, err
	}
	out = backend.TextLinks{ByTitle: make(map[string]int64, len(found)), Shared: map[string]bool{}, Titles: map[string]string{}}
	for title, t := range found {
		out.ByTitle[title], out.Shared[title] = t.first, t.more
		ids = append(ids, t.first)
	}
	out.Titles, err = readTitles(c, tb, ids)
	return out, err
}
