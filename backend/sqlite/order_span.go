package sqlite

import (
	"database/sql/driver"
	"math"
	"slices"
)

// span is a condition in SQL for records that follow one another in an order; without text it holds for all.
type span struct {
	condition string
	args      []driver.Value
}

// and is the span with one more condition.
func (s span) and(condition string, args ...driver.Value) span {
	if s.condition != "" {
		condition = s.condition + " AND " + condition
	}
	return span{condition, slices.Concat(s.args, args)}
}

func either(a, b span) span {
	return span{"(" + a.condition + " OR " + b.condition + ")", slices.Concat(a.args, b.args)}
}

// keyIs holds for one key; nil is the empty one.
func keyIs(key any) span {
	if key == nil {
		return span{condition: "sort_key IS NULL"}
	}
	return span{"sort_key = ?", []driver.Value{key}}
}

// within is the part of a span, in which ids ascend, after one position and up to another; nil is no bound.
func (s span) within(from, to *position) span {
	if from != nil {
		s = s.and("id > ?", from.id)
	}
	if to != nil {
		s = s.and("id <= ?", to.id)
	}
	return s
}

// spans are the parts of the order after one position (nil is the beginning) and up to another (nil is the end), one after the other.
// Where records are read straight from an index these are several, so that each is found there without a walk along equal keys.
func (o *order) spans(from, to *position) []span {
	switch {
	case from == nil:
		return []span{{}}
	case o.sort < 0:
		return []span{span{}.within(from, to)}
	case to != nil && from.key == to.key:
		return []span{keyIs(from.key).within(from, to)}
	case o.straight():
		return o.keySpans(from, to)
	}
	return []span{o.between(from, to)}
}

// keySpans are the rest of the records with the first key, those with keys between, and the first of those with the last key.
func (o *order) keySpans(from, to *position) []span {
	spans := []span{keyIs(from.key).within(from, nil)}
	if from.key != nil || !o.descending {
		spans = append(spans, o.keysBetween(from.key, to))
	}
	switch {
	case to != nil:
		spans = append(spans, keyIs(to.key).within(nil, to))
	case from.key != nil && o.descending:
		spans = append(spans, keyIs(nil))
	}
	return spans
}

// keysBetween holds for keys after one and before that of a position; nil is the end. Empty keys are none.
func (o *order) keysBetween(key any, to *position) (s span) {
	after, before := " > ?", " < ?"
	if o.descending {
		after, before = before, after
	}
	if key == nil { // IS NOT NULL would walk along all that are
		s = s.and("sort_key >= ?", o.lowest())
	} else {
		s = s.and("sort_key"+after, key)
	}
	if to != nil && to.key != nil {
		s = s.and("sort_key"+before, to.key)
	}
	return s
}

// lowest is a value that no key but the empty one comes before.
func (o *order) lowest() driver.Value {
	if kind, other := columnTypes[o.table.Fields[o.sort].Type]; !other || kind == " TEXT" {
		return ""
	}
	return math.Inf(-1)
}

// between is all the records after one position and up to another as a single span, for orders that are not read from an index.
func (o *order) between(from, to *position) span {
	empty := keyIs(nil)
	switch {
	case from.key == nil && o.descending:
		return empty.within(from, nil)
	case from.key == nil && to == nil:
		return span{"(sort_key IS NOT NULL OR id > ?)", []driver.Value{from.id}}
	case from.key == nil:
		return either(empty.within(from, nil), o.until(to))
	case o.descending && (to == nil || to.key == nil):
		return either(o.after(from), empty.within(nil, to))
	case to == nil:
		return o.after(from)
	}
	until := o.until(to)
	return o.after(from).and(until.condition, until.args...)
}

// after and until name the key twice: an index helps with the first condition only.
func (o *order) after(p *position) span {
	if o.descending {
		return span{"sort_key <= ? AND (sort_key < ? OR id > ?)", []driver.Value{p.key, p.key, p.id}}
	}
	return span{"sort_key >= ? AND (sort_key > ? OR id > ?)", []driver.Value{p.key, p.key, p.id}}
}

func (o *order) until(p *position) span {
	if o.descending {
		return span{"sort_key >= ? AND (sort_key > ? OR id <= ?)", []driver.Value{p.key, p.key, p.id}}
	}
	return span{"sort_key <= ? AND (sort_key < ? OR id <= ?)", []driver.Value{p.key, p.key, p.id}}
}
