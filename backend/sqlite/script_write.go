package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"strings"

	"owlet/backend"
	"owlet/backend/nx"
)

// scriptWriter is where a script finds records and changes them: as it goes, by the rules of all writes. That a record has what it must have is
// asked only at the end, for a script makes it before it gives it values.
type scriptWriter struct {
	formulaSource
	tx         *tx
	schema     *schema
	deleted    int
	backedUp   bool
	incomplete map[*table]map[int64]bool // records that may lack what is required
}

var _ nx.Writer = &scriptWriter{}

func newScriptWriter(t *tx, sc *schema, backedUp bool) *scriptWriter {
	t.later = &laterLog{}
	return &scriptWriter{tx: t, schema: sc, backedUp: backedUp, incomplete: map[*table]map[int64]bool{}}
}

func (w *scriptWriter) within(ctx context.Context) nx.Source {
	w.formulaSource = formulaSource{ctx, w.tx.conn}
	return w
}

func (w *scriptWriter) write(t *nx.Table, rows ...backend.Row) *write {
	return &write{tx: w.tx, schema: w.schema, table: t.Key.(*table), rows: rows}
}

// Create makes an empty record.
func (w *scriptWriter) Create(t *nx.Table) (int64, error) {
	made := w.write(t, backend.Row{})
	ids, err := made.create()
	if err != nil {
		return 0, asFault(err, 0)
	}
	w.lacks(made.table, ids[0])
	return ids[0], nil
}

// Set writes a field of a record.
func (w *scriptWriter) Set(t *nx.Table, f *nx.Field, id int64, v nx.Value) error {
	key := keyOf(f)
	stored, err := key.field().StoredValue(v, id)
	if err == nil {
		_, err = w.write(t, backend.Row{ID: id, Fields: []int{key.place}, Values: []any{stored}}).update()
	}
	return asFault(err, id)
}

// largeDeletionError ends a script that deletes so many records that the workspace has to be backed up first.
type largeDeletionError struct{}

func (*largeDeletionError) Error() string { return "the script deletes many records" }

// Delete deletes records.
func (w *scriptWriter) Delete(t *nx.Table, ids []int64) error {
	if ids = distinctOf(ids); len(ids) == 0 {
		return nil
	}
	if w.deleted += len(ids); w.deleted > largeDeletion && !w.backedUp {
		return &largeDeletionError{}
	}
	gone := w.write(t)
	if err := gone.delete(ids); err != nil {
		return asFault(err, 0)
	}
	for _, id := range ids {
		delete(w.incomplete[gone.table], id)
	}
	return nil
}

// asFault makes what is wrong with a write a fault of the place in the script that wants it. id is the record's, in place of a position in a
// request.
func asFault(err error, id int64) error {
	e, ok := errors.AsType[*backend.Error](err)
	if !ok || e.Code != backend.Invalid && e.Code != backend.Conflict && e.Code != backend.NotFound {
		return err
	}
	if e.ID == "record.none_such" {
		e = backend.Errorf(e.Code, "record.not_found", "id", e.Args["id"], "table", e.Args["table"])
	}
	if _, positioned := e.Args["record"]; positioned {
		e.Args["record"] = id
	}
	return &nx.Error{ID: e.ID, Message: e.Error()}
}

// lacks notes a record that has no value in a required field yet.
func (w *scriptWriter) lacks(tb *table, id int64) {
	if len(tb.required()) == 0 {
		return
	}
	if w.incomplete[tb] == nil {
		w.incomplete[tb] = map[int64]bool{}
	}
	w.incomplete[tb][id] = true
}

// required are the places of the fields that no record may lack.
func (tb *table) required() (places []int) {
	for i := range tb.Fields {
		if tb.Fields[i].Required {
			places = append(places, i)
		}
	}
	return places
}

// finish asks whether all records are whole, and writes the log of changes.
func (w *scriptWriter) finish() error {
	for tb, ids := range w.incomplete {
		if err := w.checkWhole(tb, ids); err != nil {
			return err
		}
	}
	return w.tx.later.write(w.tx)
}

func (w *scriptWriter) checkWhole(tb *table, lacking map[int64]bool) error {
	ids := make([]int64, 0, len(lacking))
	for id := range lacking {
		ids = append(ids, id)
	}
	for _, place := range tb.required() {
		f := &tb.Fields[place]
		var first int64
		_, err := w.one("SELECT min(id) FROM "+tb.name+" WHERE id"+among+" AND "+tb.missing(place), []driver.Value{idList(ids)}, func(row []driver.Value) {
			first, _ = row[0].(int64)
		})
		if err == nil && first != 0 {
			err = backend.Errorf(backend.Invalid, "script.required", "field", f.Name, "table", tb.Name, "id", first)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// missing finds the records without a value in a field, as backend.Field.Missing does.
func (tb *table) missing(place int) string {
	column := tb.columns[place]
	if tb.Fields[place].IsList() {
		return strings.ReplaceAll("(C IS NULL OR C = '[]')", "C", column)
	}
	return column + " IS NULL"
}
