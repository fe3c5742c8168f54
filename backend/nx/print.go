package nx

import (
	"strconv"
	"strings"
)

// Print is a tree as a text that parses to the same tree.
func Print(n Node) string {
	p := &printer{}
	p.node(n, lowest)
	return p.String()
}

type printer struct{ strings.Builder }

func (p *printer) add(texts ...string) {
	for _, text := range texts {
		_, _ = p.WriteString(text)
	}
}

// How tightly the parts of an expression hold together; a part that holds less tightly than its place wants stands in parentheses.
const (
	lowest = iota
	byAssign
	byOr
	byAnd
	byNot
	byComparison
	bySum
	byProduct
	byNegative
	byPostfix
)

var bindings = map[string]int{"or": byOr, "and": byAnd, "=": byComparison, "!=": byComparison, "<": byComparison, "<=": byComparison, ">": byComparison,
	">=": byComparison, "like": byComparison, "+": bySum, "-": bySum, "*": byProduct, "/": byProduct, "%": byProduct}

// binding is how tightly an expression holds together.
func binding(n Node) int {
	switch n := n.(type) {
	case *Binary:
		return bindings[n.Op]
	case *Unary:
		if n.Op == "not" {
			return byNot
		}
		return byNegative
	case *Assign, *Order:
		return byAssign
	case *Let, *Define, *Delete, *Break:
		return lowest
	case *Select:
		if n.Where != nil || n.Limit != nil {
			return byAssign // what follows would be read as a part of it
		}
	case *Literal:
		if _, ok := n.Value.(float64); ok {
			return byNegative // a dot behind it would be its own
		}
	}
	return byPostfix
}

// node writes an expression at a place that wants it to hold together as tightly as at.
func (p *printer) node(n Node, at int) {
	if n, ok := n.(*Script); ok {
		p.block(n)
		return
	}
	if binding(n) < at {
		p.add("(")
		defer p.add(")")
	}
	switch n := n.(type) {
	case *Literal:
		p.literal(n.Value)
	case *Template:
		p.template(n)
	case *Name:
		p.add(QuoteName(n.Name))
	case *This:
		p.add("this")
	case *Unary:
		p.unary(n)
	case *Binary:
		p.binary(n)
	case *Member:
		p.node(n.X, byPostfix)
		p.add(".", memberName(n.Name.Name))
	case *Inside:
		p.node(n.X, byPostfix)
		p.add(".(")
		p.script(n.Body)
		p.add(")")
	case *Bracket:
		p.node(n.X, byPostfix)
		p.add("[")
		p.node(n.By, lowest)
		p.add("]")
	case *Call:
		p.add(n.Name.Name)
		p.list("(", n.Args, ")")
	case *ListOf:
		p.list("[", n.Items, "]")
	case *ObjectOf:
		p.object(n)
	case *Order:
		p.order(n)
	case *Assign:
		p.node(n.Target, byPostfix)
		p.add(" := ")
		p.node(n.To, byOr)
	default:
		p.statement(n)
	}
}

func (p *printer) statement(n Node) {
	switch n := n.(type) {
	case *Let:
		word := "let "
		if n.Variable {
			word = "var "
		}
		p.add(word, QuoteName(n.Name.Name), " := ")
		p.node(n.To, lowest)
	case *Break:
		p.add("break")
	case *Define:
		p.define(n)
	case *Create:
		p.add("create ", QuoteName(n.Table.Name))
	case *Delete:
		p.add("delete ")
		p.node(n.X, lowest)
	case *Select:
		p.selection(n)
	case *If:
		p.choice(n)
		p.add(" end")
	case *Switch:
		p.switchOf(n)
	case *For:
		p.loop(n)
	case *While:
		p.add("while ")
		p.node(n.Condition, lowest)
		p.body(" do ", n.Body)
	case *Do:
		p.add("do ")
		if n.As != nil {
			p.add("as ", QuoteName(n.As.Name), " ")
		}
		p.script(n.Body)
		p.add(" end")
	}
}

// body writes a block of statements with its end.
func (p *printer) body(word string, s *Script) {
	p.add(word)
	p.script(s)
	p.add(" end")
}

// script writes statements one after the other.
func (p *printer) script(s *Script) {
	for i, n := range s.Statements {
		if i > 0 {
			p.add("; ")
		}
		p.node(n, lowest)
	}
}

// block writes statements that stand in parentheses where an expression is wanted.
func (p *printer) block(s *Script) {
	p.add("(")
	p.script(s)
	p.add(")")
}

func (p *printer) literal(v Value) {
	switch v := v.(type) {
	case float64:
		p.add(strconv.FormatFloat(v, 'f', -1, 64))
	case string:
		p.add(`"`, strings.ReplaceAll(v, `"`, `""`), `"`)
	case bool:
		p.add(strconv.FormatBool(v))
	default:
		p.add("null")
	}
}

func (p *printer) template(n *Template) {
	p.add("---")
	for _, part := range n.Parts {
		switch part := part.(type) {
		case *Literal:
			text, _ := part.Value.(string)
			p.add(text)
		case *Script:
			p.add("{")
			p.script(part)
			p.add("}")
		}
	}
	p.add("---")
}

// memberName is a name behind a dot, where digits need no quotes but words of the language need none either.
func memberName(name string) string {
	if reserved[name] {
		return name
	}
	return QuoteName(name)
}

func (p *printer) unary(n *Unary) {
	if n.Op == "not" {
		p.add("not ")
		p.node(n.X, byNot)
		return
	}
	x := &printer{}
	x.node(n.X, byNegative)
	p.add("-")
	if strings.HasPrefix(x.String(), "-") {
		p.add(" ") // two together begin a comment, three a template
	}
	p.add(x.String())
}

func (p *printer) binary(n *Binary) {
	own := bindings[n.Op]
	left := own
	if own == byComparison {
		left = own + 1 // they do not chain
	}
	p.node(n.Left, left)
	p.add(" ", n.Op, " ")
	p.node(n.Right, own+1)
}

func (p *printer) list(open string, items []Node, closing string) {
	p.add(open)
	for i, item := range items {
		if i > 0 {
			p.add(", ")
		}
		p.node(item, byAssign)
	}
	p.add(closing)
}

func (p *printer) object(n *ObjectOf) {
	p.add("{")
	for i, key := range n.Keys {
		if i > 0 {
			p.add(", ")
		}
		p.literal(key)
		p.add(": ")
		p.node(n.Values[i], byAssign)
	}
	p.add("}")
}

func (p *printer) order(n *Order) {
	at := byOr
	if _, again := n.X.(*Order); again {
		at = byAssign
	}
	p.node(n.X, at)
	p.add(" order by ")
	p.node(n.By, byOr)
	if n.Descending {
		p.add(" desc")
	}
}

func (p *printer) define(n *Define) {
	p.add("function ", QuoteName(n.Name.Name), "(")
	for i, param := range n.Params {
		if i > 0 {
			p.add(", ")
		}
		p.add(QuoteName(param.Name.Name), " : ", param.Type)
	}
	p.add(")")
	if n.Result != "" {
		p.add(" : ", n.Result)
	}
	p.body(" do ", n.Body)
}

func (p *printer) selection(n *Select) {
	p.add("select ", QuoteName(n.Table.Name))
	if n.Where != nil {
		p.add(" where ")
		p.node(n.Where, byOr)
	}
	if n.Limit != nil {
		p.add(" limit ")
		p.node(n.Limit, byPostfix)
	}
}

func (p *printer) choice(n *If) {
	p.add("if ")
	p.node(n.Condition, lowest)
	p.add(" then ")
	p.script(n.Then)
	if n.Else == nil {
		return
	}
	p.add(" else ")
	p.script(n.Else)
}

func (p *printer) switchOf(n *Switch) {
	p.add("switch ")
	p.node(n.Of, lowest)
	p.add(" do")
	for _, c := range n.Cases {
		p.add(" case ")
		p.node(c.Of, lowest)
		p.add(": ")
		p.script(c.Body)
	}
	if n.Default != nil {
		p.add(" default: ")
		p.script(n.Default)
	}
	p.add(" end")
}

func (p *printer) loop(n *For) {
	p.add("for ", QuoteName(n.Variable.Name))
	if n.In != nil {
		p.add(" in ")
		p.node(n.In, lowest)
	} else {
		p.add(" from ")
		p.node(n.From, lowest)
		p.add(" to ")
		p.node(n.To, lowest)
	}
	if n.Step != nil {
		p.add(" step ")
		p.node(n.Step, lowest)
	}
	p.body(" do ", n.Body)
}
