package publish

import (
	"slices"

	"owlet/backend"
)

// turn is a field in its turn to be created. Reverses have none: each comes with its reference.
type turn struct {
	table *backend.BundleTable
	field *backend.BundleField
}

// sequence finds the order in which fields are created such that the fields of each table are made in the order they have here. A
// reference makes its reverse at the end of the other table, so it waits until that one's turn has come. Where tables wait for one another in a circle,
// the field that moves least is made out of its place.
type sequence struct {
	module *backend.BundleModule
	done   map[*backend.BundleField]bool
	turns  []turn
}

func fieldOrder(m *backend.BundleModule) []turn {
	s := &sequence{module: m, done: map[*backend.BundleField]bool{}}
	for s.advance() || s.force() {
		continue
	}
	return s.turns
}

// advance takes all fields whose turn it is.
func (s *sequence) advance() (moved bool) {
	for i := range s.module.Tables {
		t := &s.module.Tables[i]
		for f := s.next(t); f != nil && s.ready(t, f); f = s.next(t) {
			s.take(t, f)
			moved = true
		}
	}
	return moved
}

// next is the first field of a table that is not made; nil when all are.
func (s *sequence) next(t *backend.BundleTable) *backend.BundleField {
	for i := range t.Fields {
		if f := &t.Fields[i]; !s.done[f] {
			return f
		}
	}
	return nil
}

// ready tells whether a field that is next in its table can be made now.
func (s *sequence) ready(t *backend.BundleTable, f *backend.BundleField) bool {
	if f.Type == backend.Reverse {
		return false
	}
	other, end := s.partner(t, f)
	return end == nil || s.done[end] || s.between(f, other, end) == 0
}

// partner is the other end of a reference or a reverse, and its table.
func (s *sequence) partner(t *backend.BundleTable, f *backend.BundleField) (*backend.BundleTable, *backend.BundleField) {
	other := s.module.Table(f.RefTableName)
	switch {
	case other == nil:
		return nil, nil
	case f.Type == backend.Reference:
		return other, reverseOf(other, t.Name, f.Name)
	case f.Type == backend.Reverse:
		return other, other.Field(f.ReverseOf)
	}
	return nil, nil
}

// between counts the fields that stand before the other end of a field and are not made, the field itself aside.
func (s *sequence) between(f *backend.BundleField, other *backend.BundleTable, end *backend.BundleField) (n int) {
	for i := range other.Fields {
		switch o := &other.Fields[i]; {
		case o == end:
			return n
		case o != f && !s.done[o]:
			n++
		}
	}
	return n
}

func (s *sequence) take(t *backend.BundleTable, f *backend.BundleField) {
	s.done[f] = true
	s.turns = append(s.turns, turn{t, f})
	if _, end := s.partner(t, f); end != nil {
		s.done[end] = true
	}
}

// force gives up the place of one field: of a reverse that comes before its turn, or of one that comes after it.
func (s *sequence) force() bool {
	var table *backend.BundleTable
	var field *backend.BundleField
	least := 0
	for i := range s.module.Tables {
		t := &s.module.Tables[i]
		f := s.next(t)
		if f == nil {
			continue
		}
		if n := s.cost(t, f); field == nil || n < least {
			table, field, least = t, f, n
		}
	}
	switch {
	case field == nil:
		return false
	case field.Type == backend.Reverse:
		s.done[field] = true
	default:
		s.take(table, field)
	}
	return true
}

// cost is how far a field moves when its place is given up. A reverse before the reference of its own table has to move in any case.
func (s *sequence) cost(t *backend.BundleTable, f *backend.BundleField) int {
	other, end := s.partner(t, f)
	if end == nil || f.Type == backend.Reverse && other == t {
		return 0
	}
	return s.between(f, other, end)
}

// displaced are the fields of a list that do not stand in it in the order wanted: as few as explain it. Both have the same names.
func displaced(wanted, there []string) []string {
	length, before := make([]int, len(there)), make([]int, len(there))
	place := make([]int, len(there))
	last := -1
	for i, name := range there {
		place[i], length[i], before[i] = slices.Index(wanted, name), 1, -1
		for j := range i {
			if place[j] < place[i] && length[j] >= length[i] {
				length[i], before[i] = length[j]+1, j
			}
		}
		if last < 0 || length[i] > length[last] {
			last = i
		}
	}
	kept := map[string]bool{}
	for ; last >= 0; last = before[last] {
		kept[there[last]] = true
	}
	return slices.DeleteFunc(slices.Clone(there), func(name string) bool { return kept[name] })
}
