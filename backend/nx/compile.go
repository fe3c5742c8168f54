package nx

import (
	"slices"
	"strings"
)

// cell is a formula or a global function that is compiled, with what it reads: a node of a graph whose loops are found as Tarjan's algorithm does.
type cell struct {
	name    string
	field   *Field
	table   *Table
	checked *Checked // of a formula
	routine *routine // of a function
	define  *Define
	global  *cell // the code that a function stands in
	text    string
	own     []*cell // of a global: its functions
	errors  []*Error

	index, low int // when it was visited, from 1; the earliest that it leads to
	stacked    bool
	reads      []edge
}

// edge is that a cell reads another, at a place of its text.
type edge struct {
	to   *cell
	span Span
}

// cellOf is the cell of a formula field.
func (p *Program) cellOf(f *Field) *cell {
	c := p.cells[f]
	if c == nil {
		c = &cell{name: f.Name, field: f, checked: &Checked{Text: f.Expression, Type: anything, field: f}, text: f.Expression}
		c.table = p.owner(f)
		p.cells[f] = c
	}
	return c
}

// owner is the table of a formula field.
func (p *Program) owner(f *Field) *Table {
	if p.owners == nil {
		p.owners = map[*Field]*Table{}
		for _, t := range p.module.Tables {
			for _, f := range t.Fields {
				if f.Storage == Formula {
					p.owners[f] = t
				}
			}
		}
	}
	return p.owners[f]
}

// visit compiles a cell and what it reads, once.
func (p *Program) visit(c *cell) *cell {
	if c.index > 0 {
		return c
	}
	p.visited++
	c.index, c.low, c.stacked = p.visited, p.visited, true
	p.stack = append(p.stack, c)
	if c.field != nil {
		p.compileFormula(c)
	} else {
		p.compileRoutine(c)
	}
	if c.low == c.index {
		p.close(c)
	}
	return c
}

// reach is that a cell, which may be nil, reads another.
func (p *Program) reach(from, to *cell, span Span) {
	p.visit(to)
	if from == nil {
		return
	}
	from.reads = append(from.reads, edge{to, span})
	if to.stacked {
		from.low = min(from.low, to.low)
	}
}

// reached is the formula that a text reads.
func (p *Program) reached(from *cell, f *Field, span Span) *Checked {
	to := p.cellOf(f)
	p.reach(from, to, span)
	return to.checked
}

// close takes the cells from c on off the stack: they all lead to each other.
func (p *Program) close(c *cell) {
	at := slices.Index(p.stack, c)
	loop := slices.Clone(p.stack[at:])
	p.stack = p.stack[:at]
	for _, member := range loop {
		member.stacked = false
	}
	for _, member := range loop {
		if path := member.path(loop); member.field != nil && path != nil {
			member.loops(path)
		}
	}
}

// path is the shortest way from a cell back to itself; nil where there is none.
func (c *cell) path(among []*cell) []edge {
	from := map[*cell]edge{}
	before := map[*cell]*cell{}
	for queue := []*cell{c}; len(queue) > 0; queue = queue[1:] {
		for _, e := range queue[0].reads {
			if _, seen := from[e.to]; seen || !slices.Contains(among, e.to) {
				continue
			}
			from[e.to], before[e.to] = e, queue[0]
			queue = append(queue, e.to)
		}
		if _, back := from[c]; back {
			break
		}
	}
	if _, back := from[c]; !back {
		return nil
	}
	path := []edge{from[c]}
	for at := before[c]; at != c; at = before[at] {
		path = append(path, from[at])
	}
	slices.Reverse(path)
	return path
}

// loops tells a formula that it needs itself.
func (c *cell) loops(path []edge) {
	names := []string{c.name}
	for _, e := range path {
		names = append(names, e.to.name)
	}
	err := fault(path[0].span, "cycle", "names", strings.Join(names, " → "))
	locate(c.text, err)
	c.checked.Errors = append(c.checked.Errors, err)
	slices.SortStableFunc(c.checked.Errors, func(a, b *Error) int { return a.Span.Start - b.Span.Start })
}

func (p *Program) compileFormula(c *cell) {
	check := &checker{program: p, text: c.text, cell: c}
	p.check(c.checked, check, c.table)
}

// compileRoutine checks the body of a global function.
func (p *Program) compileRoutine(c *cell) {
	check := &checker{program: p, text: c.text, cell: c}
	check.scope = &scope{funcs: map[string]*routine{c.name: c.routine}}
	check.signature(c.routine, c.define)
	check.routine(c.routine, c.define)
	check.finish()
	c.errors = check.errors
}

// define finds the functions of the module's globals; their bodies are checked when they are called for.
func (p *Program) define() {
	if p.routines != nil {
		return
	}
	p.routines = map[string][]*cell{}
	for i, g := range p.module.Functions {
		global := &cell{name: g.Name, text: g.Code, index: i}
		p.globals = append(p.globals, global)
		script, err := Parse(g.Code)
		if err != nil {
			global.errors = []*Error{err}
			continue
		}
		for _, statement := range script.Statements {
			if define, ok := statement.(*Define); ok {
				p.defineOne(global, define)
			} else {
				global.errors = append(global.errors, strayFault(g.Code, statement)...)
			}
		}
	}
}

// strayFault is for code between the functions, which would never run; a text may stand there as a comment.
func strayFault(code string, n Node) []*Error {
	if literal, ok := n.(*Literal); ok {
		if _, ok := literal.Value.(string); ok {
			return nil
		}
	}
	err := fault(n.At(), "function_expected")
	locate(code, err)
	return []*Error{err}
}

func (p *Program) defineOne(global *cell, define *Define) {
	name := define.Name.Name
	c := &cell{name: name, text: global.text, global: global, define: define}
	c.routine = &routine{name: name, cell: c}
	global.own = append(global.own, c)
	p.routines[name] = append(p.routines[name], c)
	p.order = append(p.order, c)
}

// faults are those of a global's code and of its functions.
func (c *cell) faults() []*Error {
	faults := slices.Clone(c.errors)
	for _, own := range c.own {
		faults = append(faults, own.errors...)
	}
	slices.SortStableFunc(faults, func(a, b *Error) int { return a.Span.Start - b.Span.Start })
	return faults
}

// routine finds the global function of a name that the text of c may call: the last, and for another global function the last before it.
func (p *Program) routine(c *checker, n Name) *routine {
	cells := p.routines[n.Name]
	for i := len(cells) - 1; i >= 0; i-- {
		if c.cell != nil && c.cell.define != nil && !p.before(cells[i], c.cell) {
			continue
		}
		p.reach(c.cell, cells[i], n.Span)
		return cells[i].routine
	}
	return nil
}

func (p *Program) before(a, b *cell) bool { return slices.Index(p.order, a) < slices.Index(p.order, b) }

func (p *Program) routineNames(of *cell) []string {
	var names []string
	for _, c := range p.order {
		if c == of {
			break
		}
		names = append(names, c.name)
	}
	return names
}
