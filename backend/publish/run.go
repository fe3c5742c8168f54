package publish

import (
	"context"
	"errors"
	"slices"

	"owlet/backend"
)

// run is a publication while it runs.
type run struct {
	*state
	*client
	Result
	ctx     context.Context
	sorted  []*backend.BundleTable
	fields  map[string][]remoteField // by table, as they were last read
	names   map[string]string        // of reverses there, by table/name here
	locals  map[string][]int64       // the ids here, by table, beside the state's ids there
	done    int64
	inPhase int64
}

func newRun(ctx context.Context, s *state, c *client) *run {
	return &run{
		state: s, client: c, ctx: ctx, sorted: order(&s.Module),
		fields: map[string][]remoteField{}, names: map[string]string{}, locals: map[string][]int64{},
		Result: Result{Target: s.Target, Notes: []Note{}, Differences: []Difference{}},
	}
}

func (r *run) all() error {
	for _, phase := range []func() error{r.module, r.tables, r.allFields, r.records, r.links, r.required, r.check} {
		if err := phase(); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) begin(total int64) { r.done, r.inPhase = 0, total }

func (r *run) step(phase string, n int64) {
	r.done += n
	r.told(phase, r.done, r.inPhase)
}

// path is that of something in the module.
func (r *run) path(parts ...string) string {
	return path(append([]string{"modules", r.Target().Module}, parts...)...)
}

// Target is where the publication goes.
func (r *run) Target() Target { return r.state.Target }

// module creates the module, unless this publication has already.
func (r *run) module() error {
	r.begin(int64(r.structureSize()))
	if !r.claimed {
		if _, err := r.free(r.ctx, r.Target().Module); err != nil {
			return err
		}
		if err := r.note(entry{Claimed: true}); err != nil {
			return err
		}
	}
	there := func() (bool, error) {
		_, found, err := r.client.tables(r.ctx, r.Target().Module)
		return found, err
	}
	in := r.Module.ModuleInput
	in.Name = r.Target().Module
	err := r.ensure(there, func() error { return r.post(r.ctx, path("modules"), in, nil) })
	r.step("structure", 1)
	return err
}

// ensure does something that is not done yet, once.
func (r *run) ensure(done func() (bool, error), do func() error) error {
	if ok, err := done(); ok || err != nil {
		return err
	}
	return r.settle(r.ctx, do, done)
}

func (r *run) structureSize() int {
	n := 1
	for i := range r.Module.Tables {
		n += 1 + len(r.Module.Tables[i].Fields)
	}
	return n
}

func (r *run) tables() error {
	names, _, err := r.client.tables(r.ctx, r.Target().Module)
	if err != nil {
		return err
	}
	for i := range r.Module.Tables {
		t := &r.Module.Tables[i]
		r.Tables++
		r.step("structure", 1)
		if names[t.Name] {
			continue
		}
		err := r.settle(r.ctx, func() error { return r.post(r.ctx, r.path("tables"), t.TableInput, nil) }, func() (bool, error) {
			now, _, err := r.client.tables(r.ctx, r.Target().Module)
			return now[t.Name], err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// allFields creates the fields: those with values, in their order, and then the functions.
func (r *run) allFields() error {
	ends := map[string]int{} // how many references to a table were created
	for i := range r.Module.Tables {
		if err := r.tableFields(&r.Module.Tables[i], ends); err != nil {
			return err
		}
	}
	for i := range r.Module.Tables {
		if err := r.functions(&r.Module.Tables[i]); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) tableFields(t *backend.BundleTable, ends map[string]int) error {
	if err := r.readFields(t.Name); err != nil {
		return err
	}
	var batch []backend.FieldInput
	later := deferred(r.sorted, t)
	for i := range t.Fields {
		f := &t.Fields[i]
		r.step("structure", 1)
		r.Fields++
		switch f.Type {
		case backend.Reverse, backend.Function:
			continue
		case backend.Reference:
			if err := r.create(t.Name, batch); err != nil {
				return err
			}
			batch = nil
			if err := r.reference(t, f, slices.Contains(later, f.Name), ends); err != nil {
				return err
			}
		default:
			batch = append(batch, f.FieldInput)
		}
	}
	return r.create(t.Name, batch)
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

// refused tells whether the server took a request and said no.
func refused(err error) bool {
	e, ok := errors.AsType[*backend.Error](err)
	return ok && e.ID == "publish.refused"
}

func (r *run) functions(t *backend.BundleTable) error {
	var in []backend.FieldInput
	for i := range t.Fields {
		if t.Fields[i].Type == backend.Function {
			in = append(in, t.Fields[i].FieldInput)
		}
	}
	if err := r.create(t.Name, in); err != nil {
		return err
	}
	for _, f := range in {
		if there := r.field(t.Name, f.Name); there != nil && len(there.ExpressionErrors) > 0 {
			r.Notes = append(r.Notes, Note{Kind: "expression", Table: t.Name, Field: f.Name, Text: there.ExpressionErrors[0].Message})
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
