package rest

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// formulas are lines of a record (i1 is the first invoice), a formula and its value as JSON, with tabs between them.
//
//go:embed testdata/formulas.tsv
var formulas string

// formulaRow is one formula of them, as a field of a table.
type formulaRow struct {
	line              int
	table, id, field  string
	expression, value string
}

func formulaRows(t *testing.T) (rows []formulaRow) {
	t.Helper()
	tables := map[byte]string{'c': "customer", 'i': "invoice", 'l': "line"}
	for i, line := range strings.Split(strings.TrimSpace(formulas), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "\t")
		if len(parts) != 3 {
			t.Fatalf("formulas.tsv:%d has %d parts", i+1, len(parts))
		}
		rows = append(rows, formulaRow{i + 1, tables[parts[0][0]], parts[0][1:], fmt.Sprintf("f_%d", i+1), parts[1], parts[2]})
	}
	return rows
}

// makeInvoices makes the customers, invoices and lines that formulas are tried on.
func (w *world) makeInvoices() {
	w.t.Helper()
	for _, step := range [][2]string{
		{"/modules", `{"name":"sales"}`},
		{"/modules/sales/tables", `{"name":"customer","labels":{}}`},
		{"/modules/sales/tables", `{"name":"invoice","labels":{}}`},
		{"/modules/sales/tables", `{"name":"line","labels":{}}`},
		{"/modules/sales/tables/customer/fields/batch", `[{"name":"name","labels":{},"type":"string"},{"name":"city","labels":{},"type":"string"},{"name":"vip","labels":{},"type":"boolean"},
			{"name":"tags","labels":{},"type":"multi","options":[{"name":"A"},{"name":"B"},{"name":"C"}]}]`},
		{"/modules/sales/tables/invoice/fields/batch", `[{"name":"no","labels":{},"type":"string"},{"name":"customer","labels":{},"type":"reference","refTableName":"customer"},{"name":"date","labels":{},"type":"date"},
			{"name":"status","labels":{},"type":"choice","options":[{"name":"Draft"},{"name":"Sent"},{"name":"Paid"}]},{"name":"discount","labels":{},"type":"number"}]`},
		{"/modules/sales/tables/line/fields/batch", `[{"name":"invoice","labels":{},"type":"reference","refTableName":"invoice"},{"name":"item","labels":{},"type":"string"},
			{"name":"qty","labels":{},"type":"number"},{"name":"price","labels":{},"type":"number"}]`},
		{"/modules/sales/tables/customer/records", `{"records":[{"name":"Acorn Ltd","city":"Bonn","vip":true,"tags":["A","C"]},{"name":"Birch","vip":false}]}`},
		{"/modules/sales/tables/invoice/records", `{"records":[{"no":"R-001","customer":1,"date":"2026-03-02","status":"Paid","discount":10},
			{"no":"R-002","customer":1,"date":"2026-03-31","status":"Sent"},{"no":"R-003","customer":2,"date":"2026-04-15","status":"Draft"}]}`},
		{"/modules/sales/tables/line/records", `{"records":[{"invoice":1,"item":"Pen","qty":2,"price":1.5},{"invoice":1,"item":"Ink","qty":1,"price":7},
			{"invoice":2,"item":"Pen","qty":10,"price":1.5},{"invoice":2,"item":"Pad","price":4}]}`},
	} {
		if a := w.ask(w.t, story{method: http.MethodPost, path: step[0], key: "full", body: step[1]}); a.status != http.StatusCreated {
			w.t.Fatalf("%s: %d %s", step[0], a.status, a.body)
		}
	}
}

// Every formula is a field of its own, made and read as tools do it.
func TestFormulasThroughTheAPI(t *testing.T) {
	w := newWorld(t)
	w.makeInvoices()
	rows := formulaRows(t)
	w.addFormulas(rows)
	got := map[string]map[string]json.RawMessage{}
	for _, r := range rows {
		of := r.table + "/" + r.id
		if got[of] == nil {
			got[of] = w.recordValues(r.table, r.id)
		}
		if value := string(got[of][r.field]); !sameJSON(t, value, r.value) {
			t.Errorf("formulas.tsv:%d: %s is %s, not %s", r.line, r.expression, value, r.value)
		}
	}
	if len(rows) < 200 {
		t.Errorf("only %d formulas", len(rows))
	}
}

func (w *world) addFormulas(rows []formulaRow) {
	w.t.Helper()
	fields := map[string][]map[string]any{}
	for _, r := range rows {
		fields[r.table] = append(fields[r.table], map[string]any{"name": r.field, "labels": map[string]string{}, "type": "function", "expression": r.expression})
	}
	for table, list := range fields {
		body, err := json.Marshal(list)
		if err != nil {
			w.t.Fatal(err)
		}
		a := w.ask(w.t, story{method: http.MethodPost, path: "/modules/sales/tables/" + table + "/fields/batch", key: "full", body: string(body)})
		if a.status != http.StatusCreated {
			w.t.Fatalf("%s: %d %s", table, a.status, a.body)
		}
		w.checkNoFaults(a.body)
	}
}

func (w *world) checkNoFaults(body string) {
	w.t.Helper()
	var made struct {
		Data []struct {
			Name, Expression string
			ExpressionErrors []json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(body), &made); err != nil {
		w.t.Fatal(err)
	}
	for _, f := range made.Data {
		if len(f.ExpressionErrors) > 0 {
			w.t.Errorf("formulas.tsv:%s: %s: %s", strings.TrimPrefix(f.Name, "f_"), f.Expression, f.ExpressionErrors)
		}
	}
}

func (w *world) recordValues(table, id string) map[string]json.RawMessage {
	w.t.Helper()
	a := w.ask(w.t, story{method: http.MethodGet, path: "/modules/sales/tables/" + table + "/record/" + id, key: "read"})
	var record struct {
		Data struct{ Values map[string]json.RawMessage }
	}
	if err := json.Unmarshal([]byte(a.body), &record); err != nil || a.status != http.StatusOK {
		w.t.Fatalf("%d %v %s", a.status, err, a.body)
	}
	return record.Data.Values
}
