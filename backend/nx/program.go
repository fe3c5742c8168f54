package nx

import "sync"

// Program is the formulas and global functions of a module, checked on first use. It may be used concurrently; the module must not change.
type Program struct {
	module *Module
	tables map[string]*Table

	mu       sync.Mutex
	cells    map[*Field]*cell
	globals  []*cell            // one for each of Module.Functions
	routines map[string][]*cell // of all globals, in their order
	stack    []*cell            // being compiled, or part of what may be a loop
	order    []*cell            // of all global functions
	owners   map[*Field]*Table
	visited  int

	names  sync.RWMutex
	fields map[*Table]map[string]*Field
}

// Use says what a text may do.
type Use uint8

// An expression only computes; statements may also create, change and delete records.
const (
	Expression Use = iota
	Statements
)

// Compile takes a module. It never fails: a faulty formula has Errors and is null.
func Compile(m *Module) *Program {
	p := &Program{module: m, tables: map[string]*Table{}, cells: map[*Field]*cell{}, fields: map[*Table]map[string]*Field{}}
	for _, t := range m.Tables {
		p.tables[t.Name] = t
	}
	return p
}

// Formula is the checked formula of a field whose Storage is Formula; nil for another field.
func (p *Program) Formula(f *Field) *Checked {
	if f.Storage != Formula {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.define()
	return p.visit(p.cellOf(f)).checked
}

// Globals tells the faults of Module.Functions, in their order.
func (p *Program) Globals() [][]*Error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.define()
	for _, routines := range p.routines {
		for _, cell := range routines {
			p.visit(cell)
		}
	}
	faults := make([][]*Error, len(p.globals))
	for i, g := range p.globals {
		faults[i] = g.faults()
	}
	return faults
}

// Check checks any other text over records of t; t is nil where there is no record.
func (p *Program) Check(text string, t *Table, use Use) *Checked {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.define()
	checked := &Checked{Text: text}
	p.check(checked, &checker{program: p, use: use, text: text}, t)
	return checked
}

// check fills in what a text is.
func (p *Program) check(checked *Checked, c *checker, t *Table) *checker {
	checked.program, checked.table = p, t
	tree, err := Parse(checked.Text)
	if err != nil {
		checked.Errors, checked.Type = []*Error{err}, anything
		return c
	}
	checked.Tree = tree
	checked.body, checked.Type = c.checkText(tree, t)
	checked.Errors, checked.Reads, checked.Writes, checked.local = c.errors, c.reads, c.writes, c.local
	return c
}

func (p *Program) table(name string) *Table { return p.tables[name] }

func (p *Program) tableNames() []string {
	names := make([]string, len(p.module.Tables))
	for i, t := range p.module.Tables {
		names[i] = t.Name
	}
	return names
}

// field finds a field of a table; the names of a table are put in order when the first is asked for.
func (p *Program) field(t *Table, name string) *Field {
	p.names.RLock()
	fields := p.fields[t]
	p.names.RUnlock()
	if fields == nil && t != nil {
		fields = make(map[string]*Field, len(t.Fields))
		for _, f := range t.Fields {
			fields[f.Name] = f
		}
		p.names.Lock()
		p.fields[t] = fields
		p.names.Unlock()
	}
	return fields[name]
}

func (p *Program) fieldNames(t *Table) []string {
	if t == nil {
		return nil
	}
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	return names
}
