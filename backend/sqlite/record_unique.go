package sqlite

import (
	"context"
	"database/sql/driver"
	"slices"

	"owlet/backend"
)

// checkUnique looks values that must be unique up, within the request and in the table. In an update a record may take a
// value that another one of the request gives up: freed are the ids of those, by field, to be emptied first.
func (w *write) checkUnique() (freed map[int][]int64, err error) {
	for place := range w.table.Fields {
		if !w.table.Fields[place].Unique {
			continue
		}
		holders, err := w.checkUniqueField(place)
		if err != nil {
			return nil, err
		}
		if len(holders) > 0 {
			if freed == nil {
				freed = map[int][]int64{}
			}
			freed[place] = holders
		}
	}
	return freed, nil
}

// wanted is a value that a row wants to have alone.
type wanted struct {
	position int
	id       int64
}

func (w *write) checkUniqueField(place int) (freed []int64, err error) {
	f := &w.table.Fields[place]
	wants := make(map[any]wanted, len(w.rows))
	values := make([]driver.Value, 0, len(w.rows))
	w.eachValue(place, func(position int, row *backend.Row, value any) {
		if first, twice := wants[value]; twice && err == nil {
			err = backend.Errorf(backend.Conflict, "field.not_unique_in_batch", "field", f.Name,
				"value", string(backend.AppendValue(nil, f, value)), "first", first.position, "record", position)
		}
		wants[value] = wanted{position, row.ID}
		values = append(values, value)
	})
	if err != nil {
		return nil, err
	}
	var clash *backend.Error
	clashAt := 0
	var givers map[int64]bool
	err = w.eachHolder(place, values, func(value any, holder int64) {
		want := wants[value]
		if givers == nil {
			givers = w.givers(place)
		}
		switch {
		case holder == want.id:
		case givers[holder]:
			freed = append(freed, holder)
		case clash == nil || want.position < clashAt:
			clashAt = want.position
			clash = backend.Errorf(backend.Conflict, "field.not_unique", "field", f.Name,
				"value", string(backend.AppendValue(nil, f, value)), "id", holder, "record", want.position)
		}
	})
	if err == nil && clash != nil {
		return nil, clash
	}
	return freed, err
}

// givers are the records to which the request writes another value in the field.
func (w *write) givers(place int) map[int64]bool {
	ids := make(map[int64]bool, len(w.rows))
	for i := range w.rows {
		if slices.Contains(w.rows[i].Fields, place) {
			ids[w.rows[i].ID] = true
		}
	}
	return ids
}

// lookupSizes are how many values one look-up takes.
var lookupSizes = [...]int{128, 16, 1}

// eachHolder calls fn with each of values that a record has in a field, and the record's id.
func (w *write) eachHolder(place int, values []driver.Value, fn func(value any, id int64)) error {
	return eachHolderIn(w.conn, w.table.name, w.table.columns[place], values, func(value any, id int64) error {
		fn(value, id)
		return nil
	})
}

// eachHolderIn is eachHolder for any table and column in SQL; an error of fn ends it.
func eachHolderIn(c *conn, table, column string, values []driver.Value, fn func(value any, id int64) error) error {
	for len(values) > 0 {
		size := lookupSizes[len(lookupSizes)-1]
		for _, s := range lookupSizes {
			if s <= len(values) {
				size = s
				break
			}
		}
		sql := "SELECT " + column + ", id FROM " + table + " WHERE " + column + " IN " + holes(size)
		if err := c.query(context.Background(), sql, values[:size], func(row []driver.Value) error {
			return fn(row[0], row[1].(int64))
		}); err != nil {
			return err
		}
		values = values[size:]
	}
	return nil
}
