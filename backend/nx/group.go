package nx

import "slices"

// Group is records of one table that were found together: what is read of one of them is read of all at once.
type Group struct {
	Table *Table
	IDs   []int64

	run     *Run
	age     int // of what has been read: Run.writes then
	rows    []Value
	columns map[*Field]*column
	answers map[*question]*answers
}

// column is a field of a group: its values, and for a formula which of them have been computed.
type column struct {
	values []Value
	errs   []error
	states []state
	err    error // of reading it
}

type state uint8

const (
	stateOpen state = iota
	stateBusy
	stateDone
)

// Give tells what a stored field or a reference has in the group's records, where that has been read already: a value each, as Source.Values.
func (g *Group) Give(f *Field, values []Value) {
	if len(values) == len(g.IDs) {
		g.keep(f, g.related(f, values))
	}
}

func (r Row) id() int64 { return r.Group.IDs[r.At] }

// row is the record at a place of the group.
func (g *Group) row(at int) Value {
	if g.rows == nil {
		g.rows = make([]Value, len(g.IDs))
		for i := range g.rows {
			g.rows[i] = Row{g, i}
		}
	}
	return g.rows[at]
}

// fresh forgets what was read before something was written.
func (g *Group) fresh() {
	if g.columns == nil || g.age != g.run.writes {
		g.age, g.columns, g.answers = g.run.writes, map[*Field]*column{}, map[*question]*answers{}
	}
}

func (g *Group) keep(f *Field, values []Value) *column {
	g.fresh()
	c := &column{values: values}
	g.columns[f] = c
	return c
}

// value is what a field has in the record at a place of the group.
func (g *Group) value(f *Field, formula *Checked, at int) (Value, error) {
	if f.Storage == Formula {
		return g.computed(f, formula, at)
	}
	g.fresh()
	c := g.columns[f]
	if c == nil {
		values, err := g.read(f)
		c = g.keep(f, values)
		c.err = err
	}
	if c.err != nil {
		return nil, c.err
	}
	return c.values[at], nil
}

// read asks the source for a field of all records.
func (g *Group) read(f *Field) ([]Value, error) {
	if f.Storage == Reverse {
		return g.children(f)
	}
	values, err := g.run.source.Values(g.Table, f, g.IDs)
	if err = g.run.answered(err, len(values), len(g.IDs)); err != nil {
		return nil, err
	}
	return g.related(f, values), nil
}

// related makes records of a reference's ids: those of the whole group are one group.
func (g *Group) related(f *Field, values []Value) []Value {
	if f.Storage != Reference {
		return values
	}
	var ids []int64
	for _, v := range values {
		if id, ok := v.(int64); ok {
			ids = append(ids, id)
		}
	}
	other := g.run.groupOf(f.Table, ids)
	rows := make([]Value, len(values))
	for i, v := range values {
		if id, ok := v.(int64); ok {
			rows[i] = other.find(id)
		}
	}
	return rows
}

// children are the records that refer to the group's, all of them one group.
func (g *Group) children(f *Field) ([]Value, error) {
	lists, err := g.run.source.Referring(f.Table, f.By, g.IDs)
	if err = g.run.answered(err, len(lists), len(g.IDs)); err != nil {
		return nil, err
	}
	return g.run.lists(f.Table, lists), nil
}

// lists makes lists of records of lists of ids: all of them are one group.
func (r *Run) lists(t *Table, lists [][]int64) []Value {
	group := r.groupOf(t, slices.Concat(lists...))
	values := make([]Value, len(lists))
	for i, ids := range lists {
		items := make(Items, len(ids))
		for k, id := range ids {
			items[k] = group.find(id)
		}
		values[i] = items
	}
	return values
}

// groupOf is a group of some records, each once, in the order of their ids.
func (r *Run) groupOf(t *Table, ids []int64) *Group {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return r.Group(t, slices.Compact(ids))
}

// find is a record of a group that is in the order of its ids.
func (g *Group) find(id int64) Value {
	at, ok := slices.BinarySearch(g.IDs, id)
	if !ok {
		return nil
	}
	return g.row(at)
}

// computed is a formula field of the record at a place of the group, computed once.
func (g *Group) computed(f *Field, formula *Checked, at int) (Value, error) {
	g.fresh()
	c := g.columns[f]
	if c == nil {
		n := len(g.IDs)
		c = &column{values: make([]Value, n), errs: make([]error, n), states: make([]state, n)}
		g.columns[f] = c
	}
	switch c.states[at] {
	case stateDone:
		return c.values[at], c.errs[at]
	case stateBusy:
		return nil, fault(Span{}, "cycle_running", "field", f.Name)
	}
	c.states[at] = stateBusy
	v, err := formula.compute(g.run, g.row(at))
	c.states[at] = stateOpen
	if !passing(err) {
		c.values[at], c.errs[at], c.states[at] = v, err, stateDone
	}
	return v, err
}

// passing tells an error that comes of where a formula was read, rather than of the formula.
func passing(err error) bool {
	fault, ok := err.(*Error)
	return err != nil && (!ok || fault.ID == "depth")
}
