package nx

// flow checks what decides and repeats.
func (c *checker) flow(n Node) (expr, Type) {
	switch n := n.(type) {
	case *If:
		return c.branch(n)
	case *Switch:
		return c.cases(n)
	case *For:
		return c.loop(n)
	case *While:
		condition, _ := c.expr(n.Condition)
		c.loops++
		body, _ := c.script(n.Body)
		c.loops--
		return &whileExpr{n.Span, condition, body}, nothing
	case *Do:
		if n.As != nil && c.use == Expression {
			return c.broken(n.Span, "side_effects", "name", "do as "+n.As.Name)
		}
		return c.script(n.Body)
	default:
		if c.loops == 0 {
			return c.broken(n.At(), "break_outside")
		}
		return breakExpr{leaf{n.At()}}, nothing
	}
}

func (c *checker) branch(n *If) (expr, Type) {
	x := &ifExpr{Span: n.Span}
	var then, otherwise Type
	x.condition, _ = c.expr(n.Condition)
	x.then, then = c.script(n.Then)
	x.otherwise, otherwise = c.script(n.Else)
	return x, either(then, otherwise)
}

func (c *checker) cases(n *Switch) (expr, Type) {
	of, t := c.expr(n.Of)
	x, result := &switchExpr{Span: n.Span, of: of}, nothing
	for _, one := range n.Cases {
		is, it := c.expr(one.Of)
		if _, ok := operatorType("=", t, it); !ok {
			is, _ = c.broken(one.Of.At(), "type_mismatch", "left", typeName(t), "right", typeName(it), "operator", "=")
		}
		body, bt := c.script(one.Body)
		x.cases = append(x.cases, switchCase{is, body})
		result = either(result, bt)
	}
	var bt Type
	x.otherwise, bt = c.script(n.Default)
	return x, either(result, bt)
}

// loop checks a for, whose value is the list of what its body gives.
func (c *checker) loop(n *For) (expr, Type) {
	x, item := &forExpr{Span: n.Span}, Type{Kind: Number}
	if n.In != nil {
		x.in, item = c.expr(n.In)
		if item.Kind != List && item.Kind != Void && !open(item.Kind) {
			x.in, item = c.broken(n.In.At(), "not_list", "type", typeName(item))
		} else if item.Kind == List {
			item = item.item()
		}
	} else {
		x.from, _ = c.expectNumber(n.From)
		x.to, _ = c.expectNumber(n.To)
		if n.Step != nil {
			x.step, _ = c.expectNumber(n.Step)
		}
	}
	v := c.place(n.Variable.Name, item)
	v.assigned, x.slot = true, v.slot
	s := &scope{}
	s.declare(v)
	c.loops++
	body, t := c.within(s, func() (expr, Type) { return c.script(n.Body) })
	c.loops--
	x.body = body
	return x, listOf(t)
}

func (c *checker) let(n *Let) (expr, Type) {
	to, t := c.expr(n.To)
	v := c.place(n.Name.Name, t)
	v.first = to
	c.scope.declare(v)
	c.named = append(c.named, named{n.Name.Span, v.slot})
	return &setExpr{n.Span, v.slot, to, true}, nothing
}

func (c *checker) assign(n *Assign) (expr, Type) {
	switch target := n.Target.(type) {
	case *Member:
		return c.store(n, target)
	case *Name:
		if v := c.scope.variable(target.Name); v != nil && c.hides(v, target.Name) {
			return c.assignTo(n, v)
		}
		if c.scope.item() != nil && c.ownName(target.Name) {
			return c.storeOwn(n, target)
		}
		c.expr(n.To)
		return c.missing(target.Span, "variable_unknown", nearest(target.Name, c.scope.words()), "name", target.Name)
	}
	c.expr(n.Target)
	c.expr(n.To)
	return c.broken(n.Target.At(), "not_assignable")
}

// hides tells whether the name means the variable here, and not a field of a row inside its scope.
func (c *checker) hides(v *variable, name string) bool {
	for s := c.scope; s != nil; s = s.outer {
		if s.names[name] == v {
			return true
		}
		if s.row != nil && s.row.typ.Kind == Record {
			return c.field(s.row.typ.Table, name) == nil
		}
	}
	return false
}

func (c *checker) ownName(name string) bool {
	row := c.scope.item()
	return row.typ.Kind == Record && row.typ.Table != nil && c.field(row.typ.Table, name) != nil
}

// assignTo gives a variable another value. It keeps its first type; one that had null so far takes the type that comes.
func (c *checker) assignTo(n *Assign, v *variable) (expr, Type) {
	to, t := c.expr(n.To)
	c.named = append(c.named, named{n.Target.At(), v.slot})
	v.assigned = true
	if !v.typ.takes(t) {
		return c.broken(n.To.At(), "variable_type", "name", v.name, "is", typeName(v.typ), "type", typeName(t))
	}
	v.typ = either(v.typ, t)
	return &setExpr{n.Span, v.slot, to, false}, nothing
}
