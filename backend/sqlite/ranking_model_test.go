package sqlite

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

var dictionary = collate.New(language.German, collate.Numeric)

// compareBy is the obvious answer which of two people comes first.
func (m *askModel) compareBy(sort string, a, b int64) int {
	field, descending := strings.CutPrefix(sort, "-")
	c := 0
	if field != "" {
		c = m.compareValues(field, m.people.records[a][field], m.people.records[b][field])
	}
	if descending {
		c = -c
	}
	return cmp.Or(c, cmp.Compare(a, b))
}

func (m *askModel) compareValues(field string, a, b any) int {
	if isNothing(a) || isNothing(b) {
		return cmp.Compare(truth(!isNothing(a)), truth(!isNothing(b)))
	}
	place := func(name any) int {
		return slices.Index([]string{"Open", "Önd", "won", "red", "Green", "blue"}, name.(string))
	}
	switch field {
	case "name", "note":
		return dictionary.CompareString(a.(string), b.(string))
	case "n":
		return cmp.Compare(a.(float64), b.(float64))
	case "firm":
		return dictionary.CompareString(m.title(a.(string)), m.title(b.(string)))
	case "status":
		return cmp.Compare(place(a), place(b))
	case "tags":
		return slices.CompareFunc(a.([]any), b.([]any), func(a, b any) int { return cmp.Compare(place(a), place(b)) })
	case "free":
		return slices.CompareFunc(a.([]any), b.([]any), func(a, b any) int { return dictionary.CompareString(a.(string), b.(string)) })
	}
	return strings.Compare(a.(string), b.(string))
}

func isNothing(value any) bool {
	list, isList := value.([]any)
	return value == nil || value == "" || isList && len(list) == 0
}

func truth(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
