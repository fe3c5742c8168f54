package sqlite

import (
	"database/sql/driver"
	"slices"
	"strings"

	"owlet/backend"
)

// write carries the import out: first what it reads of the table, then what it writes.
func (im *importer) write(t *tx) error {
	w := &write{tx: t, schema: im.schema, table: im.table}
	before, err := w.counter(w.table.Num)
	if err == nil {
		err = w.reviseAll(w.schema, w.table)
	}
	if err != nil {
		return err
	}
	if im.plan.Key >= 0 {
		if err := im.findIDs(w); err != nil {
			return err
		}
		if err := im.checkOnce(before.last); err != nil {
			return err
		}
	}
	if err := im.free(w); err != nil {
		return err
	}
	o := newImportWrites(im, w, before)
	if err := im.each(o.row); err != nil {
		return err
	}
	if err := o.flush(); err != nil {
		return err
	}
	if err := o.flushChanged(); err != nil {
		return err
	}
	im.ImportResult = o.ImportResult
	o.end()
	return nil
}

// free empties unique fields of the records that will get other values, so that two of them can change theirs round.
func (im *importer) free(w *write) error {
	if im.ids == nil {
		return nil
	}
	for i, place := range im.plan.Fields {
		if i == im.plan.Key || !im.table.Fields[place].Unique {
			continue
		}
		for ids := range slices.Chunk(im.ids, blockSize) {
			if err := w.exec("UPDATE "+im.table.name+" SET "+im.table.columns[place]+" = NULL WHERE id IN (SELECT value FROM json_each(?))", asJSON(ids)); err != nil {
				return err
			}
		}
	}
	return nil
}

// importWrites gathers rows that become new records into inserts of a batch each.
type importWrites struct {
	*importer
	w       *write
	last    int64 // the id that was given last
	batch   int
	insert  string // for a whole batch
	update  string
	args    []driver.Value
	waiting int // rows in args
	self    []int
	before  counter
	created []int64
	changed []int64
	logs    bool
	backend.ImportResult
}

func newImportWrites(im *importer, w *write, before counter) *importWrites {
	fields := im.plan.Fields
	o := &importWrites{importer: im, w: w, last: before.last, before: before, logs: im.table.HasHistory}
	most := min(max(im.input.BatchSize, 1), maxVariables/(len(fields)+1))
	for _, size := range slices.Backward(insertSizes[:]) {
		if size <= most {
			o.batch = size
		}
	}
	o.insert = w.insertSQL(fields, o.batch)
	var sets []string
	for i, place := range fields {
		f := &im.table.Fields[place]
		if i != im.plan.Key {
			sets = append(sets, im.table.columns[place]+" = ?")
		}
		if im.table.isReferredBy(f) {
			o.self = append(o.self, i)
		}
	}
	if len(sets) > 0 {
		o.update = "UPDATE " + im.table.name + " SET " + strings.Join(sets, ", ") + " WHERE id = ?"
	}
	return o
}

// end counts what was written.
func (o *importWrites) end() {
	var blocks blockCounts
	blocks.addRange(o.before.last+1, o.Imported)
	o.w.touchTable(o.table)
	o.w.count(o.table.Num, counter{o.before.last + o.Imported, o.before.records + o.Imported}, blocks)
}

// row writes one row, now or with its batch.
func (o *importWrites) row(row, line int, values []any) error {
	for _, i := range o.self {
		if id, ok := values[i].(int64); ok && id > o.before.last { // a foreign key would take a record of the rows before
			return errNoSuchRecord
		}
	}
	switch {
	case o.ids != nil && o.ids[row] != 0:
		return o.change(o.ids[row], values)
	case o.input.Mode == backend.ImportUpdate:
		o.Skipped++
		return nil
	}
	if err := o.plan.Creatable(line); err != nil {
		return err
	}
	o.last++
	o.Imported++
	o.args = append(o.args, o.last)
	for _, v := range values {
		o.args = append(o.args, v)
	}
	if o.logs {
		o.created = append(o.created, o.last)
	}
	if o.waiting++; o.waiting < o.batch {
		return nil
	}
	return o.flush()
}

// flush writes the rows that wait.
func (o *importWrites) flush() error {
	left := o.args
	for o.waiting > 0 {
		size, sql := o.batch, o.insert
		if o.waiting < size {
			for _, size = range insertSizes { // few sizes, so that few statements are kept prepared
				if size <= o.waiting {
					break
				}
			}
			sql = o.w.insertSQL(o.plan.Fields, size)
		}
		n := size * (len(o.plan.Fields) + 1)
		if err := o.w.exec(sql, left[:n]...); err != nil {
			return err
		}
		left, o.waiting = left[n:], o.waiting-size
	}
	o.args = o.args[:0]
	err := o.w.logRecords(o.table, backend.Created, o.created)
	o.created = o.created[:0]
	return err
}

// flushChanged logs the records that were changed.
func (o *importWrites) flushChanged() error {
	err := o.w.logRecords(o.table, backend.Updated, o.changed)
	o.changed = o.changed[:0]
	return err
}

func (o *importWrites) change(id int64, values []any) error {
	o.Updated++
	if o.update == "" {
		return nil
	}
	args := make([]driver.Value, 0, len(values)+1)
	for i, v := range values {
		if i != o.plan.Key {
			args = append(args, v)
		}
	}
	if err := o.w.exec(o.update, append(args, id)...); err != nil {
		return err
	}
	if o.logs {
		if o.changed = append(o.changed, id); len(o.changed) == blockSize {
			return o.flushChanged()
		}
	}
	return nil
}
