package sqlite

import (
	"database/sql/driver"
	"errors"
	"slices"

	"owlet/backend"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// errNoSuchRecord is for a reference to a record that the same import makes.
var errNoSuchRecord = errors.New("refers to a record that was not there before the import")

// refused tells whether an import failed for a value that only the table itself can refuse.
func refused(err error) bool {
	var e sqlite3.Error
	return errors.Is(err, errNoSuchRecord) ||
		errors.As(err, &e) && (e.ExtendedCode == sqlite3.ErrConstraintUnique || e.ExtendedCode == sqlite3.ErrConstraintForeignKey)
}

// explain finds the row for which the table refused an import. When another write has mended it meanwhile, there is none to name.
func (im *importer) explain(c *conn, sc *schema, cause error) error {
	if sc.version != im.schema.version {
		return busy(cause)
	}
	for i, place := range im.plan.Fields {
		f := &im.table.Fields[place]
		var err error
		switch {
		case f.Type == backend.Reference:
			err = im.eachChunk(i, func(lines map[any]int, values []driver.Value) error { return im.checkReferred(c, i, lines, values) })
			if err == nil && f.Unique {
				err = im.explainUnique(c, i)
			}
		case f.Unique:
			err = im.explainUnique(c, i)
		}
		if err != nil {
			return err
		}
	}
	return busy(cause)
}

func (im *importer) explainUnique(c *conn, i int) error {
	if err := im.twice(i); err != nil {
		return err
	}
	place := im.plan.Fields[i]
	givers := slices.Clone(im.ids)
	slices.Sort(givers)
	return im.eachChunk(i, func(lines map[any]int, values []driver.Value) error {
		return eachHolderIn(c, im.table.name, im.table.columns[place], values, func(value any, id int64) error {
			if _, gives := slices.BinarySearch(givers, id); gives {
				return nil
			}
			return im.plan.Refuse(backend.Conflict, "cell.not_unique", i, value, lines[value], "id", id)
		})
	})
}

// checkReferred tells which of values no record of the table that a reference refers to has.
func (im *importer) checkReferred(c *conn, i int, lines map[any]int, values []driver.Value) error {
	f := &im.table.Fields[im.plan.Fields[i]]
	absent, err := firstAbsent(c, im.schema.byID(f.RefTableID), values)
	if err != nil || absent == 0 {
		return err
	}
	return im.plan.Refuse(backend.Invalid, "cell.no_such_record", i, absent, lines[absent], "value", absent, "table", f.RefTableName)
}

// eachChunk calls fn with the values that rows have in one of the plan's fields, a few at a time, and the first line of each.
func (im *importer) eachChunk(i int, fn func(lines map[any]int, values []driver.Value) error) error {
	lines := map[any]int{}
	var values []driver.Value
	flush := func() error {
		err := fn(lines, values)
		clear(lines)
		values = values[:0]
		return err
	}
	err := im.eachWritten(i, func(_, line int, value any) error {
		if _, there := lines[value]; there {
			return nil
		}
		lines[value] = line
		if values = append(values, value); len(values) < keysAtOnce {
			return nil
		}
		return flush()
	})
	if err != nil || len(values) == 0 {
		return err
	}
	return flush()
}
