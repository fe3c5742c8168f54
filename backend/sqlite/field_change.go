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
		return c.run(sc)
	})
	if err != nil {
		return nil, err
	}
	return s.judgedField(ctx, p, changed)
}

// fieldChange is one change of a field. All its reads come before all its writes.
type fieldChange struct {
	*tx
	table         *table
	before, after *backend.Field
	column        string // "" for a field without one
	lastOption    int64
}

func (c *fieldChange) run(sc *schema) error {
	if err := c.check(); err != nil {
		return err
	}
	if err := c.numberOptions(); err != nil {
		return err
	}
	if asJSON(c.after.FieldShape) == asJSON(c.before.FieldShape) {
		return nil
	}
	if err := c.checkRecords(); err != nil {
		return err
	}
	if err := c.reviseAll(sc, c.table); err != nil {
		return err
	}
	return errors.Join(c.rename(), c.save(), saveNumbers(c.tx, sc.lastNumber))
}

// rename writes a new name into the expressions that name the field.
func (c *fieldChange) rename() error {
	r := renamingOf(c.table, c.before, c.after.Name)
	if r == nil {
		return nil
	}
	if c.after.HasExpression() {
		c.after.FieldShape = r.shape(c.table, c.after.FieldShape)
	}
	return r.save(c.tx, c.before)
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
		if err := c.refuse("field.required_missing", "WHERE "+c.missing()); err != nil {
			return err
		}
	}
	if err := c.checkOptions(); err != nil {
		return err
	}
	return c.checkUnique()
}

// missing finds the records without a value, as backend.Field.Missing does.
func (c *fieldChange) missing() string {
	return c.table.missing(c.table.placeOf(c.after))
}

// checkUnique refuses a unique field's values that would be there twice.
func (c *fieldChange) checkUnique() error {
	id := "field.unique_repeated"
	switch {
	case !c.after.Unique || c.before.Unique && len(c.removedOptions()) == 0:
		return nil
	case c.before.Unique:
		id = "field.option_unique"
	}
	kept, args := c.kept()
	var count, first, other int64
	var value any
	if _, err := c.one(`SELECT count(*), min(id), value, other FROM (
		SELECT id, value, first_value(id) OVER same AS other, row_number() OVER same AS place FROM (SELECT id, `+kept+` AS value FROM `+c.table.name+`)
		WHERE value IS NOT NULL WINDOW same AS (PARTITION BY value ORDER BY id)) WHERE place > 1`, args, func(row []driver.Value) {
		count, _ = row[0].(int64)
		first, _ = row[1].(int64)
		value = row[2]
		other, _ = row[3].(int64)
	}); err != nil || count == 0 {
		return err
	}
	return backend.Errorf(backend.Invalid, id, "field", c.after.Name, "count", count, "id", first, "other", other,
		"value", string(backend.AppendValue(nil, c.before, value)))
}

// refuse answers the error id when there are records where a condition holds, with how many they are and the first one.
func (c *fieldChange) refuse(id, where string, args ...driver.Value) error {
	var count, first int64
	var value any // of the record with the lowest id, as SQLite promises beside min()
	if _, err := c.one("SELECT count(*), min(id), "+c.column+" FROM "+c.table.name+" "+where, args, func(row []driver.Value) {
		count, _ = row[0].(int64)
		first, _ = row[1].(int64)
		value = row[2]
	}); err != nil || count == 0 {
		return err
	}
	return backend.Errorf(backend.Invalid, id, "field", c.after.Name, "count", count, "id", first,
		"value", string(backend.AppendValue(nil, c.before, value)))
}

// save writes the field, what its records hold, and its index: values may be equal for as long as they are being changed.
func (c *fieldChange) save() error {
	if err := c.exec("UPDATE field SET name = ?, last_option = ?, properties = ? WHERE number = ?",
		c.after.Name, c.lastOption, asJSON(c.after.FieldShape), c.after.Num); err != nil {
		return err
	}
	if err := c.saveValues(); err != nil {
		return err
	}
	return c.logField(backend.Updated, c.table.Table, c.after, c.before.Name)
}

func (c *fieldChange) saveValues() error {
	if c.column == "" || indexed(c.before) == indexed(c.after) && c.before.Unique == c.after.Unique {
		return c.saveOptions()
	}
	if err := dropIndex(c.tx, c.before); err != nil {
		return err
	}
	if err := c.saveOptions(); err != nil {
		return err
	}
	return createIndex(c.tx, c.table, c.after)
}
