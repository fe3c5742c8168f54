package sqlite

import (
	"context"
	"database/sql/driver"
	"slices"
	"strconv"
	"strings"

	"owlet/backend"
)

// FindRecords finds records by what they are called, to choose one of them: first the one whose id the text is, then those whose title
// begins with the text, then those that contain it, each by id. No text finds all. Limit is as an Ask's. Errors: not_found, invalid;
// conflict when ctx was cancelled.
func (s *Store) FindRecords(ctx context.Context, p backend.Path, text string, limit int) ([]backend.Named, error) {
	ask := backend.Ask{Search: text, Limit: limit}
	f := finder{ctx: ctx, text: strings.TrimSpace(text), list: []backend.Named{}}
	err := s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		sel, err := ask.On(tb.Table)
		if err != nil {
			return err
		}
		f.conn, f.table, f.limit = c, tb, sel.Limit
		return f.find()
	})
	if ctx.Err() != nil {
		return nil, backend.Errorf(backend.Conflict, "query.overtaken").Because(ctx.Err())
	}
	return f.list, err
}

// finder looks for the records of a title.
type finder struct {
	*conn
	ctx   context.Context
	table *table
	text  string
	limit int
	list  []backend.Named
}

func (f *finder) find() error {
	if f.text == "" {
		return f.add()
	}
	if id, err := strconv.ParseInt(strings.TrimPrefix(f.text, "#"), 10, 64); err == nil {
		if err := f.add(tested{Test: backend.Test{Kind: backend.IsOneOf, Values: []any{id}}, field: &backend.Field{}, column: "id"}); err != nil {
			return err
		}
	}
	place := f.table.TitleField()
	if place < 0 {
		return nil
	}
	begins := tested{field: &f.table.Fields[place], column: f.table.columns[place]}
	begins.Kind, begins.Values = backend.BeginsWith, []any{f.text}
	contains, other := begins, begins
	contains.Kind, other.Not = backend.ContainsText, true
	if err := f.add(begins); err != nil {
		return err
	}
	return f.add(contains, other)
}

// add adds the records that meet conditions and are not there yet, up to the limit. It reads one more than it needs, which may be there.
func (f *finder) add(all ...tested) error {
	if len(f.list) >= f.limit {
		return nil
	}
	var q sqlBuilder
	q.add("SELECT id, " + f.table.titleSQL() + " FROM " + f.table.name)
	word := " WHERE "
	for i := range all {
		q.add(word)
		all[i].condition(&q)
		word = " AND "
	}
	q.add(" ORDER BY id LIMIT ?", int64(f.limit-len(f.list)+1))
	return f.query(f.ctx, q.String(), q.args, func(row []driver.Value) error {
		id := row[0].(int64)
		there := func(n backend.Named) bool { return n.ID == id }
		if len(f.list) < f.limit && !slices.ContainsFunc(f.list, there) {
			f.list = append(f.list, backend.Named{ID: id, Title: backend.Title(id, row[1])})
		}
		return nil
	})
}
