package nx

// operation checks operators, and what puts values together.
func (c *checker) operation(n Node) (expr, Type) {
	switch n := n.(type) {
	case *Template:
		list, _ := c.exprs(n.Parts)
		return &templateExpr{n.Span, list}, Type{Kind: Text}
	case *Unary:
		return c.unary(n)
	case *Binary:
		return c.binary(n)
	case *ListOf:
		items, types := c.exprs(n.Items)
		item := nothing
		for _, t := range types {
			item = either(item, t)
		}
		return &listExpr{n.Span, items}, listOf(item)
	default:
		object := n.(*ObjectOf)
		values, _ := c.exprs(object.Values)
		return &objectExpr{object.Span, object.Keys, values}, Type{Kind: JSON}
	}
}

func (c *checker) exprs(nodes []Node) ([]expr, []Type) {
	list, types := make([]expr, len(nodes)), make([]Type, len(nodes))
	for i, n := range nodes {
		list[i], types[i] = c.expr(n)
	}
	return list, types
}

func (c *checker) unary(n *Unary) (expr, Type) {
	x, t := c.expr(n.X)
	if n.Op == "not" {
		return &notExpr{n.Span, x, t}, Type{Kind: Boolean}
	}
	result, ok := negatedType(t)
	if !ok {
		return c.broken(n.Span, "not_negated", "type", typeName(t))
	}
	return &minusExpr{n.Span, x, t}, result
}

func (c *checker) binary(n *Binary) (expr, Type) {
	left, lt := c.expr(n.Left)
	right, rt := c.expr(n.Right)
	if n.Op == "and" || n.Op == "or" {
		return &logicExpr{n.Span, n.Op == "or", left, right, [2]Type{lt, rt}}, Type{Kind: Boolean}
	}
	op, t, ok := operatorFor(n.Op, lt, rt)
	if !ok && len(c.errors) > 0 && (lt.Kind == Any || rt.Kind == Any) {
		return brokenExpr{leaf{n.Span}}, anything
	}
	if !ok {
		return c.broken(n.Span, "type_mismatch", "left", typeName(lt), "right", typeName(rt), "operator", n.Op)
	}
	return &binaryExpr{n.Span, n.Op, op, left, right, [2]Type{lt, rt}}, t
}
