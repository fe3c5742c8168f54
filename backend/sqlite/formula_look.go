package sqlite

import (
	"context"
	"slices"

	"owlet/backend"
	"owlet/backend/nx"
)

// Formulas are a module's, with the records of one moment that they compute. They are good within Store.Formulas.
type Formulas struct {
	Program *nx.Program
	Module  *nx.Module
	Table   *nx.Table // the path's; nil where it names none
	Source  nx.Source
	Clock   *nx.Clockwork
	of      *formulas
}

// Formulas runs fn with the formulas of a path's module, for those who write them or look at what they give. Errors: not_found, what fn returns.
func (s *Store) Formulas(ctx context.Context, p backend.Path, fn func(*Formulas) error) error {
	return s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		m, err := sc.findModule(p)
		if err != nil {
			return err
		}
		f := sc.formulas[m.Num].ready()
		out := &Formulas{Program: f.program, Module: f.module, Source: formulaSource{ctx, c}, Clock: sc.clockwork(), of: f}
		if p.Table != "" {
			tb, err := sc.findTable(p)
			if err != nil {
				return err
			}
			out.Table = f.as[tb.Num]
		}
		return fn(out)
	})
}

// FieldOf is the field that formulas know as f. It is shared and must not be changed.
func FieldOf(f *nx.Field) *backend.Field { return keyOf(f).field() }

// TableOf is the table that formulas know as t. It is shared and must not be changed.
func TableOf(t *nx.Table) *backend.Table { return t.Key.(*table).Table }

// ResultOf is the field as which values of a type would be held and shown; name is what it is called.
func ResultOf(name string, t nx.Type) *backend.Field {
	return resultOf(&backend.Field{FieldShape: backend.FieldShape{Name: name}}, t)
}

// First are the ids of the table's first records, in the order of their ids.
func (f *Formulas) First(n int) ([]int64, error) {
	ids, _, err := f.Source.Records(&nx.Question{Table: f.Table}, [][]nx.Value{nil}, n)
	if err != nil {
		return nil, err
	}
	return ids[0], nil
}

// Titles are what records of a table are called: by id in text. Those that are not there have none.
func (f *Formulas) Titles(t *nx.Table, ids []int64) (map[string]string, error) {
	return readTitles(f.Source.(formulaSource).conn, t.Key.(*table), ids)
}

// With are the formulas as they would be with another text for a field of the table, and that text, checked. The program finds a loop through it.
// Errors: not_found where the table has no such formula.
func (f *Formulas) With(field, text string) (*Formulas, *nx.Checked, error) {
	tb := f.Table.Key.(*table)
	at := slices.IndexFunc(tb.Fields, func(one backend.Field) bool { return one.Name == field && one.Type == backend.Function })
	if at < 0 {
		return nil, nil, backend.Errorf(backend.NotFound, "field.not_found", "table", tb.Name, "field", field)
	}
	fresh := &formulas{of: f.of.of, tables: f.of.tables}
	fresh.build()
	with := *f
	with.of, with.Program, with.Module, with.Table = fresh, fresh.program, fresh.module, fresh.as[tb.Num]
	with.Table.Fields[at].Expression = text
	return &with, fresh.formula(tb, at), nil
}
