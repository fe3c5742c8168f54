package sqlite

import (
	"database/sql/driver"
	"slices"
	"strconv"
	"strings"

	"owlet/backend"
)

// tested is a person's condition on a field of a table: it can be asked of SQLite, and of values in memory.
type tested struct {
	backend.Test
	field   *backend.Field
	column  string
	indexed bool                // its index is to be used
	forms   map[string][]string // the forms of a text with which values begin in the index
}

func newTested(tb *table, tests []backend.Test) []tested {
	all := make([]tested, len(tests))
	for i, t := range tests {
		f := tb.Fields[t.Field].Held()
		all[i] = tested{Test: t, field: f, column: tb.columns[t.Field], indexed: indexed(f)}
	}
	return all
}

// unindexed is the condition for a query that is quicker without an index: SQLite has none for an expression.
func (t tested) unindexed() tested {
	t.column, t.indexed = "+"+t.column, false
	return t
}

// condition continues a query with the condition.
func (t *tested) condition(q *sqlBuilder) {
	if t.Not {
		q.add("(")
		t.positive(q)
		q.add(") IS NOT TRUE")
		return
	}
	t.positive(q)
}

func (t *tested) positive(q *sqlBuilder) {
	switch t.Kind {
	case backend.IsEmpty:
		t.empty(q)
	case backend.IsOneOf:
		t.oneOf(q)
	case backend.IsWithin:
		t.within(q)
	case backend.ContainsText:
		q.like(t.column, anything, t.Values[0].(string), anything)
	case backend.BeginsWith:
		t.begins(q, t.Values[0].(string))
	}
}

func (t *tested) empty(q *sqlBuilder) {
	switch {
	case t.field.IsList():
		q.add("(" + t.column + " IS NULL OR " + t.column + " = '[]')")
	case t.field.Folds():
		q.add("(" + t.column + " IS NULL OR " + t.column + " = '')")
	default:
		q.add(t.column + " IS NULL")
	}
}

func (t *tested) oneOf(q *sqlBuilder) {
	switch {
	case len(t.Values) == 0:
		q.inAny(t.column, nil)
	case t.field.IsList():
		q.eitherOf(t.Values, func(value any) { q.member(t.column, value) })
	case t.takesText():
		q.eitherOf(t.Values, func(value any) { t.is(q, value.(string)) })
	default:
		q.in(t.column, t.Values)
	}
}

// takesText tells whether people type the values, or the members of lists: texts, and choices without options.
func (t *tested) takesText() bool {
	return t.field.Folds() || (t.field.Type == backend.Choice || t.field.IsList()) && !t.field.HasOptions()
}

// is holds for a text in any of its forms.
func (t *tested) is(q *sqlBuilder, text string) {
	if all, walked := t.forms[text]; walked {
		q.inAny(t.column, asValues(all))
		return
	}
	q.sameText(t.column, text)
}

// sameText holds for a text in any of its forms.
func (q *sqlBuilder) sameText(column, text string) {
	if all, whole := forms(text); whole {
		q.in(column, asValues(all))
		return
	}
	q.like(column, "", text, "")
}

func (t *tested) begins(q *sqlBuilder, text string) {
	all, whole := t.forms[text]
	switch {
	case !t.indexed:
		q.like(t.column, "", text, anything)
	case !whole:
		if all, whole = forms(text); !whole {
			q.like(t.column, "", text, anything)
			q.add(" AND ")
		}
		fallthrough
	default:
		t.beginsWithForm(q, all)
	}
}

// beginsWithForm finds beginnings in the field's index.
func (t *tested) beginsWithForm(q *sqlBuilder, all []string) {
	if len(all) == 0 {
		q.add("FALSE")
		return
	}
	q.eitherOf(asValues(all), func(form any) {
		q.add("("+t.column+" >= ?", form)
		if after, ok := next(form.(string)); ok {
			q.add(" AND "+t.column+" < ?", after)
		}
		q.add(")")
	})
}

func (t *tested) within(q *sqlBuilder) {
	low, high := " >= ?", " <= ?"
	if t.Low.Excluded {
		low = " > ?"
	}
	if t.High.Excluded {
		high = " < ?"
	}
	if t.Low.Value != nil {
		q.add(t.column+low, t.Low.Value)
	}
	if t.Low.Value != nil && t.High.Value != nil {
		q.add(" AND ")
	}
	if t.High.Value != nil {
		q.add(t.column+high, t.High.Value)
	}
}

// like continues a query with a condition on a text, whatever its case.
func (q *sqlBuilder) like(column, before, text, after string) {
	operator, pattern := like(before, text, after)
	q.add(column+operator, pattern)
}

// inAny is in for a list that may be empty.
func (q *sqlBuilder) inAny(column string, values []any) {
	if len(values) == 0 {
		q.add("FALSE")
		return
	}
	q.in(column, values)
}

func (q *sqlBuilder) in(column string, values []any) {
	q.add(column+" IN "+holes(len(values)), asArgs(values)...)
}

// eitherOf joins what fn writes for each value.
func (q *sqlBuilder) eitherOf(values []any, fn func(value any)) {
	q.add("(")
	for i, value := range values {
		if i > 0 {
			q.add(" OR ")
		}
		fn(value)
	}
	q.add(")")
}

// member holds where a list has a member: a text, or the number of an option. In a list of numbers these have commas and brackets beside
// them, which is found without taking the list apart.
func (q *sqlBuilder) member(column string, value any) {
	if n, ok := value.(int64); ok {
		q.add("instr(replace(replace("+column+", '[', ','), ']', ','), ?) > 0", ","+strconv.FormatInt(n, 10)+",")
		return
	}
	q.add("EXISTS (SELECT 1 FROM json_each(" + column + ") WHERE ")
	q.sameText("json_each.value", value.(string))
	q.add(")")
}

func asValues[T any](list []T) []any {
	values := make([]any, len(list))
	for i := range list {
		values[i] = list[i]
	}
	return values
}

func asArgs(values []any) []driver.Value {
	args := make([]driver.Value, len(values))
	for i := range values {
		args[i] = values[i]
	}
	return args
}

// holds tells whether a stored value meets the condition.
func (t *tested) holds(value any) bool { return t.met(value) != t.Not }

func (t *tested) met(value any) bool {
	switch t.Kind {
	case backend.IsEmpty:
		return t.field.Missing(value) || t.field.Folds() && value == ""
	case backend.IsOneOf:
		return slices.ContainsFunc(t.Values, func(wanted any) bool { return t.equals(value, wanted) })
	case backend.IsWithin:
		return value != nil && t.inRange(value)
	}
	text, ok := value.(string)
	wanted := folded(t.Values[0].(string))
	if t.Kind == backend.BeginsWith {
		return ok && strings.HasPrefix(folded(text), wanted)
	}
	return ok && strings.Contains(folded(text), wanted)
}

func (t *tested) equals(value, wanted any) bool {
	text, isText := value.(string)
	switch {
	case isText && t.field.IsList():
		return slices.ContainsFunc(backend.ListMembers(text), func(member any) bool { return t.same(member, wanted) })
	case isText:
		return t.same(text, wanted)
	}
	return value == wanted
}

// same compares two values, texts that people type in upper and lower case alike.
func (t *tested) same(value, wanted any) bool {
	one, isText := value.(string)
	other, both := wanted.(string)
	if isText && both && t.takesText() {
		return folded(one) == folded(other)
	}
	return value == wanted
}

func (t *tested) inRange(value any) bool {
	if low := t.Low.Value; low != nil {
		if c := compareKeys(value, low); c < 0 || c == 0 && t.Low.Excluded {
			return false
		}
	}
	if high := t.High.Value; high != nil {
		if c := compareKeys(value, high); c > 0 || c == 0 && t.High.Excluded {
			return false
		}
	}
	return true
}
