package sqlite

import (
	"database/sql/driver"
	"errors"
	"slices"
	"strings"

	"owlet/backend"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// create inserts the rows. Their ids go on from the table's last one.
func (w *write) create() ([]int64, error) {
	if err := w.checkReferences(); err != nil {
		return nil, err
	}
	if _, err := w.checkUnique(); err != nil {
		return nil, err
	}
	c, err := w.counter(w.table.Num)
	if err == nil {
		err = w.revise(w.schema, w.table)
	}
	if err != nil {
		return nil, err
	}
	return w.insert(w.rows, c)
}

// insert writes rows that were checked, gives them the ids after the last one, and returns these.
func (w *write) insert(rows []backend.Row, c counter) ([]int64, error) {
	ids := make([]int64, len(rows))
	for i := range ids {
		ids[i] = c.last + 1 + int64(i)
		rows[i].ID = ids[i]
	}
	if err := w.insertRows(rows); err != nil {
		return nil, notUniqueAny(err)
	}
	if err := w.logRecords(w.table, backend.Created, ids); err != nil {
		return nil, err
	}
	w.revisedIn(w.table).made(rows)
	n := int64(len(ids))
	var blocks blockCounts
	blocks.addRange(c.last+1, n)
	w.touchTable(w.table)
	w.count(w.table.Num, counter{c.last + n, c.records + n}, blocks)
	return ids, nil
}

const (
	// maxVariables is how many places for values a statement can have.
	maxVariables = 32766
	// narrow is up to how many columns an insert names them all, so that few statements are kept prepared.
	narrow = 32
)

// insertSizes are how many rows one insert takes: few sizes, so that few statements are kept prepared.
var insertSizes = [...]int{64, 16, 4, 1}

func (w *write) insertRows(left []backend.Row) error {
	args := make([]driver.Value, 0, min(1024, len(left)*(len(w.table.stored)+1)))
	for len(left) > 0 {
		n := 0
		var columns []int
		for _, size := range insertSizes {
			if size > len(left) {
				continue
			}
			columns = w.insertColumns(left[:size])
			if n = size; size*(len(columns)+1) <= maxVariables {
				break
			}
		}
		args = insertArgs(args[:0], left[:n], columns, len(w.table.Fields))
		if err := w.exec(w.insertSQL(columns, n), args...); err != nil {
			return err
		}
		left = left[n:]
	}
	return nil
}

// insertColumns are the fields that an insert of rows names: all of a narrow table's, else those that the rows have.
func (w *write) insertColumns(rows []backend.Row) []int {
	if len(w.table.stored) <= narrow {
		return w.table.stored
	}
	var columns []int
	used := make([]bool, len(w.table.Fields))
	for i := range rows {
		for _, place := range rows[i].Fields {
			if !used[place] {
				used[place] = true
				columns = append(columns, place)
			}
		}
	}
	slices.Sort(columns)
	return columns
}

func insertArgs(args []driver.Value, rows []backend.Row, columns []int, fields int) []driver.Value {
	position := make([]int, fields)
	for i, place := range columns {
		position[place] = i
	}
	for i := range rows {
		args = append(args, rows[i].ID)
		start := len(args)
		for range columns {
			args = append(args, nil)
		}
		for j, place := range rows[i].Fields {
			args[start+position[place]] = rows[i].Values[j]
		}
	}
	return args
}

func (w *write) insertSQL(columns []int, rows int) string {
	var b strings.Builder
	b.WriteString("INSERT INTO " + w.table.name + " (id")
	for _, place := range columns {
		b.WriteString(", " + w.table.columns[place])
	}
	b.WriteString(") VALUES ")
	row := holes(len(columns) + 1)
	for i := range rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(row)
	}
	return b.String()
}

// update changes the fields that each row names.
func (w *write) update() ([]int64, error) {
	ids := make([]int64, len(w.rows))
	for i := range w.rows {
		ids[i] = w.rows[i].ID
	}
	if err := w.checkExist(ids); err != nil {
		return nil, err
	}
	if err := w.checkReferences(); err != nil {
		return nil, err
	}
	freed, err := w.checkUnique()
	if err == nil {
		err = w.revise(w.schema, w.table)
	}
	if err != nil {
		return nil, err
	}
	return ids, w.change(w.rows, ids, freed)
}

// change writes updates of records that were checked, and empties first what these give up.
func (w *write) change(rows []backend.Row, ids []int64, freed map[int][]int64) error {
	stood, err := w.standing(ids)
	if err != nil {
		return err
	}
	for place, holders := range freed {
		if err := w.exec("UPDATE "+w.table.name+" SET "+w.table.columns[place]+" = NULL WHERE id IN (SELECT value FROM json_each(?))", asJSON(holders)); err != nil {
			return err
		}
	}
	var changed []int64
	for i := range rows {
		if len(rows[i].Fields) == 0 {
			continue
		}
		if err := w.updateRow(&rows[i]); err != nil {
			return notUniqueAny(err)
		}
		if w.table.HasHistory {
			changed = append(changed, rows[i].ID)
		}
	}
	stood.changed(rows)
	w.touchTable(w.table)
	return w.logRecords(w.table, backend.Updated, changed)
}

func (w *write) updateRow(r *backend.Row) error {
	var b strings.Builder
	b.WriteString("UPDATE " + w.table.name + " SET ")
	args := make([]driver.Value, 0, len(r.Values)+1)
	for i, place := range r.Fields {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(w.table.columns[place])
		b.WriteString(" = ?")
		args = append(args, r.Values[i])
	}
	b.WriteString(" WHERE id = ?")
	return w.exec(b.String(), append(args, r.ID)...)
}

// notUniqueAny is for a clash that the look-up before the write cannot have missed, unless the file was changed by something else.
func notUniqueAny(err error) error {
	var e sqlite3.Error
	if errors.As(err, &e) && e.ExtendedCode == sqlite3.ErrConstraintUnique {
		return backend.Errorf(backend.Conflict, "field.not_unique_any").Because(err)
	}
	return err
}
