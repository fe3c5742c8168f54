package bundle

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"owlet/backend"
)

type (
	line struct {
		Invoice                 string
		Quantity, Price, Amount float64
	}
	invoice struct {
		Customer, Status, State string
		DueOn                   string `json:"due_on"`
		Net, Tax, Total         *float64
		DaysOverdue             *float64 `json:"days_overdue"`
	}
	customer struct{ Turnover, Balance float64 }
)

// valuesIn are the records of a table of the template, by their ids.
func valuesIn[T any](b *bench, table string) map[string]T {
	b.Helper()
	page, err := b.store.ListRecords(b.Context(), backend.Path{Workspace: b.id, Module: "invoices", Table: table}, backend.RecordQuery{})
	if err != nil {
		b.Fatal(err)
	}
	var records []struct {
		ID     string
		Values T
	}
	if err := json.Unmarshal(page.AppendJSON(nil), &records); err != nil {
		b.Fatal(err)
	}
	found := map[string]T{}
	for _, r := range records {
		found[r.ID] = r.Values
	}
	return found
}

func cents(n float64) float64 { return math.Round(n*100) / 100 }

// TestInvoicesCompute: what the template's formulas give is what its lines, its dates and its customers add up to.
func TestInvoicesCompute(t *testing.T) {
	b := newBench(t)
	if _, err := OpenTemplate(t.Context(), b.store, b.id, "invoices"); err != nil {
		t.Fatal(err)
	}
	net := map[string]float64{}
	for id, l := range valuesIn[line](b, "invoice_lines") {
		if l.Amount != cents(l.Quantity*l.Price) {
			t.Errorf("line %s: %+v", id, l)
		}
		net[l.Invoice] += l.Amount
	}
	turnover, open, overdue := map[string]float64{}, map[string]float64{}, 0
	for id, i := range valuesIn[invoice](b, "invoices") {
		want := cents(net[id])
		if i.Net == nil || *i.Net != want || *i.Tax != cents(want*0.2) || *i.Total != cents(want+*i.Tax) {
			t.Errorf("invoice %s: %+v, and its lines give %v", id, i, want)
			continue
		}
		switch i.Status {
		case "Paid":
			turnover[i.Customer] += *i.Total
		case "Sent":
			open[i.Customer] += *i.Total
		}
		overdue += b.judgeState(id, i)
	}
	if overdue == 0 {
		t.Error("no invoice is overdue")
	}
	for id, c := range valuesIn[customer](b, "customers") {
		if c.Turnover != cents(turnover[id]) || c.Balance != cents(open[id]) {
			t.Errorf("customer %s: %+v, and its invoices give %v and %v", id, c, turnover[id], open[id])
		}
	}
	if first := valuesIn[invoice](b, "invoices")["1"]; *first.Net != 1742 || *first.Tax != 348.4 || *first.Total != 2090.4 {
		t.Errorf("%+v", first)
	}
}

// judgeState checks what an invoice says of its payment; 1 is one that is overdue.
func (b *bench) judgeState(id string, i invoice) int {
	b.Helper()
	today := time.Now().UTC().Format(time.DateOnly)
	if i.Status != "Sent" || i.DueOn >= today {
		if i.State != i.Status || i.DaysOverdue != nil {
			b.Errorf("invoice %s: %+v", id, i)
		}
		return 0
	}
	due, err := time.Parse(time.DateOnly, i.DueOn)
	if err != nil || i.State != "Overdue" || *i.DaysOverdue != math.Round(time.Since(due).Truncate(24*time.Hour).Hours()/24) {
		b.Errorf("invoice %s: %+v, %v", id, i, err)
	}
	return 1
}
