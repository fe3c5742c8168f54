package nx

// maxDepth is how deeply expressions and blocks can stand in each other.
const maxDepth = 1000

// endings is how the ends of ifs are read: sources disagree, so a text is read in one way after the other until one fits.
type endings uint8

const (
	endPerChain  endings = iota // one end for a whole chain of "else if"
	endPerIf                    // one end for each if
	endIfPresent                // none is needed before ; ) or the end of the text
)

// Parse makes a tree of a text. Its error is the first fault, and where the readings of "end" differ the one that is furthest on.
func Parse(text string) (*Script, *Error) {
	tokens, err := lex(text)
	if err != nil {
		locate(text, err)
		return nil, err
	}
	var furthest *Error
	for reading := endPerChain; reading <= endIfPresent; reading++ {
		script, err := (&parser{tokens: tokens, endings: reading, again: maxAgain}).whole()
		if err == nil {
			return script, nil
		}
		if furthest == nil || err.Span.Start > furthest.Span.Start {
			furthest = err
		}
	}
	locate(text, furthest)
	return nil, furthest
}

// maxAgain is how often a text whose ifs need no end is read again from an if on.
const maxAgain = 50

// parser makes a tree of tokens. Its methods panic with a *Error, which whole returns.
type parser struct {
	tokens  []token
	at      int
	depth   int
	endings endings
	again   int
}

func (p *parser) whole() (script *Script, err *Error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *Error:
			script, err = nil, e
		default:
			panic(e)
		}
	}()
	script = p.script()
	if p.peek().kind != endOfText {
		p.unexpected("the end")
	}
	return script, nil
}

func (p *parser) peek() token { return p.tokens[p.at] }

func (p *parser) take() token {
	t := p.tokens[p.at]
	if t.kind != endOfText {
		p.at++
	}
	return t
}

// before is where the token before ends.
func (p *parser) before() int {
	if p.at == 0 {
		return 0
	}
	return p.tokens[p.at-1].End
}

// from is the span of what began there and ends with the token before.
func (p *parser) from(start int) Span { return Span{start, max(start, p.before())} }

// is tells whether the next token is a symbol, or a word of the language.
func (p *parser) is(text string) bool { return p.tokens[p.at].is(text) }

func (t token) is(text string) bool {
	return (t.kind == symbolToken || t.kind == nameToken) && t.text == text
}

func (p *parser) skip(text string) bool {
	if p.is(text) {
		p.at++
		return true
	}
	return false
}

func (p *parser) want(text string) token {
	if !p.is(text) {
		p.unexpected(text)
	}
	return p.take()
}

func (p *parser) unexpected(expected string) {
	t := p.peek()
	panic(fault(p.visible(t), "syntax.unexpected", "found", t.shown(), "expected", expected))
}

// visible is the place of a token; the end of a text is shown at its last token.
func (p *parser) visible(t token) Span {
	if t.kind == endOfText && p.at > 0 {
		last := p.tokens[p.at-1]
		return Span{max(last.Start, last.End-1), last.End}
	}
	return t.Span
}

// close takes the bracket that closes another one.
func (p *parser) close(open token, with string) {
	if p.skip(with) {
		return
	}
	t := p.peek()
	if t.kind == endOfText {
		panic(fault(open.Span, "syntax.bracket_unclosed", "found", t.shown(), "open", open.text, "expected", with))
	}
	p.unexpected(with)
}

// end takes the end of a block that a word began.
func (p *parser) end(word token) {
	if p.skip("end") {
		return
	}
	t := p.peek()
	if t.kind == endOfText {
		panic(fault(word.Span, "syntax.end_missing", "found", t.shown(), "word", word.text))
	}
	p.unexpected("end")
}

// deeper counts how deeply things stand in each other, and returns what counts back.
func (p *parser) deeper() func() {
	if p.depth++; p.depth > maxDepth {
		panic(fault(p.visible(p.peek()), "syntax.too_deep"))
	}
	return func() { p.depth-- }
}

// isName tells whether a token is a name rather than a word of the language.
func (t token) isName() bool {
	return t.kind == quotedToken || t.kind == nameToken && !reserved[t.text]
}

func (p *parser) name(what string) Name {
	if !p.peek().isName() {
		p.unexpected(what)
	}
	t := p.take()
	return Name{t.Span, t.text}
}

// ends tells whether the statements of a block end here.
func (p *parser) ends() bool {
	t := p.peek()
	switch t.kind {
	case endOfText, closeToken:
		return true
	case symbolToken:
		return t.text == ")"
	case nameToken:
		return t.text == "end" || t.text == "else" || t.text == "case" || t.text == "default"
	}
	return false
}

func (p *parser) script() *Script { return p.scriptUpTo(false) }

// scriptUpTo reads statements; only one of them where one is set.
func (p *parser) scriptUpTo(one bool) *Script {
	defer p.deeper()()
	s := &Script{Span: Span{p.peek().Start, p.peek().Start}}
	for !p.ends() {
		if p.skip(";") {
			continue
		}
		statement := p.statement()
		s.Statements = append(s.Statements, statement)
		if one || !p.skip(";") && !p.newLineAfter(statement) {
			break
		}
	}
	s.Span = p.from(s.Start)
	return s
}

// newLineAfter tells whether a declaration ends with its line: editors let people leave out the semicolon.
func (p *parser) newLineAfter(statement Node) bool {
	switch statement.(type) {
	case *Let, *Define:
		return p.at > 0 && p.peek().line > p.tokens[p.at-1].line
	}
	return false
}

func (p *parser) statement() Node {
	t := p.peek()
	switch {
	case t.is("let"), t.is("var"):
		p.take()
		n := &Let{Variable: t.text == "var", Name: p.name("a name")}
		p.want(":=")
		n.To = p.expression()
		n.Span = p.from(t.Start)
		return n
	case t.is("function"):
		return p.define()
	case t.is("break"):
		p.take()
		return &Break{t.Span}
	case t.is("delete"):
		p.take()
		x := p.expression()
		return &Delete{p.from(t.Start), x}
	}
	return p.expression()
}

func (p *parser) define() Node {
	word := p.take()
	n := &Define{Name: p.name("a name")}
	open := p.want("(")
	for !p.is(")") {
		param := Parameter{Name: p.name("a parameter")}
		p.want(":")
		param.Type = p.typeName()
		n.Params = append(n.Params, param)
		if !p.skip(",") {
			break
		}
	}
	p.close(open, ")")
	if p.skip(":") {
		n.Result = p.typeName()
	}
	p.want("do")
	n.Body = p.script()
	p.end(word)
	n.Span = p.from(word.Start)
	return n
}

// typeName reads a type as written: number, [number], list(number), record(invoice).
func (p *parser) typeName() string {
	if open := p.peek(); p.skip("[") {
		inner := p.typeName()
		p.close(open, "]")
		return "[" + inner + "]"
	}
	name := QuoteName(p.name("a type").Name)
	if open := p.peek(); p.skip("(") {
		name += "(" + p.typeName() + ")"
		p.close(open, ")")
	}
	return name
}
