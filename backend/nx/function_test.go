package nx

import (
	_ "embed"
	"slices"
	"strings"
	"testing"
)

// functionRows are formulas that call each function with an ordinary value, with null, with a wrong type and at an edge.
//
//go:embed testdata/functions.tsv
var functionRows string

type functionRow struct{ function, kind, on, formula, value string }

func rowsOfFunctions(t *testing.T) (rows []functionRow) {
	t.Helper()
	for i, line := range strings.Split(strings.TrimSpace(functionRows), "\n") {
		parts := strings.Split(line, "\t")
		if i == 0 {
			continue // what the columns are
		}
		if len(parts) != 5 {
			t.Fatalf("functions.tsv:%d has %d columns", i+1, len(parts))
		}
		rows = append(rows, functionRow{parts[0], parts[1], parts[2], parts[3], parts[4]})
	}
	return rows
}

func TestFunctions(t *testing.T) {
	for _, with := range []string{"source", "interpreter"} {
		s := newSample()
		if with == "interpreter" {
			s.source.cannot = func() bool { return true }
		}
		for _, r := range rowsOfFunctions(t) {
			v, err := s.compute(t, r.on, r.formula)
			got := shown(v)
			if err != nil {
				got = "!" + err.Message
				if said := err.Message + err.Sentence(); strings.ContainsAny(strings.ReplaceAll(said, r.formula, ""), "{}") {
					t.Errorf("%s leaves a place open: %s", r.formula, said)
				}
			}
			if got != r.value {
				t.Errorf("%s: %s gave %s, not %s", with, r.formula, got, r.value)
			}
		}
	}
}

// TestEveryFunctionIsTried: a function that is added comes with rows of every kind.
func TestEveryFunctionIsTried(t *testing.T) {
	tried := map[string][]string{}
	for _, r := range rowsOfFunctions(t) {
		if !strings.Contains(r.formula, r.function+"(") {
			t.Errorf("%s does not call %s", r.formula, r.function)
		}
		tried[r.function] = append(tried[r.function], r.kind)
	}
	for _, f := range Functions() {
		for _, kind := range []string{"value", "null", "type", "edge"} {
			if !slices.Contains(tried[f.Name], kind) {
				t.Errorf("%s has no row of kind %s", f.Name, kind)
			}
		}
		delete(tried, f.Name)
	}
	for name := range tried {
		t.Errorf("there is no function %s", name)
	}
}
