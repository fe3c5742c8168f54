package nx

import "strconv"

// answers are what a source said for the records of a group.
type answers struct {
	values []Value
	states []answer
}

type answer uint8

const (
	unasked answer = iota
	tried          // its parameters could not be computed when those of its group were
	told
	none // there is no record to ask for
)

// chunk is for how many records of a group a question is asked at once.
const chunk = 1000

// planned is an aggregate that the source computes; ok is false where it has to be computed here.
func (f *frame) planned(x *functionExpr) (v Value, ok bool, err error) {
	quiet := *f
	quiet.trace = nil
	v, ok, err = quiet.asked(x.plan)
	if ok && f.trace != nil {
		f.glimpse(func(aside *frame) { _, _ = aside.all(x.args) })
	}
	return v, ok, err
}

// selected is a select that the source answers.
func (f *frame) selected(x *selectExpr) (v Value, ok bool, err error) {
	quiet := *f
	quiet.trace = nil
	v, ok, err = quiet.asked(x.question)
	if list, isList := v.(Items); isList && f.trace != nil {
		f.glimpse(func(aside *frame) { _, _ = aside.filter(list[:min(times, len(list))], x.slot, x.where) })
	}
	return v, ok, err
}

// asked is the source's answer to a question; ok is false where it cannot say the question.
func (f *frame) asked(q *question) (v Value, ok bool, err error) {
	if f.run.mute[q] {
		return nil, false, nil
	}
	if q.base >= 0 {
		if row, isRow := f.vars[q.base].(Row); isRow {
			return row.Group.asked(f, q, row.At)
		}
	}
	if v, known := f.run.once[q]; known {
		return v, true, nil
	}
	params, err := f.all(q.params)
	if err != nil {
		return nil, true, err
	}
	if q.children && params[0] == nil {
		return nil, false, nil
	}
	values, ok, err := f.run.ask(q, [][]Value{sent(params)})
	if err != nil || !ok {
		return nil, ok, err
	}
	if q.base == baseNone {
		f.run.once[q] = values[0]
	}
	return values[0], true, nil
}

// asked is the answer for one record of a group, asked for many of them at once.
func (g *Group) asked(f *frame, q *question, at int) (Value, bool, error) {
	g.fresh()
	a := g.answers[q]
	if a == nil {
		a = &answers{make([]Value, len(g.IDs)), make([]answer, len(g.IDs))}
		g.answers[q] = a
	}
	if a.states[at] == unasked || a.states[at] == tried {
		if ok, err := g.askChunk(f, q, a, at); err != nil || !ok {
			return nil, err != nil, err
		}
	}
	return a.values[at], a.states[at] == told, nil
}

// askChunk asks for the records around one. An error is that one's: another is asked again when its turn comes.
func (g *Group) askChunk(f *frame, q *question, a *answers, at int) (bool, error) {
	first := at / chunk * chunk
	var places []int
	var params [][]Value
	for i := first; i < min(first+chunk, len(g.IDs)); i++ {
		if i != at && a.states[i] != unasked {
			continue
		}
		values, err := g.params(f, q, i)
		switch {
		case err != nil && i == at:
			return true, err
		case err != nil:
			a.states[i] = tried
		case q.children && values[0] == nil:
			a.states[i] = none
		default:
			places, params = append(places, i), append(params, values)
		}
	}
	if len(places) == 0 {
		return true, nil
	}
	values, ok, err := g.run.ask(q, params)
	if err != nil || !ok {
		return ok, err
	}
	for i, place := range places {
		a.values[place], a.states[place] = values[i], told
	}
	return true, nil
}

// params are a question's parameters for a record of the group, computed with limits of their own.
func (g *Group) params(f *frame, q *question, at int) ([]Value, error) {
	own := g.run.frame(q.slots)
	own.depth = f.depth
	own.vars[q.base] = g.row(at)
	for _, v := range q.before {
		value, err := own.eval(v.first)
		if err != nil {
			return nil, err
		}
		own.vars[v.slot] = value
	}
	params, err := own.all(q.params)
	return sent(params), err
}

// sent is values as a source takes them: a record by its id.
func sent(params []Value) []Value {
	for i, v := range params {
		if row, ok := v.(Row); ok {
			params[i] = row.id()
		}
	}
	return params
}

// ask asks the source. What it cannot say it is not asked again.
func (r *Run) ask(q *question, params [][]Value) (values []Value, ok bool, err error) {
	if q.of != nil {
		values, ok, err = r.source.Aggregate(q.ask, q.of, params)
	} else {
		var lists [][]int64
		lists, ok, err = r.source.Records(q.ask, params, r.limits.List+1)
		if err == nil && ok {
			values, err = r.found(q.ask.Table, lists)
		}
	}
	if err == nil && !ok {
		r.mute[q] = true
		return nil, false, nil
	}
	return values, true, r.answered(err, len(values), len(params))
}

func (r *Run) found(t *Table, lists [][]int64) ([]Value, error) {
	for _, ids := range lists {
		if len(ids) > r.limits.List {
			return nil, fault(Span{}, "list_long", "max", strconv.Itoa(r.limits.List))
		}
	}
	return r.lists(t, lists), nil
}
