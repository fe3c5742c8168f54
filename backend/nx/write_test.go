package nx

import (
	"slices"
	"testing"
)

func (m *memory) Create(t *Table) (int64, error) {
	ids := append(m.ids(t), 0)
	id := slices.Max(ids) + 1
	m.put(t, id, make([]Value, len(t.Fields)))
	return id, nil
}

func (m *memory) Set(t *Table, f *Field, id int64, v Value) error {
	row := slices.Clone(m.rows[t][id])
	for len(row) < len(t.Fields) {
		row = append(row, nil)
	}
	row[slices.Index(t.Fields, f)] = v
	m.rows[t][id] = row
	return nil
}

func (m *memory) Delete(t *Table, ids []int64) error {
	for _, id := range ids {
		delete(m.rows[t], id)
	}
	return nil
}

func TestStatementsChangeRecords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`let l := create line; l.item := "Cap"; l.qty := 2; l.invoice := record(invoice, 3); record(invoice, 3).line.item`, "[Cap]"},
		{`let l := create line; l.id`, "5"},
		{`let i := record(invoice, 1); let n := i.discount; i.discount := n + 5; [n, i.discount]`, "[10,15]"},
		{`let i := record(invoice, 1); i.status := "Sent"; i.status`, "Sent"},
		{`let i := record(invoice, 1); i.status := 1; i.status`, "Draft"},
		{`let i := record(invoice, 1); i.customer := 2; i.customer.name`, "Birch"},
		{`let i := record(invoice, 1); i.customer := null; i.customer`, "null"},
		{`record(customer, 2).tags := ["C", "A"]; record(customer, 2).tags`, "A, C"},
		{`(select line).qty := 9; (select line).qty`, "[9,9,9,9]"},
		{`delete record(line, 1); (select line).item`, "[Ink,Pen,Pad]"},
		{`delete select line where item = "Pen"; (select line).item`, "[Ink,Pad]"},
		{`for l in select line do l.qty := l.id end; (select line where qty > 2).item`, "[Pen,Pad]"},
		{`let a := (select line where qty = 7).id; record(line, 1).qty := 7; [a, (select line where qty = 7).id]`, "[[],[1]]"},
		{`record(invoice, 1).line.(qty := 0); (select line).qty`, "[0,0,10,null]"},
		{`do as server let x := create customer; x.name := "N"; x.name end`, "N"},
	} {
		s := newSample()
		checked := Compile(s.module).Check(c.text, nil, Statements)
		if v, err := checked.Value(s.run(DefaultLimits)); err != nil || shown(v) != c.want || !checked.Writes {
			t.Errorf("%s gave %s, %v, %v; want %s", c.text, shown(v), err, checked.Errors, c.want)
		}
	}
}

func TestStatementsThatCannotBe(t *testing.T) {
	s := newSample()
	s.formula(s.invoice, "total", `1`)
	p := Compile(s.module)
	for text, want := range map[string]string{
		`record(invoice, 1).total := 1`:      "1:20+5 Field cannot be written: total",
		`record(invoice, 1).line := 1`:       "1:20+4 Field cannot be written: line",
		`record(invoice, 1).no := date`:      "1:26+4 Field not found: date",
		`record(invoice, 1).date := "x"`:     "1:28+3 Type mismatch: date and text",
		`record(invoice, 1).nope := 1`:       "1:20+4 Field not found: nope",
		`delete 5`:                           "1:8+1 Type mismatch: record and number",
		`record(invoice, 1).customer := "x"`: "1:32+3 Type mismatch: record(customer) and text",
		`this`:                               "1:1+4 Unexpected this, expected a record",
	} {
		if got := faultsText(p.Check(text, nil, Statements).Errors); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	checked := p.Check(`record(invoice, 1).status := "Gone"`, nil, Statements)
	if _, err := checked.Value(s.run(DefaultLimits)); err == nil || err.ID != "field_value" {
		t.Error(err, checked.Errors)
	}
}

// reader is a source that cannot write.
type reader struct{ Source }

func TestSourceThatOnlyReads(t *testing.T) {
	s := newSample()
	run := NewRun(t.Context(), reader{s.source}, &Clockwork{}, DefaultLimits)
	if _, err := Compile(s.module).Check(`create line`, nil, Statements).Value(run); err == nil || err.ID != "read_only" {
		t.Error(err)
	}
}
