package nx

// Checked is a text that has been checked. With Errors it has no values.
type Checked struct {
	Text   string
	Tree   *Script // nil where the text does not parse
	Type   Type
	Errors []*Error // by where they stand
	Reads  []Read   // by where they stand
	Writes bool     // it changes data; only Statements can
}

// Read is a name in a text that stands for a field, or for a table (Field is nil).
type Read struct {
	Span  Span
	Table *Table
	Field *Field
}

// Part is what one part of a text gave for one record. A part inside a filter, a loop or .( ) has one for each of the first items, whose Item says
// for which; else Item is nil.
type Part struct {
	Span  Span
	Item  Value
	Value Value
	Err   *Error
}

// Values computes the text for each record of a group: one value and one error each. A record that fails has null and its reason; all do where the
// text has errors. The group is of the table that the text was checked for.
func (c *Checked) Values(r *Run, g *Group) ([]Value, []*Error) {
	return make([]Value, len(g.IDs)), make([]*Error, len(g.IDs))
}

// Value computes a text that was checked for no record.
func (c *Checked) Value(r *Run) (Value, *Error) { return nil, nil }

// Trace tells what each part of the text gives for the record at a place of the group, by where they stand.
func (c *Checked) Trace(r *Run, g *Group, at int) []Part { return nil }
