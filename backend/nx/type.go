package nx

// Kind is what sort of value a type is of.
type Kind uint8

// The kinds. Void has null only; Any may be anything.
const (
	Void Kind = iota
	Any
	Text
	Number
	Boolean
	Date
	Timestamp
	Time
	Interval
	Appointment
	Choice
	Multi
	Record
	List
	JSON
	User
	File
)

// Type is what the checker knows of an expression's values. Any value may be null.
type Type struct {
	Kind  Kind
	Table *Table // of a record; nil for one of any table
	Item  *Type  // of a list; nil for the empty list
	Field *Field // of a choice or multi: whose options it has; nil for any
}
