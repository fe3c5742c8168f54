package sqlite

import (
	"errors"
	"slices"

	"owlet/backend"
)

// tableDraft is a table as it will be once it was made, or fields in it.
type tableDraft struct {
	*schema        // as it is, with the table
	table   *table // as it will be
	module  int64
	isNew   bool
	begins  bool // its history
	plan    fieldPlan
}

// draft plans a new table, or the path's where there is none, with new fields; it changes nothing. Without anything to make it is the table
// as it is.
func (sc *schema) draft(p backend.Path, in *backend.TableInput, fields []backend.FieldInput) (*tableDraft, error) {
	d := &tableDraft{schema: sc}
	base, err := d.base(p, in)
	if err != nil {
		return nil, err
	}
	d.table, d.module = base, base.module
	if len(fields) == 0 {
		return d, nil
	}
	for i := range fields {
		if err := fields[i].Check(); err != nil {
			return nil, err
		}
	}
	d.plan = fieldPlan{schema: d.schema, table: base, next: max(sc.lastNumber, base.Num), names: map[*table]map[string]bool{}}
	if err := d.plan.addAll(fields); err != nil {
		return nil, err
	}
	whole := *base.Table
	whole.Fields = slices.Clone(base.Fields)
	for i := range d.plan.fields {
		if d.plan.fields[i].in == base {
			whole.Fields = append(whole.Fields, d.plan.fields[i].Field)
		}
	}
	d.table = newTable(&whole, base.module)
	return d, nil
}

// base is the table before it gets fields: the one that is there, or a new one.
func (d *tableDraft) base(p backend.Path, in *backend.TableInput) (*table, error) {
	if in == nil {
		return d.findTable(p)
	}
	if err := in.Check(); err != nil {
		return nil, err
	}
	m, err := d.findModule(p)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(m.Tables, func(o backend.Table) bool { return o.Name == in.Name }) {
		return nil, backend.Errorf(backend.Conflict, "table.name_taken", "module", p.Module, "name", in.Name)
	}
	tb := newTable(&backend.Table{Num: d.lastNumber + 1, Module: m.Name, Parent: m.Num, TableInput: *in, Fields: []backend.Field{}}, m.Num)
	with := *d.schema
	with.tables = append(slices.Clone(d.tables), tb)
	d.schema, d.isNew = &with, true
	return tb, nil
}

// makes tells whether anything is to be made.
func (d *tableDraft) makes() bool { return d.isNew || len(d.plan.fields) > 0 }

// read reads what making needs to know, before anything is written.
func (d *tableDraft) read(t *tx) (err error) {
	if d.isNew {
		d.begins, err = historyBegins(t.conn, d.module, nil, d.table.Table)
	}
	return err
}

// make makes the table and its fields.
func (d *tableDraft) make(t *tx) error {
	if !d.makes() {
		return nil
	}
	if err := d.makeTable(t); err != nil {
		return err
	}
	for i := range d.plan.fields {
		f := &d.plan.fields[i]
		if err := errors.Join(f.insert(t), t.logField(backend.Created, f.in.Table, &f.Field, f.Name)); err != nil {
			return err
		}
	}
	return saveNumbers(t, max(d.plan.next, d.table.Num, d.lastNumber))
}

func (d *tableDraft) makeTable(t *tx) error {
	if !d.isNew {
		return nil
	}
	if err := insertTable(t, d.module, d.table.Table); err != nil {
		return err
	}
	if d.begins {
		if err := t.beginHistory(d.table.Num); err != nil {
			return err
		}
	}
	return t.logTable(backend.Created, d.table.Table, d.table.Name)
}
