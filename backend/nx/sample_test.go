package nx

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"
)

// sample is the module of the reference's example formulas, with its records.
type sample struct {
	module                  *Module
	customer, invoice, line *Table
	source                  *memory
}

func newSample() *sample {
	s := &sample{customer: &Table{Name: "customer"}, invoice: &Table{Name: "invoice"}, line: &Table{Name: "line"}}
	stored := func(t *Table, name string, k Kind, options ...string) *Field {
		f := &Field{Name: name, Kind: k}
		for i, o := range options {
			f.Options = append(f.Options, Option{ID: int64(i + 1), Name: o})
		}
		t.Fields = append(t.Fields, f)
		return f
	}
	refer := func(t *Table, name string, to *Table) {
		f := &Field{Name: name, Kind: Record, Storage: Reference, Table: to}
		t.Fields = append(t.Fields, f)
		to.Fields = append(to.Fields, &Field{Name: t.Name, Kind: List, Storage: Reverse, Table: t, By: f})
	}
	stored(s.customer, "name", Text)
	stored(s.customer, "city", Text)
	stored(s.customer, "vip", Boolean)
	tags := stored(s.customer, "tags", Multi, "A", "B", "C")
	stored(s.invoice, "no", Text)
	refer(s.invoice, "customer", s.customer)
	stored(s.invoice, "date", Date)
	status := stored(s.invoice, "status", Choice, "Draft", "Sent", "Paid")
	stored(s.invoice, "discount", Number)
	refer(s.line, "invoice", s.invoice)
	stored(s.line, "item", Text)
	stored(s.line, "qty", Number)
	stored(s.line, "price", Number)
	s.module = &Module{Tables: []*Table{s.customer, s.invoice, s.line}}
	s.source = &memory{rows: map[*Table]map[int64][]Value{}}
	s.fill(tags, status)
	return s
}

func (s *sample) fill(tags, status *Field) {
	chosen := func(f *Field, id int64) Chosen { return Chosen{Field: f, ID: id, Name: f.Options[id-1].Name} }
	date := func(m time.Month, d int) Day {
		return Day(time.Date(2026, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
	}
	s.add(s.customer, 1, "Acorn Ltd", "Bonn", true, ChosenSet{chosen(tags, 1), chosen(tags, 3)}, nil)
	s.add(s.customer, 2, "Birch", nil, false, nil, nil)
	s.add(s.invoice, 1, "R-001", int64(1), date(3, 2), chosen(status, 3), 10.0, nil)
	s.add(s.invoice, 2, "R-002", int64(1), date(3, 31), chosen(status, 2), nil, nil)
	s.add(s.invoice, 3, "R-003", int64(2), date(4, 15), chosen(status, 1), nil, nil)
	s.add(s.line, 1, int64(1), "Pen", 2.0, 1.5)
	s.add(s.line, 2, int64(1), "Ink", 1.0, 7.0)
	s.add(s.line, 3, int64(2), "Pen", 10.0, 1.5)
	s.add(s.line, 4, int64(2), "Pad", nil, 4.0)
}

// add gives values in the order of the table's fields.
func (s *sample) add(t *Table, id int64, values ...Value) { s.source.put(t, id, values) }

// formula adds a formula field.
func (s *sample) formula(t *Table, name, text string) *Field {
	f := &Field{Name: name, Storage: Formula, Expression: text}
	t.Fields = append(t.Fields, f)
	return f
}

func (s *sample) place(on string) (*Table, int64) {
	t := map[byte]*Table{'c': s.customer, 'i': s.invoice, 'l': s.line}[on[0]]
	return t, int64(on[1] - '0')
}

func (s *sample) run(limits Limits) *Run {
	clock := &Clockwork{Now: time.Date(2026, 3, 10, 9, 30, 0, 0, time.UTC), Random: func() float64 { return 0.5 }}
	return NewRun(context.Background(), s.source, clock, limits)
}

// compute checks and computes a text over one record, like "i1".
func (s *sample) compute(t *testing.T, on, text string) (Value, *Error) {
	t.Helper()
	table, id := s.place(on)
	checked := Compile(s.module).Check(text, table, Expression)
	run := s.run(DefaultLimits)
	values, errs := checked.Values(run, run.Group(table, []int64{id}))
	if run.Err() != nil {
		t.Fatalf("%s: %v", text, run.Err())
	}
	return values[0], errs[0]
}

// shown is a value as the tests write it.
func shown(v Value) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case Items:
		texts := "["
		for i, item := range v {
			if i > 0 {
				texts += ","
			}
			texts += shown(item)
		}
		return texts + "]"
	}
	return textOf(v)
}

// memory is a source that counts what it is asked.
type memory struct {
	rows    map[*Table]map[int64][]Value
	asked   int
	log     []string
	cannot  func() bool // tells when it cannot say a question; nil never
	failing error
}

func (m *memory) put(t *Table, id int64, values []Value) {
	if m.rows[t] == nil {
		m.rows[t] = map[int64][]Value{}
	}
	m.rows[t][id] = values
}

func (m *memory) note(format string, args ...any) error {
	m.asked++
	m.log = append(m.log, fmt.Sprintf(format, args...))
	return m.failing
}

func (m *memory) value(t *Table, f *Field, id int64) Value {
	row := m.rows[t][id]
	at := slices.Index(t.Fields, f)
	if at >= len(row) {
		return nil
	}
	return row[at]
}

func (m *memory) ids(t *Table) []int64 {
	var ids []int64
	for id := range m.rows[t] {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func (m *memory) Values(t *Table, f *Field, ids []int64) ([]Value, error) {
	values := make([]Value, len(ids))
	for i, id := range ids {
		values[i] = m.value(t, f, id)
	}
	return values, m.note("values %s.%s", t.Name, f.Name)
}

func (m *memory) Exist(t *Table, ids []int64) ([]bool, error) {
	there := make([]bool, len(ids))
	for i, id := range ids {
		_, there[i] = m.rows[t][id]
	}
	return there, m.note("exist %s", t.Name)
}

func (m *memory) Referring(t *Table, by *Field, ids []int64) ([][]int64, error) {
	lists := make([][]int64, len(ids))
	for i, id := range ids {
		for _, child := range m.ids(t) {
			if m.value(t, by, child) == Value(id) {
				lists[i] = append(lists[i], child)
			}
		}
	}
	return lists, m.note("referring %s.%s", t.Name, by.Name)
}

func (m *memory) Records(q *Question, params [][]Value, limit int) ([][]int64, bool, error) {
	if q.Where != nil && m.cannot != nil && m.cannot() {
		return nil, false, m.note("cannot records %s", q.Table.Name)
	}
	lists := make([][]int64, len(params))
	for i := range params {
		for _, id := range m.ids(q.Table) {
			if len(lists[i]) < limit && (q.Where == nil || truth(m.term(q.Where, q.Table, id, params[i]))) {
				lists[i] = append(lists[i], id)
			}
		}
	}
	return lists, true, m.note("records %s", q.Table.Name)
}

func (m *memory) Aggregate(q *Question, a *Aggregate, params [][]Value) ([]Value, bool, error) {
	if m.cannot != nil && m.cannot() {
		return nil, false, m.note("cannot %s %s", a.Op, q.Table.Name)
	}
	values := make([]Value, len(params))
	for i := range params {
		items := Items{}
		for _, id := range m.ids(q.Table) {
			if q.Where != nil && !truth(m.term(q.Where, q.Table, id, params[i])) {
				continue
			}
			if a.Of == nil {
				items = append(items, true)
			} else {
				items = append(items, m.term(a.Of, q.Table, id, params[i]))
			}
		}
		v, err := functions[a.Op].Forms[0].Eval(nil, []Value{items})
		if err != nil {
			return nil, true, err
		}
		values[i] = v
	}
	return values, true, m.note("%s %s", a.Op, q.Table.Name)
}

func (m *memory) term(t Term, table *Table, id int64, params []Value) Value {
	switch t := t.(type) {
	case FieldTerm:
		return m.value(table, t.Field, id)
	case IDTerm:
		return float64(id)
	case ValueTerm:
		return t.Value
	case ParamTerm:
		return params[t.At]
	case OpTerm:
		return m.operator(t, table, id, params)
	}
	return nil
}

func (m *memory) operator(t OpTerm, table *Table, id int64, params []Value) Value {
	left := m.term(t.Of[0], table, id, params)
	if len(t.Of) == 1 {
		if t.Op == "not" {
			return !truth(left)
		}
		v, _ := negate(left)
		return v
	}
	right := m.term(t.Of[1], table, id, params)
	left, right = number(left), number(right)
	if t.Op == "and" || t.Op == "or" {
		return truth(left) && (t.Op == "or" || truth(right)) || t.Op == "or" && truth(right)
	}
	v, err := operate(t.Op, left, right)
	if err != nil {
		panic(err)
	}
	return v
}

// number makes a record that is known by its id comparable.
func number(v Value) Value {
	if id, ok := v.(int64); ok {
		return float64(id)
	}
	return v
}
