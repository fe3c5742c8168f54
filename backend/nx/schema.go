package nx

// Module is what formulas can name: the tables of one module with their fields, and its global functions in the order in which they are compiled.
type Module struct {
	Tables    []*Table
	Functions []Global
}

// Global is a piece of code of a module that defines functions.
type Global struct {
	Name string
	Code string
}

// Table is a table as formulas see it.
type Table struct {
	Name   string
	Key    any // the user's own; nothing here reads it
	Fields []*Field
}

// Storage is how a field's values are had.
type Storage uint8

// A stored field is read; a reference is read and leads to a record; a reverse field leads to the records that refer to one; a formula is computed.
const (
	Stored Storage = iota
	Reference
	Reverse
	Formula
)

// Field is a field as formulas see it.
type Field struct {
	Name       string
	Key        any // the user's own; nothing here reads it
	Kind       Kind
	Storage    Storage
	Table      *Table   // reference, reverse: the other table
	By         *Field   // reverse: the reference of the other table
	Options    []Option // choice, multi
	Expression string   // formula; or the options of a dynamic choice
}

// Option is one choice of a field.
type Option struct {
	ID   int64
	Name string
}
