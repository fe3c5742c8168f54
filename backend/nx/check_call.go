package nx

import (
	"slices"
	"strconv"
	"strings"
)

// call checks name(arguments): a function of the text, of the module, or of the language.
func (c *checker) call(n *Call) (expr, Type) {
	if r := c.scope.routine(n.Name.Name); r != nil {
		return c.callRoutine(n, r)
	}
	if r := c.program.routine(c, n.Name); r != nil {
		return c.callRoutine(n, r)
	}
	switch n.Name.Name {
	case "record":
		return c.recordOf(n)
	case "get":
		return c.get(n)
	}
	f := functions[n.Name.Name]
	if f == nil {
		return c.noFunction(n)
	}
	args, types := c.exprs(n.Args)
	return c.callFunction(n, f, args, types)
}

func (c *checker) noFunction(n *Call) (expr, Type) {
	c.exprs(n.Args)
	name := n.Name.Name
	if reason := refused[name]; reason != "" {
		return c.broken(n.Name.Span, reason, "name", name)
	}
	return c.missing(n.Name.Span, "function_unknown", nearest(name, c.functionNames()), "name", name)
}

func (c *checker) functionNames() []string {
	names := []string{"record", "get"}
	for name := range functions {
		names = append(names, name)
	}
	for s := c.scope; s != nil; s = s.outer {
		for name := range s.funcs {
			names = append(names, name)
		}
	}
	return append(names, c.program.routineNames(c.cell)...)
}

func (c *checker) callFunction(n *Call, f *Function, args []expr, types []Type) (expr, Type) {
	form := formFor(f, types)
	if form == nil {
		return c.broken(n.Span, "arguments", "name", f.Name, "types", typeNames(types), "forms", formsText(f))
	}
	x := &functionExpr{Span: n.Span, function: f, form: form, args: args}
	result := form.Result(types)
	if len(f.Forms) > 1 && slices.ContainsFunc(types, func(t Type) bool { return open(t.Kind) }) {
		result = anything
	}
	return c.aggregate(x, types), result
}

func typeNames(types []Type) string {
	if len(types) == 0 {
		return "nothing"
	}
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = typeName(t)
	}
	return strings.Join(names, ", ")
}

func (c *checker) callRoutine(n *Call, r *routine) (expr, Type) {
	args, types := c.exprs(n.Args)
	c.named = append(c.named, named{n.Name.Span, r})
	if len(args) != len(r.params) {
		return c.broken(n.Span, "argument_count", "name", r.name, "want", strconv.Itoa(len(r.params)), "got", strconv.Itoa(len(args)))
	}
	for i, p := range r.params {
		if !p.typ.takes(types[i]) {
			c.fault(args[i].At(), "argument_type", "name", r.name, "parameter", p.name, "want", typeName(p.typ), "type", typeName(types[i]))
		}
	}
	return &callExpr{n.Span, r, args}, r.result
}

// recordOf checks record(table, id).
func (c *checker) recordOf(n *Call) (expr, Type) {
	if len(n.Args) != 2 {
		return c.broken(n.Span, "argument_count", "name", "record", "want", "2", "got", strconv.Itoa(len(n.Args)))
	}
	id, _ := c.expectNumber(n.Args[1])
	name, ok := n.Args[0].(*Name)
	if !ok {
		return c.broken(n.Args[0].At(), "table_expected")
	}
	t := c.tableNamed(*name)
	if t == nil {
		return brokenExpr{leaf{n.Span}}, anything
	}
	x, local := &recordExpr{Span: n.Span, table: t, id: id}, c.local
	c.plans = append(c.plans, func() {
		if terms := c.terms(local, t); !needsOf(id).impure {
			terms.params = []expr{id}
			x.plan = terms.question(nil, nil)
		}
	})
	return x, Type{Kind: Record, Table: t}
}

// get checks get(record, "field"): with a name that is written there it is the same as record.field.
func (c *checker) get(n *Call) (expr, Type) {
	if len(n.Args) != 2 {
		return c.broken(n.Span, "argument_count", "name", "get", "want", "2", "got", strconv.Itoa(len(n.Args)))
	}
	of, t := c.expr(n.Args[0])
	if name, ok := n.Args[1].(*Literal); ok && t.Kind == Record && t.Table != nil {
		if text, ok := name.Value.(string); ok {
			return c.memberOf(&Member{Span: n.Span, X: n.Args[0], Name: Name{Span: name.Span, Name: text}}, of, t)
		}
	}
	name, nt := c.expr(n.Args[1])
	if t.Kind != Record && t.Kind != Void && !open(t.Kind) {
		return c.broken(n.Args[0].At(), "record_expected", "type", typeName(t))
	}
	if nt.Kind != Text && nt.Kind != Void && !open(nt.Kind) {
		return c.broken(n.Args[1].At(), "text_expected", "type", typeName(nt))
	}
	return &namedExpr{n.Span, c.program, of, name}, anything
}
