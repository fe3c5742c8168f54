package sqlite

import (
	"context"

	"owlet/backend"
)

// SuggestName is an internal name for a label, which nothing else has where p leads: that of a field in p's table, of a table in its module
// where it names no table, or of a module where it names neither. Errors: not_found.
func (s *Store) SuggestName(ctx context.Context, p backend.Path, label string) (name string, err error) {
	err = s.look(ctx, p.Workspace, func(_ *conn, sc *schema) error {
		kind, taken, err := sc.namesIn(p)
		name = backend.SuggestName(kind, label, taken)
		return err
	})
	return name, err
}

// namesIn are the names of what a path leads to, and what kind that is.
func (sc *schema) namesIn(p backend.Path) (kind backend.SchemaKind, names []string, err error) {
	if p.Module == "" {
		for _, m := range sc.modules {
			names = append(names, m.Name)
		}
		return backend.OfModule, names, nil
	}
	m, err := sc.findModule(p)
	if err != nil {
		return "", nil, err
	}
	if p.Table == "" {
		for _, t := range m.Tables {
			names = append(names, t.Name)
		}
		return backend.OfTable, names, nil
	}
	tb, err := sc.findTable(p)
	if err != nil {
		return "", nil, err
	}
	for i := range tb.Fields {
		names = append(names, tb.Fields[i].Name)
	}
	return backend.OfField, names, nil
}
