package sqlite

import (
	"context"
	"errors"
	"slices"

	"owlet/backend"
)

// removal takes tables and fields out of a workspace, with the fields of other tables that cannot stay without them.
type removal struct {
	*tx
	schema  *schema
	tables  []*table
	columns map[*table][]string // that go, of tables that stay
	removed []backend.RemovedField
}

// tableField is a field with its table.
type tableField struct {
	table *table
	field *backend.Field
}

func (f tableField) removed() backend.RemovedField {
	return backend.RemovedField{ModuleName: f.table.Module, TableName: f.table.Name, FieldName: f.field.Name, Type: f.field.Type}
}

// otherEnds are the other ends of fields of one table, but for those that are among them.
func (sc *schema) otherEnds(fields []backend.Field) []tableField {
	return sc.fieldsWhere(func(_ *table, other *backend.Field) bool {
		end := false
		for i := range fields {
			if other.Num == fields[i].Num {
				return false
			}
			end = end || other.ReverseOf == fields[i].Num || other.Num == fields[i].ReverseOf
		}
		return end
	})
}

// endsIn are the fields of other tables that have their other end in one of the tables.
func (sc *schema) endsIn(tables []*table) []tableField {
	return sc.fieldsWhere(func(tb *table, f *backend.Field) bool {
		return f.RefTableID != "" && !slices.Contains(tables, tb) && slices.Contains(tables, sc.byID(f.RefTableID))
	})
}

func (sc *schema) fieldsWhere(holds func(*table, *backend.Field) bool) (found []tableField) {
	for _, tb := range sc.tables {
		for i := range tb.Fields {
			if holds(tb, &tb.Fields[i]) {
				found = append(found, tableField{tb, &tb.Fields[i]})
			}
		}
	}
	return found
}

// tablesOf are the tables of a module.
func (sc *schema) tablesOf(m *backend.Module) (found []*table) {
	for _, tb := range sc.tables {
		if tb.module == m.Num {
			found = append(found, tb)
		}
	}
	return found
}

// remove runs fn, which may drop tables and fields, in a write transaction. SQLite's foreign keys are off in it: whatever refers to what goes
// is gone with it, and they would empty it first, record by record.
func (s *Store) remove(ctx context.Context, workspaceID string, fn func(*removal) error) error {
	f, err := s.workspaceFile(ctx, workspaceID)
	if err != nil {
		return err
	}
	return f.changeAs(ctx, &job{alone: true, foreignKeysOff: true}, func(t *tx, sc *schema) error {
		r := removal{tx: t, schema: sc, columns: map[*table][]string{}}
		if err := fn(&r); err != nil {
			return err
		}
		return errors.Join(r.dropColumns(), saveNumbers(t, sc.lastNumber))
	})
}

// DeleteFields deletes fields and their values, all or none, and returns them as they were, in the order given. A reference takes its
// reverse with it and a reverse its reference: removed are those that were not named. Errors: not_found; invalid when one is
// named twice.
func (s *Store) DeleteFields(ctx context.Context, p backend.Path, names []string) (deleted []backend.Field, removed []backend.RemovedField, err error) {
	err = s.remove(ctx, p.Workspace, func(r *removal) error {
		tb, err := r.schema.findTable(p)
		if err != nil {
			return err
		}
		if deleted, err = namedFields(tb, names); err != nil {
			return err
		}
		err = r.dropFields(tb, deleted)
		removed = r.removed
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return deleted, removed, nil
}

func namedFields(tb *table, names []string) ([]backend.Field, error) {
	if len(names) == 0 {
		return nil, backend.Errorf(backend.Invalid, "field.none_to_delete")
	}
	fields := make([]backend.Field, 0, len(names))
	for i, name := range names {
		f, ok := tb.Field(name)
		if !ok {
			return nil, backend.Errorf(backend.NotFound, "field.not_found", "table", tb.Name, "field", name)
		}
		if slices.Contains(names[:i], name) {
			return nil, backend.Errorf(backend.Invalid, "field.deleted_twice", "field", name)
		}
		fields = append(fields, *f)
	}
	return fields, nil
}

// dropFields drops fields of a table and their other ends.
func (r *removal) dropFields(tb *table, fields []backend.Field) error {
	for i := range fields {
		if err := r.dropField(tb, &fields[i]); err != nil {
			return err
		}
	}
	return r.dropOthers(r.schema.otherEnds(fields))
}

// dropTables drops tables, and the fields of others that refer to them or are the other end of their references.
func (r *removal) dropTables() error {
	if err := r.dropOthers(r.schema.endsIn(r.tables)); err != nil {
		return err
	}
	for _, tb := range r.tables {
		if err := r.dropTable(tb); err != nil {
			return err
		}
	}
	return nil
}

// dropOthers drops fields that nobody named.
func (r *removal) dropOthers(ends []tableField) error {
	for _, end := range ends {
		r.removed = append(r.removed, end.removed())
		if err := r.dropField(end.table, end.field); err != nil {
			return err
		}
	}
	return nil
}

// dropField drops a field but for its column, which goes with the others of its table.
func (r *removal) dropField(tb *table, f *backend.Field) error {
	if column := tb.columns[tb.placeOf(f)]; column != "" {
		r.columns[tb] = append(r.columns[tb], column)
		if err := dropIndex(r.tx, f); err != nil {
			return err
		}
	}
	return errors.Join(r.exec("DELETE FROM field WHERE number = ?", f.Num), r.logField(backend.Deleted, tb.Table, f, f.Name))
}

// placeOf is where a field stands in its table's list.
func (tb *table) placeOf(f *backend.Field) int {
	return slices.IndexFunc(tb.Fields, func(other backend.Field) bool { return other.Num == f.Num })
}

func (r *removal) dropTable(tb *table) error {
	if err := r.script("DROP TABLE " + tb.name); err != nil {
		return err
	}
	for _, sql := range []string{
		"DELETE FROM field WHERE record_table = ?", "DELETE FROM block WHERE record_table = ?",
		"UPDATE counter SET records = 0 WHERE record_table = ?", // a backup may bring the table back, but no id twice
		"DELETE FROM change WHERE record_table = ?", "DELETE FROM record_table WHERE number = ?",
	} {
		if err := r.exec(sql, tb.Num); err != nil {
			return err
		}
	}
	for i := range tb.Fields {
		if err := r.logField(backend.Deleted, tb.Table, &tb.Fields[i], tb.Fields[i].Name); err != nil {
			return err
		}
	}
	return r.logTable(backend.Deleted, tb.Table, tb.Name)
}
