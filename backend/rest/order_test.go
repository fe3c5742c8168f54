package rest

import (
	"encoding/json"
	"strings"
	"testing"

	"owlet/backend"
)

// namesAt are the names in a list of the API, in its order.
func (w *world) namesAt(path string) string {
	w.t.Helper()
	var list struct {
		Data []struct {
			Name string `json:"name"`
		} `json:"data"`
	}
	if err := json.Unmarshal([]byte(w.ask(w.t, story{method: "GET", path: path, key: "full"}).body), &list); err != nil {
		w.t.Fatal(err)
	}
	names := make([]string, len(list.Data))
	for i, d := range list.Data {
		names[i] = d.Name
	}
	return strings.Join(names, " ")
}

// TestListsComeInThePersonsOrder: what somebody moved in the window is moved for tools as well, and what is new comes last.
func TestListsComeInThePersonsOrder(t *testing.T) {
	w := newWorld(t)
	const fields = "/modules/b/tables/y/fields"
	made := func(path, body string) story {
		return story{name: body, method: "POST", path: path, key: "full", body: body, status: 201}
	}
	w.tell([]story{
		made("/modules", `{"name":"a"}`), made("/modules", `{"name":"b"}`),
		made("/modules/b/tables", `{"name":"x","labels":{}}`), made("/modules/b/tables", `{"name":"y","labels":{}}`),
		made(fields+"/batch", `[{"name":"one","type":"string","labels":{}},{"name":"two","type":"string","labels":{}},{"name":"three","type":"string","labels":{}}]`),
	})
	p := backend.Path{Workspace: w.workspace.ID, Module: "b", Table: "y"}
	for _, err := range []error{
		w.store.ReorderModules(t.Context(), p.Workspace, []string{"b", "a"}),
		w.store.ReorderTables(t.Context(), p, []string{"y", "x"}),
		w.store.ReorderFields(t.Context(), p, []string{"three", "one", "two"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	w.tell([]story{made(fields, `{"name":"four","type":"string","labels":{}}`)})
	for path, want := range map[string]string{
		"/modules": "b a", "/modules?limit=1&offset=1": "a", "/modules/b/tables": "y x", fields: "three one two four", fields + "?limit=2&offset=2": "two four",
	} {
		if got := w.namesAt(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
