package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"owlet/backend/nx"
)

// counted counts what is asked of a source.
type counted struct {
	nx.Source
	asked []string
}

func (s *counted) Values(t *nx.Table, f *nx.Field, ids []int64) ([]nx.Value, error) {
	s.asked = append(s.asked, "values of "+t.Name+"."+f.Name)
	return s.Source.Values(t, f, ids)
}

func (s *counted) Referring(t *nx.Table, by *nx.Field, ids []int64) ([][]int64, error) {
	s.asked = append(s.asked, "records of "+t.Name+" by "+by.Name)
	return s.Source.Referring(t, by, ids)
}

func (s *counted) Aggregate(q *nx.Question, of *nx.Aggregate, params [][]nx.Value) ([]nx.Value, bool, error) {
	s.asked = append(s.asked, of.Op+" over "+q.Table.Name)
	return s.Source.Aggregate(q, of, params)
}

// TestAPageAsksAsOftenAsARecord: what formulas read of other tables is asked for once, whether for one record or for a hundred.
func TestAPageAsksAsOftenAsARecord(t *testing.T) {
	b := newWorkbench(t)
	b.table("customer", `{"name":"name","type":"string"}`)
	b.table("invoice", `{"name":"customer","type":"reference","refTableName":"customer"}`)
	b.table("line", `{"name":"invoice","type":"reference","refTableName":"invoice"}`, `{"name":"price","type":"number"}`)
	b.creates("customer", 7, `{"name":"Acorn"}`)
	for i := range 100 {
		_, err := b.create("invoice", fmt.Sprintf(`[{"customer":%d}]`, 1+i%7))
		b.must(err)
		_, err = b.create("line", fmt.Sprintf(`[{"invoice":%d,"price":%d}]`, 1+i, i))
		b.must(err)
	}
	for text, want := range map[string]string{
		`customer.name`:                                      "values of invoice.customer; values of customer.name",
		`sum(line[price > 5].price)`:                         "sum over line",
		`join(line.(text(price)), "/")`:                      "records of line by invoice; values of line.price",
		`cnt(select invoice where customer = this.customer)`: "values of invoice.customer; cnt over invoice",
	} {
		for _, records := range []int{1, 10, 100} {
			if got := b.askedFor(text, records); got != want {
				t.Errorf("%s for %d records: %s, want %s", text, records, got, want)
			}
		}
	}
}

// askedFor is what a formula of the invoices asks for the first of them.
func (b *workbench) askedFor(text string, records int) string {
	b.Helper()
	source := &counted{}
	b.must(b.store.Formulas(context.Background(), b.at("invoice"), func(f *Formulas) error {
		source.Source = f.Source
		ids, err := f.First(records)
		if err != nil || len(ids) != records {
			return fmt.Errorf("%d records: %w", len(ids), err)
		}
		run := nx.NewRun(context.Background(), source, f.Clock, nx.DefaultLimits)
		_, faults := f.Program.Check(text, f.Table, nx.Expression).Values(run, run.Group(f.Table, ids))
		for _, fault := range faults {
			if fault != nil {
				return fault
			}
		}
		return run.Err()
	}))
	return strings.Join(source.asked, "; ")
}

// TestAggregatesOverChildrenGoByTheIndex: a question about the children of some records looks for these, and not through all children.
func TestAggregatesOverChildrenGoByTheIndex(t *testing.T) {
	b := newWorkbench(t)
	b.table("invoice", `{"name":"no","type":"string"}`)
	b.table("line", `{"name":"invoice","type":"reference","refTableName":"invoice"}`, `{"name":"price","type":"number"}`)
	b.creates("invoice", 3, `{"no":"R"}`)
	var plan []string
	b.must(b.store.Formulas(context.Background(), b.at("invoice"), func(f *Formulas) error {
		source := &explaining{formulaSource: f.Source.(formulaSource)}
		run := nx.NewRun(context.Background(), source, f.Clock, nx.DefaultLimits)
		f.Program.Check(`sum(line[price > 5].price)`, f.Table, nx.Expression).Values(run, run.Group(f.Table, []int64{1, 2, 3}))
		plan = source.plan
		return run.Err()
	}))
	if all := strings.Join(plan, "\n"); !regexp.MustCompile(`SEARCH t\d+ USING INDEX`).MatchString(all) || strings.Contains(all, "SCAN t") {
		t.Errorf("the plan:\n%s", all)
	}
}

// explaining tells how SQLite goes about an aggregate.
type explaining struct {
	formulaSource
	plan []string
}

func (s *explaining) Aggregate(q *nx.Question, of *nx.Aggregate, params [][]nx.Value) ([]nx.Value, bool, error) {
	a, _ := ask(q, params, true)
	sql, _, _ := a.aggregate(of)
	list, _ := a.parameters()
	value := "(SELECT " + sql + " FROM " + a.table.name + a.inOrder() + a.where + ")"
	err := s.query(s.ctx, "EXPLAIN QUERY PLAN "+a.with()+"SELECT n, "+value+" FROM p", []driver.Value{list}, func(row []driver.Value) error {
		s.plan = append(s.plan, row[3].(string))
		return nil
	})
	if err != nil {
		return nil, true, err
	}
	return s.formulaSource.Aggregate(q, of, params)
}
