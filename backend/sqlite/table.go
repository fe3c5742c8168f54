package sqlite

import (
	"context"
	"errors"
	"maps"
	"strconv"

	"owlet/backend"
)

// ListTables returns a module's tables with their fields, in the person's order. Errors: not_found.
func (s *Store) ListTables(ctx context.Context, p backend.Path) ([]backend.Table, error) {
	m, err := s.GetModule(ctx, p)
	if err != nil {
		return nil, err
	}
	return m.Tables, nil
}

// GetTable returns one table with its fields. Errors: not_found.
func (s *Store) GetTable(ctx context.Context, p backend.Path) (found *backend.Table, err error) {
	err = s.look(ctx, p.Workspace, func(_ *conn, sc *schema) error {
		tb, err := sc.findTable(p)
		if err == nil {
			found = tb.Table
		}
		return err
	})
	return found, err
}

// CreateTable makes a table with the fields, all or nothing. Errors: invalid, not_found, conflict when a name is taken.
func (s *Store) CreateTable(ctx context.Context, p backend.Path, in backend.TableInput, fields ...backend.FieldInput) (*backend.Table, error) {
	var made *backend.Table
	err := s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		d, err := sc.draft(p, &in, fields)
		if err != nil {
			return err
		}
		if err := d.read(t); err != nil {
			return err
		}
		made = d.table.Table
		return d.make(t)
	})
	if err != nil {
		return nil, err
	}
	return s.judgedTable(ctx, p, made)
}

func insertTable(t *tx, module int64, tb *backend.Table) error {
	if err := t.exec("INSERT INTO record_table (number, module, name, properties) VALUES (?, ?, ?, ?)",
		tb.Num, module, tb.Name, asJSON(tb.TableInput)); err != nil {
		return err
	}
	if err := t.script("CREATE TABLE t" + strconv.FormatInt(tb.Num, 10) + " (id INTEGER PRIMARY KEY)"); err != nil {
		return err
	}
	return t.exec("INSERT INTO counter (record_table, last_id, records) VALUES (?, 0, 0)", tb.Num)
}

// UpdateTable changes a table. Errors: not_found, invalid, conflict when the new name is taken.
func (s *Store) UpdateTable(ctx context.Context, p backend.Path, in backend.TableChange) (*backend.Table, error) {
	var changed backend.Table
	err := s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		changed = *tb.Table
		changed.TableInput = in.Of(tb.TableInput)
		if asJSON(changed.TableInput) == asJSON(tb.TableInput) {
			return nil
		}
		if err := changed.Check(); err != nil {
			return err
		}
		if other, err := sc.findTable(backend.Path{Module: p.Module, Table: changed.Name}); err == nil && other != tb {
			return backend.Errorf(backend.Conflict, "table.name_taken", "module", p.Module, "name", changed.Name)
		}
		begins, err := historyBegins(t.conn, tb.module, tb.Table, &changed)
		if err != nil {
			return err
		}
		if err := t.exec("UPDATE record_table SET name = ?, properties = ? WHERE number = ?", changed.Name, asJSON(changed.TableInput), tb.Num); err != nil {
			return err
		}
		if err := t.relabelReverses(sc, tb, changed.Labels); err != nil {
			return err
		}
		if begins {
			err = t.beginHistory(tb.Num)
		}
		if rename := renamingOf(tb, nil, changed.Name); err == nil && rename != nil {
			err = rename.save(t, nil)
		}
		return errors.Join(err, t.logTable(backend.Updated, &changed, tb.Name), saveNumbers(t, sc.lastNumber))
	})
	if err != nil {
		return nil, err
	}
	return s.judgedTable(ctx, p, &changed)
}

// relabelReverses gives the reverse fields that are called as the table was the table's new labels. Who called one otherwise keeps that.
func (t *tx) relabelReverses(sc *schema, tb *table, labels backend.Labels) error {
	if maps.Equal(tb.Labels, labels) {
		return nil
	}
	for _, end := range sc.fieldsWhere(func(_ *table, f *backend.Field) bool {
		return f.Type == backend.Reverse && sc.byID(f.RefTableID) == tb && maps.Equal(f.Labels, tb.Labels)
	}) {
		field := *end.field
		field.Labels = labels
		if err := t.exec("UPDATE field SET properties = ? WHERE number = ?", asJSON(field.FieldShape), field.Num); err != nil {
			return err
		}
		if err := t.logField(backend.Updated, end.table.Table, &field, field.Name); err != nil {
			return err
		}
	}
	return nil
}

// DeleteTable deletes a table and its records. References to it, and the reverse fields of its own references, go from
// the other tables too. Errors: not_found.
func (s *Store) DeleteTable(ctx context.Context, p backend.Path) (*backend.Deletion, error) {
	var gone backend.Deletion
	err := s.remove(ctx, p.Workspace, func(r *removal) error {
		tb, err := r.schema.findTable(p)
		if err != nil {
			return err
		}
		r.tables = []*table{tb}
		err = r.dropTables()
		gone = backend.Deletion{Num: tb.Num, Removed: r.removed}
		return err
	})
	if err != nil {
		return nil, err
	}
	return &gone, nil
}
