package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"owlet/backend/nx"
)

// interpreted is a source that answers no question, so that everything is computed by the language itself.
type interpreted struct{ nx.Source }

func (s interpreted) Records(q *nx.Question, params [][]nx.Value, limit int) ([][]int64, bool, error) {
	if q.Where != nil {
		return nil, false, nil
	}
	return s.Source.Records(q, params, limit)
}

func (s interpreted) Aggregate(*nx.Question, *nx.Aggregate, [][]nx.Value) ([]nx.Value, bool, error) {
	return nil, false, nil
}

// watched counts the questions that are answered in SQL.
type watched struct {
	nx.Source
	answered int
}

func (s *watched) Records(q *nx.Question, params [][]nx.Value, limit int) ([][]int64, bool, error) {
	ids, ok, err := s.Source.Records(q, params, limit)
	return ids, s.note(ok), err
}

func (s *watched) Aggregate(q *nx.Question, of *nx.Aggregate, params [][]nx.Value) ([]nx.Value, bool, error) {
	values, ok, err := s.Source.Aggregate(q, of, params)
	return values, s.note(ok), err
}

func (s *watched) note(ok bool) bool {
	if ok {
		s.answered++
	}
	return ok
}

// writer makes terms at random, of a kind, over the fields of a table.
type writer struct{ *rand.Rand }

func (w writer) one(of ...string) string { return of[w.IntN(len(of))] }

func (w writer) number(depth int) string {
	if depth == 0 || w.IntN(3) == 0 {
		return w.one("num", "other", "num", "0", "1", "0.1", "2.5", "null", "number(id)", "me.level")
	}
	if w.IntN(6) == 0 {
		return "-" + w.number(0)
	}
	return "(" + w.number(depth-1) + w.one(" + ", " - ", " * ", " / ", " % ") + w.number(depth-1) + ")"
}

func (w writer) text(depth int) string {
	if depth == 0 || w.IntN(2) == 0 {
		return w.one("txt", "txt", `""`, `"a"`, `"Ä"`, `"a_%"`, `"b"`, "null", "me.name")
	}
	return "(" + w.text(depth-1) + " + " + w.text(depth-1) + ")"
}

func (w writer) condition(depth int) string {
	if depth > 0 && w.IntN(3) == 0 {
		return w.one("("+w.condition(depth-1)+" and "+w.condition(depth-1)+")", "("+w.condition(depth-1)+" or "+w.condition(depth-1)+")",
			"(not "+w.condition(depth-1)+")")
	}
	compare := w.one(" = ", " != ", " < ", " <= ", " > ", " >= ")
	switch w.IntN(8) {
	case 0, 1:
		return w.number(1) + compare + w.number(1)
	case 2, 3:
		return w.text(1) + compare + w.text(1)
	case 4:
		return w.text(1) + " like " + w.one("txt", `"a"`, `"Ä"`, `"_"`, `""`, "me.name")
	case 5:
		return w.one("day", "day", "moment", "date(2026, 3, 2)", "day + 1") + compare + w.one("day", "moment", "date(2026, 3, 2)", "me.since", "null")
	case 6:
		return w.one("state", "state") + w.one(" = ", " != ") + w.one("null", `"Open"`, "2", "state", `""`)
	}
	return w.one("flag", "flag = true", "(not num)", "(not txt)", "(state and num)", "(flag or txt)", "parent = me", "day = null")
}

// TestSQLAgreesWithTheLanguage: what SQLite computes is to the last bit what the language computes by itself.
func TestSQLAgreesWithTheLanguage(t *testing.T) {
	b := newWorkbench(t)
	b.table("holders", `{"name":"name","type":"string"}`, `{"name":"level","type":"number"}`, `{"name":"since","type":"date"}`)
	b.table("items", `{"name":"parent","type":"reference","refTableName":"holders","index":true}`, `{"name":"txt","type":"string"}`, `{"name":"num","type":"number"}`,
		`{"name":"other","type":"number"}`, `{"name":"flag","type":"boolean"}`, `{"name":"day","type":"date"}`, `{"name":"moment","type":"timestamp"}`,
		`{"name":"state","type":"choice","options":[{"name":"Open"},{"name":"Done"}]}`)
	w := writer{rand.New(rand.NewPCG(6, 7))}
	b.fillForAgreement(w)
	asked, differ, refused := 0, 0, 0
	err := b.store.Formulas(context.Background(), b.at("holders"), func(f *Formulas) error {
		holders, source := f.Table, &watched{Source: f.Source}
		for range 3000 {
			text := "let me := this; " + w.question()
			checked := f.Program.Check(text, holders, nx.Expression)
			if len(checked.Errors) > 0 {
				refused++ // null + null is a number to the checker
				continue
			}
			by := givenBy(f, source, checked, holders)
			own := givenBy(f, interpreted{f.Source}, checked, holders)
			if asked++; by != own {
				if differ++; differ <= 10 {
					t.Errorf("%s\nSQL      %s\nlanguage %s", text, by, own)
				}
			}
		}
		if source.answered < asked/3 {
			t.Errorf("SQL answered %d of %d", source.answered, asked)
		}
		return nil
	})
	b.must(err)
	if t.Logf("%d questions, %d answered otherwise", asked, differ); refused > asked/10 {
		t.Errorf("%d questions were refused", refused)
	}
}

func (w writer) question() string {
	of := w.one("items", "(select items)")
	switch w.IntN(4) {
	case 0:
		return fmt.Sprintf("cnt(%s[%s])", of, w.condition(2))
	case 1:
		return fmt.Sprintf("%s(%s[%s].(%s))", w.one("sum", "avg", "min", "max"), of, w.condition(2), w.number(2))
	case 2:
		return fmt.Sprintf("%s(%s.(%s))", w.one("sum", "avg", "min", "max", "cnt"), of, w.number(2))
	}
	return fmt.Sprintf("(select items where %s).id", w.condition(2))
}

// givenBy is what a formula gives for all holders.
func givenBy(f *Formulas, source nx.Source, c *nx.Checked, of *nx.Table) string {
	run := nx.NewRun(context.Background(), source, f.Clock, nx.DefaultLimits)
	values, faults := c.Values(run, run.Group(of, []int64{1, 2, 3, 4}))
	var out strings.Builder
	for i := range values {
		fmt.Fprintf(&out, "%v %v; ", values[i], faults[i])
	}
	return out.String()
}

func (b *workbench) fillForAgreement(w writer) {
	b.Helper()
	_, err := b.create("holders", `[{"name":"a","level":1,"since":"2026-03-02"},{"name":"","level":0},{"name":"Ä","level":-2.5,"since":"2026-01-01"},{}]`)
	b.must(err)
	var records []string
	for range 80 {
		record := fmt.Sprintf(`{"parent":%s,"txt":%s,"num":%s,"other":%s,"flag":%s,"day":%s,"moment":%s,"state":%s}`,
			w.one("1", "2", "3", "null"), w.one("null", `""`, `"a"`, `"A"`, `"ä"`, `"Ä"`, `"ab"`, `"a_%"`, `"0"`), w.one("null", "0", "0.1", "0.2", "-3", "1e15", "7", "-0.1"),
			w.one("null", "0", "1", "2.5", "-1e15", "1e-9"), w.one("null", "true", "false"), w.one("null", `"2026-03-02"`, `"2026-03-03"`, `"2024-02-29"`),
			w.one("null", `"2026-03-02T00:00:00Z"`, `"2026-03-02T09:30:00.250Z"`, `"2025-12-31T23:59:59Z"`), w.one("null", `"Open"`, `"Done"`))
		records = append(records, record)
	}
	_, err = b.create("items", "["+strings.Join(records, ",")+"]")
	b.must(err)
}
