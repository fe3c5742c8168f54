package nx

import "fmt"

// Checked is a text that has been checked. With Errors it has no values.
type Checked struct {
	Text   string
	Tree   *Script // nil where the text does not parse
	Type   Type
	Errors []*Error // by where they stand
	Reads  []Read   // by where they stand
	Writes bool     // it changes data; only Statements can

	program *Program
	table   *Table
	field   *Field // of a formula
	body    expr
	local   *locals
}

// Read is a name in a text that stands for a field, or for a table (Field is nil).
type Read struct {
	Span  Span
	Table *Table
	Field *Field
}

// Values computes the text for each record of a group: one value and one error each. A record that fails has null and its reason; all do where the
// text has errors. The group is of the table that the text was checked for.
func (c *Checked) Values(r *Run, g *Group) ([]Value, []*Error) {
	values, errs := make([]Value, len(g.IDs)), make([]*Error, len(g.IDs))
	for i := range g.IDs {
		values[i], errs[i] = c.value(r, func() (Value, error) {
			if c.field != nil {
				return g.computed(c.field, c, i)
			}
			return c.compute(r, g.row(i))
		})
	}
	return values, errs
}

// Value computes a text that was checked for no record.
func (c *Checked) Value(r *Run) (Value, *Error) {
	return c.value(r, func() (Value, error) { return c.compute(r, nil) })
}

// compute computes the text for a record.
func (c *Checked) compute(r *Run, this Value) (Value, error) { return c.trace(r, this, nil) }

func (c *Checked) trace(r *Run, this Value, t *trace) (Value, error) {
	if len(c.Errors) > 0 {
		return nil, c.broken()
	}
	f := r.frame(len(c.local.vars))
	f.vars[0], f.trace = this, t
	v, err := f.eval(c.body)
	f.letGo()
	return v, err
}

// broken is why a text with errors has no value.
func (c *Checked) broken() *Error {
	if c.field == nil {
		return c.Errors[0]
	}
	return fault(c.Errors[0].Span, "field_broken", "field", c.field.Name, "reason", c.Errors[0].Message)
}

// value makes the outcome that is shown; nothing that happens gets past it.
func (c *Checked) value(r *Run, compute func() (Value, error)) (v Value, fault *Error) {
	nested := r.nested
	defer func() {
		if problem := recover(); problem != nil {
			r.nested = nested
			v, fault = nil, c.shown(r, fmt.Errorf("nx: %v", problem))
		}
	}()
	v, err := compute()
	if err != nil {
		return nil, c.shown(r, err)
	}
	return v, nil
}

// shown is an error with its place in the text. An error of the source or the context is told by Run.Err, and here only that there is one.
func (c *Checked) shown(r *Run, err error) *Error {
	if len(c.Errors) > 0 {
		return c.Errors[0]
	}
	known, ok := err.(*Error)
	if !ok {
		known = fault(Span{}, "not_computed")
		_ = r.fail(err)
	}
	placed := *known
	locate(c.Text, &placed)
	return &placed
}
