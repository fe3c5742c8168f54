package nx

import "slices"

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
	// Eval computes the value. It is called with null arguments only if Nulls is set; otherwise the value is null then. What is not of the kind of
	// its parameter is converted to it: a date to a timestamp, an option to its name, an array to a list. Errors: arguments, where only the values
	// tell that no form takes them; text_long and list_long, where the result would exceed DefaultLimits; pattern_invalid and pattern_long.
	Eval  func(w *Clockwork, args []Value) (Value, error)
	Nulls bool

	fits func(args []Type) bool // what else the arguments must be; nil for nothing
}

// Param is a parameter. Name and what Takes says are shown to people.
type Param struct {
	Name     string
	Kind     Kind  // Any takes all kinds
	Item     *Kind // of a list: what it is a list of; nil for anything
	Optional bool
	Rest     bool // and any number more
}

// Takes says what the parameter takes: "number", "list(text)".
func (p Param) Takes() string {
	if p.Item != nil {
		return p.Kind.String() + "(" + p.Item.String() + ")"
	}
	return p.Kind.String()
}

// formFor is the first form of a function that takes arguments of these types; nil where there is none.
func formFor(f *Function, types []Type) *Form {
	for i := range f.Forms {
		if form := &f.Forms[i]; form.takes(types) {
			return form
		}
	}
	return nil
}

func (f *Form) takes(types []Type) bool {
	for i := range max(len(types), len(f.Params)) {
		p := f.param(i)
		if p == nil || i >= len(types) && !p.Optional && (!p.Rest || i == 0) {
			return false
		}
		if i < len(types) && !p.takes(types[i]) {
			return false
		}
	}
	return f.fits == nil || f.fits(types)
}

// param is the parameter of an argument; nil where there are too many.
func (f *Form) param(i int) *Param {
	if i < len(f.Params) {
		return &f.Params[i]
	}
	if last := len(f.Params) - 1; last >= 0 && f.Params[last].Rest {
		return &f.Params[last]
	}
	return nil
}

func (p *Param) takes(t Type) bool {
	if p.Kind != List {
		return takesKind(p.Kind, t.Kind)
	}
	switch t.Kind {
	case List:
		return p.Item == nil || t.Item == nil || takesKind(*p.Item, t.Item.Kind)
	case Multi:
		return p.Item == nil || takesKind(*p.Item, Choice)
	}
	return t.Kind == Void || open(t.Kind)
}

// takesKind tells whether values of a kind can be had as another.
func takesKind(want, k Kind) bool {
	switch want {
	case k, Any:
		return true
	case Text:
		return textual.has(k)
	case Date, Timestamp:
		return dayOrTime.has(k)
	}
	return k == Void || open(k)
}

// coerced is arguments as the form's parameters want them; false where one is of another kind.
func (f *Form) coerced(args []Value) ([]Value, bool) {
	args = slices.Clone(args)
	for i, v := range args {
		p := f.param(i)
		if p == nil {
			return nil, false
		}
		var ok bool
		if args[i], ok = p.coerced(v); !ok {
			return nil, false
		}
	}
	return args, true
}

func (p *Param) coerced(v Value) (Value, bool) {
	if p.Kind != List || v == nil {
		return coerce(p.Kind, v)
	}
	items, ok := listIn(v)
	if !ok || p.Item == nil {
		return items, ok
	}
	copied := false
	for i, item := range items {
		if item == nil || kindOf(item) == *p.Item {
			continue
		}
		if item, ok = coerce(*p.Item, item); !ok {
			return nil, false
		}
		if !copied {
			items, copied = slices.Clone(items), true
		}
		items[i] = item
	}
	return items, true
}

// coerce is a value as one of a kind; false where that takes a function.
func coerce(k Kind, v Value) (Value, bool) {
	switch {
	case v == nil || k == Any || kindOf(v) == k:
		return v, true
	case k == Text:
		return textOf(v), textual.fits(kindOf(v))
	}
	switch v := v.(type) {
	case Day:
		return Moment(v * milliDay), k == Timestamp
	case Moment:
		return v.day(), k == Date
	}
	return nil, false
}

// day is the date of a timestamp in UTC.
func (m Moment) day() Day { return Day((m - m.clock()) / milliDay) }

// clock is what a timestamp is after midnight, in milliseconds.
func (m Moment) clock() Moment {
	return (m%milliDay + milliDay) % milliDay
}
