package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"

	"owlet/backend"
)

// UpdateField changes a field. Where it is to be required or unique from now on, its records are checked first. Errors: not_found; invalid,
// also when records stand against it; conflict when the new name is taken.
func (s *Store) UpdateField(ctx context.Context, p backend.Path, name string, in backend.FieldChange) (*backend.Field, error) {
	var changed backend.Field
	err := s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		before, ok := tb.Field(name)
		if !ok {
			return backend.Errorf(backend.NotFound, "field.not_found", "table", tb.Name, "field", name)
		}
		changed = *before
		changed.FieldShape = in.Of(before.FieldShape)
		c := fieldChange{tx: t, table: tb, before: before, after: &changed, column: tb.columns[tb.placeOf(before)]}
		if err := c.check(); err != nil {
			return err
		}
		if err := c.numberOptions(); err != nil {
			return err
		}
		if asJSON(changed.FieldShape) == asJSON(before.FieldShape) {
			return nil
		}
		if err := c.checkRecords(); err != nil {
			return err
		}
		return errors.Join(c.save(), saveNumbers(t, sc.lastNumber))
	})
	if err != nil {
		return nil, err
	}
	return &changed, nil
}

// fieldChange is one change of a field. All its reads come before all its writes.
type fieldChange struct {
	*tx
	table         *table
	before, after *backend.Field
	column        string // "" for a field without one
	lastOption    int64
}

// check tells whether the field may be as it is to be, its records aside.
func (c *fieldChange) check() error {
	in := backend.FieldInput{FieldShape: c.after.FieldShape, RefTableName: c.after.RefTableName}
	if err := in.Check(); err != nil {
		return err
	}
	if other, ok := c.table.Field(c.after.Name); ok && other != c.before {
		return backend.Errorf(backend.Conflict, "field.name_taken", "table", c.table.Name, "field", c.after.Name)
	}
	return c.after.CheckOptionIDs(c.before.OptionList())
}

// numberOptions gives new options the IDs after the last one that the field ever gave.
func (c *fieldChange) numberOptions() (err error) {
	c.lastOption, err = c.number("SELECT last_option FROM field WHERE number = ?", c.before.Num)
	if err == nil && c.after.Options != c.before.Options {
		c.lastOption = numberOptions(&c.after.FieldShape, c.lastOption)
	}
	return err
}

// checkRecords looks for records that stand against the change.
func (c *fieldChange) checkRecords() error {
	if c.column == "" {
		return nil
	}
	if c.after.Required && !c.before.Required {
		if err := c.refuse("field.required_missing", "SELECT count(*), min(id) FROM "+c.table.name+" WHERE "+c.column+" IS NULL"); err != nil {
			return err
		}
	}
	if c.after.Unique && !c.before.Unique {
		if err := c.refuse("field.unique_repeated", "SELECT count(*), min(id) FROM (SELECT id, row_number() OVER (PARTITION BY "+c.column+
			" ORDER BY id) AS n FROM "+c.table.name+" WHERE "+c.column+" IS NOT NULL) WHERE n > 1"); err != nil {
			return err
		}
	}
	return c.checkOptions()
}

// refuse answers the error id when a query, a count and a first record's id, finds any.
func (c *fieldChange) refuse(id, sql string, args ...driver.Value) error {
	var count, first int64
	if _, err := c.one(sql, args, func(row []driver.Value) {
		count, _ = row[0].(int64)
		first, _ = row[1].(int64)
	}); err != nil || count == 0 {
		return err
	}
	var value any
	if _, err := c.one("SELECT "+c.column+" FROM "+c.table.name+" WHERE id = ?", []driver.Value{first}, func(row []driver.Value) { value = row[0] }); err != nil {
		return err
	}
	return backend.Errorf(backend.Invalid, id, "field", c.after.Name, "count", count, "id", first,
		"value", string(backend.AppendValue(nil, c.before, value)))
}

// save writes the field, its index and what its records hold.
func (c *fieldChange) save() error {
	if err := c.exec("UPDATE field SET name = ?, last_option = ?, properties = ? WHERE number = ?",
		c.after.Name, c.lastOption, asJSON(c.after.FieldShape), c.after.Num); err != nil {
		return err
	}
	if err := c.saveIndex(); err != nil {
		return err
	}
	if err := c.saveOptions(); err != nil {
		return notUniqueAny(err)
	}
	return c.logField(backend.Updated, c.table.Table, c.after, c.before.Name)
}

func (c *fieldChange) saveIndex() error {
	if c.column == "" || indexed(c.before) == indexed(c.after) && c.before.Unique == c.after.Unique {
		return nil
	}
	if err := dropIndex(c.tx, c.before); err != nil {
		return err
	}
	return createIndex(c.tx, c.table, c.after)
}
