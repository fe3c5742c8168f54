package nx

// Term is the text as a term over its own record; ok is whether it is one, with nothing read of other records. What does not depend on the record,
// like today(), is in it as a constant of the run.
func (c *Checked) Term(r *Run) (term Term, ok bool) {
	if len(c.Errors) > 0 || c.table == nil || c.body == nil {
		return nil, false
	}
	t := &terms{local: c.local, inner: map[int]bool{0: true}, table: c.table, formula: true}
	term, ok = t.term(c.body, c.Type)
	if !ok {
		return nil, false
	}
	params := make([]Value, len(t.params))
	for i, x := range t.params {
		v, err := c.value(r, func() (Value, error) { return r.frame(0).eval(x) })
		if err != nil {
			return nil, false
		}
		params[i] = v
	}
	return constant(term, params), true
}

// constant is a term with values in the place of its parameters.
func constant(t Term, params []Value) Term {
	switch t := t.(type) {
	case ParamTerm:
		return ValueTerm{params[t.At]}
	case OpTerm:
		of := make([]Term, len(t.Of))
		for i, operand := range t.Of {
			of[i] = constant(operand, params)
		}
		return OpTerm{t.Op, of, t.Type}
	}
	return t
}
