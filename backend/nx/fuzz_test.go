package nx

import (
	"testing"
	"time"
)

// FuzzCompute checks and computes any text, in every way there is, and renames in it: nothing panics or runs away.
func FuzzCompute(f *testing.F) {
	for _, e := range examples {
		f.Add(e.formula)
	}
	for _, text := range []string{
		`let l := create line; l.qty := 1; delete l`, `line.(qty := 0)`, `function f(n: number) do f(n) end; f(1)`, `get(this, "total")`,
		`(select line where invoice = this and qty > 1) order by -price`, `for i from 0 to 10 step 3 do break end`, `{"a": [this]}.a[0]`, `total.self`,
	} {
		f.Add(text)
	}
	s := newSample()
	s.formula(s.invoice, "total", `sum(line.(qty * price))`)
	s.formula(s.invoice, "self", `get(this, "se" + "lf")`)
	p := Compile(s.module)
	limits := Limits{Steps: 20_000, Total: 50_000, Depth: 50, List: 1000, Text: 10_000}
	f.Fuzz(func(t *testing.T, text string) {
		start := time.Now()
		for _, use := range []Use{Expression, Statements} {
			fresh := newSample()
			fresh.source.rows = s.copied()
			c := p.Check(text, s.invoice, use)
			run := NewRun(t.Context(), fresh.source, &Clockwork{Random: func() float64 { return 0 }}, limits)
			group := run.Group(s.invoice, []int64{1, 2, 3})
			values, errs := c.Values(run, group)
			if len(c.Errors) > 0 && (values[0] != nil || errs[0] == nil) {
				t.Errorf("%q has errors and a value", text)
			}
			for _, err := range errs {
				if err != nil && (err.ID == "internal" || err.ID == "not_computed") {
					t.Errorf("%q: %v, %v", text, err, run.Err())
				}
			}
			c.Trace(run, group, 0)
			c.Term(run)
		}
		p.Rename(text, s.invoice, Renaming{s.line, s.line.Fields[2], "amount"})
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q took %v", text, took)
		}
	})
}

func (s *sample) copied() map[*Table]map[int64][]Value {
	rows := map[*Table]map[int64][]Value{}
	for table, records := range s.source.rows {
		rows[table] = map[int64][]Value{}
		for id, values := range records {
			rows[table][id] = values
		}
	}
	return rows
}
