package nx

import "slices"

// Part is what one part of a text gave for one record. A part inside a filter, a loop or .( ) has one for each of the first times that it was
// computed, and Time counts them from 0.
type Part struct {
	Span  Span
	Time  int
	Type  Type // of the value; of null it is void
	Value Value
	Err   *Error
}

// times is how often a part is told of.
const times = 3

// trace notes what the parts of a text give.
type trace struct {
	parts []Part
	count map[Span]int
	aside bool // what fails is of no interest
}

func (t *trace) note(f *frame, x expr, v Value, err error) {
	if err == errBreak || err != nil && t.aside {
		return
	}
	span := x.At()
	if _, block := x.(*blockExpr); block || span == (Span{}) {
		return
	}
	at := t.count[span]
	if t.count[span]++; at >= times {
		return
	}
	part := Part{Span: span, Time: at, Type: typeOf(v), Value: v}
	part.Err, _ = err.(*Error)
	t.parts = append(t.parts, part)
}

// glimpses bounds what is computed only to be shown.
const glimpses = 20_000

// glimpse computes what a source has computed, for the trace.
func (f *frame) glimpse(compute func(aside *frame)) {
	before := f.trace.aside
	f.trace.aside = true
	compute(&frame{work: &work{run: f.run, steps: glimpses, depth: f.depth}, vars: slices.Clone(f.vars), trace: f.trace})
	f.trace.aside = before
}

// Trace tells what each part of the text gives for the record at a place of the group: outer parts before inner ones, by where they stand. What
// a source has computed is computed here again for its parts, as far as that is little work.
func (c *Checked) Trace(r *Run, g *Group, at int) []Part {
	t := &trace{count: map[Span]int{}}
	var this Value
	if g != nil {
		this = g.row(at)
	}
	_, _ = c.value(r, func() (Value, error) { return c.trace(r, this, t) })
	for i, part := range t.parts {
		if part.Err != nil {
			t.parts[i].Err = c.shown(r, part.Err)
		}
	}
	slices.SortStableFunc(t.parts, func(a, b Part) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		if a.Span.End != b.Span.End {
			return b.Span.End - a.Span.End
		}
		return a.Time - b.Time
	})
	return t.parts
}
