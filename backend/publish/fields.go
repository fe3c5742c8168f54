package publish

import (
	"errors"
	"slices"

	"owlet/backend"
)

// allFields creates the fields in their order, as far as that can be kept. A formula that names fields which come after it is set again.
func (r *run) allFields() error {
	for i := range r.Module.Tables {
		if err := r.readFields(r.Module.Tables[i].Name); err != nil {
			return err
		}
	}
	if err := r.inOrder(); err != nil {
		return err
	}
	for i := range r.Module.Tables {
		if err := r.formulas(&r.Module.Tables[i]); err != nil {
			return err
		}
	}
	return nil
}

// inOrder creates fields together for as long as no reference comes between: that makes a field of another table too.
func (r *run) inOrder() error {
	waiting := map[string][]backend.FieldInput{}
	flush := func(tables ...string) error {
		for _, table := range tables {
			in := waiting[table]
			delete(waiting, table)
			if err := r.create(table, in); err != nil {
				return err
			}
		}
		return nil
	}
	ends := map[string]int{} // how many references to a table were created
	for _, turn := range fieldOrder(&r.Module) {
		t, f := turn.table, turn.field
		r.count(1)
		if f.Type != backend.Reference {
			waiting[t.Name] = append(waiting[t.Name], f.FieldInput)
			continue
		}
		if err := flush(t.Name, f.RefTableName); err != nil {
			return err
		}
		if err := r.reference(t, f, slices.Contains(deferred(r.sorted, t), f.Name), ends); err != nil {
			return err
		}
	}
	for i := range r.Module.Tables {
		if err := flush(r.Module.Tables[i].Name); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) count(fields int) {
	r.Fields += fields
	r.step("structure", int64(fields))
}

func (r *run) readFields(table string) (err error) {
	r.fields[table], err = r.client.fields(r.ctx, r.Target().Module, table)
	return err
}

func (r *run) field(table, name string) *remoteField {
	i := slices.IndexFunc(r.fields[table], func(f remoteField) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &r.fields[table][i]
}

// create creates those of the fields that are not there, all at once.
func (r *run) create(table string, in []backend.FieldInput) error {
	left := func() (left []backend.FieldInput) {
		for _, f := range in {
			if there := r.field(table, f.Name); there == nil || there.Type != f.Type {
				left = append(left, f)
			}
		}
		return left
	}
	if len(left()) == 0 {
		return nil
	}
	err := r.settle(r.ctx, func() error { return r.post(r.ctx, r.path("tables", table, "fields", "batch"), left(), nil) }, func() (bool, error) {
		err := r.readFields(table)
		return len(left()) == 0, err
	})
	if err != nil {
		return err
	}
	return r.readFields(table)
}

// reference creates a reference, and gives the reverse that the server made the name that it has here.
func (r *run) reference(t *backend.BundleTable, f *backend.BundleField, later bool, ends map[string]int) error {
	in := f.FieldInput
	in.Required = in.Required && !later
	if err := r.create(t.Name, []backend.FieldInput{in}); err != nil {
		return err
	}
	if err := r.readFields(f.RefTableName); err != nil {
		return err
	}
	place := ends[f.RefTableName]
	ends[f.RefTableName]++
	wanted := reverseOf(r.Module.Table(f.RefTableName), t.Name, f.Name)
	if wanted == nil {
		return nil
	}
	r.count(1)
	return r.reverse(f.RefTableName, wanted, place)
}

// reverseOf is the reverse of a table that is the other end of a reference.
func reverseOf(t *backend.BundleTable, refTable, reference string) *backend.BundleField {
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Type == backend.Reverse && f.RefTableName == refTable && f.ReverseOf == reference {
			return f
		}
	}
	return nil
}

// reverse renames the reverse at a place among those of a table.
func (r *run) reverse(table string, wanted *backend.BundleField, place int) error {
	var there []remoteField
	for _, f := range r.fields[table] {
		if f.Type == backend.Reverse {
			there = append(there, f)
		}
	}
	if place >= len(there) {
		r.Notes = append(r.Notes, Note{Kind: "missing_reverse", Table: table, Field: wanted.Name})
		return nil
	}
	found := there[place]
	r.names[table+"/"+wanted.Name] = found.Name
	if found.Name == wanted.Name && sameLabels(found.Labels, wanted.Labels) {
		return nil
	}
	err := r.patch(r.ctx, r.path("tables", table, "fields", found.Name), map[string]any{"name": wanted.Name, "labels": labelsOf(wanted.Labels)})
	if err == nil || missing(err) { // missing: an answer was lost, and the name is the new one already
		r.names[table+"/"+wanted.Name] = wanted.Name
		return r.readFields(table)
	}
	if refused(err) {
		r.Notes = append(r.Notes, Note{Kind: "reverse", Table: table, Field: wanted.Name, Text: found.Name})
		return nil
	}
	return err
}

func sameLabels(a, b backend.Labels) bool {
	if len(a) != len(b) {
		return false
	}
	for locale, text := range a {
		if b[locale] != text {
			return false
		}
	}
	return true
}

func labelsOf(l backend.Labels) backend.Labels {
	if l == nil {
		return backend.Labels{}
	}
	return l
}

// denied tells whether the server did not let a request be carried out.
func denied(err error) bool {
	e, ok := errors.AsType[*backend.Error](err)
	return refused(err) || ok && (e.Code == backend.Forbidden || e.Code == backend.Unauthorized)
}

// refused tells whether the server took a request and said no.
func refused(err error) bool {
	e, ok := errors.AsType[*backend.Error](err)
	return ok && e.ID == "publish.refused"
}

// formulas sets those again in which the server found a fault before all that they name was there, and notes what it still finds.
func (r *run) formulas(t *backend.BundleTable) error {
	if !slices.ContainsFunc(t.Fields, func(f backend.BundleField) bool { return f.Type == backend.Function }) {
		return nil
	}
	again := false
	err := r.faulty(t, func(f *backend.BundleField, _ *remoteField) error {
		again = true
		return r.patch(r.ctx, r.path("tables", t.Name, "fields", f.Name), map[string]string{"expression": f.Expression})
	})
	if err != nil || !again {
		return err
	}
	return r.faulty(t, func(f *backend.BundleField, there *remoteField) error {
		r.Notes = append(r.Notes, Note{Kind: "expression", Table: t.Name, Field: f.Name, Text: there.ExpressionErrors[0].Message})
		return nil
	})
}

// faulty reads a table's fields and calls each with the formulas in which the server finds a fault.
func (r *run) faulty(t *backend.BundleTable, each func(f *backend.BundleField, there *remoteField) error) error {
	if err := r.readFields(t.Name); err != nil {
		return err
	}
	for i := range t.Fields {
		f := &t.Fields[i]
		if f.Type != backend.Function {
			continue
		}
		if there := r.field(t.Name, f.Name); there != nil && len(there.ExpressionErrors) > 0 {
			if err := each(f, there); err != nil {
				return err
			}
		}
	}
	return nil
}

// required makes the references required that could not be while their records were created.
func (r *run) required() error {
	for _, t := range r.sorted {
		for _, name := range deferred(r.sorted, t) {
			if !t.Field(name).Required {
				continue
			}
			if err := r.patch(r.ctx, r.path("tables", t.Name, "fields", name), map[string]bool{"required": true}); err != nil {
				return err
			}
		}
	}
	return nil
}
