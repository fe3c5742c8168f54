package rest

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"owlet/backend"
)

// restrict gives the workspace a second module, with a table and a record in it, and makes keys that see only some modules.
func (w *world) restrict() {
	w.t.Helper()
	w.prepare()
	w.tell([]story{
		{name: "module", method: "POST", path: "/modules", key: "full", body: `{"name":"payroll"}`, status: 201},
		{name: "table", method: "POST", path: "/modules/payroll/tables", key: "full", body: `{"name":"people","labels":{},"hasHistory":true}`, status: 201},
		{name: "field", method: "POST", path: "/modules/payroll/tables/people/fields", key: "full", status: 201,
			body: `{"name":"salary","type":"number","labels":{},"unique":true}`},
		{name: "record", method: "POST", path: "/modules/payroll/tables/people/records", key: "full", body: `{"records":[{"salary":4321}]}`, status: 201},
	})
	w.addKey("fair", w.workspace.ID, backend.KeyInput{Modules: []int64{w.moduleNumber("fair")}})
}

func (w *world) moduleNumber(name string) int64 {
	w.t.Helper()
	m, err := w.store.GetModule(w.t.Context(), backend.Path{Workspace: w.workspace.ID, Module: name})
	if err != nil {
		w.t.Fatal(err)
	}
	return m.Num
}

// wellMade are bodies that the operations take, where a path has a module.
var wellMade = map[string]string{
	"updateModule": `{"hideNavigation":true}`, "createTable": `{"name":"t2","labels":{}}`, "updateTable": `{"isHidden":true}`,
	"createField": `{"name":"f2","type":"string","labels":{}}`, "createFields": `[{"name":"f2","type":"string","labels":{}}]`,
	"updateField": `{"required":false}`, "deleteFields": `{"fieldNames":["salary"]}`, "createRecords": `{"records":[{"salary":1}]}`,
	"updateRecords": `{"records":[{"id":1,"salary":1}]}`, "deleteRecords": `{"records":[1]}`,
	"upsertRecords": `{"matchField":"salary","records":[{"salary":1}]}`,
	"importCSV":     "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nsalary\r\n1\r\n--b--\r\n",
}

// TestAHiddenModuleIsAsOneThatIsNotThere asks every operation below a module for one that is hidden and for one that does not exist.
func TestAHiddenModuleIsAsOneThatIsNotThere(t *testing.T) {
	w := newWorld(t)
	w.restrict()
	c, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
	operations, err := readOperations(c, functions)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, op := range operations {
		method, pattern, _ := strings.Cut(op.pattern, " ")
		path, below := strings.CutPrefix(pattern, "/api/v1/workspace/{workspaceId}")
		if !below || !strings.Contains(path, "{moduleName}") {
			continue
		}
		tried++
		t.Run(op.id, func(t *testing.T) {
			body := wellMade[op.id]
			if (body == "") != (op.bodyType == "") {
				t.Fatalf("the operation takes a body of %q, and the test has %q", op.bodyType, body)
			}
			s := story{method: method, key: "fair", body: body, header: http.Header{}}
			if op.bodyType == formType {
				s.header.Set("Content-Type", formType+"; boundary=b")
			}
			at := func(module string) reply {
				s.path = strings.NewReplacer("{moduleName}", module, "{tableName}", "people", "{fieldName}", "salary", "{recordId}", "1").Replace(path)
				if strings.HasSuffix(path, "/changes") {
					s.path += "?since=2026-01-01T00:00:00Z"
				}
				a := w.ask(t, s)
				a.body = strings.ReplaceAll(a.body, module, "MODULE")
				return a
			}
			hidden, absent := at("payroll"), at("no_such")
			if hidden.status != 404 || absent.status != hidden.status || absent.body != hidden.body {
				t.Errorf("%d %s\nbut %d %s", hidden.status, hidden.body, absent.status, absent.body)
			}
		})
	}
	if tried < 20 {
		t.Fatalf("only %d operations have a module in their path", tried)
	}
}

func TestARestrictedKeySeesItsModulesOnly(t *testing.T) {
	w := newWorld(t)
	w.restrict()
	w.tell([]story{
		{name: "its own records", method: "POST", path: records, key: "fair", body: `{"records":[{"name":"A1"}]}`, status: 201},
		{name: "its own schema", method: "POST", path: "/modules/fair/tables", key: "fair", body: `{"name":"tents","labels":{}}`, status: 201},
		{name: "no module is made", method: "POST", path: "/modules", key: "fair", body: `{"name":"more"}`, status: 403,
			want: "This API key is restricted to chosen apps and cannot create modules."},
		{name: "that comes before the body", method: "POST", path: "/modules", key: "fair", body: `{`, status: 403},
		{name: "another module's table is none to refer to", method: "POST", path: "/modules/fair/tables/stands/fields", key: "fair", status: 404,
			body: `{"name":"who","type":"reference","labels":{},"refTableName":"people"}`},
		{name: "nor for a key that sees both", method: "POST", path: "/modules/fair/tables/stands/fields", key: "full", status: 404,
			body: `{"name":"who","type":"reference","labels":{},"refTableName":"people"}`},
		{name: "a name stays taken", method: "PATCH", path: "/modules/fair", key: "fair", body: `{"name":"payroll"}`, status: 400},
		{name: "the workspace's document is not for keys", method: "GET", path: "=" + workspaceDocumentPath, key: "fair", status: 401},
	})
	for _, path := range []string{"", "/modules", "/modules?limit=1&offset=1", "/modules/fair", "/schema/changes?since=2026-01-01T00:00:00Z"} {
		a := w.ask(t, story{method: "GET", path: path, key: "fair"})
		if a.status != 200 || strings.Contains(a.body, "payroll") || strings.Contains(a.body, "people") || strings.Contains(a.body, "salary") {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
}

// TestARestrictionIsToTheModuleAndNotToItsName renames, deletes and makes modules under one another's names.
func TestARestrictionIsToTheModuleAndNotToItsName(t *testing.T) {
	w := newWorld(t)
	w.restrict()
	sees := func(want string) {
		t.Helper()
		a := w.ask(t, story{method: "GET", path: "/modules", key: "fair"})
		if names := namesIn(a.body); a.status != 200 || names != want {
			t.Errorf("%d, %q, not %q", a.status, names, want)
		}
	}
	sees("fair")
	w.tell([]story{{name: "rename", method: "PATCH", path: "/modules/fair", key: "fair", body: `{"name":"expo"}`, status: 200}})
	sees("expo")
	w.tell([]story{
		{name: "another takes the name", method: "PATCH", path: "/modules/payroll", key: "full", body: `{"name":"fair"}`, status: 200},
		{name: "and is not seen under it", method: "GET", path: "/modules/fair/tables/people/records", key: "fair", status: 404},
	})
	sees("expo")
	if a := w.ask(t, story{method: "GET", path: "/schema/changes?since=2026-01-01T00:00:00Z", key: "fair"}); strings.Contains(a.body, "people") || !strings.Contains(a.body, "halls") {
		t.Errorf("the feed tells by number: %s", a.body)
	}
	w.tell([]story{
		{name: "delete", method: "DELETE", path: "/modules/expo", key: "fair", status: 200},
		{name: "a new one of the name", method: "POST", path: "/modules", key: "full", body: `{"name":"expo"}`, status: 201},
	})
	sees("")
	a := w.ask(t, story{method: "GET", path: "/schema/changes?since=2026-01-01T00:00:00Z", key: "fair"})
	if got := strings.Count(a.body, `"changeType":"delete"`); got < 3 || strings.Contains(a.body, "people") {
		t.Errorf("what became of its module is told, %d deletions: %s", got, a.body)
	}
	if a := w.ask(t, story{method: "GET", path: "", key: "fair"}); a.status != 200 || namesIn(a.body) != "Trade fair" {
		t.Errorf("with no module left it sees none: %s", a.body)
	}
}

// namesIn are the module names of an answer, and the workspace's.
func namesIn(body string) string {
	var names []string
	for _, part := range strings.Split(body, `"name":"`)[1:] {
		name, _, _ := strings.Cut(part, `"`)
		if name == "fair" || name == "expo" || name == "payroll" || name == "Trade fair" {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// TestTheFeedOfARestrictedKeyHasWholePages walks the feed of schema changes page by page.
func TestTheFeedOfARestrictedKeyHasWholePages(t *testing.T) {
	w := newWorld(t)
	w.restrict()
	for i := range 6 {
		for _, module := range []string{"fair", "payroll"} {
			w.tell([]story{{name: fmt.Sprint(module, i), method: "POST", path: "/modules/" + module + "/tables", key: "full",
				body: fmt.Sprintf(`{"name":"t%d","labels":{}}`, i), status: 201}})
		}
	}
	only := []int64{w.moduleNumber("fair")}
	for _, only := range []*[]int64{&only, nil} { // one after the other: neither takes the other's ends of pages for its own
		whole := w.walkFeed(only, 100)
		for _, limit := range []int{1, 2, 3} {
			if got := w.walkFeed(only, limit); strings.Join(got, "\n") != strings.Join(whole, "\n") || len(got) < 10 {
				t.Errorf("pages of %d: %q, not %q", limit, got, whole)
			}
		}
	}
}

func (w *world) walkFeed(only *[]int64, limit int) (all []string) {
	w.t.Helper()
	for more, offset := true, 0; more; offset += limit {
		page, err := w.store.ListSchemaChanges(w.t.Context(), backend.Path{Workspace: w.workspace.ID, Only: only}, backend.ChangeQuery{Limit: limit, Offset: offset})
		if err != nil {
			w.t.Fatal(err)
		}
		for _, c := range page.Changes {
			all = append(all, fmt.Sprint(c.ModuleName, " ", c.TableName, " ", c.Name))
		}
		more = page.HasMore
	}
	return all
}
