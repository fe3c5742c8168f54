package nx

import (
	"slices"
	"strconv"
	"strings"
)

// functions are all functions of the language by their names, but for record and get, which need the checker.
var functions = tabled(numberFunctions, listFunctions, textFunctions, patternFunctions, timeFunctions, formatFunctions)

// Functions is what can be called in a formula, by name. Nothing of it may be changed.
func Functions() []*Function {
	all := make([]*Function, 0, len(functions))
	for _, f := range functions {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b *Function) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// Gives says what the form gives for arguments of the kinds that it takes: "number", "list(text)".
func (f *Form) Gives() string {
	args := make([]Type, len(f.Params))
	for i, p := range f.Params {
		args[i] = Type{Kind: p.Kind}
		if p.Kind == List {
			args[i].Item = &anything
			if p.Item != nil {
				args[i].Item = &Type{Kind: *p.Item}
			}
		}
	}
	return typeName(f.Result(args))
}

func tabled(tables ...[]Function) map[string]*Function {
	all := map[string]*Function{}
	for _, table := range tables {
		for i := range table {
			f := &table[i]
			for at := range f.Forms {
				f.Forms[at].Eval = f.checked(&f.Forms[at], f.Forms[at].Eval)
			}
			all[f.Name] = f
		}
	}
	return all
}

type evaluation = func(w *Clockwork, args []Value) (Value, error)

// checked converts the arguments and bounds the result. Where the types were open the values may be for another form.
func (f *Function) checked(form *Form, eval evaluation) evaluation {
	return func(w *Clockwork, args []Value) (Value, error) {
		fit, ok := form.coerced(args)
		if !ok {
			return f.byValues(w, form, args)
		}
		v, err := eval(w, fit)
		if err != nil {
			return nil, err
		}
		return v, bounded(v)
	}
}

func (f *Function) byValues(w *Clockwork, not *Form, args []Value) (Value, error) {
	types := make([]Type, len(args))
	for i, v := range args {
		types[i] = typeOf(v)
	}
	form := formFor(f, types)
	if form == nil || form == not {
		return nil, noForm(f, types)
	}
	if !form.Nulls && slices.Contains(args, nil) {
		return nil, nil
	}
	return form.Eval(w, args)
}

func noForm(f *Function, types []Type) error {
	return failure("arguments", "name", f.Name, "types", typeNames(types), "forms", formsText(f))
}

// bounded refuses a result that is larger than values may be.
func bounded(v Value) error {
	switch v := v.(type) {
	case string:
		return textFits(len(v))
	case Items:
		return listFits(len(v))
	}
	return nil
}

// textFits tells before a text is made whether it may have so many bytes.
func textFits(size int) error {
	if size <= DefaultLimits.Text {
		return nil
	}
	limit := strconv.Itoa(DefaultLimits.Text)
	return failure("text_long", "max", limit)
}

// listFits tells before a list is made whether it may have so many items.
func listFits(size int) error {
	if size <= DefaultLimits.List {
		return nil
	}
	limit := strconv.Itoa(DefaultLimits.List)
	return failure("list_long", "max", limit)
}

// formsText is the ways to call a function: "round(n, digits?)".
func formsText(f *Function) string {
	forms := make([]string, len(f.Forms))
	for i := range f.Forms {
		forms[i] = f.Name + "(" + f.Forms[i].paramNames() + ")"
	}
	return strings.Join(forms, ", ")
}

func (f *Form) paramNames() string {
	names := make([]string, len(f.Params))
	for i, p := range f.Params {
		names[i] = p.Name
		switch {
		case p.Optional:
			names[i] += "?"
		case p.Rest:
			names[i] += ", …"
		}
	}
	return strings.Join(names, ", ")
}
