package nx

// terms makes terms of parts of a text: of what a source can say exactly as it is computed here.
type terms struct {
	use       Use
	local     *locals
	inner     map[int]bool // variables that are the question's own record
	table     *Table
	params    []expr
	hasParent bool // the first parameter is the parent
	// formula tells that a formula of the question's table is being said: it has no variables in common with the text.
	formula bool
	depth   int // of formulas and variables that are said by what they are
}

// maxSaid bounds how deep formulas and variables are said by what they are: what is said twice at each of many levels would be very long.
const maxSaid = 8

func (c *checker) terms(local *locals, t *Table) *terms {
	return &terms{use: c.use, local: local, inner: map[int]bool{}, table: t}
}

// said are the kinds that terms are of.
func said(k Kind) bool {
	switch k {
	case Void, Text, Number, Boolean, Date, Timestamp, Time, Interval, Choice, Record, User, File:
		return true
	}
	return false
}

// term says a part whose type is typ; ok is false where it cannot be said.
func (t *terms) term(x expr, typ Type) (Term, bool) {
	if block, ok := x.(*blockExpr); ok {
		return t.block(block, typ)
	}
	if c, ok := x.(constExpr); ok {
		return ValueTerm{c.value}, c.value == nil || said(typeOf(c.value).Kind)
	}
	needs := needsOf(x)
	if needs.impure || !said(typ.Kind) {
		return nil, false
	}
	if slot, ok := x.(slotExpr); ok && t.formula && slot.slot > 0 {
		return t.variable(slot, typ)
	}
	if !t.reads(needs) {
		return t.param(x, typ, needs)
	}
	switch x := x.(type) {
	case slotExpr:
		return t.variable(x, typ)
	case *fieldExpr:
		return t.field(x, typ)
	case *idExpr:
		return IDTerm{}, t.own(x.of)
	case *minusExpr:
		of, ok := t.term(x.x, x.typ)
		return OpTerm{"-", []Term{of}, typ}, ok && (x.typ.Kind == Number || x.typ.Kind == Interval)
	}
	return t.operator(x, typ)
}

// block is a block's last statement; those before it may be let, and are said where their variables are read.
func (t *terms) block(x *blockExpr, typ Type) (Term, bool) {
	last := len(x.list) - 1
	for i, statement := range x.list {
		if i == last {
			return t.term(statement, typ)
		}
		set, ok := statement.(*setExpr)
		if !ok || !set.first {
			break
		}
		v := t.local.vars[set.slot]
		if v.assigned || t.use != Expression || needsOf(v.first).impure {
			break
		}
		if t.reads(needsOf(v.first)) {
			t.inner[set.slot] = true
		}
	}
	return nil, false
}

// variable is what a let of the question's own block has set.
func (t *terms) variable(x slotExpr, typ Type) (Term, bool) {
	v := t.local.vars[x.slot]
	if v.first == nil || t.depth >= maxSaid {
		return nil, false
	}
	t.depth++
	defer func() { t.depth-- }()
	return t.term(v.first, typ)
}

// reads tells whether a part depends on the question's own record.
func (t *terms) reads(n *needs) bool {
	for slot := range n.slots {
		if t.inner[slot] {
			return true
		}
	}
	return false
}

func (t *terms) own(x expr) bool {
	slot, ok := x.(slotExpr)
	return ok && t.inner[slot.slot] && (slot.slot < 0 || t.local.vars[slot.slot].first == nil)
}

// param is a part that is computed before the source is asked.
func (t *terms) param(x expr, typ Type, n *needs) (Term, bool) {
	if t.formula && len(n.slots)+len(n.bound) > 0 {
		return nil, false
	}
	t.params = append(t.params, x)
	return ParamTerm{At: len(t.params) - 1, Type: typ}, true
}

// field is a field of the question's own record; a formula is said by what it computes.
func (t *terms) field(x *fieldExpr, typ Type) (Term, bool) {
	if !t.own(x.of) {
		return nil, false
	}
	if x.field.Storage == Formula {
		return t.formulaOf(x, typ)
	}
	if x.field.Kind == Choice && len(x.field.Options) == 0 {
		return nil, false
	}
	return FieldTerm{x.field}, x.field.Storage != Reverse
}

func (t *terms) formulaOf(x *fieldExpr, typ Type) (Term, bool) {
	if x.formula == nil || len(x.formula.Errors) > 0 || x.formula.body == nil || t.depth >= maxSaid {
		return nil, false
	}
	inner := &terms{local: x.formula.local, inner: map[int]bool{0: true}, table: t.table, params: t.params, formula: true, depth: t.depth + 1}
	term, ok := inner.term(x.formula.body, typ)
	t.params = inner.params
	return term, ok
}

func (t *terms) operator(x expr, typ Type) (Term, bool) {
	switch x := x.(type) {
	case *notExpr:
		of, ok := t.term(x.x, x.typ)
		return OpTerm{"not", []Term{of}, typ}, ok
	case *logicExpr:
		op := "and"
		if x.or {
			op = "or"
		}
		return t.two(op, x.left, x.right, x.types, typ)
	case *binaryExpr:
		x = t.option(x)
		return t.two(x.op, x.left, x.right, x.types, typ)
	}
	return nil, false
}

func (t *terms) two(op string, left, right expr, types [2]Type, typ Type) (Term, bool) {
	a, ok := t.term(left, types[0])
	if !ok {
		return nil, false
	}
	b, ok := t.term(right, types[1])
	return OpTerm{op, []Term{a, b}, typ}, ok
}

// option makes the option of a name or an id that a choice is compared with.
func (t *terms) option(x *binaryExpr) *binaryExpr {
	if x.op != "=" && x.op != "!=" {
		return x
	}
	both := *x
	if one, ok := optionOf(x.types[0], x.right); ok {
		both.right, both.types[1] = one, x.types[0]
	} else if one, ok := optionOf(x.types[1], x.left); ok {
		both.left, both.types[0] = one, x.types[1]
	}
	return &both
}

func optionOf(choice Type, x expr) (expr, bool) {
	literal, ok := x.(constExpr)
	if !ok || choice.Kind != Choice || choice.Field == nil || literal.value == nil {
		return nil, false
	}
	for _, o := range choice.Field.Options {
		if literal.value == o.Name || literal.value == float64(o.ID) {
			return constExpr{literal.leaf, Chosen{Field: choice.Field, ID: o.ID, Name: o.Name}}, true
		}
	}
	return nil, false
}
