package nx

import (
	"testing"
)

// wide makes a page of invoices with lines and customers.
func wide(n int) (*sample, []int64) {
	s := newSample()
	ids := make([]int64, n)
	for i := range ids {
		id := int64(i + 1)
		ids[i] = id
		s.add(s.customer, id, "C", "Bonn", true, nil, nil)
		s.add(s.invoice, id, "R", id, Day(i), nil, 1.0, nil)
		s.add(s.line, 2*id-1, id, "Pen", 2.0, 1.5)
		s.add(s.line, 2*id, id, "Ink", 1.0, 7.0)
	}
	return s, ids
}

func TestPageAsksAsOftenAsOneRecord(t *testing.T) {
	for _, c := range []struct {
		text  string
		calls int
	}{
		{`no + discount`, 2},
		{`no + no + this.no`, 1},
		{`customer.name + customer.city`, 3},
		{`line[qty > 1].item`, 3},
		{`line.invoice.customer.name`, 4},
		{`customer.invoice.line.(qty * price)`, 5},
		{`(select line).item`, 2},
		{`(select line where invoice = this).item`, 2},
		{`(select line where price > this.discount and item = "Ink").item`, 3},
		{`let me := this; let d := discount + 1; (select line where qty < d and invoice = me).item`, 3},
		{`for l in line do l.item + l.invoice.no end`, 4},
		{`if no = "R" then customer.name end`, 3},
		{`record(customer, 1).name`, 1},
		{`record(customer, id).name`, 1},
		{`let n := discount + id; record(customer, n - 1).name`, 2},
	} {
		counts := map[int]int{}
		for _, n := range []int{1, 100} {
			s, ids := wide(n)
			checked := Compile(s.module).Check(c.text, s.invoice, Expression)
			run := s.run(DefaultLimits)
			values, errs := checked.Values(run, run.Group(s.invoice, ids))
			if errs[0] != nil || values[n-1] == nil {
				t.Errorf("%s: %v %v", c.text, values[n-1], errs[0])
			}
			counts[n] = s.source.asked
			if counts[n] != c.calls {
				t.Errorf("%s: %d calls for %d records, want %d: %v", c.text, counts[n], n, c.calls, s.source.log)
			}
		}
	}
}

func TestFormulasOfOneRunAreComputedOnce(t *testing.T) {
	s, ids := wide(100)
	s.formula(s.line, "worth", `qty * price`)
	a := s.formula(s.invoice, "a", `line.worth[0] + discount`)
	b := s.formula(s.invoice, "b", `a + line.worth[1]`)
	p := Compile(s.module)
	run := s.run(DefaultLimits)
	group := run.Group(s.invoice, ids)
	for _, f := range []*Field{a, b} {
		if values, errs := p.Formula(f).Values(run, group); values[99] == nil {
			t.Error(errs[99])
		}
	}
	if s.source.asked != 4 {
		t.Error(s.source.log)
	}
}

func TestGivenValuesAreNotRead(t *testing.T) {
	s := newSample()
	run := s.run(DefaultLimits)
	group := run.Group(s.invoice, []int64{1, 2})
	group.Give(s.invoice.Fields[0], []Value{"x", "y"})
	group.Give(s.invoice.Fields[1], []Value{int64(2), nil})
	values, _ := Compile(s.module).Check(`no + customer.name`, s.invoice, Expression).Values(run, group)
	if got := shown(Items(values)); got != "[xBirch,y]" || s.source.asked != 1 {
		t.Error(got, s.source.log)
	}
}
