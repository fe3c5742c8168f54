package nx

import "slices"

// question is what a source is asked for a part of a text, with how its parameters are had.
type question struct {
	ask    *Question
	of     *Aggregate // nil for records
	params []expr
	// children tells that the first parameter is a record whose children are meant: without it there are none.
	children bool
	// base is the one variable that all parameters depend on: with a record there, they are computed for its whole group at once.
	base int
	// before are the variables that the parameters read besides, by their slots: each is computed of base alone.
	before []*variable
	slots  int
}

// What base is where there is no such variable.
const (
	baseNone = -1 // the parameters are constant
	baseMany = -2 // they depend on several variables, or on ones that change
)

// asking plans to ask the source for a select with its condition.
func (c *checker) asking(x *selectExpr) expr {
	if x.where == nil || x.table == nil {
		return x
	}
	local := c.local
	c.plans = append(c.plans, func() {
		t := c.terms(local, x.table)
		t.inner[x.slot] = true
		if where, ok := t.term(x.where, x.typ); ok {
			x.question = t.question(where, nil)
		}
	})
	return x
}

// aggregates are the functions that a source may compute, by the name that it knows.
var aggregates = map[string]string{"sum": "sum", "avg": "avg", "min": "min", "max": "max", "cnt": "cnt", "count": "cnt", "length": "length"}

// aggregate plans to ask the source for an aggregate.
func (c *checker) aggregate(x *functionExpr, types []Type) expr {
	op, ok := aggregates[x.function.Name]
	if !ok || len(types) != 1 || types[0].Kind != List {
		return x
	}
	local := c.local
	c.plans = append(c.plans, func() { x.plan = c.planAggregate(op, x.args[0], types[0].item(), local) })
	return x
}

// planAggregate makes a question of the list that an aggregate is over; nil where it cannot.
func (c *checker) planAggregate(op string, list expr, item Type, local *locals) *question {
	base, mapped := list, expr(nil)
	switch x := list.(type) {
	case *insideExpr:
		base, mapped = x.of, x.body
	case *fieldExpr:
		if x.field.Storage != Reverse {
			base, mapped = x.of, &fieldExpr{x.Span, slotExpr{leaf{x.Span}, mappedSlot}, x.field, x.formula}
		}
	}
	t := c.terms(local, nil)
	if x, ok := list.(*insideExpr); ok {
		t.inner[x.slot] = true
	}
	t.inner[mappedSlot] = true
	where, ok := t.over(base)
	if !ok {
		return nil
	}
	a, ok := t.aggregate(op, mapped, item)
	if !ok {
		return nil
	}
	return t.question(where, a)
}

// mappedSlot is the record that list.field is a field of.
const mappedSlot = -1

// over is the condition of a reverse field or a select, with its filters. Their order is of no interest.
func (t *terms) over(list expr) (Term, bool) {
	switch x := list.(type) {
	case *orderExpr:
		return t.over(x.of)
	case *filterExpr:
		t.inner[x.slot] = true
		outer, ok := t.over(x.of)
		if !ok {
			return nil, false
		}
		where, ok := t.term(x.by, Type{Kind: Boolean})
		return both(outer, where), ok
	case *fieldExpr:
		return t.children(x)
	case *selectExpr:
		return t.selected(x)
	}
	return nil, false
}

// children are the records of a reverse field: those whose reference is the record.
func (t *terms) children(x *fieldExpr) (Term, bool) {
	needs := needsOf(x.of)
	if x.field.Storage != Reverse || t.manyOf(x.of) || needs.impure {
		return nil, false
	}
	t.table, t.hasParent = x.field.Table, true
	t.params = append(t.params, x.of)
	by := FieldTerm{x.field.By}
	return OpTerm{Op: "=", Of: []Term{by, ParamTerm{At: 0, Type: fieldType(x.field.By)}}, Type: Type{Kind: Boolean}}, true
}

// manyOf tells whether a part is a list, or may be one.
func (t *terms) manyOf(x expr) bool {
	switch x := x.(type) {
	case slotExpr:
		return t.local.vars[x.slot].typ.Kind != Record
	case *fieldExpr:
		return x.field.Storage != Reference || t.manyOf(x.of)
	}
	return true
}

func (t *terms) selected(x *selectExpr) (Term, bool) {
	if x.limit != nil || x.table == nil {
		return nil, false
	}
	t.table = x.table
	if x.where == nil {
		return nil, true
	}
	t.inner[x.slot] = true
	return t.term(x.where, x.typ)
}

// both is two conditions in one; either may be nil.
func both(a, b Term) Term {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	return OpTerm{Op: "and", Of: []Term{a, b}, Type: Type{Kind: Boolean}}
}

// aggregate is what is computed of each record: mapped, or nil for the record itself.
func (t *terms) aggregate(op string, mapped expr, item Type) (*Aggregate, bool) {
	if mapped == nil {
		return &Aggregate{Op: "cnt"}, op == "cnt" || op == "length"
	}
	if op == "length" && item.Kind != Record {
		_, ok := t.term(mapped, item)
		return &Aggregate{Op: "cnt"}, ok
	}
	term, ok := t.term(mapped, item)
	if op == "length" {
		op = "cnt"
	}
	return &Aggregate{Op: op, Of: term}, ok && aggregated(op, item.Kind)
}

// aggregated tells which kinds a source has an aggregate of.
func aggregated(op string, k Kind) bool {
	switch op {
	case "sum", "avg":
		return k == Number
	case "min", "max":
		return k == Number || k == Text || k == Date || k == Timestamp || k == Time || k == Interval
	}
	return true
}

// question is what has been found, with what its parameters depend on.
func (t *terms) question(where Term, a *Aggregate) *question {
	q := &question{ask: &Question{Table: t.table, Where: where}, of: a, params: t.params, children: t.hasParent, base: baseNone, slots: len(t.local.vars)}
	for _, param := range q.params {
		t.depend(q, needsOf(param))
	}
	slices.SortFunc(q.before, func(a, b *variable) int { return a.slot - b.slot })
	return q
}

// depend adds what a parameter reads. A variable that is set once is as good as what it was set to.
func (t *terms) depend(q *question, n *needs) {
	for slot := range n.slots {
		v := t.local.vars[slot]
		switch {
		case slices.Contains(q.before, v):
		case v.first != nil && !v.assigned && t.use == Expression && !needsOf(v.first).impure:
			q.before = append(q.before, v)
			t.depend(q, needsOf(v.first))
		case q.base == baseNone:
			q.base = slot
		case q.base != slot:
			q.base = baseMany
		}
	}
}
