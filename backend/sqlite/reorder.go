package sqlite

import (
	"context"
	"errors"
	"slices"

	"owlet/backend"
)

// ReorderModules puts a workspace's modules into another order. New ones come after them. Errors: not_found, invalid, conflict when
// names are not those of the modules that there are.
func (s *Store) ReorderModules(ctx context.Context, workspaceID string, names []string) error {
	return s.reorder(ctx, workspaceID, names, func(_ *tx, sc *schema) (o reordering, err error) {
		o.kind = "module"
		for _, m := range sc.modules {
			o.add(m.Num, m.Name)
		}
		return o, nil
	})
}

// ReorderTables puts a module's tables into another order. New ones come after them. Errors: not_found, invalid, conflict when names are
// not those of the tables that there are.
func (s *Store) ReorderTables(ctx context.Context, p backend.Path, names []string) error {
	return s.reorder(ctx, p.Workspace, names, func(t *tx, sc *schema) (o reordering, err error) {
		m, err := sc.findModule(p)
		if err != nil {
			return o, err
		}
		o.kind, o.log = "record_table", func() error { return t.logModule(backend.Updated, m, m.Name) }
		for _, tb := range m.Tables {
			o.add(tb.Num, tb.Name)
		}
		return o, nil
	})
}

// ReorderFields puts a table's fields into another order. New ones come after them. Errors: not_found, invalid, conflict when names are
// not those of the fields that there are.
func (s *Store) ReorderFields(ctx context.Context, p backend.Path, names []string) error {
	return s.reorder(ctx, p.Workspace, names, func(t *tx, sc *schema) (o reordering, err error) {
		tb, err := sc.findTable(p)
		if err != nil {
			return o, err
		}
		o.kind, o.log = "field", func() error { return t.logTable(backend.Updated, tb.Table, tb.Name) }
		for i := range tb.Fields {
			o.add(tb.Fields[i].Num, tb.Fields[i].Name)
		}
		return o, nil
	})
}

// reordering is what there is to order: rows of the table called kind. Log notes the change in the feed, as an update of what lists them: its
// own answer shows another order, and none of theirs does. Nothing in the feed lists the modules.
type reordering struct {
	kind    string
	numbers []int64
	names   []string
	log     func() error
}

func (o *reordering) add(number int64, name string) {
	o.numbers, o.names = append(o.numbers, number), append(o.names, name)
}

func (s *Store) reorder(ctx context.Context, workspaceID string, names []string, what func(*tx, *schema) (reordering, error)) error {
	return s.change(ctx, workspaceID, func(t *tx, sc *schema) error {
		o, err := what(t, sc)
		if err != nil {
			return err
		}
		if err := backend.CheckOrder(o.names, names); err != nil || slices.Equal(o.names, names) {
			return err
		}
		for i, name := range names {
			number := o.numbers[slices.Index(o.names, name)]
			if err := t.exec("UPDATE "+o.kind+" SET position = ? WHERE number = ?", int64(i+1), number); err != nil {
				return err
			}
		}
		if o.log != nil {
			err = o.log()
		}
		return errors.Join(err, saveNumbers(t, sc.lastNumber))
	})
}
