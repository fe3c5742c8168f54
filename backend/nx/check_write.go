package nx

// allowed tells whether the text may change data, and faults it where not.
func (c *checker) allowed(span Span, name string) bool {
	if c.use != Statements {
		c.fault(span, "side_effects", "name", name)
		return false
	}
	c.writes = true
	return true
}

func (c *checker) create(n *Create) (expr, Type) {
	allowed := c.allowed(n.Span, "create")
	t := c.tableNamed(n.Table)
	if t == nil || !allowed {
		return brokenExpr{leaf{n.Span}}, anything
	}
	return &createExpr{leaf{n.Span}, t}, Type{Kind: Record, Table: t}
}

func (c *checker) remove(n *Delete) (expr, Type) {
	c.allowed(n.Span, "delete")
	x, t := c.expr(n.X)
	if t.Kind == List {
		t = t.item()
	}
	if t.Kind != Record && t.Kind != Void && t.Kind != Any {
		return c.broken(n.X.At(), "record_expected", "type", typeName(t))
	}
	return &deleteExpr{n.Span, x}, nothing
}

// store checks record.field := value.
func (c *checker) store(n *Assign, target *Member) (expr, Type) {
	c.allowed(n.Span, ":=")
	of, t := c.expr(target.X)
	to, tt := c.expr(n.To)
	if t.Kind == List {
		t = t.item()
	}
	if t.Kind != Record || t.Table == nil {
		if t.Kind == Any && len(c.errors) > 0 {
			return brokenExpr{leaf{n.Span}}, anything
		}
		return c.broken(target.X.At(), "record_expected", "type", typeName(t))
	}
	return c.storeIn(n, of, t.Table, target.Name, to, tt)
}

// storeOwn checks field := value for the record at hand.
func (c *checker) storeOwn(n *Assign, name *Name) (expr, Type) {
	c.allowed(n.Span, ":=")
	row := c.scope.item()
	to, t := c.expr(n.To)
	return c.storeIn(n, slotExpr{slot: row.slot}, row.typ.Table, *name, to, t)
}

func (c *checker) storeIn(n *Assign, of expr, t *Table, name Name, to expr, tt Type) (expr, Type) {
	f := c.field(t, name.Name)
	if f == nil {
		near := nearest(name.Name, c.program.fieldNames(t))
		return c.missing(name.Span, "field_unknown", near, "name", name.Name, "table", t.Name)
	}
	c.reads = append(c.reads, Read{Span: name.Span, Table: t, Field: f})
	c.named = append(c.named, named{name.Span, f})
	if f.Storage == Formula || f.Storage == Reverse {
		return c.broken(name.Span, "not_writable", "name", f.Name)
	}
	if !fits(f, tt) {
		return c.broken(n.To.At(), "field_type", "name", f.Name, "is", typeName(fieldType(f)), "type", typeName(tt))
	}
	return &storeExpr{n.Span, of, f, to}, nothing
}

// fits tells whether a field takes values of a type. A choice is also set by its option's name or id, a multi by a list of those, a reference by the
// record's number.
func fits(f *Field, t Type) bool {
	switch {
	case fieldType(f).takes(t):
		return true
	case f.Storage == Reference:
		return t.Kind == Number
	case f.Kind == Choice:
		return t.Kind == Text || t.Kind == Number
	case f.Kind == Multi:
		return t.Kind == List && fits(&Field{Kind: Choice}, t.item())
	case f.Kind == Text:
		return t.Kind == Choice
	case f.Kind == Timestamp:
		return t.Kind == Date
	case f.Kind == JSON:
		return t.Kind != Record
	}
	return f.Kind == User || f.Kind == File
}
