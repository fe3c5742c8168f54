package nx

// word reads what begins with a word of the language.
func (p *parser) word(t token) Node {
	switch t.text {
	case "true", "false":
		p.take()
		return &Literal{t.Span, t.text == "true"}
	case "null":
		p.take()
		return &Literal{t.Span, nil}
	case "this":
		p.take()
		return &This{t.Span}
	case "if":
		return p.choice()
	case "switch":
		return p.switchOf()
	case "for":
		return p.loop()
	case "while":
		return p.while()
	case "do":
		return p.do()
	case "select":
		return p.selection()
	case "create":
		p.take()
		table := p.name("a table")
		return &Create{p.from(t.Start), table}
	}
	p.unexpected("an expression")
	return nil
}

// choice reads an if.
func (p *parser) choice() Node {
	defer p.deeper()()
	word, start := p.peek(), p.at
	n := &If{}
	p.branches(n, false)
	if p.endings != endIfPresent {
		p.end(word)
	} else if !p.skip("end") && !p.lacksEnd() {
		p.rereadBriefly(n, start)
	}
	n.Span = p.from(word.Start)
	return n
}

// lacksEnd tells whether an if may be over without an end.
func (p *parser) lacksEnd() bool {
	t := p.peek()
	return t.kind == endOfText || t.kind == closeToken || t.is(";") || t.is(")")
}

// rereadBriefly reads an if whose branches are one statement each.
func (p *parser) rereadBriefly(n *If, start int) {
	if p.again--; p.again < 0 {
		p.unexpected("end")
	}
	p.at = start
	*n = If{}
	if p.branches(n, true); !p.skip("end") && !p.lacksEnd() {
		p.unexpected("end")
	}
}

// branches reads an if but for its end. An if behind an "else" shares its end, unless each has one.
func (p *parser) branches(n *If, brief bool) {
	p.want("if")
	n.Condition = p.expression()
	p.want("then")
	n.Then = p.scriptUpTo(brief)
	if !p.skip("else") {
		return
	}
	word := p.peek()
	if !word.is("if") || p.endings == endPerIf {
		n.Else = p.scriptUpTo(brief)
		return
	}
	defer p.deeper()()
	inner := &If{}
	p.branches(inner, brief)
	inner.Span = p.from(word.Start)
	n.Else = &Script{inner.Span, []Node{inner}}
}

func (p *parser) switchOf() Node {
	word := p.take()
	n := &Switch{Of: p.expression()}
	p.want("do")
	for p.skip("case") {
		c := Case{Of: p.expression()}
		p.want(":")
		c.Body = p.script()
		n.Cases = append(n.Cases, c)
	}
	if p.skip("default") {
		p.want(":")
		n.Default = p.script()
	}
	p.end(word)
	n.Span = p.from(word.Start)
	return n
}

func (p *parser) loop() Node {
	word := p.take()
	n := &For{Variable: p.name("a name")}
	if p.skip("in") {
		n.In = p.expression()
	} else {
		p.wantRange(n)
	}
	p.want("do")
	n.Body = p.script()
	p.end(word)
	n.Span = p.from(word.Start)
	return n
}

func (p *parser) wantRange(n *For) {
	if !p.skip("from") {
		p.unexpected("in or from")
	}
	n.From = p.expression()
	p.want("to")
	n.To = p.expression()
	if p.skip("step") {
		n.Step = p.expression()
	}
}

func (p *parser) while() Node {
	word := p.take()
	n := &While{Condition: p.expression()}
	p.want("do")
	n.Body = p.script()
	p.end(word)
	n.Span = p.from(word.Start)
	return n
}

func (p *parser) do() Node {
	word := p.take()
	n := &Do{}
	if p.is("as") && p.tokens[p.at+1].isName() && p.tokens[p.at+1].line == p.peek().line {
		p.take()
		name := p.name("a name")
		n.As = &name
	}
	n.Body = p.script()
	p.end(word)
	n.Span = p.from(word.Start)
	return n
}

func (p *parser) selection() Node {
	word := p.take()
	n := &Select{Table: p.name("a table")}
	if p.skip("where") {
		n.Where = p.or()
	}
	if p.is("limit") && p.beginsOperand(p.at+1) {
		p.take()
		n.Limit = p.or()
	}
	n.Span = p.from(word.Start)
	return n
}

// beginsOperand tells whether an expression can begin with a token.
func (p *parser) beginsOperand(at int) bool {
	t := p.tokens[at]
	switch t.kind {
	case symbolToken:
		return t.text == "(" || t.text == "-" || t.text == "["
	case nameToken:
		return t.isName() || t.text == "if" || t.text == "this" || t.text == "switch"
	}
	return t.kind == numberToken || t.kind == quotedToken
}
