package sqlite

import (
	"context"

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
	schema  *schema
}

// Formulas runs fn with the formulas of a path's module, for those who write them or look at what they give. Errors: not_found, what fn returns.
func (s *Store) Formulas(ctx context.Context, p backend.Path, fn func(*Formulas) error) error {
	return s.look(ctx, p.Workspace, func(c *conn, sc *schema) error {
		m, err := sc.findModule(p)
		if err != nil {
			return err
		}
		f := sc.formulas[m.Num].ready()
		out := &Formulas{Program: f.program, Module: f.module, Source: formulaSource{ctx, c}, Clock: sc.clockwork(), schema: sc}
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

// Links are what the records are called that a field's values, held as such a field holds them, refer to: by id in text.
func (f *Formulas) Links(field *backend.Field, ids []int64) (map[string]string, error) {
	tb := f.schema.byID(field.RefTableID)
	if tb == nil {
		return map[string]string{}, nil
	}
	return readTitles(f.Source.(formulaSource).conn, tb, ids)
}
