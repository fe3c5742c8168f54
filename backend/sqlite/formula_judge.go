package sqlite

import (
	"context"
	"slices"

	"owlet/backend"
)

// judged are fields that were just written, with what is known of their expressions once all of the module is there. One that somebody else has
// deleted meanwhile stays as it was written.
func (s *Store) judged(ctx context.Context, p backend.Path, written ...backend.Field) ([]backend.Field, error) {
	expressions := false
	for i := range written {
		expressions = expressions || written[i].HasExpression()
	}
	if !expressions {
		return written, nil
	}
	written = slices.Clone(written) // a table's are shared with others
	err := s.look(ctx, p.Workspace, func(_ *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return nil //nolint:nilerr // it was deleted meanwhile
		}
		for i := range written {
			for _, f := range tb.Fields {
				if f.Num == written[i].Num {
					written[i] = f
				}
			}
		}
		return nil
	})
	return written, err
}

func (s *Store) judgedField(ctx context.Context, p backend.Path, written backend.Field) (*backend.Field, error) {
	fields, err := s.judged(ctx, p, written)
	return &fields[0], err
}

// judgedTable is judged for a table with its fields.
func (s *Store) judgedTable(ctx context.Context, p backend.Path, t *backend.Table) (*backend.Table, error) {
	p.Table = t.Name
	fields, err := s.judged(ctx, p, t.Fields...)
	t.Fields = fields
	return t, err
}
