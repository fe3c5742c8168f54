package nx

import (
	"cmp"
	"slices"
	"strings"
)

// compareValues is the order of all values, in which lists are sorted: null first, then by kind, dates and timestamps as one; -1, 0 or 1.
func compareValues(a, b Value) int {
	left, right := rank(a), rank(b)
	if left != right {
		return cmp.Compare(left, right)
	}
	switch a := a.(type) {
	case float64:
		return cmp.Compare(a, b.(float64))
	case string:
		return strings.Compare(a, b.(string))
	case Clock:
		return cmp.Compare(a, b.(Clock))
	case Length:
		return cmp.Compare(a, b.(Length))
	case Day, Moment:
		return cmp.Compare(amount(a), amount(b))
	case Person:
		return cmp.Compare(a, b.(Person))
	case Attachment:
		return cmp.Compare(a, b.(Attachment))
	}
	return compareMore(a, b)
}

func compareMore(a, b Value) int {
	switch a := a.(type) {
	case bool:
		return cmp.Compare(bit(a), bit(b.(bool)))
	case Range:
		b := b.(Range)
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	case Chosen:
		return a.compare(b.(Chosen))
	case ChosenSet:
		return slices.CompareFunc(a, b.(ChosenSet), Chosen.compare)
	case Row:
		b := b.(Row)
		return cmp.Or(strings.Compare(a.Group.Table.Name, b.Group.Table.Name), cmp.Compare(a.Group.IDs[a.At], b.Group.IDs[b.At]))
	case Items:
		return slices.CompareFunc(a, b.(Items), compareValues)
	case Data:
		return compareData(a.Value, b.(Data).Value)
	}
	return 0
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func rank(v Value) Kind {
	if k := kindOf(v); k != Timestamp {
		return k
	}
	return Date
}

// compare orders options as their field lists them; without options, and those of several fields, by name.
func (c Chosen) compare(d Chosen) int {
	if c.Field == d.Field && c.ID != 0 && d.ID != 0 {
		return cmp.Or(cmp.Compare(c.place(), c.Field.placeOf(d.ID)), cmp.Compare(c.ID, d.ID))
	}
	return strings.Compare(c.Name, d.Name)
}

func (c Chosen) place() int { return c.Field.placeOf(c.ID) }

func (f *Field) placeOf(id int64) int {
	if f == nil {
		return -1
	}
	return slices.IndexFunc(f.Options, func(o Option) bool { return o.ID == id })
}

// compareData orders JSON: null, false, true, numbers, texts, lists, objects.
func compareData(a, b any) int {
	left, right := rankOfData(a), rankOfData(b)
	if left != right {
		return cmp.Compare(left, right)
	}
	switch a := a.(type) {
	case bool:
		return cmp.Compare(bit(a), bit(b.(bool)))
	case float64:
		return cmp.Compare(a, b.(float64))
	case string:
		return strings.Compare(a, b.(string))
	case []any:
		return slices.CompareFunc(a, b.([]any), compareData)
	case map[string]any:
		return compareObjects(a, b.(map[string]any))
	}
	return 0
}

func rankOfData(v any) int {
	switch v.(type) {
	case nil:
		return 0
	case bool:
		return 1
	case float64:
		return 2
	case string:
		return 3
	case []any:
		return 4
	}
	return 5
}

func compareObjects(a, b map[string]any) int {
	left, right := sortedKeys(a), sortedKeys(b)
	if c := slices.Compare(left, right); c != 0 {
		return c
	}
	for _, key := range left {
		if c := compareData(a[key], b[key]); c != 0 {
			return c
		}
	}
	return 0
}
