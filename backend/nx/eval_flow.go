package nx

import "math"

type (
	// blockExpr is statements; its value is the last one's.
	blockExpr struct {
		Span
		list []expr
	}
	// setExpr gives a variable a value; its own is null.
	setExpr struct {
		Span
		slot  int
		to    expr
		first bool // by let
	}
	// nothingExpr is a definition, whose value is null.
	nothingExpr struct{ leaf }
	breakExpr   struct{ leaf }
	ifExpr      struct {
		Span
		condition, then, otherwise expr
	}
	switchExpr struct {
		Span
		of        expr
		cases     []switchCase
		otherwise expr
	}
	switchCase struct{ of, body expr }
	// forExpr runs over in, or else from from to to by step, which may be nil.
	forExpr struct {
		Span
		slot               int
		in, from, to, step expr
		body               expr
	}
	whileExpr struct {
		Span
		condition, body expr
	}
	callExpr struct {
		Span
		routine *routine
		args    []expr
	}
)

func (x *blockExpr) parts() []expr { return x.list }
func (x *blockExpr) eval(f *frame) (v Value, err error) {
	for _, statement := range x.list {
		if v, err = f.eval(statement); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func (x *setExpr) parts() []expr { return []expr{x.to} }
func (x *setExpr) eval(f *frame) (Value, error) {
	v, err := f.eval(x.to)
	if err == nil {
		f.vars[x.slot] = v
	}
	return nil, err
}

func (nothingExpr) eval(*frame) (Value, error) { return nil, nil }
func (breakExpr) eval(*frame) (Value, error)   { return nil, errBreak }

func (x *ifExpr) parts() []expr { return some(x.condition, x.then, x.otherwise) }
func (x *ifExpr) eval(f *frame) (Value, error) {
	is, err := f.eval(x.condition)
	if err != nil {
		return nil, err
	}
	if truth(is) {
		return f.eval(x.then)
	}
	return f.maybe(x.otherwise)
}

// maybe computes a part that need not be there.
func (f *frame) maybe(x expr) (Value, error) {
	if x == nil {
		return nil, nil
	}
	return f.eval(x)
}

func (x *switchExpr) parts() []expr {
	parts := some(x.of, x.otherwise)
	for _, c := range x.cases {
		parts = append(parts, c.of, c.body)
	}
	return parts
}

func (x *switchExpr) eval(f *frame) (Value, error) {
	v, err := f.eval(x.of)
	if err != nil {
		return nil, err
	}
	for _, c := range x.cases {
		is, err := f.eval(c.of)
		if err != nil {
			return nil, err
		}
		same, err := operate("=", v, is)
		if err != nil {
			return nil, blame(err, c.of)
		}
		if same == true {
			return f.eval(c.body)
		}
	}
	return f.maybe(x.otherwise)
}

func (x *forExpr) parts() []expr { return some(x.in, x.from, x.to, x.step, x.body) }
func (x *forExpr) eval(f *frame) (Value, error) {
	if x.in == nil {
		return x.count(f)
	}
	over, err := f.eval(x.in)
	if err != nil {
		return nil, err
	}
	items, err := itemsOf(over)
	if err != nil {
		return nil, blame(err, x.in)
	}
	results := Items{}
	for _, item := range items {
		if done, err := x.once(f, item, &results); done {
			return results, err
		}
	}
	return results, nil
}

// once runs the body for one item, and says whether that was the last.
func (x *forExpr) once(f *frame, item Value, results *Items) (bool, error) {
	f.vars[x.slot] = item
	v, err := f.eval(x.body)
	if err == errBreak {
		return true, nil
	}
	if err != nil {
		return true, err
	}
	*results = append(*results, v)
	return len(*results) > f.run.limits.List, nil
}

func (x *forExpr) count(f *frame) (Value, error) {
	bounds := [3]float64{2: 1}
	for i, part := range []expr{x.from, x.to, x.step} {
		v, err := f.maybe(part)
		if err != nil {
			return nil, err
		}
		n, ok := v.(float64)
		if !ok && part != nil {
			return Items{}, nil
		}
		if ok {
			bounds[i] = n
		}
	}
	if bounds[2] == 0 {
		return nil, fault(x.step.At(), "step_zero")
	}
	return x.steps(f, bounds[0], bounds[1], bounds[2])
}

func (x *forExpr) steps(f *frame, from, to, step float64) (Value, error) {
	results := Items{}
	for i := from; math.Signbit(step) != (i < to) && i != to; i += step {
		if done, err := x.once(f, i, &results); done {
			return results, err
		}
	}
	return results, nil
}

func (x *whileExpr) parts() []expr { return []expr{x.condition, x.body} }
func (x *whileExpr) eval(f *frame) (Value, error) {
	for {
		is, err := f.eval(x.condition)
		if err != nil || !truth(is) {
			return nil, err
		}
		if _, err := f.eval(x.body); err == errBreak {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
	}
}

func (x *callExpr) parts() []expr { return x.args }

// eval runs a function. An error inside is told of the call, since the function may stand in another text.
func (x *callExpr) eval(f *frame) (Value, error) {
	args, err := f.all(x.args)
	if err != nil {
		return nil, err
	}
	if f.depth >= f.run.limits.Depth {
		return nil, fault(x.Span, "depth")
	}
	if cell := x.routine.cell; cell != nil && len(cell.errors) > 0 {
		return nil, fault(x.Span, "function_broken", "name", x.routine.name)
	}
	f.depth++
	inner := &frame{work: f.work, vars: make([]Value, x.routine.slots)}
	copy(inner.vars, args)
	v, err := inner.eval(x.routine.body)
	f.depth--
	if fault, ok := err.(*Error); ok {
		placed := *fault
		placed.Span = x.Span
		return nil, &placed
	}
	return v, err
}

// some leaves out what is not there.
func some(xs ...expr) []expr {
	var there []expr
	for _, x := range xs {
		if x != nil {
			there = append(there, x)
		}
	}
	return there
}
