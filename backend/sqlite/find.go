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
	id := tested{field: &backend.Field{}, column: "id"}
	if f.text == "" {
		id.Kind, id.Not = backend.IsEmpty, true // of no record
		return f.add(id)
	}
	if n, err := strconv.ParseInt(strings.TrimPrefix(f.text, "#"), 10, 64); err == nil {
		id.Kind, id.Values = backend.IsOneOf, []any{n}
		if err := f.add(id); err != nil {
			return err
		}
	}
	place := f.table.TitleField()
	if place < 0 {
		return nil
	}
	begins := newTested(f.table, []backend.Test{{Field: place, Kind: backend.BeginsWith, Values: []any{f.text}}})[0]
	if begins.indexed {
		if err := f.add(begins); err != nil || len(f.list) >= f.limit {
			return err
		}
	}
	contains := begins
	contains.Kind = backend.ContainsText
	return f.rank(begins, contains)
}

// rank adds the titles that begin with the text and then those that contain it: where these are few, from one look at all records.
func (f *finder) rank(begins, contains tested) error {
	hits, err := f.hits(contains, maxFew+1)
	if err != nil {
		return err
	}
	if len(hits) > maxFew {
		if err := f.add(begins); err != nil {
			return err
		}
	}
	for _, first := range []bool{true, false} {
		for _, hit := range hits {
			if !first || begins.holds(hit.Title) {
				f.take(hit)
			}
		}
	}
	return nil
}

// add adds the records that meet a condition.
func (f *finder) add(condition tested) error {
	hits, err := f.hits(condition, f.limit+1) // one of them may be there
	for _, hit := range hits {
		f.take(hit)
	}
	return err
}

// take adds a record that is not there yet, up to the limit.
func (f *finder) take(hit backend.Named) {
	there := func(n backend.Named) bool { return n.ID == hit.ID }
	if len(f.list) < f.limit && !slices.ContainsFunc(f.list, there) {
		f.list = append(f.list, hit)
	}
}

// hits are records that meet a condition, by id.
func (f *finder) hits(condition tested, limit int) (hits []backend.Named, err error) {
	var q sqlBuilder
	q.add("SELECT id, " + f.table.titleSQL() + " FROM " + f.table.name + " WHERE ")
	condition.condition(&q)
	q.add(" ORDER BY id LIMIT ?", int64(limit))
	err = f.query(f.ctx, q.String(), q.args, func(row []driver.Value) error {
		id := row[0].(int64)
		hits = append(hits, backend.Named{ID: id, Title: backend.Title(id, row[1])})
		return nil
	})
	return hits, err
}
