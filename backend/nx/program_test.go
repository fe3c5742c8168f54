package nx

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

func TestFormulasReadEachOther(t *testing.T) {
	s := newSample()
	total := s.formula(s.invoice, "total", `line.worth[0] + due`)
	s.formula(s.line, "worth", `qty * price`)
	s.formula(s.invoice, "due", `100 - discount`)
	p := Compile(s.module)
	if c := p.Formula(total); len(c.Errors) > 0 || c.Type.Kind != Number {
		t.Fatal(c.Errors, c.Type)
	}
	run := s.run(DefaultLimits)
	values, errs := p.Formula(total).Values(run, run.Group(s.invoice, []int64{1, 2, 3}))
	if got := shown(Items(values)); got != "[93,115,100]" {
		t.Error(got, errs)
	}
}

func TestLoopsAreNamedOnEachMember(t *testing.T) {
	s := newSample()
	fields := map[string]*Field{
		"total": s.formula(s.invoice, "total", `net + tax`),
		"tax":   s.formula(s.invoice, "tax", `total * 0.19`),
		"net":   s.formula(s.invoice, "net", `for l in line do l.share end`),
		"share": s.formula(s.line, "share", `qty * invoice.net[0]`),
		"self":  s.formula(s.customer, "self", `self + 1`),
		"fine":  s.formula(s.customer, "fine", `vip`),
		"reads": s.formula(s.customer, "reads", `invoice.total[0]`),
	}
	want := map[string]string{
		"total": "1:7+3 Formulas need each other: total → tax → total",
		"tax":   "1:1+5 Formulas need each other: tax → total → tax",
		"net":   "1:20+5 Formulas need each other: net → share → net",
		"share": "1:15+3 Formulas need each other: share → net → share",
		"self":  "1:1+4 Formulas need each other: self → self",
	}
	p := Compile(s.module)
	for name, f := range fields {
		if got := faultsText(p.Formula(f).Errors); got != want[name] {
			t.Errorf("%s: %q, want %q", name, got, want[name])
		}
	}
	run := s.run(DefaultLimits)
	values, errs := p.Formula(fields["reads"]).Values(run, run.Group(s.customer, []int64{1}))
	if values[0] != nil || errs[0] == nil || errs[0].ID != "field_broken" || errs[0].Args["field"] != "total" {
		t.Error(values, errs)
	}
}

func TestGlobalFunctions(t *testing.T) {
	s := newSample()
	s.module.Functions = []Global{
		{"tax", `function vat(n: number) do n * 0.5 end; function gross(n: number) do n + vat(n) end`},
		{"broken", `function bad() do nope end`},
		{"no function", "let x := 1"},
		{"more", `function early() do late() end; function late() do 1 end; function sum2() do loop end`},
		{"unparsed", `function`},
		{"reading", `function worth(i: record(invoice)) do i.total end`},
	}
	total := s.formula(s.invoice, "total", `gross(discount) + late()`)
	loop := s.formula(s.invoice, "loop", `worthless(this)`)
	s.module.Functions = append(s.module.Functions, Global{"around", `function worthless(i: record(invoice)) do i.loop end`})
	p := Compile(s.module)
	faults := p.Globals()
	for i, want := range []string{"", "1:19+4 Field not found: nope", "1:1+10 Unexpected statement, expected a function",
		"1:21+4 Function not found: late; 1:78+4 Field not found: loop", "1:9+0 *", "", ""} {
		if got := faultsText(faults[i]); got != want && (want == "" || want[len(want)-1] != '*' || len(faults[i]) != 1) {
			t.Errorf("%s: %q, want %q", s.module.Functions[i].Name, got, want)
		}
	}
	run := s.run(DefaultLimits)
	if values, errs := p.Formula(total).Values(run, run.Group(s.invoice, []int64{1, 2})); shown(Items(values)) != "[16,1]" {
		t.Error(shown(Items(values)), errs)
	}
	if got := faultsText(p.Formula(loop).Errors); got != "1:1+9 Formulas need each other: loop → worthless → loop" {
		t.Error(got)
	}
	if _, err := s.compute(t, "i1", `bad()`); err == nil || err.ID != "function_broken" {
		t.Error(err)
	}
	if v, err := s.compute(t, "i1", `worth(this)`); err != nil || shown(v) != "16" {
		t.Error(v, err)
	}
}

func TestLargeModulesCompileQuickly(t *testing.T) {
	m := &Module{}
	for i := range 100 {
		table := &Table{Name: fmt.Sprintf("t%d", i)}
		table.Fields = append(table.Fields, &Field{Name: "f0", Kind: Number})
		for k := 1; k < 500; k++ {
			table.Fields = append(table.Fields, &Field{Name: fmt.Sprintf("f%d", k), Storage: Formula, Expression: fmt.Sprintf("f%d + 1", k-1)})
		}
		m.Tables = append(m.Tables, table)
	}
	start := time.Now()
	p := Compile(m)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for _, table := range m.Tables {
				if c := p.Formula(table.Fields[499]); len(c.Errors) > 0 || c.Type.Kind != Number {
					t.Error(c.Errors)
				}
			}
		})
	}
	all.Wait()
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestConcurrentUse(t *testing.T) {
	s := newSample()
	a := s.formula(s.invoice, "a", `b + line.c[0]`)
	b := s.formula(s.invoice, "b", `line.c[0] + 1`)
	s.formula(s.line, "c", `qty * price`)
	p := Compile(s.module)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			f := []*Field{a, b}[i%2]
			source := &memory{rows: s.source.rows}
			run := NewRun(t.Context(), source, &Clockwork{}, DefaultLimits)
			if values, errs := p.Formula(f).Values(run, run.Group(s.invoice, []int64{1})); values[0] == nil {
				t.Error(errs)
			}
			p.Check(`a + b`, s.invoice, Expression)
		})
	}
	all.Wait()
}
