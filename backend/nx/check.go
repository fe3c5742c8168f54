package nx

import "slices"

// checker makes a checked tree of one text. What it cannot make sense of gets a fault, and the type Any, which gives no faults after it.
type checker struct {
	program *Program
	use     Use
	text    string
	errors  []*Error
	reads   []Read
	named   []named
	scope   *scope
	local   *locals
	loops   int
	cell    *cell // what is being compiled; nil for any other text
	plans   []func()
	visits  int
	writes  bool // the text changes data
	rename  *Renaming
}

// locals are the variables of a frame, by their slots.
type locals struct{ vars []*variable }

// named is what a name in a text stands for, for comparing two texts.
type named struct {
	span Span
	what any
}

// checkText checks a text over records of t.
func (c *checker) checkText(script *Script, t *Table) (expr, Type) {
	c.scope, c.local = &scope{}, &locals{}
	this := c.place("", Type{Kind: Void})
	if t != nil {
		this.typ = Type{Kind: Record, Table: t}
		c.scope.row, c.scope.this = this, this
	}
	body, typ := c.script(script)
	c.finish()
	return body, typ
}

// finish does what needs the whole text to be known, and brings all into the order of the text.
func (c *checker) finish() {
	for _, plan := range c.plans {
		plan()
	}
	slices.SortStableFunc(c.errors, func(a, b *Error) int { return a.Span.Start - b.Span.Start })
	slices.SortStableFunc(c.reads, func(a, b Read) int { return a.Span.Start - b.Span.Start })
	for _, err := range c.errors {
		locate(c.text, err)
	}
}

// place makes a variable of a name, or an unnamed one, in the frame.
func (c *checker) place(name string, t Type) *variable {
	v := &variable{name: name, slot: len(c.local.vars), typ: t}
	c.local.vars = append(c.local.vars, v)
	return v
}

func (c *checker) fault(span Span, id string, args ...string) {
	c.errors = append(c.errors, fault(span, id, args...))
}

// broken is a part with a fault.
func (c *checker) broken(span Span, id string, args ...string) (expr, Type) {
	c.fault(span, id, args...)
	return brokenExpr{leaf{span}}, anything
}

// missing is a name that is nothing, with the one that may have been meant.
func (c *checker) missing(span Span, id string, near string, args ...string) (expr, Type) {
	if near != "" {
		id, args = id+"_near", append(args, "near", near)
	}
	return c.broken(span, id, args...)
}

// within checks with a scope inside the one at hand.
func (c *checker) within(s *scope, check func() (expr, Type)) (expr, Type) {
	s.outer, c.scope = c.scope, s
	x, t := check()
	c.scope = s.outer
	return x, t
}

// script checks statements in a scope of their own; nil is no statements.
func (c *checker) script(s *Script) (expr, Type) {
	if s == nil {
		return nil, nothing
	}
	return c.within(&scope{}, func() (expr, Type) {
		block, typ := &blockExpr{Span: s.Span}, nothing
		for _, statement := range s.Statements {
			var x expr
			x, typ = c.expr(statement)
			block.list = append(block.list, x)
		}
		if len(block.list) == 1 && block.list[0].At() == s.Span {
			return block.list[0], typ
		}
		return block, typ
	})
}

// expr checks any node.
func (c *checker) expr(n Node) (expr, Type) {
	if c.visits++; c.visits > maxVisits {
		return c.tooMuch(n)
	}
	switch n := n.(type) {
	case *Literal:
		return constExpr{leaf{n.Span}, n.Value}, typeOf(n.Value)
	case *Name:
		return c.name(n)
	case *This:
		return c.this(n.Span)
	case *Template, *Unary, *Binary, *ListOf, *ObjectOf:
		return c.operation(n)
	case *Member, *Inside, *Bracket, *Select, *Order:
		return c.chain(n)
	case *Call:
		return c.call(n)
	case *Script:
		return c.script(n)
	case *If, *Switch, *For, *While, *Do, *Break:
		return c.flow(n)
	}
	return c.statement(n)
}

// maxVisits bounds the checking of brackets inside brackets, whose insides may be read twice each.
const maxVisits = 200_000

func (c *checker) tooMuch(n Node) (expr, Type) {
	if c.visits == maxVisits+1 {
		c.fault(n.At(), "too_much")
	}
	return brokenExpr{leaf{n.At()}}, anything
}

func (c *checker) chain(n Node) (expr, Type) {
	switch n := n.(type) {
	case *Member:
		return c.member(n)
	case *Inside:
		return c.inside(n)
	case *Bracket:
		return c.bracket(n)
	case *Order:
		return c.order(n)
	default:
		return c.selection(n.(*Select))
	}
}

func (c *checker) statement(n Node) (expr, Type) {
	switch n := n.(type) {
	case *Let:
		return c.let(n)
	case *Assign:
		return c.assign(n)
	case *Define:
		return c.define(n)
	case *Create:
		return c.create(n)
	case *Delete:
		return c.remove(n)
	}
	return c.broken(n.At(), "internal")
}
