package window

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/publish"
)

// withFunctions is a bundle of an app with global functions.
const withFunctions = `{"owlet":"bundle","version":2,"name":"Shop","modules":[{"name":"shop","labels":{},
	"functions":[{"name":"vat","code":"function vat(n: number) do n end"},{"name":"cents","code":"function cents(n: number) do n end"}],
	"tables":[{"name":"a","labels":{},"fields":[{"name":"x","labels":{},"type":"number"}]}]}]}`

// TestFunctionsHaveToBeMadeByHand: the API cannot write global functions, so the plan and the result name those that a person has to.
func TestFunctionsHaveToBeMadeByHand(t *testing.T) {
	p := newPair(t)
	for name, c := range map[string]struct {
		breaks func(n int, r *http.Request) string
		made   []backend.FunctionInput // by a person, before the end
		notes  string
	}{
		"none there":                 {notes: "[vat cents]"},
		"one made, one made wrongly": {made: []backend.FunctionInput{{Name: "vat", Code: "function vat(n: number) do n end"}, {Name: "cents", Code: "1"}}, notes: "[cents]"},
		"a server that lists none": {notes: "[vat cents]", breaks: func(_ int, r *http.Request) string {
			return map[bool]string{true: "404"}[strings.HasSuffix(r.URL.Path, "/functions")]
		}},
	} {
		t.Run(name, func(t *testing.T) {
			p.fresh()
			what := p.what(withFunctions)
			plan, err := p.publisher.Plan(t.Context(), what, p.target, p.key)
			if err != nil {
				t.Fatal(err)
			}
			if step := plan.Steps[len(plan.Steps)-2]; step.Kind != "by_hand" || fmt.Sprint(step.Fields) != "[vat cents]" {
				t.Errorf("%+v", plan.Steps)
			}
			p.proxy.breaks(func(n int, r *http.Request) string {
				if r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/functions") {
					p.make(c.made)
				}
				if c.breaks == nil {
					return ""
				}
				return c.breaks(n, r)
			})
			defer p.proxy.breaks(nil)
			result, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil)
			if err != nil || result.Different != 0 {
				t.Fatalf("%+v, %v", result, err)
			}
			if got := notedFunctions(result.Notes); got != c.notes {
				t.Errorf("%s, want %s", got, c.notes)
			}
		})
	}
}

func notedFunctions(notes []publish.Note) string {
	names := []string{}
	for _, n := range notes {
		if n.Kind == "function" {
			names = append(names, n.Field)
		}
	}
	return fmt.Sprint(names)
}

// make makes global functions there.
func (p *pair) make(list []backend.FunctionInput) {
	p.Helper()
	for _, in := range list {
		path := backend.Path{Workspace: p.target.Workspace, Module: p.target.Module}
		if _, err := p.there.store.CreateFunction(p.Context(), path, in); err != nil {
			p.Error(err)
		}
	}
}
