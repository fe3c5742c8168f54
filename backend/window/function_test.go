package window

import (
	"fmt"
	"testing"

	"owlet/backend"
)

func TestFunctions(t *testing.T) {
	r := newRoom(t)
	ws, err := r.workspaces.Current()
	if err != nil {
		t.Fatal(err)
	}
	f, path := &Functions{r.store}, backend.Path{Workspace: ws.ID, Module: "event_planning"}
	list := func() string {
		t.Helper()
		all, err := f.List(path)
		if err != nil || all == nil {
			t.Fatal(all, err)
		}
		out := []string{}
		for _, one := range all {
			if one.Faults == nil {
				t.Errorf("%s: no list of faults", one.Name)
			}
			out = append(out, one.Name+"="+one.Code)
		}
		return fmt.Sprint(out)
	}
	if got := list(); got != "[]" {
		t.Error(got)
	}
	made, err := f.Create(path, backend.FunctionInput{Name: "cents", Code: "1"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Create(path, backend.FunctionInput{Name: "vat", Code: ""}); err != nil {
		t.Fatal(err)
	}
	code := "2"
	changed, err := f.Update(path, "cents", backend.FunctionChange{Code: &code})
	if err != nil || changed.ID != made.ID || changed.Code != code {
		t.Errorf("%+v, made %+v: %v", changed, made, err)
	}
	if err := f.Reorder(path, []string{"vat", "cents"}); err != nil {
		t.Error(err)
	}
	if got := list(); got != "[vat= cents=2]" {
		t.Error(got)
	}
	if err := f.Delete(path, "vat"); err != nil {
		t.Error(err)
	}
	if got := list(); got != "[cents=2]" {
		t.Error(got)
	}
	for id, err := range map[string]error{
		"function.name_taken": second(f.Create(path, backend.FunctionInput{Name: "cents"})), "function.not_found": f.Delete(path, "vat"),
		"order.added": f.Reorder(path, nil), "module.not_found": second(f.List(backend.Path{Workspace: ws.ID, Module: "none"})),
	} {
		if e := backend.Explain(err); e == nil || e.ID != id {
			t.Errorf("%v, want %s", err, id)
		}
	}
}
