package nx

// member checks X.name.
func (c *checker) member(n *Member) (expr, Type) {
	of, t := c.expr(n.X)
	x, result := c.memberOf(n, of, t)
	return x, result
}

func (c *checker) memberOf(n *Member, of expr, t Type) (expr, Type) {
	item, list := t, t.Kind == List
	if list {
		item = t.item()
	}
	switch {
	case item.Kind == Record && item.Table != nil:
		return c.recordMember(n, of, item.Table, list)
	case item.Kind == Void:
		return of, t
	case open(item.Kind) || item.Kind == Record:
		key := constExpr{value: n.Name.Name} // it is no part of its own
		result := anything
		if item.Kind == JSON {
			result = item
		}
		return &namedExpr{n.Span, c.program, of, key}, many(result, list)
	}
	return c.broken(n.Span, "no_members", "type", typeName(item), "name", n.Name.Name)
}

func (c *checker) recordMember(n *Member, of expr, t *Table, list bool) (expr, Type) {
	f := c.field(t, n.Name.Name)
	if f == nil && n.Name.Name == "id" {
		return &idExpr{n.Span, of}, many(Type{Kind: Number}, list)
	}
	if f == nil {
		near := nearest(n.Name.Name, c.program.fieldNames(t))
		return c.missing(n.Name.Span, "field_unknown", near, "name", n.Name.Name, "table", t.Name)
	}
	x, result := c.read(n.Span, n.Name.Span, of, t, f)
	return x, many(result, list)
}

// many is the type of a member of a list: a list, or the one list that lists become.
func many(t Type, list bool) Type {
	if !list || t.Kind == List {
		return t
	}
	return listOf(t)
}

// inside checks X.(script): its names are first those of the record or item, which is also "this".
func (c *checker) inside(n *Inside) (expr, Type) {
	of, t := c.expr(n.X)
	item := c.place("", t)
	if t.Kind == List {
		item.typ = t.item()
	}
	loops := c.loops
	c.loops = 0
	body, result := c.within(&scope{row: item, this: item}, func() (expr, Type) { return c.script(n.Body) })
	c.loops = loops
	return &insideExpr{n.Span, of, item.slot, body}, many(result, t.Kind == List)
}

// over checks an expression for each item: in a record its fields are names, and "this" stays; any other item is "this".
func (c *checker) over(n Node, item *variable) (expr, Type) {
	s := &scope{row: item}
	if item.typ.Kind != Record {
		s = &scope{this: item}
	}
	return c.within(s, func() (expr, Type) { return c.expr(n) })
}

// bracket checks X[by]: a condition filters; a number is an index, and is read outside of the items.
func (c *checker) bracket(n *Bracket) (expr, Type) {
	of, t := c.expr(n.X)
	if t.Kind == List {
		item := c.place("", t.item())
		mark := c.mark()
		by, bt := c.over(n.By, item)
		if bt.Kind == Boolean || bt.Kind == Void || open(bt.Kind) && !c.indexes(mark, n.By) {
			if all, ok := of.(*selectExpr); ok && all.where == nil && all.limit == nil {
				return c.asking(&selectExpr{Span: n.Span, table: all.table, slot: item.slot, where: by, typ: bt}), t
			}
			return &filterExpr{n.Span, of, item.slot, by}, t
		}
		if bt.Kind != Number && bt.Kind != Any {
			return c.broken(n.By.At(), "filter_type", "type", typeName(bt))
		}
		c.back(mark)
	}
	at, bt := c.expr(n.By)
	switch {
	case bt.Kind != Number && bt.Kind != Any && bt.Kind != Void && (bt.Kind != Text || !open(t.Kind)):
		return c.broken(n.By.At(), "filter_type", "type", typeName(bt))
	case t.Kind == List:
		return &indexExpr{n.Span, of, at}, t.item()
	case open(t.Kind) || t.Kind == Void:
		return &indexExpr{n.Span, of, at}, t
	}
	return c.broken(n.X.At(), "not_list", "type", typeName(t))
}

// indexes tells whether what is faulty or unknown among the items is a number outside of them. It leaves the checker as it was.
func (c *checker) indexes(since mark, by Node) bool {
	here := c.mark()
	faults := len(c.errors) > since.errors
	_, t := c.expr(by)
	is := t.Kind == Number && len(c.errors) == here.errors && faults
	c.back(here)
	return is
}

// mark is how far the checker has come, to go back where a part is checked twice.
type mark struct{ errors, reads, named, slots, plans int }

func (c *checker) mark() mark {
	return mark{len(c.errors), len(c.reads), len(c.named), len(c.local.vars), len(c.plans)}
}

func (c *checker) back(m mark) {
	c.errors, c.reads, c.named, c.plans = c.errors[:m.errors], c.reads[:m.reads], c.named[:m.named], c.plans[:m.plans]
	c.local.vars = c.local.vars[:m.slots]
}

func (c *checker) order(n *Order) (expr, Type) {
	of, t := c.expr(n.X)
	if t.Kind != List && t.Kind != Void && !open(t.Kind) {
		return c.broken(n.X.At(), "not_list", "type", typeName(t))
	}
	item := c.place("", t.item())
	if open(t.Kind) {
		item.typ = anything
	}
	by, _ := c.over(n.By, item)
	return &orderExpr{n.Span, of, item.slot, by, n.Descending}, t
}

func (c *checker) selection(n *Select) (expr, Type) {
	t := c.tableNamed(n.Table)
	record := anything
	if t != nil {
		record = Type{Kind: Record, Table: t}
	}
	item := c.place("", record)
	x := &selectExpr{Span: n.Span, table: t, slot: item.slot}
	if n.Where != nil {
		x.where, x.typ = c.over(n.Where, item)
	}
	if n.Limit != nil {
		x.limit, _ = c.expectNumber(n.Limit)
	}
	return c.asking(x), listOf(record)
}

func (c *checker) expectNumber(n Node) (expr, Type) {
	x, t := c.expr(n)
	if t.Kind != Number && t.Kind != Any && t.Kind != Void {
		return c.broken(n.At(), "number_expected", "type", typeName(t))
	}
	return x, t
}
