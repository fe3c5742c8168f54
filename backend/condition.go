package backend

import (
	"cmp"
	"slices"
)

// Operator is what a Condition asks of a field. Texts compare without regard to case.
type Operator string

const (
	Equals      Operator = "equals"
	NotEquals   Operator = "not_equals"
	Contains    Operator = "contains"
	NotContains Operator = "not_contains"
	Begins      Operator = "begins"
	Empty       Operator = "empty"
	NotEmpty    Operator = "not_empty"
	Before      Operator = "before"
	After       Operator = "after"
	Between     Operator = "between" // both ends included, in either order
	Less        Operator = "less"
	More        Operator = "more"
	OneOf       Operator = "one_of"
	NoneOf      Operator = "none_of"
)

var (
	onAny    = []Operator{Empty, NotEmpty}
	onText   = []Operator{Equals, NotEquals, Contains, NotContains, Begins, OneOf, NoneOf}
	onAmount = []Operator{Equals, NotEquals, Less, More, Between, OneOf, NoneOf}
	onMoment = []Operator{Equals, NotEquals, Before, After, Between}
	onOne    = []Operator{Equals, NotEquals, OneOf, NoneOf}
	onList   = []Operator{OneOf, NoneOf}

	operators = map[FieldType][]Operator{
		String: onText, File: onText, IconValue: onText, Color: onText, User: onText, DChoice: onText,
		Number: onAmount, TimeInterval: onAmount,
		Date: onMoment, Timestamp: onMoment, TimeOfDay: onMoment, Appointment: onMoment,
		Boolean: onOne, Choice: onOne, Reference: onOne,
		Multi: onList, DMulti: onList,
	}
)

// TestKind is what a Test looks at.
type TestKind int

const (
	IsEmpty      TestKind = iota // there is no value, or one without content
	IsOneOf                      // the value, or a member of a list, is one of Values
	IsWithin                     // the value is within Low and High
	ContainsText                 // the value contains the text Values[0]
	BeginsWith                   // the value begins with the text Values[0]
)

// Test is a condition checked against its table. With Not it holds wherever it would not hold without, so for an empty value too.
type Test struct {
	Field     int // the place in the table's list
	Kind      TestKind
	Not       bool
	Values    []any // stored values
	Low, High Bound
}

// Bound is an end of a range of stored values; without a Value the range is open there.
type Bound struct {
	Value    any
	Excluded bool
}

// Folds tells whether the field's values are texts that a person finds in upper and lower case alike.
func (f *Field) Folds() bool { return slices.Contains(operators[f.Type], Contains) }

// on checks a condition against its table. Errors: invalid.
func (c *Condition) on(t *Table) (test Test, err error) {
	test.Field = t.place(c.Field)
	if test.Field < 0 {
		return test, Errorf(Invalid, "condition.field_unknown", "field", shown([]byte(c.Field)), "table", t.Name)
	}
	f := t.Fields[test.Field].Held()
	if t.Fields[test.Field].IsBroken() {
		return test, brokenFormula(f)
	}
	if !f.Comparable() || !slices.Contains(operators[f.Type], c.Is) && !slices.Contains(onAny, c.Is) {
		return test, Errorf(Invalid, "condition.operator", "field", f.Name, "type", f.Type, "operator", shown([]byte(c.Is)))
	}
	r := conditionReader{scanner{text: c.Value}, valueReader{Field: f, seeks: true}}
	if !r.read(c.Is, &test) || !r.atEnd() {
		return test, Errorf(Invalid, "condition.value", "field", f.Name, "type", f.Type, "operator", c.Is, "value", cmp.Or(shown(c.Value), "nothing"))
	}
	return test, nil
}

// conditionReader reads the value of a condition.
type conditionReader struct {
	scanner
	field valueReader
}

// read fills in the test that an operator makes of the value; ok is whether the value is one for it.
func (r *conditionReader) read(is Operator, test *Test) (ok bool) {
	switch is {
	case Empty, NotEmpty:
		test.Not = is == NotEmpty
		return r.nothing()
	case Equals, NotEquals:
		test.Kind, test.Not = IsOneOf, is == NotEquals
		return r.member(test)
	case OneOf, NoneOf:
		test.Kind, test.Not = IsOneOf, is == NoneOf
		return r.list(func() bool { return r.member(test) })
	case Contains, NotContains:
		test.Kind, test.Not = ContainsText, is == NotContains
		return r.text(test)
	case Begins:
		test.Kind = BeginsWith
		return r.text(test)
	}
	test.Kind = IsWithin
	return r.within(is, test)
}

// nothing takes what may stand where no value is wanted.
func (r *conditionReader) nothing() bool {
	if r.atEnd() {
		return true
	}
	kind, text, f := r.value()
	return f == "" && (kind == kindNull || kind == kindString && len(text) == 0)
}

// text takes a text that is not empty: every text contains an empty one.
func (r *conditionReader) text(test *Test) bool {
	kind, text, f := r.value()
	if f != "" || kind != kindString || len(text) == 0 || len(text) > maxSearch {
		return false
	}
	test.Values = []any{string(text)}
	return true
}

// member takes one value, as one that the field's may be equal to.
func (r *conditionReader) member(test *Test) bool {
	if r.field.IsList() {
		return r.option(test)
	}
	value, why := r.field.read(&r.scanner)
	if why != "" || value == nil {
		return false
	}
	if r.field.Type == TimeOfDay {
		short, long := clockForms(value.(string))
		test.Values = append(test.Values, long)
		value = short
		if short == long {
			return true
		}
	}
	test.Values = append(test.Values, value)
	return true
}

// option takes one member of a list.
func (r *conditionReader) option(test *Test) bool {
	kind, text, f := r.value()
	if f != "" || kind != kindString {
		return false
	}
	var value any = string(text)
	if r.field.Type == Multi {
		value, _ = r.field.option(text)
	}
	test.Values = append(test.Values, value)
	return true
}

// list takes a list, and each of its members with a function.
func (r *conditionReader) list(member func() bool) bool {
	if !r.take('[') {
		return false
	}
	for first := true; !r.take(']'); first = false {
		if !first && !r.take(',') || !member() {
			return false
		}
	}
	return true
}

func (r *conditionReader) within(is Operator, test *Test) bool {
	if is != Between {
		at, ok := r.ends()
		switch is {
		case Before, Less:
			test.High = Bound{at.from, true}
		default:
			test.Low = Bound{at.to, at.over}
		}
		return ok
	}
	var both []span
	ok := r.list(func() bool {
		at, ok := r.ends()
		both = append(both, at)
		return ok
	})
	if !ok || len(both) != 2 {
		return false
	}
	if less(both[1].from, both[0].from) {
		slices.Reverse(both)
	}
	test.Low, test.High = Bound{Value: both[0].from}, Bound{both[1].to, !both[1].over}
	return true
}

// span is where a value begins and ends among stored ones: a value past to is greater; and to itself is, unless over.
type span struct {
	from, to any
	over     bool
}

// ends takes one value as the end of a range. A time of day is stored with its seconds or without them, an appointment by its start.
func (r *conditionReader) ends() (at span, ok bool) {
	if r.field.Type == Appointment {
		return r.start()
	}
	value, why := r.field.read(&r.scanner)
	if why != "" || value == nil {
		return at, false
	}
	at = span{value, value, true}
	if r.field.Type == TimeOfDay {
		at.from, at.to = clockForms(value.(string))
	}
	return at, true
}

// start takes a moment at which an appointment may start.
func (r *conditionReader) start() (at span, ok bool) {
	moment := valueReader{Field: &Field{FieldShape: FieldShape{Type: Timestamp}}}
	value, why := moment.read(&r.scanner)
	if why != "" || value == nil {
		return at, false
	}
	from := "[" + momentText(value.(int64))
	return span{from: from, to: from + "-"}, true // what is stored goes on with a comma, and a hyphen is next to that
}

// less orders two stored values of one field.
func less(a, b any) bool {
	switch a := a.(type) {
	case string:
		return a < b.(string)
	case float64:
		return a < b.(float64)
	}
	return a.(int64) < b.(int64)
}
