package nx

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTraceTellsWhatEachPartGives(t *testing.T) {
	s := newSample()
	text := `line[qty > 1].item[0] + (discount / 4)`
	c := Compile(s.module).Check(text, s.invoice, Expression)
	run := s.run(DefaultLimits)
	var got []string
	for _, part := range c.Trace(run, run.Group(s.invoice, []int64{1}), 0) {
		got = append(got, fmt.Sprintf("%s=%s", text[part.Span.Start:part.Span.End], shown(part.Value)))
	}
	for _, want := range []string{text + "=Pen2.5", `line[qty > 1].item[0]=Pen`, `line[qty > 1]=[1]`, `line=[1,2]`, `qty > 1=true`, `qty > 1=false`, `qty=2`, `qty=1`, `discount / 4=2.5`, `discount=10`} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is missing in %s", want, strings.Join(got, "\n"))
		}
	}
	if len(got) > 25 {
		t.Error(got)
	}
}

func TestTraceTellsWhereItFails(t *testing.T) {
	s := newSample()
	text := `no + (for i from 0 to 3 step (discount - 10) do i end)[0]`
	c := Compile(s.module).Check(text, s.invoice, Expression)
	run := s.run(DefaultLimits)
	failed := ""
	for _, part := range c.Trace(run, run.Group(s.invoice, []int64{1}), 0) {
		if part.Err != nil {
			failed = text[part.Err.Span.Start:part.Err.Span.End]
		}
	}
	if failed != "discount - 10" {
		t.Errorf("%q", failed)
	}
}

func TestTraceGivesTheFirstTimesOnly(t *testing.T) {
	s := newSample()
	c := Compile(s.module).Check(`for i from 0 to 100 do i * 2 end`, s.invoice, Expression)
	run := s.run(DefaultLimits)
	parts := c.Trace(run, run.Group(s.invoice, []int64{1}), 0)
	n := 0
	for _, part := range parts {
		if c.Text[part.Span.Start:part.Span.End] == "i * 2" {
			n++
		}
	}
	if n != times {
		t.Error(n, parts)
	}
}

func TestTraceShowsThePartsOfWhatTheSourceComputes(t *testing.T) {
	s := newSample()
	for text, want := range map[string][]string{
		`(select line where qty > 1).item`: {"select line where qty > 1=[1,3]", "qty > 1=true", "qty=2", "qty=10"},
		`record(line, 1).item`:             {"record(line, 1)=1", "record(line, 1).item=Pen"},
	} {
		c := Compile(s.module).Check(text, s.invoice, Expression)
		run := s.run(DefaultLimits)
		var got []string
		for _, part := range c.Trace(run, run.Group(s.invoice, []int64{1}), 0) {
			got = append(got, fmt.Sprintf("%s=%s", text[part.Span.Start:part.Span.End], shown(part.Value)))
		}
		for _, one := range want {
			if !slices.Contains(got, one) {
				t.Errorf("%s is missing in %s", one, strings.Join(got, "\n"))
			}
		}
	}
}
