package nx

var (
	nothing  = Type{Kind: Void}
	anything = Type{Kind: Any}
)

func listOf(item Type) Type { return Type{Kind: List, Item: &item} }

// item is what a list of the type has; nothing for the empty list.
func (t Type) item() Type {
	if t.Item == nil {
		return nothing
	}
	return *t.Item
}

// either is the type of a value that is of one type or of the other.
func either(a, b Type) Type {
	switch {
	case a.Kind == Void:
		return b
	case b.Kind == Void:
		return a
	case a.Kind != b.Kind:
		return anything
	case a.Kind == List:
		return listOf(either(a.item(), b.item()))
	}
	if a.Table != b.Table {
		a.Table = nil
	}
	if a.Field != b.Field {
		a.Field = nil
	}
	return a
}

// takes tells whether a variable of type t may get a value of type from.
func (t Type) takes(from Type) bool {
	switch {
	case t.Kind == Any || t.Kind == Void || from.Kind == Any || from.Kind == Void:
		return true
	case t.Kind != from.Kind:
		return false
	case t.Kind == List:
		return t.item().takes(from.item())
	}
	return t.Table == nil || from.Table == nil || t.Table == from.Table
}
