package nx

// expression reads an expression with an assignment or an order behind it.
func (p *parser) expression() Node {
	defer p.deeper()()
	start := p.peek().Start
	x := p.or()
	if p.is(":=") {
		at := p.take()
		switch x.(type) {
		case *Name, *Member:
		default:
			panic(fault(at.Span, "syntax.assign"))
		}
		to := p.or()
		x = &Assign{p.from(start), x, to}
	}
	for p.skip("order") {
		p.skip("by")
		n := &Order{X: x, By: p.or()}
		if n.Descending = p.skip("desc"); !n.Descending {
			p.skip("asc")
		}
		n.Span = p.from(start)
		x = n
	}
	return x
}

// The operators of each level as written, with the one spelling of each.
var (
	orOperators         = map[string]string{"or": "or"}
	andOperators        = map[string]string{"and": "and"}
	comparisonOperators = map[string]string{"=": "=", "!=": "!=", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=", "like": "like"}
	sumOperators        = map[string]string{"+": "+", "-": "-"}
	productOperators    = map[string]string{"*": "*", "/": "/", "%": "%", "mod": "%"}
)

func (p *parser) or() Node      { return p.binary(orOperators, p.and) }
func (p *parser) and() Node     { return p.binary(andOperators, p.not) }
func (p *parser) sum() Node     { return p.binary(sumOperators, p.product) }
func (p *parser) product() Node { return p.binary(productOperators, p.negative) }

// binary reads operands with operators of one level between them, which are all read from left to right.
func (p *parser) binary(operators map[string]string, operand func() Node) Node {
	start := p.peek().Start
	x := operand()
	for {
		t := p.peek()
		op, ok := t.operator(operators)
		if !ok {
			return x
		}
		p.take()
		right := operand()
		x = &Binary{Span: p.from(start), Op: op, Operator: t.Span, Left: x, Right: right}
	}
}

func (t token) operator(of map[string]string) (op string, ok bool) {
	if t.kind != symbolToken && t.kind != nameToken {
		return "", false
	}
	op, ok = of[t.text]
	return op, ok
}

func (p *parser) not() Node {
	t := p.peek()
	if !p.skip("not") {
		return p.comparison()
	}
	defer p.deeper()()
	x := p.not()
	return &Unary{p.from(t.Start), "not", x}
}

// comparison reads at most one: they do not chain.
func (p *parser) comparison() Node {
	start := p.peek().Start
	x := p.sum()
	t := p.peek()
	op, ok := t.operator(comparisonOperators)
	if !ok {
		return x
	}
	p.take()
	right := p.sum()
	again := p.peek()
	if _, chains := again.operator(comparisonOperators); chains {
		panic(fault(again.Span, "syntax.comparison", "found", again.shown()))
	}
	return &Binary{Span: p.from(start), Op: op, Operator: t.Span, Left: x, Right: right}
}

func (p *parser) negative() Node {
	t := p.peek()
	if !p.skip("-") {
		return p.postfix()
	}
	defer p.deeper()()
	x := p.negative()
	return &Unary{p.from(t.Start), "-", x}
}

func (p *parser) postfix() Node {
	start := p.peek().Start
	x := p.primary()
	for {
		switch open := p.peek(); {
		case p.skip("["):
			by := p.expression()
			p.close(open, "]")
			x = &Bracket{p.from(start), x, by}
		case p.skip("."):
			x = p.member(start, x)
		default:
			return x
		}
	}
}

func (p *parser) member(start int, x Node) Node {
	if open := p.peek(); p.skip("(") {
		body := p.script()
		p.close(open, ")")
		return &Inside{p.from(start), x, body}
	}
	t := p.peek()
	if t.kind != nameToken && t.kind != quotedToken && t.kind != numberToken {
		p.unexpected("a field")
	}
	p.take()
	return &Member{p.from(start), x, Name{t.Span, t.text}}
}

func (p *parser) primary() Node {
	defer p.deeper()()
	t := p.peek()
	switch t.kind {
	case numberToken:
		p.take()
		return &Literal{t.Span, t.number}
	case textToken:
		p.take()
		return &Literal{t.Span, t.text}
	case templateToken:
		return p.template()
	case symbolToken:
		return p.bracketed(t)
	case quotedToken, nameToken:
		if t.isName() {
			return p.named()
		}
		return p.word(t)
	}
	p.unexpected("an expression")
	return nil
}

func (p *parser) named() Node {
	name := p.name("a name")
	if p.tokens[p.at-1].kind == quotedToken || !p.is("(") {
		return &name
	}
	args := p.items(p.take(), ")")
	return &Call{p.from(name.Start), name, args}
}

// items reads expressions with commas between them, up to a bracket.
func (p *parser) items(open token, closing string) []Node {
	var items []Node
	for !p.is(closing) {
		items = append(items, p.expression())
		if !p.skip(",") {
			break
		}
	}
	p.close(open, closing)
	return items
}

func (p *parser) bracketed(open token) Node {
	switch {
	case p.skip("("):
		body := p.script()
		p.close(open, ")")
		if len(body.Statements) == 1 {
			if _, is := body.Statements[0].(*Let); !is {
				return body.Statements[0]
			}
		}
		body.Span = p.from(open.Start)
		return body
	case p.skip("["):
		items := p.items(open, "]")
		return &ListOf{p.from(open.Start), items}
	case p.skip("{"):
		return p.object(open)
	}
	p.unexpected("an expression")
	return nil
}

func (p *parser) object(open token) Node {
	n := &ObjectOf{}
	for !p.is("}") {
		if p.peek().kind != textToken {
			p.unexpected(`a key in "quotes"`)
		}
		n.Keys = append(n.Keys, p.take().text)
		p.want(":")
		n.Values = append(n.Values, p.expression())
		if !p.skip(",") {
			break
		}
	}
	p.close(open, "}")
	n.Span = p.from(open.Start)
	return n
}

func (p *parser) template() Node {
	open := p.take()
	n := &Template{}
	for {
		t := p.take()
		switch t.kind {
		case pieceToken:
			n.Parts = append(n.Parts, &Literal{t.Span, t.text})
		case openToken:
			n.Parts = append(n.Parts, p.script())
			if p.peek().kind != closeToken {
				p.unexpected("}")
			}
			p.take()
		default: // its end: the lexer has seen to that
			n.Span = p.from(open.Start)
			return n
		}
	}
}
