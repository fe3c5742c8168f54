package nx

import (
	"errors"
	"strconv"
)

// expr is a part of a checked text, which computes itself.
type expr interface {
	Node
	eval(f *frame) (Value, error)
	// parts are the expressions right inside, those of a function's body excepted.
	parts() []expr
}

// frame is a text or a function at work.
type frame struct {
	*work
	vars  []Value
	trace *trace // nil where nobody wants to know
}

// work is the computing of one text for one record, with all that is done for it.
type work struct {
	run   *Run
	steps int // left
	depth int // of functions
}

// errBreak ends the innermost loop.
var errBreak = errors.New("break")

// nesting is how many parts may be at work inside each other in a run, so that the stack is never what ends it.
const nesting = 50_000

// frame is a frame for a text with so many variables: one that has been let go of, if there is one.
func (r *Run) frame(slots int) *frame {
	if n := len(r.idle); n > 0 && cap(r.idle[n-1].vars) >= slots {
		f := r.idle[n-1]
		r.idle = r.idle[:n-1]
		*f.work = work{run: r, steps: r.limits.Steps}
		f.vars = f.vars[:slots]
		clear(f.vars)
		return f
	}
	return &frame{work: &work{run: r, steps: r.limits.Steps}, vars: make([]Value, slots)}
}

// letGo keeps a frame for the next record. Nothing refers to it any more.
func (f *frame) letGo() {
	f.trace = nil
	f.run.idle = append(f.run.idle, f)
}

// eval computes a part within what it may cost.
func (f *frame) eval(x expr) (Value, error) {
	if err := f.enter(); err != nil {
		return nil, blame(err, x)
	}
	v, err := x.eval(f)
	f.run.nested--
	if err == nil {
		err = f.weigh(v)
	}
	if err != nil {
		v, err = nil, blame(err, x)
	}
	if f.trace != nil {
		f.trace.note(f, x, v, err)
	}
	return v, err
}

func (f *frame) enter() error {
	if err := f.spend(1); err != nil {
		return err
	}
	if f.run.nested >= nesting {
		return fault(Span{}, "depth")
	}
	f.run.nested++
	return nil
}

func (f *frame) spend(steps int) error {
	f.steps -= steps
	if f.steps < 0 {
		return fault(Span{}, "steps", "max", strconv.Itoa(f.run.limits.Steps))
	}
	return f.run.spend(steps)
}

// weigh holds what a value may measure; a large one costs more.
func (f *frame) weigh(v Value) error {
	switch v := v.(type) {
	case string:
		if len(v) > f.run.limits.Text {
			return fault(Span{}, "text_long", "max", strconv.Itoa(f.run.limits.Text))
		}
		return f.spend(len(v) / 64)
	case Items:
		if len(v) > f.run.limits.List {
			return fault(Span{}, "list_long", "max", strconv.Itoa(f.run.limits.List))
		}
		return f.spend(len(v) / 16)
	}
	return nil
}

// blame says where an error came from, unless it says so itself.
func blame(err error, x expr) error {
	fault, ok := err.(*Error)
	if !ok || fault.Span != (Span{}) {
		return err
	}
	placed := *fault
	placed.Span = x.At()
	return &placed
}

// all computes several parts.
func (f *frame) all(xs []expr) ([]Value, error) {
	values := make([]Value, len(xs))
	for i, x := range xs {
		v, err := f.eval(x)
		if err != nil {
			return nil, err
		}
		values[i] = v
	}
	return values, nil
}
