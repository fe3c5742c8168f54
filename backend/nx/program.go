package nx

import "sync"

// Program is the formulas and global functions of a module, checked on first use. It may be used concurrently; the module must not change.
type Program struct {
	module   *Module
	mu       sync.Mutex
	formulas map[*Field]*Checked
}

// Use says what a text may do.
type Use uint8

// An expression only computes; statements may also create, change and delete records.
const (
	Expression Use = iota
	Statements
)

// Compile takes a module. It never fails: a faulty formula has Errors and is null.
func Compile(m *Module) *Program { return &Program{module: m, formulas: map[*Field]*Checked{}} }

// Formula is the checked formula of a field whose Storage is Formula; nil for another field.
func (p *Program) Formula(f *Field) *Checked {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.formulas[f]
}

// Globals tells the faults of Module.Functions, in their order.
func (p *Program) Globals() [][]*Error { return make([][]*Error, len(p.module.Functions)) }

// Check checks any other text over records of t; t is nil where there is no record.
func (p *Program) Check(text string, t *Table, use Use) *Checked { return &Checked{Text: text} }

// Renaming is a new name for a field of Table, or for Table itself where Field is nil.
type Renaming struct {
	Table *Table
	Field *Field
	To    string
}

// Rename writes the new name wherever a text over records of t names what is renamed; the module still has the old one. It tells false, and gives
// the text as it was, where the text does not parse or would mean something else.
func (p *Program) Rename(text string, t *Table, what Renaming) (string, bool) { return text, false }
