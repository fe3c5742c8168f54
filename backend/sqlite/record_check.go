package sqlite

import (
	"slices"

	"owlet/backend"
)

// checkExist tells which of a request's ids no record has.
func (w *write) checkExist(ids []int64) error {
	absent, err := firstAbsent(w.conn, w.table, ids)
	if err == nil && absent != 0 {
		err = backend.Errorf(backend.NotFound, "record.none_such", "id", absent, "table", w.table.Name,
			"record", slices.Index(ids, absent)+1)
	}
	return err
}

// firstAbsent is the first of ids that no record of the table has; 0 when all are there.
func firstAbsent[ID any](c *conn, tb *table, ids []ID) (absent int64, err error) {
	return c.number("SELECT value FROM json_each(?) AS wanted WHERE NOT EXISTS (SELECT 1 FROM "+tb.name+" WHERE id = wanted.value) LIMIT 1", asJSON(ids))
}

// checkReferences tells whether every record that a row refers to exists; new are ids that the write gives to the table.
func (w *write) checkReferences(new ...int64) error {
	for place := range w.table.Fields {
		f := &w.table.Fields[place]
		if f.Type != backend.Reference {
			continue
		}
		ids, positions := w.referred(place)
		if f.RefTableID == w.table.name[1:] {
			ids = slices.DeleteFunc(ids, func(id int64) bool { return slices.Contains(new, id) })
		}
		if len(ids) == 0 {
			continue
		}
		absent, err := firstAbsent(w.conn, w.byID(f.RefTableID), ids)
		if err != nil {
			return err
		}
		if absent != 0 {
			return backend.Errorf(backend.Invalid, "field.no_such_record", "field", f.Name, "value", absent,
				"table", f.RefTableName, "record", positions[absent])
		}
	}
	return nil
}

// referred are the ids that rows have in a field, each once, and the position of the first row with each.
func (w *write) referred(place int) (ids []int64, positions map[int64]int) {
	positions = map[int64]int{}
	w.eachValue(place, func(position int, _ *backend.Row, value any) {
		if id := value.(int64); positions[id] == 0 {
			positions[id] = position
			ids = append(ids, id)
		}
	})
	return ids, positions
}

// eachValue calls fn with every row's value of a field that is not empty. Positions count from 1.
func (w *write) eachValue(place int, fn func(position int, row *backend.Row, value any)) {
	for i := range w.rows {
		r := &w.rows[i]
		if j := slices.Index(r.Fields, place); j >= 0 && r.Values[j] != nil {
			fn(i+1, r, r.Values[j])
		}
	}
}
