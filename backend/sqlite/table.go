package sqlite

import (
	"context"
	"slices"
	"strconv"

	"owlet/backend"
)

// ListTables returns a module's tables with their fields, in the order they were made. Errors: not_found.
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

// CreateTable makes a table without fields. Errors: invalid, not_found, conflict when the name is taken.
func (s *Store) CreateTable(ctx context.Context, p backend.Path, in backend.TableInput) (*backend.Table, error) {
	if err := in.Check(); err != nil {
		return nil, err
	}
	made := backend.Table{Module: p.Module, TableInput: in, Fields: []backend.Field{}}
	err := s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		m, err := sc.findModule(p)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(m.Tables, func(o backend.Table) bool { return o.Name == in.Name }) {
			return backend.Errorf(backend.Conflict, "table.name_taken", "module", p.Module, "name", in.Name)
		}
		made.Num = sc.lastNumber + 1
		if err := t.exec("INSERT INTO record_table (number, module, name, properties) VALUES (?, ?, ?, ?)",
			made.Num, m.Num, in.Name, asJSON(in)); err != nil {
			return err
		}
		if err := t.script("CREATE TABLE t" + strconv.FormatInt(made.Num, 10) + " (id INTEGER PRIMARY KEY)"); err != nil {
			return err
		}
		if err := t.exec("INSERT INTO counter (record_table, last_id, records) VALUES (?, 0, 0)", made.Num); err != nil {
			return err
		}
		return saveNumbers(t, made.Num)
	})
	if err != nil {
		return nil, err
	}
	return &made, nil
}

// DeleteTable deletes a table and its records. References to it, and the reverse fields of its own references, go from
// the other tables too. It returns the table's number. Errors: not_found.
func (s *Store) DeleteTable(ctx context.Context, p backend.Path) (num int64, err error) {
	err = s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		num = tb.Num
		if err := dropTables(t, sc, []*table{tb}); err != nil {
			return err
		}
		return saveNumbers(t, sc.lastNumber)
	})
	return num, err
}

// dropTables drops tables and the fields of other tables that refer to them or are the other end of their references.
func dropTables(t *tx, sc *schema, tables []*table) error {
	for _, other := range sc.tables {
		if slices.Contains(tables, other) {
			continue
		}
		for i, f := range other.Fields {
			if f.RefTableID == "" || !slices.Contains(tables, sc.byID(f.RefTableID)) {
				continue
			}
			if err := dropField(t, other, i); err != nil {
				return err
			}
		}
	}
	for _, tb := range tables {
		if err := dropTable(t, tb); err != nil {
			return err
		}
	}
	return nil
}

func dropField(t *tx, tb *table, place int) error {
	f := &tb.Fields[place]
	if f.Type == backend.Reference {
		if err := t.script("DROP INDEX i" + strconv.FormatInt(f.Num, 10)); err != nil {
			return err
		}
		if err := t.script("ALTER TABLE " + tb.name + " DROP COLUMN " + tb.columns[place]); err != nil {
			return err
		}
	}
	return t.exec("DELETE FROM field WHERE number = ?", f.Num)
}

func dropTable(t *tx, tb *table) error {
	if err := t.script("DROP TABLE " + tb.name); err != nil {
		return err
	}
	for _, sql := range []string{
		"DELETE FROM field WHERE record_table = ?", "DELETE FROM counter WHERE record_table = ?",
		"DELETE FROM block WHERE record_table = ?", "DELETE FROM record_table WHERE number = ?",
	} {
		if err := t.exec(sql, tb.Num); err != nil {
			return err
		}
	}
	return nil
}
