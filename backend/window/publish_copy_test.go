package window

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/publish"
)

// TestAResumedPublicationSaysWhatItDoesNotPublish changes the app between the end of a publication and its resumption.
func TestAResumedPublicationSaysWhatItDoesNotPublish(t *testing.T) {
	p := newPair(t)
	for name, change := range map[string]func(what publish.What) error{
		"nothing": func(publish.What) error { return nil },
		"a record": func(what publish.What) error {
			path := backend.Path{Workspace: what.Workspace, Module: what.Module, Table: "c"}
			_, err := p.here.store.UpdateRecords(t.Context(), path, backend.DecodeRecordUpdates([]byte(`{"records":[{"id":2,"n":9}]}`)))
			return err
		},
		"a field": func(what publish.What) error {
			path := backend.Path{Workspace: what.Workspace, Module: what.Module, Table: "c"}
			_, err := p.here.store.UpdateField(t.Context(), path, "n", backend.FieldChange{Labels: backend.Labels{"": "Count"}})
			return err
		},
		"another app": func(what publish.What) error {
			_, err := p.here.store.CreateModule(t.Context(), backend.Path{Workspace: what.Workspace}, backend.ModuleInput{Name: "other"})
			return err
		},
	} {
		p.fresh()
		what := p.what(everything)
		p.proxy.breaks(func(n int, _ *http.Request) string { return map[bool]string{true: "507"}[n > 30] })
		if _, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil); err == nil {
			t.Fatal("it did not stop")
		}
		p.proxy.breaks(nil)
		if err := change(what); err != nil {
			t.Fatal(err)
		}
		changed := name == "a record" || name == "a field"
		left, err := p.publisher.ListUnfinished(t.Context(), what.Workspace)
		if err != nil || len(left) != 1 || left[0].Changed != changed {
			t.Fatalf("%s: %+v, %v", name, left, err)
		}
		result, err := p.publisher.Resume(t.Context(), left[0].ID, p.key, nil)
		if err != nil || result.Changed != changed || !result.StartedAt.Equal(left[0].StartedAt) || result.Different != 0 {
			t.Errorf("%s: %+v, %v", name, result, err)
		}
	}
}

// TestAKeyThatMayNotIsFoundInTheDryRun tries keys that lack a scope each.
func TestAKeyThatMayNotIsFoundInTheDryRun(t *testing.T) {
	p := newPair(t)
	what := p.what(everything)
	structure := what
	structure.Records = false
	for _, c := range []struct {
		has   []backend.Scope
		lacks string
		what  publish.What
	}{
		{[]backend.Scope{"schema:read", "records:read"}, "schema:write, records:write", what},
		{[]backend.Scope{"schema:read", "schema:write", "records:write"}, "records:read", what},
		{[]backend.Scope{"schema:read", "schema:write"}, "", structure},
		{[]backend.Scope{"schema:read", "schema:write", "records:read", "records:write"}, "", what},
	} {
		created, err := p.there.keys.Create(p.target.Workspace, backend.KeyInput{Name: "Lacks " + c.lacks + c.what.Module + fmt.Sprint(c.what.Records), Scopes: c.has})
		if err != nil {
			t.Fatal(err)
		}
		_, err = p.publisher.Plan(t.Context(), c.what, p.target, created.Secret)
		switch e := backend.Explain(err); {
		case c.lacks == "" && err != nil:
			t.Errorf("%v: %v", c.has, err)
		case c.lacks != "" && (e == nil || e.ID != "publish.scopes" || e.Args["scopes"] != c.lacks):
			t.Errorf("%v: %v", c.has, err)
		}
	}
	if list, err := p.there.store.ListModules(t.Context(), backend.Path{Workspace: p.target.Workspace}); err != nil || len(list) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
}

// TestNothingIsLeftWhereNothingWasDone has the server refuse the very first write, or the program end before it.
func TestNothingIsLeftWhereNothingWasDone(t *testing.T) {
	p := newPair(t)
	what := p.what(everything)
	reading, err := p.there.keys.Create(p.target.Workspace, backend.KeyInput{Name: "Reads", Scopes: []backend.Scope{"schema:read", "records:read"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.publisher.Publish(t.Context(), what, p.target, reading.Secret, nil); backend.Explain(err).ID != "publish.forbidden" {
		t.Error(err)
	}
	p.proxy.breaks(func(n int, _ *http.Request) string { return map[bool]string{true: "507"}[n == 2] })
	if _, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil); backend.Explain(err).ID != "publish.full" {
		t.Error(err)
	}
	if left, err := p.publisher.ListUnfinished(t.Context(), what.Workspace); err != nil || len(left) != 0 {
		t.Errorf("%+v, %v", left, err)
	}
}

// ordered is a bundle whose fields stand in an order that takes thought: a formula before what it names, reverses before and after other fields.
const ordered = `{"owlet":"bundle","version":1,"name":"Ordered","modules":[{"name":"all","labels":{},"tables":[
 {"name":"customers","labels":{},"fields":[
  {"name":"twice","labels":{},"type":"function","expression":"credit * 2"},
  {"name":"invoices","labels":{"":"Invoices"},"type":"reverse","refTableName":"invoices","reverseOf":"customer"},
  {"name":"name","labels":{},"type":"string"},{"name":"credit","labels":{},"type":"number"},
  {"name":"parent","labels":{},"type":"reference","refTableName":"customers"},
  {"name":"below","labels":{},"type":"reverse","refTableName":"customers","reverseOf":"parent"},
  {"name":"city","labels":{},"type":"string"}]},
 {"name":"invoices","labels":{},"fields":[
  {"name":"number","labels":{},"type":"number"},{"name":"vat","labels":{},"type":"function","expression":"number / 5"},
  {"name":"customer","labels":{},"type":"reference","refTableName":"customers"},{"name":"paid","labels":{},"type":"boolean"}]}]}],
"records":[{"module":"all","table":"customers","records":[{"id":1,"name":"Ana","credit":4}]}]}`

func (p *pair) fieldsOf(r *room, workspace, module, table string) (names []string) {
	p.Helper()
	list, err := r.store.ListFields(p.Context(), backend.Path{Workspace: workspace, Module: module, Table: table})
	if err != nil {
		p.Fatal(err)
	}
	for i := range list {
		names = append(names, list[i].Name)
		if len(list[i].ExpressionErrors) > 0 {
			p.Errorf("%s: %+v", list[i].Name, list[i].ExpressionErrors)
		}
	}
	return names
}

func TestFieldsKeepTheirOrder(t *testing.T) {
	p := newPair(t)
	what := p.what(ordered)
	result, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil)
	if err != nil || result.Different != 0 || len(result.Notes) != 0 || result.Fields != 11 {
		t.Errorf("%+v, %v", result, err)
	}
	for _, table := range []string{"customers", "invoices"} {
		here, there := p.fieldsOf(p.here, what.Workspace, what.Module, table), p.fieldsOf(p.there, p.target.Workspace, p.target.Module, table)
		if !slices.Equal(here, there) {
			t.Errorf("%v, not %v", there, here)
		}
	}
}

// TestAnOrderThatCannotBeKeptIsSaid has a reverse stand before a reference to its own table, which no server makes so.
func TestAnOrderThatCannotBeKeptIsSaid(t *testing.T) {
	p := newPair(t)
	below := `
  {"name":"below","labels":{},"type":"reverse","refTableName":"customers","reverseOf":"parent"},`
	first := strings.Replace(ordered, below, "", 1)
	first = strings.Replace(first, `{"name":"twice"`, strings.TrimSpace(below)+`{"name":"twice"`, 1)
	what := p.what(first)
	result, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil)
	want := []publish.Note{{Kind: "order", Table: "customers", Field: "below", Text: "parent"}}
	if err != nil || result.Different != 0 || !slices.Equal(result.Notes, want) {
		t.Errorf("%+v, %v", result, err)
	}
}
