package nx

import "strings"

// define checks a function inside a text. It sees its parameters, the functions before it, and itself; no variables and no record.
func (c *checker) define(n *Define) (expr, Type) {
	r := &routine{name: n.Name.Name}
	c.named = append(c.named, named{n.Name.Span, "function"})
	if c.scope.funcs == nil {
		c.scope.funcs = map[string]*routine{}
	}
	c.signature(r, n)
	c.scope.funcs[r.name] = r
	c.routine(r, n)
	return nothingExpr{leaf{n.Span}}, nothing
}

// signature is what a function says of itself.
func (c *checker) signature(r *routine, n *Define) {
	r.result = anything
	if n.Result != "" {
		r.result, r.known = c.written(n.Result, n.Name.Span), true
	}
	for i, p := range n.Params {
		r.params = append(r.params, &variable{name: p.Name.Name, slot: i, typ: c.written(p.Type, p.Name.Span), assigned: true})
	}
}

// routine checks a function's body in a frame of its own.
func (c *checker) routine(r *routine, n *Define) {
	local, loops := c.local, c.loops
	c.local, c.loops = &locals{}, 0
	s := &scope{sealed: true}
	for i, p := range r.params {
		c.local.vars = append(c.local.vars, p)
		s.declare(p)
		c.named = append(c.named, named{n.Params[i].Name.Span, p.slot})
	}
	body, t := c.within(s, func() (expr, Type) { return c.script(n.Body) })
	r.body, r.slots = body, len(c.local.vars)
	if r.known && !r.result.takes(t) {
		c.fault(n.Name.Span, "result_type", "name", r.name, "want", typeName(r.result), "type", typeName(t))
	}
	if !r.known {
		r.result, r.known = t, true
	}
	c.local, c.loops = local, loops
}

// writtenKinds are the types as they are written for parameters and results. A record or a list may say of what: record(invoice), [number].
var writtenKinds = map[string]Kind{
	"any": Any, "text": Text, "string": Text, "number": Number, "boolean": Boolean, "date": Date, "timestamp": Timestamp, "datetime": Timestamp, "time": Time,
	"timeinterval": Interval, "appointment": Appointment, "choice": Choice, "multi": Multi, "record": Record, "list": List, "json": JSON,
	"user": User, "file": File, "void": Void,
}

// written is the type that a text names.
func (c *checker) written(text string, span Span) Type {
	text = strings.TrimSpace(text)
	if inner, ok := enclosed(text, "[", "]"); ok {
		return listOf(c.written(inner, span))
	}
	if inner, ok := enclosed(text, "list(", ")"); ok {
		return listOf(c.written(inner, span))
	}
	if inner, ok := enclosed(text, "record(", ")"); ok {
		if t := c.program.table(strings.Trim(strings.TrimSpace(inner), "'")); t != nil {
			return Type{Kind: Record, Table: t}
		}
		c.missing(span, "table_unknown", nearest(inner, c.program.tableNames()), "name", inner)
		return anything
	}
	kind, ok := writtenKinds[text]
	if !ok {
		c.fault(span, "type_unknown", "name", text)
		return anything
	}
	if kind == List {
		return listOf(anything)
	}
	return Type{Kind: kind}
}

func enclosed(text, start, end string) (string, bool) {
	if len(text) < len(start)+len(end) || !strings.HasPrefix(text, start) || !strings.HasSuffix(text, end) {
		return "", false
	}
	return text[len(start) : len(text)-len(end)], true
}
