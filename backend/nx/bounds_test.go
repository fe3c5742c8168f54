package nx

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestNothingRunsAway(t *testing.T) {
	s := newSample()
	long := `let t := "0123456789"; for i from 0 to 30 do t := t + t end; t`
	for text, id := range map[string]string{
		`while true do end`:                                                                        "steps",
		`while true do if 1 = 2 then break end end`:                                                "steps",
		`for i from 0 to 1000000000 do end`:                                                        "*",
		`for i from 0 to 1000000000 do for k from 0 to 1000000000 do k end end`:                    "*",
		`for i from 0 to 1 step 0 do i end`:                                                        "step_zero",
		`for i from 10000000000000000 to 20000000000000000 do 1 end`:                               "*",
		`function f(n: number) do f(n + 1) end; f(0)`:                                              "depth",
		`function f(n: number) do f(n + 1) + f(n + 2) end; f(0)`:                                   "depth",
		`function f(n: number): number do if n = 0 then 1 else f(n - 1) + f(n - 1) end end; f(60)`: "steps",
		long: "text_long",
		`let t := "x"; while true do t := t + t; "" end`:                                           "text_long",
		`let l := [1]; while true do l := for i in [l, l] do i end end`:                            "*",
		`let l := [this]; while true do l := [l, l].(this) end`:                                    "*",
		`let l := [1, 2]; for i in l do for k in l do for m in l do while true do end end end end`: "steps",
	} {
		start := time.Now()
		_, err := s.compute(t, "i1", text)
		if err == nil || id != "*" && err.ID != id {
			t.Errorf("%s: %v", text, err)
		}
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%s took %v", text, took)
		}
	}
}

func TestOneRecordThatFailsDoesNotHarmTheOthers(t *testing.T) {
	s := newSample()
	c := Compile(s.module).Check(`while discount = 10 do end; no`, s.invoice, Expression)
	run := s.run(Limits{Steps: 1000, Total: 10_000, Depth: 10, List: 10, Text: 100})
	values, errs := c.Values(run, run.Group(s.invoice, []int64{1, 2, 3}))
	if shown(Items(values)) != "[null,R-002,R-003]" || errs[0] == nil || errs[0].ID != "steps" || errs[1] != nil || errs[2] != nil || run.Err() != nil {
		t.Error(values, errs, run.Err())
	}
}

func TestAllRecordsTogetherAreBounded(t *testing.T) {
	s := newSample()
	c := Compile(s.module).Check(`while true do end`, s.invoice, Expression)
	run := s.run(Limits{Steps: 1000, Total: 1500, Depth: 10, List: 10, Text: 100})
	_, errs := c.Values(run, run.Group(s.invoice, []int64{1, 2, 3}))
	for i, id := range []string{"steps", "total", "total"} {
		if errs[i] == nil || errs[i].ID != id {
			t.Error(i, errs[i])
		}
	}
}

func TestEndedContextEndsTheRun(t *testing.T) {
	s := newSample()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	limits := DefaultLimits
	limits.Steps, limits.Total = 1<<60, 1<<60
	run := NewRun(ctx, s.source, &Clockwork{}, limits)
	_, errs := Compile(s.module).Check(`while true do end`, s.invoice, Expression).Values(run, run.Group(s.invoice, []int64{1, 2}))
	if !errors.Is(run.Err(), context.DeadlineExceeded) || errs[0] == nil || errs[1] == nil {
		t.Error(run.Err(), errs)
	}
}

func TestFailingSourceIsToldByTheRun(t *testing.T) {
	s := newSample()
	s.source.failing = errors.New("disk")
	run := s.run(DefaultLimits)
	_, errs := Compile(s.module).Check(`no`, s.invoice, Expression).Values(run, run.Group(s.invoice, []int64{1}))
	if !errors.Is(run.Err(), s.source.failing) || errs[0] == nil || errs[0].ID != "not_computed" {
		t.Error(run.Err(), errs)
	}
}

// silent answers too little, which must not get past the run.
type silent struct{ *memory }

func (silent) Values(*Table, *Field, []int64) ([]Value, error) { return nil, nil }

// wrong answers with values of other kinds than the fields have.
type wrong struct{ *memory }

func (wrong) Values(_ *Table, _ *Field, ids []int64) ([]Value, error) {
	values := make([]Value, len(ids))
	for i := range values {
		values[i] = Range{}
	}
	return values, nil
}

func TestFaultySourcesDoNotPanic(t *testing.T) {
	s := newSample()
	for _, source := range []Source{silent{s.source}, wrong{s.source}} {
		for _, text := range []string{`no + 1`, `discount * 2`, `customer.name`, `date + 1`, `-discount`, `discount < 3`, `line[qty > 1].item`} {
			run := NewRun(t.Context(), source, &Clockwork{}, DefaultLimits)
			Compile(s.module).Check(text, s.invoice, Expression).Values(run, run.Group(s.invoice, []int64{1}))
		}
	}
}

func TestChainOfRecordsThroughGetEnds(t *testing.T) {
	s := newSample()
	f := s.formula(s.invoice, "next", `get(record(invoice, id + 1), "ne" + "xt")`)
	loop := s.formula(s.invoice, "loop", `get(this, "lo" + "op")`)
	p := Compile(s.module)
	run := s.run(DefaultLimits)
	if _, errs := p.Formula(f).Values(run, run.Group(s.invoice, []int64{1})); errs[0] == nil {
		t.Error("no end")
	}
	if _, errs := p.Formula(loop).Values(run, run.Group(s.invoice, []int64{1})); errs[0] == nil || errs[0].ID != "cycle_running" && errs[0].ID != "field_failed" {
		t.Error(errs)
	}
}

func TestBracketsInBracketsAreCheckedInTime(t *testing.T) {
	s := newSample()
	text := "0"
	for range 200 {
		text = "line.qty[" + text + "]"
	}
	start := time.Now()
	errs := Compile(s.module).Check(text, s.invoice, Expression).Errors
	if took := time.Since(start); took > 2*time.Second {
		t.Error(took, errs)
	}
}
