package rest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// bookkeeping is the workspace of the facts about the language: customers with invoices with lines.
func bookkeeping(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.sent(t, "POST", "/modules", `{"name":"books"}`, 201)
	for _, table := range []struct{ name, fields, records string }{
		{"customer", `[{"name":"name","type":"string","labels":{}},{"name":"city","type":"string","labels":{}},{"name":"vip","type":"boolean","labels":{}},
			{"name":"tags","type":"multi","labels":{},"options":[{"name":"A"},{"name":"B"},{"name":"C"}]}]`,
			`[{"name":"Acorn Ltd","city":"Bonn","vip":true,"tags":["A","C"]},{"name":"Birch","vip":false}]`},
		{"invoice", `[{"name":"no","type":"string","labels":{}},{"name":"customer","type":"reference","refTableName":"customer","labels":{}},
			{"name":"date","type":"date","labels":{}},{"name":"status","type":"choice","labels":{},"options":[{"name":"Draft"},{"name":"Sent"},{"name":"Paid"}]},
			{"name":"discount","type":"number","labels":{}}]`,
			`[{"no":"R-001","customer":1,"date":"2026-03-02","status":"Paid","discount":10},{"no":"R-002","customer":1,"date":"2026-03-31","status":"Sent"},
			{"no":"R-003","customer":2,"date":"2026-04-15","status":"Draft"}]`},
		{"line", `[{"name":"invoice","type":"reference","refTableName":"invoice","labels":{}},{"name":"item","type":"string","labels":{}},
			{"name":"qty","type":"number","labels":{}},{"name":"price","type":"number","labels":{}}]`,
			`[{"invoice":1,"item":"Pen","qty":2,"price":1.5},{"invoice":1,"item":"Ink","qty":1,"price":7},{"invoice":2,"item":"Pen","qty":10,"price":1.5},
			{"invoice":2,"item":"Pad","price":4}]`},
	} {
		w.sent(t, "POST", "/modules/books/tables", `{"name":"`+table.name+`","labels":{}}`, 201)
		w.sent(t, "POST", "/modules/books/tables/"+table.name+"/fields/batch", table.fields, 201)
		w.sent(t, "POST", "/modules/books/tables/"+table.name+"/records", `{"records":`+table.records+`}`, 201)
	}
	return w
}

// sent sends a request, wants a status and returns the data of the answer.
func (w *world) sent(t *testing.T, method, path, body string, status int) json.RawMessage {
	t.Helper()
	a := w.ask(t, story{method: method, path: path, key: "full", body: body})
	if a.status != status {
		t.Fatalf("%s %s %s: %d %s", method, path, body, a.status, a.body)
	}
	var answer struct{ Data json.RawMessage }
	if err := json.Unmarshal([]byte(a.body), &answer); err != nil {
		t.Fatal(err)
	}
	return answer.Data
}

func asText(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// formula makes a function field and returns the faults of its expression as they read back.
func (w *world) formula(t *testing.T, table, name, expression string) []string {
	t.Helper()
	body := asText(t, map[string]any{"name": name, "type": "function", "labels": map[string]string{}, "expression": expression})
	return faultsOf(t, w.sent(t, "POST", "/modules/books/tables/"+table+"/fields", body, 201))
}

// faultsOf are the expression errors of a field.
func faultsOf(t *testing.T, field json.RawMessage) (faults []string) {
	t.Helper()
	var read struct {
		ExpressionErrors []struct {
			Line, Column int
			Message      string
		}
	}
	if err := json.Unmarshal(field, &read); err != nil {
		t.Fatal(err)
	}
	for _, e := range read.ExpressionErrors {
		faults = append(faults, fmt.Sprintf("%d:%d %s", e.Line, e.Column, e.Message))
	}
	return faults
}

// values are those of a record, as they are in lists too.
func (w *world) values(t *testing.T, table string, id int) map[string]json.RawMessage {
	t.Helper()
	var one struct{ Values map[string]json.RawMessage }
	if err := json.Unmarshal(w.sent(t, "GET", fmt.Sprintf("/modules/books/tables/%s/record/%d", table, id), "", 200), &one); err != nil {
		t.Fatal(err)
	}
	var all []struct {
		ID     string
		Values map[string]json.RawMessage
	}
	if err := json.Unmarshal(w.sent(t, "GET", "/modules/books/tables/"+table+"/records", "", 200), &all); err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if r.ID == fmt.Sprint(id) && asText(t, r.Values) != asText(t, one.Values) {
			t.Errorf("the list has %s, the record is %s", asText(t, r.Values), asText(t, one.Values))
		}
	}
	return one.Values
}

var factFormulas = []struct {
	table   string
	id      int
	formula string
	want    string
}{
	1: {"invoice", 1, `1 + 2 * 3`, `7`},
	2: {"invoice", 1, `"n" + 2 * 3`, `"n6"`},
	3: {"invoice", 1, `"say ""hi"""`, `"say \"hi\""`},
	4: {"invoice", 1, `sum(line.(qty * price))`, `10`},
	5: {"invoice", 1, `cnt(line)`, `2`},
	6: {"invoice", 1, `avg(line.price)`, `4.25`},
	7: {"invoice", 1, `line[price > 5].item`, `["Ink"]`},
	8: {"invoice", 1, `customer.name`, `"Acorn Ltd"`},
	9: {"invoice", 1, `status = "Paid" and number(status) = 3`, `true`},

	10: {"invoice", 1, `join(line.item, "/")`, `"Pen/Ink"`},
	11: {"invoice", 1, `weekday(date)`, `0`},
	12: {"invoice", 1, `date(year(date), 4, 0)`, `"2026-03-31"`},
	13: {"invoice", 1, `format(date, "DD.MM.YYYY")`, `"02.03.2026"`},
	14: {"invoice", 1, `date + 30`, `"2026-04-01"`},
	15: {"invoice", 1, `days(date(2026, 3, 31), date)`, `-29`},
	16: {"invoice", 1, `let r := line[item = "Ink"]; first(r).price * 2`, `14`},
	17: {"invoice", 1, `for i from 0 to 3 do i * i end`, `[0,1,4]`},
	18: {"invoice", 1, `---{no}: {cnt(line)} lines---`, `"R-001: 2 lines"`},
	19: {"invoice", 1, `substr(no, 2)`, `"001"`},
	20: {"invoice", 1, `number(substr(no, 2, 3)) + 1`, `2`},
	21: {"invoice", 1, `lpad(text(number(this)), 4, "0")`, `"0001"`},
	22: {"invoice", 1, `13 % 5 - 2`, `1`},
	23: {"invoice", 1, `not discount = 10`, `false`},
	24: {"invoice", 2, `sum(line.(qty * price))`, `15`},
	25: {"invoice", 2, `cnt(line.qty)`, `1`},
	26: {"invoice", 2, `length(line.qty)`, `2`},
	27: {"invoice", 2, `discount = null`, `true`},
	28: {"invoice", 2, `100 - discount`, `100`},
	29: {"invoice", 2, `if discount > 0 then "a" else "b" end`, `"b"`},
	30: {"invoice", 2, `switch number(status) do case 1: "in" case 2: "out" default: "-" end`, `"out"`},
	31: {"invoice", 2, `let me := this; cnt(select invoice where customer = me.customer)`, `2`},
	32: {"invoice", 2, `cnt(select invoice where customer = this.customer)`, `2`},
	33: {"invoice", 3, `sum(line.price)`, `null`},
	34: {"invoice", 3, `first(line).item`, `null`},
	35: {"invoice", 3, `if cnt(line) = 0 then "none" else if cnt(line) < 3 then "few" else "many" end end`, `"none"`},
	36: {"customer", 1, `sum(invoice.line.price)`, `14`},
	37: {"invoice", 1, `first(line order by -price).item`, `"Ink"`},
	38: {"customer", 1, `contains(name, "acorn")`, `false`},
	39: {"customer", 1, `chosen(tags, "C") and cnt(numbers(tags)) = 2`, `true`},
	40: {"customer", 1, `name like "acorn"`, `true`},
	41: {"invoice", 3, `if cnt(line) = 0 then "none" else if cnt(line) < 3 then "few" else "many" end`, `"none"`},
	42: {"invoice", 1, `customer`, `"1"`},
	43: {"invoice", 1, `line`, `["1","2"]`},
	44: {"customer", 1, `tags`, `["A","C"]`},
	45: {"invoice", 1, `status`, `"Paid"`},
}

// TestFormulasOfTheFacts: each formula becomes a field over HTTP, and gives in lists and records what the facts say.
func TestFormulasOfTheFacts(t *testing.T) {
	w := bookkeeping(t)
	for n, f := range factFormulas {
		if n == 0 {
			continue
		}
		if faults := w.formula(t, f.table, fmt.Sprintf("f%d", n), f.formula); faults != nil {
			t.Errorf("%d %s: %q", n, f.formula, faults)
		}
	}
	for n, f := range factFormulas {
		if n == 0 {
			continue
		}
		if got := string(w.values(t, f.table, f.id)[fmt.Sprintf("f%d", n)]); !sameJSON(t, got, f.want) {
			t.Errorf("%d %s: %s, want %s", n, f.formula, got, f.want)
		}
	}
}

// TestFormulasWithFaults: a broken expression still makes its field, and its values are null.
func TestFormulasWithFaults(t *testing.T) {
	w := bookkeeping(t)
	for i, c := range []struct{ formula, want string }{
		{`nam + 1`, `1:1 Field not found: nam`},
		{`create line`, `1:1 create has side effects and is not allowed in a formula`},
		{"1 +\n", `1:3 Unexpected end of text, expected an expression`},
	} {
		name := fmt.Sprintf("f%d", i)
		faults := w.formula(t, "customer", name, c.formula)
		if len(faults) != 1 || faults[0] != c.want {
			t.Errorf("%s: %q, want %s", c.formula, faults, c.want)
		}
		path := "/modules/books/tables/customer/fields/" + name
		if again := faultsOf(t, w.sent(t, "GET", path, "", 200)); strings.Join(again, "") != strings.Join(faults, "") {
			t.Errorf("%s: reads back %q", c.formula, again)
		}
		if got := string(w.values(t, "customer", 2)[name]); got != "null" {
			t.Errorf("%s: %s", c.formula, got)
		}
		if mended := faultsOf(t, w.sent(t, "PATCH", path, `{"expression":"name + 1"}`, 200)); mended != nil {
			t.Errorf("mended: %q", mended)
		}
		if got := string(w.values(t, "customer", 2)[name]); got != `"Birch1"` {
			t.Errorf("mended: %s", got)
		}
	}
}

// TestFormulasThatNeedThemselves: fields in a loop say so, and nothing hangs.
func TestFormulasThatNeedThemselves(t *testing.T) {
	w := bookkeeping(t)
	w.formula(t, "customer", "a", `b + 1`)
	faults := w.formula(t, "customer", "b", `first(invoice).customer.a`)
	if len(faults) != 1 || !strings.Contains(faults[0], "a → b") && !strings.Contains(faults[0], "b → a") {
		t.Errorf("%q", faults)
	}
	if faults := faultsOf(t, w.sent(t, "GET", "/modules/books/tables/customer/fields/a", "", 200)); len(faults) != 1 {
		t.Errorf("the other one: %q", faults)
	}
	if got := string(w.values(t, "customer", 1)["a"]); got != "null" {
		t.Error(got)
	}
}

// TestFormulasFollowRenames: a new name of a field or a table is written into the formulas of all tables that name it.
func TestFormulasFollowRenames(t *testing.T) {
	w := bookkeeping(t)
	w.formula(t, "invoice", "total", `sum(line.(qty * price)) -- qty`)
	w.formula(t, "customer", "spent", `sum(invoice.total) + cnt(select line where price > 5)`)
	w.formula(t, "customer", "broken", `qty +`)
	w.sent(t, "PATCH", "/modules/books/tables/line/fields/qty", `{"name":"amount"}`, 200)
	w.sent(t, "PATCH", "/modules/books/tables/invoice/fields/total", `{"name":"sum"}`, 200)
	w.sent(t, "PATCH", "/modules/books/tables/line", `{"name":"position"}`, 200)
	for path, want := range map[string]string{
		"invoice/fields/sum":     `sum(line.(amount * price)) -- qty`,
		"customer/fields/spent":  `sum(invoice.sum) + cnt(select position where price > 5)`,
		"customer/fields/broken": `qty +`,
	} {
		var field struct{ Expression string }
		if err := json.Unmarshal(w.sent(t, "GET", "/modules/books/tables/"+path, "", 200), &field); err != nil {
			t.Fatal(err)
		}
		if field.Expression != want {
			t.Errorf("%s is now %s, want %s", path, field.Expression, want)
		}
	}
	if got := string(w.values(t, "customer", 1)["spent"]); got != "26" {
		t.Error(got)
	}
}

// TestFormulasWithoutWhatTheyRead: a formula that reads what is deleted says so, and comes back with it.
func TestFormulasWithoutWhatTheyRead(t *testing.T) {
	w := bookkeeping(t)
	w.formula(t, "customer", "where", `"in " + city`)
	w.formula(t, "customer", "there", `'where' + "!"`)
	w.sent(t, "DELETE", "/modules/books/tables/customer/fields/city", "", 200)
	if faults := faultsOf(t, w.sent(t, "GET", "/modules/books/tables/customer/fields/where", "", 200)); len(faults) != 1 || faults[0] != "1:9 Field not found: city" {
		t.Errorf("%q", faults)
	}
	if got := w.values(t, "customer", 1); string(got["where"]) != "null" || string(got["there"]) != "null" {
		t.Errorf("%s %s", got["where"], got["there"])
	}
	w.sent(t, "POST", "/modules/books/tables/customer/fields", `{"name":"city","type":"string","labels":{}}`, 201)
	w.sent(t, "PATCH", "/modules/books/tables/customer/records", `{"records":[{"id":1,"city":"Köln"}]}`, 200)
	if got := w.values(t, "customer", 1); string(got["there"]) != `"in Köln!"` {
		t.Errorf("%s", got["there"])
	}
}

// TestFormulasInQueries: lists are filtered and sorted by what formulas give, with a formula that SQL can say and with others.
func TestFormulasInQueries(t *testing.T) {
	w := bookkeeping(t)
	for name, formula := range map[string]string{
		"worth": `qty * price`, "dear": `price > 3`, "label": `upper(item)`, "of": `invoice.customer`, "state": `invoice.status`, "list": `[1]`, "bad": `x`,
	} {
		w.formula(t, "line", name, formula)
	}
	const path = "/modules/books/tables/line/records?"
	for _, c := range []struct{ query, want string }{
		{"sort=worth", "4 1 2 3"}, // 3 7 15 0: nothing times 4 is 0
		{"sort=-worth&limit=2", "3 2"},
		{"sort=label", "2 4 1 3"},
		{"sort=-label&offset=1", "3 4 2"},
		{"sort=state", "1 2 3 4"},
		{`filter={"worth":15}`, "3"},
		{`filter={"dear":true}`, "2 4"},
		{`filter={"label":"PEN"}`, "1 3"},
		{`filter={"label":"PEN","price":1.5}&sort=-worth`, "3 1"},
		{`filter={"of":"1","state":"Sent"}`, "3 4"},
		{`filter={"label":null}`, ""},
		{`fields=worth,label&sort=-label&limit=1`, "1"},
	} {
		var found []struct{ ID string }
		query := strings.NewReplacer(`"`, "%22", "{", "%7B", "}", "%7D").Replace(c.query)
		if err := json.Unmarshal(w.sent(t, "GET", path+query, "", 200), &found); err != nil {
			t.Fatal(err)
		}
		ids := []string{}
		for _, r := range found {
			ids = append(ids, r.ID)
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.query, got, c.want)
		}
	}
	w.tell([]story{
		{name: "broken", method: "GET", path: "/modules/books/tables/line/records?sort=bad", key: "read", status: 400,
			want: `Field "bad" cannot be sorted or filtered by: its formula has an error.`},
		{name: "list", method: "GET", path: "/modules/books/tables/line/records?sort=list", key: "read", status: 400,
			want: `sort: field "list" of type list cannot be sorted by.`},
		{name: "written", method: "POST", path: "/modules/books/tables/line/records", key: "full", body: `{"records":[{"worth":3}]}`, status: 400,
			want: `Field "worth" is read-only: it is computed (record 1).`},
	})
}

// TestChoicesThatAreFound: the expressions of a dynamic choice are checked like formulas.
func TestChoicesThatAreFound(t *testing.T) {
	w := bookkeeping(t)
	field := func(name, rest string) []string {
		return faultsOf(t, w.sent(t, "POST", "/modules/books/tables/invoice/fields", `{"name":"`+name+`","type":"dchoice","labels":{},`+rest+`}`, 201))
	}
	if faults := field("good", `"options":"select customer","optionName":"name + city","optionColor":"if vip then \"#f00\" end"`); faults != nil {
		t.Errorf("%q", faults)
	}
	if faults := field("bad", `"options":"select customers"`); len(faults) != 1 || faults[0] != "1:8 Table not found: customers" {
		t.Errorf("%q", faults)
	}
	if faults := field("worse", `"options":"select customer","optionName":"title","optionIcon":"icon"`); strings.Join(faults, "; ") !=
		"1:1 optionName: Field not found: title; 1:1 optionIcon: Field not found: icon" {
		t.Errorf("%q", faults)
	}
	w.sent(t, "PATCH", "/modules/books/tables/customer/fields/name", `{"name":"title"}`, 200)
	var read struct{ OptionName string }
	if err := json.Unmarshal(w.sent(t, "GET", "/modules/books/tables/invoice/fields/good", "", 200), &read); err != nil || read.OptionName != "title + city" {
		t.Errorf("%v %s", err, read.OptionName)
	}
}
