package nx

func need(name string, k Kind) Param { return Param{Name: name, Kind: k} }

func may(name string, k Kind) Param { return Param{Name: name, Kind: k, Optional: true} }

func more(name string, k Kind) Param { return Param{Name: name, Kind: k, Rest: true} }

// listParam takes lists of a kind; Any takes all lists.
func listParam(k Kind) Param {
	p := Param{Name: "list", Kind: List}
	if k != Any {
		p.Item = &k
	}
	return p
}

func gives(k Kind) func([]Type) Type { return func([]Type) Type { return Type{Kind: k} } }

func givesList(k Kind) func([]Type) Type {
	return func([]Type) Type { return Type{Kind: List, Item: &Type{Kind: k}} }
}

// givesFirst gives what the first argument is: a list stays one of the same items.
func givesFirst(args []Type) Type {
	if args[0].Kind == Multi || args[0].Kind == Void || open(args[0].Kind) {
		item := itemType(args[0])
		return Type{Kind: List, Item: &item}
	}
	return args[0]
}

// givesItem gives an item of the first argument.
func givesItem(args []Type) Type { return itemType(args[0]) }

// givesCommon gives what all arguments are.
func givesCommon(args []Type) Type {
	all := Type{Kind: Void}
	for _, t := range args {
		switch {
		case all.Kind == Void:
			all = t
		case t.Kind != Void && t.Kind != all.Kind:
			return Type{Kind: Any}
		}
	}
	return all
}

func itemType(t Type) Type {
	switch {
	case t.Kind == Multi:
		return Type{Kind: Choice, Field: t.Field}
	case t.Kind == List && t.Item != nil:
		return *t.Item
	case t.Kind == List || t.Kind == Void:
		return Type{Kind: Void}
	}
	return Type{Kind: Any}
}

// form is a form whose evaluation cannot fail.
func form(result func([]Type) Type, eval func(args []Value) Value, params ...Param) Form {
	return Form{Params: params, Result: result, Eval: func(_ *Clockwork, args []Value) (Value, error) { return eval(args), nil }}
}

// failing is a form whose evaluation can fail.
func failing(result func([]Type) Type, eval func(args []Value) (Value, error), params ...Param) Form {
	return Form{Params: params, Result: result, Eval: func(_ *Clockwork, args []Value) (Value, error) { return eval(args) }}
}

// orNull is the form called with null arguments, too.
func orNull(f Form) Form {
	f.Nulls = true
	return f
}

func one(name string, forms ...Form) Function { return Function{Name: name, Forms: forms} }

// argument is the argument at a place, or null where it was left out.
func argument(args []Value, at int) Value {
	if at < len(args) {
		return args[at]
	}
	return nil
}

// whole is a number without its fraction, within what an int can be; otherwise where it was left out.
func whole(v Value, otherwise int) int {
	n, ok := v.(float64)
	if !ok {
		return otherwise
	}
	return int(max(-1e9, min(1e9, n)))
}
