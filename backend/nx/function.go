package nx

// Function is one function of the language: a row of the table of functions.
type Function struct {
	Name  string
	Forms []Form
}

// Form is one way to call a function. The first whose parameters take the arguments is the one.
type Form struct {
	Params []Param
	// Result is the type of the value for arguments of these types.
	Result func(args []Type) Type
	// Eval computes the value. It is called with null arguments only if Nulls is set; otherwise the value is null then.
	Eval  func(w *Clockwork, args []Value) (Value, error)
	Nulls bool
}

// Param is a parameter. Name and what Takes says are shown to people.
type Param struct {
	Name     string
	Kind     Kind  // Any takes all kinds
	Item     *Kind // of a list: what it is a list of; nil for anything
	Optional bool
	Rest     bool // and any number more
}
