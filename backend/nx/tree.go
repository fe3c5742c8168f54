package nx

// Span is where a piece of a text stands, in bytes from its start; End is excluded.
type Span struct{ Start, End int }

// At makes every node that has a span tell it.
func (s Span) At() Span { return s }

// Node is a piece of a parsed text.
type Node interface{ At() Span }

// Script is statements one after the other; its value is the last one's. It may be empty.
type Script struct {
	Span
	Statements []Node
}

// Expressions.
type (
	// Literal is a number (float64), a text (string), true, false or null.
	Literal struct {
		Span
		Value Value
	}
	// Template is ---text {script} text---: Literal texts and *Script by turns.
	Template struct {
		Span
		Parts []Node
	}
	// Name is a variable, a field, a table or a function's parameter.
	Name struct {
		Span
		Name string
	}
	// This is the formula's record, or the item at hand.
	This struct{ Span }
	// Unary is "not" or "-" before an expression.
	Unary struct {
		Span
		Op string
		X  Node
	}
	// Binary is two expressions with an operator between them. Op is its one spelling: "!=" for "<>", "%" for "mod".
	Binary struct {
		Span
		Op          string
		Operator    Span
		Left, Right Node
	}
	// Member is X.name.
	Member struct {
		Span
		X    Node
		Name Name
	}
	// Inside is X.(script).
	Inside struct {
		Span
		X    Node
		Body *Script
	}
	// Bracket is X[expression]: a filter or an index.
	Bracket struct {
		Span
		X, By Node
	}
	// Call is name(arguments).
	Call struct {
		Span
		Name Name
		Args []Node
	}
	// ListOf is [a, b].
	ListOf struct {
		Span
		Items []Node
	}
	// ObjectOf is {"key": a, …}; Keys and Values are of one length.
	ObjectOf struct {
		Span
		Keys   []string
		Values []Node
	}
	// If has no Else where none is written.
	If struct {
		Span
		Condition  Node
		Then, Else *Script
	}
	// Switch compares Of with each case.
	Switch struct {
		Span
		Of      Node
		Cases   []Case
		Default *Script
	}
	// For runs over In, or else from From to To (excluded) by Step, which may be nil.
	For struct {
		Span
		Variable           Name
		In, From, To, Step Node
		Body               *Script
	}
	// While repeats Body.
	While struct {
		Span
		Condition Node
		Body      *Script
	}
	// Do is a block; As is the name behind "as", or nil.
	Do struct {
		Span
		As   *Name
		Body *Script
	}
	// Select is records of a table; Where and Limit may be nil.
	Select struct {
		Span
		Table        Name
		Where, Limit Node
	}
	// Order is X order by By.
	Order struct {
		Span
		X, By      Node
		Descending bool
	}
	// Assign is Target := To.
	Assign struct {
		Span
		Target, To Node
	}
)

// Statements that are no expressions, or change data.
type (
	// Let declares a variable, by "let" or "var".
	Let struct {
		Span
		Variable bool // "var"
		Name     Name
		To       Node
	}
	// Break ends the innermost loop.
	Break struct{ Span }
	// Define is a function; Result is "" where none is written.
	Define struct {
		Span
		Name   Name
		Params []Parameter
		Result string
		Body   *Script
	}
	// Create makes a record of a table.
	Create struct {
		Span
		Table Name
	}
	// Delete deletes a record, or a list of records.
	Delete struct {
		Span
		X Node
	}
)

// Case is "case Of: Body" of a switch.
type Case struct {
	Of   Node
	Body *Script
}

// Parameter is "name: type" of a function; Type is as written, like "number" or "[text]".
type Parameter struct {
	Name Name
	Type string
}
