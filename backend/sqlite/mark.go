package sqlite

import (
	"cmp"
	"slices"
	"strings"
)

// position is where a record stands in an order: what it sorts by, nil for empty, and its id.
type position struct {
	key any
	id  int64
}

// mark is a position in an order, and how many records there are from the mark before up to it, itself included.
type mark struct {
	position
	records int64
}

const (
	// maxMarks is how many marks one order has at most.
	maxMarks = 4096
	// maxMarkKey is how long a text may be to be kept as the key of a mark.
	maxMarkKey = 256
)

// marks are positions in one order with the number of records up to each. A page begins at the mark before it.
type marks struct {
	descending bool
	list       []mark
	sparse     bool  // some keys were too long to mark
	ended      bool  // it is known how many records there are
	tail       int64 // after the last mark, if it is known
}

// stretch is the part of an order in which a page lies: after one position (nil is the beginning), up to another (nil is the end), less
// the records to skip.
type stretch struct {
	from, to *position
	skip     int64
	past     bool // there are no records at the page's offset
}

// around finds the shortest stretch for a page of n records at an offset.
func (m *marks) around(offset, n int64) stretch {
	s := stretch{skip: offset}
	var sum int64
	for i := range m.list {
		switch sum += m.list[i].records; {
		case sum <= offset:
			s.from, s.skip = &m.list[i].position, offset-sum
		case sum >= offset+n:
			s.to = &m.list[i].position
			return s.alone()
		}
	}
	if s.past = m.ended && offset >= sum+m.tail; s.past {
		return stretch{past: true}
	}
	return s.alone()
}

// alone is the stretch without a share in the marks, which change.
func (s stretch) alone() stretch {
	for _, end := range []**position{&s.from, &s.to} {
		if *end != nil {
			own := **end
			*end = &own
		}
	}
	return s
}

// move counts n records more at a position.
func (m *marks) move(p position, n int64) {
	if i, _ := m.search(p); i < len(m.list) {
		m.list[i].records += n
	} else {
		m.tail += n
	}
}

// insert makes a mark of the position that is the nth in the order, unless it adds nothing to those there are.
func (m *marks) insert(p position, n int64) {
	i, there := m.search(p)
	if there || !markable(p.key) {
		return
	}
	for _, before := range m.list[:i] {
		n -= before.records
	}
	if i < len(m.list) {
		m.list[i].records -= n
	} else {
		m.tail -= n
	}
	if m.list = slices.Insert(m.list, i, mark{p, n}); len(m.list) > maxMarks {
		m.thin()
	}
}

// end notes how many records there are.
func (m *marks) end(records int64) {
	m.ended, m.tail = true, records
	for _, before := range m.list {
		m.tail -= before.records
	}
}

// count is how many records there are, once that is known.
func (m *marks) count() int64 {
	n := m.tail
	for i := range m.list {
		n += m.list[i].records
	}
	return n
}

// thin leaves every other mark.
func (m *marks) thin() {
	kept := m.list[:0]
	for i := 1; i < len(m.list); i += 2 {
		kept = append(kept, mark{m.list[i].position, m.list[i-1].records + m.list[i].records})
	}
	if len(m.list)%2 > 0 {
		m.tail += m.list[len(m.list)-1].records
	}
	clear(m.list[len(kept):])
	m.list = kept
}

// search finds the first mark at a position or after it.
func (m *marks) search(p position) (int, bool) {
	return slices.BinarySearchFunc(m.list, p, func(at mark, p position) int { return m.compare(at.position, p) })
}

// compare tells which of two positions comes first. Ties are in the order of their ids, whichever way the keys go.
func (m *marks) compare(a, b position) int {
	c := compareKeys(a.key, b.key)
	if m.descending {
		c = -c
	}
	return cmp.Or(c, cmp.Compare(a.id, b.id))
}

// compareKeys orders stored values as SQLite does: empty, then numbers, then texts by their bytes.
func compareKeys(a, b any) int {
	switch a := a.(type) {
	case int64:
		if b, ok := b.(int64); ok {
			return cmp.Compare(a, b)
		}
	case float64:
		if b, ok := b.(float64); ok {
			return cmp.Compare(a, b)
		}
	case string:
		if b, ok := b.(string); ok {
			return strings.Compare(a, b)
		}
	}
	return cmp.Compare(rank(a), rank(b))
}

func rank(key any) int {
	switch key.(type) {
	case nil:
		return 0
	case string:
		return 2
	}
	return 1
}

// markable tells whether a key is short enough for a mark: a thousand long texts would fill the memory.
func markable(key any) bool {
	text, ok := key.(string)
	return !ok || len(text) <= maxMarkKey
}

// shortened is a key that compares with every mark's as the whole one does.
func shortened(key any) any {
	if markable(key) {
		return key
	}
	return strings.Clone(key.(string)[:maxMarkKey+1])
}
