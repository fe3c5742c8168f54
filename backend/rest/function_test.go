package rest

import (
	"testing"

	"owlet/backend"
)

// prepareFunctions gives the module fair two global functions, which only the window can write.
func (w *world) prepareFunctions() {
	w.t.Helper()
	p := backend.Path{Workspace: w.workspace.ID, Module: "fair"}
	for _, in := range []backend.FunctionInput{
		{Name: "rounding", Code: "function cents(n: number): number do round(n, 2) end"}, {Name: "greeting", Code: "function hi(x: text) do\n  \"Grüße, \" + x\nend"},
	} {
		if _, err := w.store.CreateFunction(w.t.Context(), p, in); err != nil {
			w.t.Fatal(err)
		}
	}
}

func TestFunctions(t *testing.T) {
	w := newWorld(t)
	w.restrict()
	const path = "/modules/fair/functions"
	const rounding = `{"id":"17","name":"rounding","moduleName":"fair","code":"function cents(n: number): number do round(n, 2) end"}`
	const greeting = `{"id":"18","name":"greeting","moduleName":"fair","code":"function hi(x: text) do\n  \"Grüße, \" + x\nend"}`
	w.tell([]story{{name: "none yet", method: "GET", path: path, key: "read", status: 200, want: `{"data":[],` + wholePage + `}`}})
	w.prepareFunctions()
	w.tell([]story{
		{name: "list", method: "GET", path: path, key: "read", status: 200, want: `{"data":[` + rounding + `,` + greeting + `],` + wholePage + `}`},
		{name: "a page", method: "GET", path: path + "?limit=1", key: "read", status: 200,
			want: `{"data":[` + rounding + `],"page_info":{"has_more":true,"limit":1,"offset":0}}`},
		{name: "the next", method: "GET", path: path + "?limit=1&offset=1", key: "read", status: 200,
			want: `{"data":[` + greeting + `],"page_info":{"has_more":false,"limit":1,"offset":1}}`},
		{name: "for a key that sees the module", method: "GET", path: path, key: "fair", status: 200},
		{name: "a module without any", method: "GET", path: "/modules/payroll/functions", key: "full", status: 200, want: `{"data":[],` + wholePage + `}`},
		{name: "a hidden module", method: "GET", path: "/modules/payroll/functions", key: "fair", status: 404, want: `There is no module "payroll".`},
		{name: "no such module", method: "GET", path: "/modules/none/functions", key: "full", status: 404, want: `There is no module "none".`},
		{name: "schema cannot be read", method: "GET", path: path, key: "writer", status: 403, want: "Insufficient API key scope: schema:read"},
		{name: "they are in no other answer", method: "GET", path: "/modules/payroll", key: "full", status: 200},
		{name: "it has no other method", method: "POST", path: path, key: "full", body: `{"name":"x","code":""}`, status: 405},
	})
	p := backend.Path{Workspace: w.workspace.ID, Module: "fair"}
	if err := w.store.ReorderFunctions(t.Context(), p, []string{"greeting", "rounding"}); err != nil {
		t.Fatal(err)
	}
	w.tell([]story{
		{name: "another order", method: "GET", path: path, key: "read", status: 200, want: `{"data":[` + greeting + `,` + rounding + `],` + wholePage + `}`},
		{name: "the module is renamed", method: "PATCH", path: "/modules/fair", key: "full", body: `{"name":"messe"}`, status: 200},
		{name: "so they name it as it is called now", method: "GET", path: "/modules/messe/functions?limit=1&offset=1", key: "read", status: 200,
			want: `{"data":[` + `{"id":"17","name":"rounding","moduleName":"messe","code":"function cents(n: number): number do round(n, 2) end"}` +
				`],"page_info":{"has_more":false,"limit":1,"offset":1}}`},
		{name: "the module goes with them", method: "DELETE", path: "/modules/messe", key: "full", status: 200},
	})
}
