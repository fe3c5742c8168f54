package nx

// name resolves a bare name: the innermost scope's variables, then the fields of its row, and so on outwards; a row inside the text hides the
// fields of the rows outside it, but no variables.
func (c *checker) name(n *Name) (expr, Type) {
	inRow := false
	for s := c.scope; s != nil; s = s.outer {
		if v := s.names[n.Name]; v != nil {
			c.named = append(c.named, named{n.Span, v.slot})
			return slotExpr{leaf{n.Span}, v.slot}, v.typ
		}
		if s.row != nil && !inRow && s.row.typ.Kind == Record {
			inRow = true
			if x, t := c.ownField(n, s.row); x != nil {
				return x, t
			}
		}
		if s.sealed {
			break
		}
	}
	return c.unknown(n)
}

// ownField is a field of the row at hand by its bare name, or the row's number; nil where there is none.
func (c *checker) ownField(n *Name, row *variable) (expr, Type) {
	of := slotExpr{slot: row.slot} // it stands nowhere
	if f := c.field(row.typ.Table, n.Name); f != nil {
		return c.read(n.Span, n.Span, of, row.typ.Table, f)
	}
	if n.Name == "id" {
		return &idExpr{Span: n.Span, of: of}, Type{Kind: Number}
	}
	return nil, nothing
}

// unknown tells of a name that is nothing here, and of the one that may have been meant.
func (c *checker) unknown(n *Name) (expr, Type) {
	row := c.scope.item()
	words := c.scope.words()
	args := []string{"name", n.Name}
	if row != nil && row.typ.Kind == Record {
		words = append(words, c.program.fieldNames(row.typ.Table)...)
		args = append(args, "table", row.typ.Table.Name)
	}
	near := nearest(n.Name, words)
	if self := c.scope.self(); self != nil && self != row && self.typ.Kind == Record && c.field(self.typ.Table, n.Name) != nil {
		near = "this." + QuoteName(n.Name)
	}
	return c.missing(n.Span, "name_unknown", near, args...)
}

func (c *checker) this(span Span) (expr, Type) {
	self := c.scope.self()
	if self == nil {
		return c.broken(span, "no_record")
	}
	return slotExpr{leaf{span}, self.slot}, self.typ
}

// field finds a field as the text names it: under its new name where it is being renamed.
func (c *checker) field(t *Table, name string) *Field {
	if r := c.rename; r != nil && r.Field != nil && t == r.Table {
		if name == r.To {
			return r.Field
		}
		if name == r.Field.Name {
			return nil
		}
	}
	return c.program.field(t, name)
}

// table finds a table as the text names it.
func (c *checker) tableNamed(n Name) *Table {
	t := c.program.table(n.Name)
	if r := c.rename; r != nil && r.Field == nil {
		if n.Name == r.To {
			t = r.Table
		} else if t == r.Table {
			t = nil
		}
	}
	if t == nil {
		c.missing(n.Span, "table_unknown", nearest(n.Name, c.program.tableNames()), "name", n.Name)
		return nil
	}
	c.reads = append(c.reads, Read{Span: n.Span, Table: t})
	c.named = append(c.named, named{n.Span, t})
	return t
}

// read is a field of a record of t, or of records. name is where its name stands.
func (c *checker) read(span, name Span, of expr, t *Table, f *Field) (expr, Type) {
	c.reads = append(c.reads, Read{Span: name, Table: t, Field: f})
	c.named = append(c.named, named{name, f})
	x := &fieldExpr{Span: span, of: of, field: f}
	if f.Storage != Formula {
		return x, fieldType(f)
	}
	x.formula = c.program.reached(c.cell, f, name)
	if len(x.formula.Errors) > 0 {
		return x, anything
	}
	return x, x.formula.Type
}

// fieldType is the type of a field that is not computed.
func fieldType(f *Field) Type {
	switch {
	case f.Storage == Reference:
		return Type{Kind: Record, Table: f.Table}
	case f.Storage == Reverse:
		return listOf(Type{Kind: Record, Table: f.Table})
	case f.Kind == Choice || f.Kind == Multi:
		return Type{Kind: f.Kind, Field: f}
	}
	return Type{Kind: f.Kind}
}
