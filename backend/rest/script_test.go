package rest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"
)

const shop = "/modules/shop/tables/"

// openShop makes a module with customers, their invoices and the lines of these, formulas among them.
func (w *world) openShop() {
	w.t.Helper()
	post := func(path, body string) {
		w.t.Helper()
		if a := w.ask(w.t, story{method: "POST", path: path, key: "full", body: body}); a.status != 201 {
			w.t.Fatalf("%s: %d %s", path, a.status, a.body)
		}
	}
	post("/modules", `{"name":"shop"}`)
	for _, table := range []string{"customers", "invoices", "lines"} {
		post("/modules/shop/tables", `{"name":"`+table+`","labels":{},"hasHistory":true}`)
	}
	post(shop+"customers/fields/batch", `[{"name":"name","type":"string","labels":{},"required":true},{"name":"code","type":"string","labels":{},"unique":true}]`)
	post(shop+"invoices/fields/batch", `[{"name":"customer","type":"reference","refTableName":"customers","labels":{}},{"name":"day","type":"date","labels":{}},
		{"name":"status","type":"choice","labels":{},"options":[{"name":"Draft"},{"name":"Sent"}]}]`)
	post(shop+"lines/fields/batch", `[{"name":"invoice","type":"reference","refTableName":"invoices","labels":{}},{"name":"qty","type":"number","labels":{}},
		{"name":"price","type":"number","labels":{}}]`)
	post(shop+"lines/fields", `{"name":"total","type":"function","labels":{},"expression":"qty * price"}`)
	post(shop+"invoices/fields", `{"name":"sum","type":"function","labels":{},"expression":"sum(lines.total)"}`)
	post(shop+"customers/records", `{"records":[{"name":"Acorn","code":"A"},{"name":"Birch","code":"B"}]}`)
	post(shop+"invoices/records", `{"records":[{"customer":1,"day":"2026-03-02","status":"Sent"}]}`)
	post(shop+"lines/records", `{"records":[{"invoice":1,"qty":2,"price":1.5},{"invoice":1,"qty":1,"price":7}]}`)
}

// runs is a story about a script in the shop, for a record where at names one as table and id.
func runs(name, script, at string, status int, want string) story {
	body := map[string]any{"moduleName": "shop", "script": script}
	if table, id, ok := strings.Cut(at, " "); ok {
		body["tableName"], body["rowId"] = table, id
	}
	text, err := marshal(body)
	if err != nil {
		panic(err)
	}
	if status == 200 {
		want = `{"data":{"result":` + want + `}}`
	}
	return story{name: name, method: "POST", path: "/script/exec", key: "records", body: string(text), status: status, want: want}
}

func TestScripts(t *testing.T) {
	w := newWorld(t)
	w.openShop()
	w.tell([]story{
		runs("a number", `1 + 2`, "", 200, `3`),
		runs("a text", `"a" + 1`, "", 200, `"a1"`),
		runs("nothing", `let a := 1`, "", 200, `null`),
		runs("yes", `1 = 1`, "", 200, `true`),
		runs("a day", `date(2026, 3, 2)`, "", 200, `"2026-03-02"`),
		runs("a list", `[1, 2, 3]`, "", 200, `[1,2,3]`),
		runs("an empty list", `(select lines)[qty > 100]`, "", 200, `[]`),
		runs("a record", `first(select customers)`, "", 200, `"1"`),
		runs("records", `select customers`, "", 200, `["1","2"]`),
		runs("an option", `status`, "invoices 1", 200, `"Sent"`),
		runs("an object", `{"a": 1, "b": [true, null]}`, "", 200, `{"a":1,"b":[true,null]}`),
		runs("of a record", `sum(lines.(qty * price))`, "invoices 1", 200, `10`),
		runs("a record's formula", `sum`, "invoices 1", 200, `10`),
		runs("through a reference", `customer.name`, "invoices 1", 200, `"Acorn"`),
		runs("create and read back", `let l := create lines; l.invoice := this; l.qty := 3; l.price := 10; sum(lines.total)`, "invoices 1", 200, `40`),
		{name: "that line", method: "GET", path: shop + "lines/record/3", key: "read", status: 200,
			want: `{"data":{"id":"3","values":{"invoice":"1","qty":3,"price":10,"total":30}}}`},
		runs("set a field of the record", `status := "Draft"; status`, "invoices 1", 200, `"Draft"`),
		runs("set one of each", `for l in select lines do l.price := l.price + 1 end; sum((select lines).price)`, "", 200, `21.5`),
		runs("a new record", `let c := create customers; c.name := "Cedar"; c`, "", 200, `"3"`),
		runs("delete", `delete (select lines where qty = 3); cnt(select lines)`, "", 200, `2`),
		runs("delete what others refer to", `delete record(customers, 1); first(select invoices).customer`, "", 200, `null`),
	})
	if feed := w.ask(t, story{method: "GET", path: shop + "lines/records/changes?since=2026-01-01T00:00:00Z", key: "read"}); strings.Count(feed.body, `"create"`) != 3 ||
		strings.Count(feed.body, `"update"`) != 3 || strings.Count(feed.body, `"delete"`) != 1 {
		t.Error(feed.body)
	}
}

func TestScriptsRefused(t *testing.T) {
	w := newWorld(t)
	w.openShop()
	w.prepareShopHidden()
	before := w.shopRecords()
	script := func(name, body, key string, status int, want string) story {
		return story{name: name, method: "POST", path: "/script/exec", key: key, body: body, status: status, want: want}
	}
	w.tell([]story{
		script("no scope", `{"moduleName":"shop","script":"1"}`, "read", 403, "Insufficient API key scope: records:write"),
		script("no module", `{"moduleName":"none","script":"1"}`, "full", 404, `There is no module "none".`),
		script("a hidden module", `{"moduleName":"payroll","script":"1"}`, "shop", 404, `There is no module "payroll".`),
		script("its own module", `{"moduleName":"shop","script":"1"}`, "shop", 200, `{"data":{"result":1}}`),
		script("no table", `{"moduleName":"shop","tableName":"none","script":"1"}`, "full", 404, `There is no table "none" in module "shop".`),
		script("another module's table", `{"moduleName":"shop","tableName":"people","script":"1"}`, "full", 404, `There is no table "people" in module "shop".`),
		script("no record", `{"moduleName":"shop","tableName":"lines","rowId":"99","script":"1"}`, "full", 404, `There is no record 99 in table "lines".`),
		script("a record of no table", `{"moduleName":"shop","rowId":1,"script":"1"}`, "full", 400, `"rowId" needs "tableName": the table that the record is in.`),
		script("a record by its number", `{"moduleName":"shop","tableName":"lines","rowId":1,"script":"qty"}`, "full", 200, `{"data":{"result":2}}`),
		script("a table without a record", `{"moduleName":"shop","tableName":"lines","script":"1"}`, "full", 200, `{"data":{"result":1}}`),
		script("no script", `{"moduleName":"shop"}`, "full", 400, `"script" is missing.`),
		script("an empty script", `{"moduleName":"shop","script":""}`, "full", 400, `"script" is empty.`),
		script("an unknown key", `{"moduleName":"shop","script":"1","dryRun":true}`, "full", 400, `"dryRun" is not known here.`),
		script("no record id", `{"moduleName":"shop","tableName":"lines","rowId":"x","script":"1"}`, "full", 400, ""),
	})
	w.tell([]story{
		runs("faults of the text", "nam + 1;\n  (select lines).prize", "customers 1", 400, ""),
		runs("a syntax fault", "1 +", "", 400, ""),
		runs("a table of another module", "select people", "", 400, ""),
		runs("an error in the middle", `record(customers, 1).name := "x"; record(customers, 1).code := "B"`, "", 400,
			`Line 1, column 35: Field "code": "B" is taken by the record with id 2 (record 1). Nothing was changed.`),
		runs("a required field at the end", `record(customers, 1).name := "x"; create customers`, "", 400,
			`Field "name" is required: record 3 of table "customers" has no value at the end of the script. Nothing was changed.`),
		runs("a required field emptied", `record(customers, 1).code := "x"; record(customers, 1).name := null`, "", 400, ""),
		runs("an option that there is not", `status := "Gone"`, "invoices 1", 400, ""),
		runs("a record that there is not", `record(lines, 77).qty := 1`, "", 400, ""),
		runs("a reference to what is not there", `invoice := 99`, "lines 1", 400, ""),
		runs("a computed field", `total := 1`, "lines 1", 400, ""),
		runs("a type", `qty := "many"`, "lines 1", 400, ""),
		runs("a list without end", `let l := [1]; while true do l := array(l, l) end`, "", 400, ""),
	})
	if after := w.shopRecords(); after != before {
		t.Errorf("%s\nwas %s", after, before)
	}
}

// prepareShopHidden makes a second module, and a key that does not see it.
func (w *world) prepareShopHidden() {
	w.t.Helper()
	w.tell([]story{
		{name: "module", method: "POST", path: "/modules", key: "full", body: `{"name":"payroll"}`, status: 201},
		{name: "table", method: "POST", path: "/modules/payroll/tables", key: "full", body: `{"name":"people","labels":{}}`, status: 201},
	})
	w.addKey("shop", w.workspace.ID, backend.KeyInput{Modules: []int64{w.moduleNumber("shop")}})
}

// shopRecords is all that is in the shop.
func (w *world) shopRecords() string {
	w.t.Helper()
	var all strings.Builder
	for _, table := range []string{"customers", "invoices", "lines"} {
		all.WriteString(w.ask(w.t, story{method: "GET", path: shop + table + "/records", key: "read"}).body)
	}
	return all.String()
}

// TestScriptsAndOtherWriters: scripts that count what is there and add one more, beside others that write too, never lose one.
func TestScriptsAndOtherWriters(t *testing.T) {
	w := newWorld(t)
	w.openShop()
	const each = 10
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			for range each {
				s := runs("", `let n := cnt(select lines); let l := create lines; l.qty := n + 1; n`, "", 200, "")
				if n == 3 {
					s = story{method: "POST", path: shop + "lines/records", key: "records", body: `{"records":[{"price":1}]}`, status: 201}
				}
				if a := w.ask(t, s); a.status != s.status {
					t.Errorf("%d %s", a.status, a.body)
				}
			}
		})
	}
	all.Wait()
	// Each script saw all that was there before it, and made the next one: so none counted the same as another.
	w.tell([]story{runs("they count one after the other", `let q := (select lines where qty != null and number(id) > 2).qty; length(unique(q)) = length(q) and max(q) <= 42`, "", 200, `true`),
		runs("all are there", `cnt(select lines)`, "", 200, fmt.Sprint(2+4*each))})
}

// TestReadingScriptsKeepNoWriterWaiting: a script that only reads runs while somebody else's write is under way.
func TestReadingScriptsKeepNoWriterWaiting(t *testing.T) {
	w := newWorld(t)
	w.openShop()
	held, read, done := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		passes := 0
		_, err := w.store.OpenModules(context.Background(), w.workspace.ID, []backend.BundleModule{{ModuleInput: backend.ModuleInput{Name: "other"}}},
			func([]backend.Module, func(*backend.Table, []backend.Row) error) error {
				if passes++; passes == 2 { // it writes
					close(held)
					<-read
				}
				return nil
			})
		done <- err
	}()
	<-held
	w.tell([]story{runs("it reads", `cnt(select lines)`, "", 200, `2`)})
	close(read)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestScriptTime: what takes too long is ended and undone, and the next writer goes on.
func TestScriptTime(t *testing.T) {
	w := newWorldWith(t, sqlite.WithScriptTime(50*time.Millisecond))
	w.openShop()
	const late = "The script ran longer than 0.05 seconds. Nothing was changed."
	w.tell([]story{
		runs("writing", `while true do qty := 9 end`, "lines 1", 400, late),
		runs("reading", `while true do qty end`, "lines 1", 400, late),
		runs("nothing was changed", `record(lines, 1).qty`, "", 200, `2`),
		runs("the next", `record(lines, 1).qty := 3; record(lines, 1).qty`, "", 200, `3`),
	})
}

// TestScriptEndsWithItsClient: a client that goes away ends its script, and nothing is kept of it.
func TestScriptEndsWithItsClient(t *testing.T) {
	w := newWorld(t)
	w.openShop()
	ctx, cancel := context.WithCancel(t.Context())
	p := backend.Path{Workspace: w.workspace.ID, Module: "shop"}
	ended := make(chan error, 1)
	go func() {
		_, err := w.store.ExecuteScript(ctx, p, backend.Script{Code: `while true do record(lines, 1).qty := 9 end`})
		ended <- err
	}()
	cancel()
	if err := <-ended; err == nil {
		t.Error("it did not end")
	}
	w.tell([]story{runs("nothing was changed", `record(lines, 1).qty`, "", 200, `2`)})
}

// TestScriptsCallGlobalFunctions: a script uses the global functions of its module.
func TestScriptsCallGlobalFunctions(t *testing.T) {
	w := newWorld(t)
	w.openShop()
	p := backend.Path{Workspace: w.workspace.ID, Module: "shop"}
	if _, err := w.store.CreateFunction(t.Context(), p, backend.FunctionInput{Name: "cents", Code: "function cents(n: number) do round(n * 100) end"}); err != nil {
		t.Fatal(err)
	}
	w.tell([]story{runs("call", `cents(1.239)`, "", 200, `124`)})
}

// TestScriptResultIsBounded: nobody fills the memory with an answer.
func TestScriptResultIsBounded(t *testing.T) {
	w := newWorld(t)
	w.openShop()
	w.tell([]story{
		runs("too much", `let t := lpad("", 100000, "x"); for i from 0 to 100 do t end`, "", 400, "The script's result is larger than 6 MB. Nothing was changed."),
	})
	a := w.ask(t, runs("", `for i from 0 to 50 do lpad("", 100000, "x") end`, "", 200, ""))
	var body struct{ Data struct{ Result []string } }
	if err := json.Unmarshal([]byte(a.body), &body); err != nil || len(body.Data.Result) != 50 || len(body.Data.Result[49]) != 100_000 {
		t.Error(a.status, err, len(a.body))
	}
}
