package nx

import (
	"slices"
	"strings"
)

var (
	textual = kindsOf(Text, Choice, User, File)
	// ordered are the kinds that have an order of their own; sorting orders the others too, by compareValues.
	ordered = []Kind{Number, Text, Time, Interval, Appointment}
)

var comparisons = slices.Concat(
	equalities("=", func(l, r Value) Value { return equal(l, r) }),
	equalities("!=", func(l, r Value) Value { return !equal(l, r) }),
	orders("<", func(c int) bool { return c < 0 }),
	orders("<=", func(c int) bool { return c <= 0 }),
	orders(">", func(c int) bool { return c > 0 }),
	orders(">=", func(c int) bool { return c >= 0 }),
	[]operator{{"like", textual, textual, Boolean, like}},
)

func equalities(symbol string, eval func(l, r Value) Value) []operator {
	rows := []operator{}
	for k := Text; k <= File; k++ {
		rows = append(rows, operator{symbol, kindsOf(k), kindsOf(k), Boolean, eval})
	}
	add := func(a, b kinds) {
		rows = append(rows, operator{symbol, a, b, Boolean, eval}, operator{symbol, b, a, Boolean, eval})
	}
	add(kindsOf(Choice), kindsOf(Text, Number))
	add(kindsOf(User, File), aText)
	add(kindsOf(Record), aNumber)
	add(aDate, aMoment)
	return rows
}

func orders(symbol string, holds func(int) bool) []operator {
	eval := func(l, r Value) Value { return l != nil && r != nil && holds(compareValues(l, r)) }
	rows := []operator{{symbol, dayOrTime, dayOrTime, Boolean, eval}}
	for _, k := range ordered {
		rows = append(rows, operator{symbol, kindsOf(k), kindsOf(k), Boolean, eval})
	}
	return rows
}

// like tells whether a text contains another, ignoring case. Nothing is like something in no text.
func like(l, r Value) Value {
	if l == nil {
		return false
	}
	return strings.Contains(strings.ToLower(textOf(l)), strings.ToLower(textOf(r)))
}

// equal tells whether values are equal, as "=" does; those of kinds that cannot be compared are not.
func equal(a, b Value) bool {
	switch {
	case empty(a) || empty(b):
		return empty(a) && empty(b)
	case kindOf(a) == kindOf(b):
		return equalKinds(a, b)
	}
	return equalMixed(a, b) || equalMixed(b, a)
}

// empty tells whether a value equals null.
func empty(v Value) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case Items:
		return len(v) == 0
	case ChosenSet:
		return len(v) == 0
	case Person:
		return v == ""
	case Attachment:
		return v == ""
	}
	return false
}

func equalKinds(a, b Value) bool {
	switch a := a.(type) {
	case Row:
		b := b.(Row)
		return a.Group.Table == b.Group.Table && a.Group.IDs[a.At] == b.Group.IDs[b.At]
	case Chosen:
		return a.same(b.(Chosen))
	case ChosenSet:
		return slices.EqualFunc(a, b.(ChosenSet), Chosen.same)
	case Items:
		return slices.EqualFunc(a, b.(Items), equal)
	case Data:
		return compareData(a.Value, b.(Data).Value) == 0
	}
	return a == b
}

// same compares options: those of one field by their ids, of two fields by name.
func (c Chosen) same(d Chosen) bool {
	if c.Field == d.Field && c.ID != 0 {
		return c.ID == d.ID
	}
	return c.Name == d.Name
}

// equalMixed compares values of two kinds, for one order of them.
func equalMixed(a, b Value) bool {
	switch a := a.(type) {
	case Chosen:
		return a.is(b)
	case Person:
		return b == Value(string(a))
	case Attachment:
		return b == Value(string(a))
	case Row:
		return b == Value(float64(a.Group.IDs[a.At]))
	case Day:
		return b == Value(Moment(a*milliDay))
	case ChosenSet:
		items, ok := b.(Items)
		return ok && slices.EqualFunc(a, items, func(c Chosen, v Value) bool { return equal(c, v) })
	}
	return false
}

// is tells whether an option is meant by its name or its id.
func (c Chosen) is(v Value) bool {
	switch v := v.(type) {
	case string:
		return c.Name == v
	case float64:
		return c.ID != 0 && float64(c.ID) == v
	case Chosen:
		return c.same(v)
	}
	return false
}
