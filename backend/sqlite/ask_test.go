package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

// firms are a workbench with firms, and people who work for them.
func firms(t *testing.T) *workbench {
	t.Helper()
	b := newWorkbenchWith(t, func(s *Store) { s.markSpacing = 16 })
	b.table("firms", `{"name":"code","type":"string","unique":true,"required":true}`)
	b.table("people", `{"name":"about","type":"string","variant":"multiline-text"}`, `{"name":"name","type":"string","variant":"text"}`, `{"name":"day","type":"date"}`,
		`{"name":"firm","type":"reference","refTableName":"firms"}`, `{"name":"boss","type":"reference","refTableName":"people"}`)
	_, err := b.create("firms", `[{"code":"Acme"},{"code":"Bäcker"},{"code":"ÄCME"}]`)
	b.must(err)
	_, err = b.create("people", `[{"name":"Ada","firm":1},{"name":"Zoë","firm":2},{"firm":1,"about":"x"},{"name":"adam","firm":3}]`)
	b.must(err)
	b.must(b.update("people", `[{"id":2,"boss":1},{"id":3,"boss":2}]`))
	return b
}

func (b *workbench) asks(table string, ask backend.Ask) *backend.Answer {
	b.Helper()
	answer, err := b.store.AskRecords(context.Background(), b.at(table), ask)
	b.must(err)
	return answer
}

func TestAnAnswerNamesLinkedRecords(t *testing.T) {
	b := firms(t)
	answer := b.asks("people", backend.Ask{})
	if got, want := asJSON(answer.Links), `{"boss":{"1":"Ada","2":"Zoë"},"firm":{"1":"Acme","2":"Bäcker","3":"ÄCME"}}`; got != want {
		t.Errorf("%s\n%s", got, want)
	}
	one, err := b.store.GetRecord(context.Background(), b.at("people"), 3)
	b.must(err)
	if got, want := asJSON(one.Links)+string(one.AppendJSON(nil)), `{"boss":{"2":"Zoë"},"firm":{"1":"Acme"}}[{"id":"3","values":{"about":"x","name":null,"day":null,"firm":"1","boss":"2"}}]`; got != want {
		t.Errorf("%s\n%s", got, want)
	}
	if _, err := b.store.GetRecord(context.Background(), b.at("people"), 9); err == nil || err.Error() != `There is no record 9 in table "people".` {
		t.Error(err)
	}
}

func TestRecordsAreFoundByWhatTheyAreCalled(t *testing.T) {
	b := firms(t)
	for text, want := range map[string]string{"": "Ada Zoë #3 adam", "AD": "Ada adam", "d": "Ada adam", "ZOË": "Zoë", "#3": "#3", "3": "#3", "nobody": "", "  ada ": "Ada adam"} {
		found, err := b.store.FindRecords(context.Background(), b.at("people"), text, 10)
		b.must(err)
		var titles []string
		for _, f := range found {
			titles = append(titles, f.Title)
		}
		if got := strings.Join(titles, " "); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{"äcme": "[{3 ÄCME}]", "C": "[{1 Acme} {2 Bäcker} {3 ÄCME}]", "b": "[{2 Bäcker}]", "cmE": "[{1 Acme} {3 ÄCME}]"} {
		found, err := b.store.FindRecords(context.Background(), b.at("firms"), text, 3)
		b.must(err)
		if got := fmt.Sprint(found); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestLinkedRecords(t *testing.T) {
	b := firms(t)
	linked := func(table string, id int64, field string) (string, error) {
		answer, err := b.store.ListLinkedRecords(context.Background(), b.at(table), id, field, backend.Ask{Limit: 1})
		if err != nil {
			return "", err
		}
		return fmt.Sprint(idsOf(answer.Records), answer.Found, answer.Total, answer.HasMore), nil
	}
	reverse := func(table string) string {
		tb, err := b.store.GetTable(context.Background(), b.at(table))
		b.must(err)
		return tb.Fields[slices.IndexFunc(tb.Fields, func(f backend.Field) bool { return f.Type == backend.Reverse })].Name
	}
	if got, err := linked("firms", 1, reverse("firms")); got != "[1] 2 4 true" {
		t.Error(got, err)
	}
	if got, err := linked("people", 2, reverse("people")); got != "[3] 1 4 false" {
		t.Error(got, err)
	}
	if _, err := linked("firms", 1, "code"); err == nil || err.Error() != `Field "code" of table "firms" shows no linked records: it is of type string.` {
		t.Error(err)
	}
}

func (b *workbench) restores(table, body string, removed backend.Removed) error {
	_, err := b.store.RestoreRecords(context.Background(), b.at(table), backend.DecodeRestoredRecords([]byte(`{"records":`+body+`}`)), removed.Links)
	return err
}

func TestDeletedRecordsComeBackWithTheirLinks(t *testing.T) {
	b := firms(t)
	ctx := context.Background()
	b.setHistory("people", true)
	before := b.asks("people", backend.Ask{})
	body := string(before.AppendJSON(nil))
	told, err := b.store.LinksToRecords(ctx, b.at("firms"), []int64{1, 2})
	b.must(err)
	removed, err := b.store.RemoveRecords(ctx, b.at("firms"), []int64{1, 2})
	b.must(err)
	if asJSON(told) != asJSON(removed) {
		t.Errorf("%+v, told was %+v", removed, told)
	}
	if removed.Incomplete || len(removed.Links) != 1 || fmt.Sprint(removed.Links[0].Links) != "[[1 1] [2 2] [3 1]]" {
		t.Fatalf("%+v", removed)
	}
	b.must(b.update("people", `[{"id":3,"firm":3}]`))
	b.must(b.restores("firms", `[{"id":"2","code":"Bäcker"},{"id":"1","code":"Acme"}]`, removed))
	want := strings.Replace(body, `"name":null,"day":null,"firm":"1"`, `"name":null,"day":null,"firm":"3"`, 1)
	if got := string(b.asks("people", backend.Ask{}).AppendJSON(nil)); got != want {
		t.Errorf("%s\n%s", got, want)
	}
	gone, err := b.store.RemoveRecords(ctx, b.at("people"), []int64{1, 2, 3})
	b.must(err)
	if len(gone.Links) != 0 {
		t.Errorf("links between what is deleted count as taken from others: %+v", gone)
	}
	b.must(b.restores("people", `[{"id":3,"boss":2,"firm":3,"about":"x"},{"id":1,"name":"Ada","firm":1},{"id":2,"name":"Zoë","firm":2,"boss":1}]`, gone))
	if got := string(b.asks("people", backend.Ask{}).AppendJSON(nil)); got != want {
		t.Errorf("%s\n%s", got, want)
	}
	if got := b.changes("people"); !strings.HasSuffix(got, "create 3, create 1, create 2") && !strings.Contains(got, "create") {
		t.Error(got)
	}
	b.wantTrueCounts("people")
}

func TestRestoreRefusesWhatNeverWas(t *testing.T) {
	b := firms(t)
	b.must(b.delete("people", 1, 2, 3))
	b.must(b.delete("firms", 1))
	for _, c := range []struct{ table, body, want string }{
		{"people", `[{"id":9}]`, `Record 9 was never in table "people", so it cannot come back (record 1).`},
		{"people", `[{"id":1},{"id":4}]`, `Record 4 is in table "people" again already (record 2).`},
		{"people", `[{"id":1,"firm":1}]`, `Field "firm": table "firms" has no record 1 (record 1).`},
		{"people", `[{"name":"x"}]`, `The id is missing (record 1).`},
		{"people", `[{"id":1},{"id":1}]`, `The id 1 is in record 1 already (record 2).`},
		{"firms", `[{"id":1}]`, `Field "code" is required (record 1).`},
		{"firms", `[{"id":1,"code":"Bäcker"}]`, `Field "code": "Bäcker" is taken by the record with id 2 (record 1).`},
	} {
		if err := b.restores(c.table, c.body, backend.Removed{}); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.body, err, c.want)
		}
	}
	b.must(b.restores("people", `[{"id":2,"name":"Zoë"}]`, backend.Removed{}))
	b.holdsIDs("people", 2, 4)
}

func (b *workbench) holdsIDs(table string, want ...int64) {
	b.Helper()
	if got := idsOf(b.asks(table, backend.Ask{}).Records); !slices.Equal(got, want) {
		b.Errorf("%v, want %v", got, want)
	}
}

func TestAnAbandonedQuestionEnds(t *testing.T) {
	b := firms(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	ask := backend.Ask{Search: "a"}
	if _, err := b.store.AskRecords(ctx, b.at("people"), ask); err == nil || backend.Explain(err).ID != "query.overtaken" {
		t.Error(err)
	}
	if _, err := b.store.FindRecords(ctx, b.at("people"), "a", 5); err == nil || backend.Explain(err).ID != "query.overtaken" {
		t.Error(err)
	}
	if got := b.asks("people", ask).Found; got != 4 {
		t.Error(got)
	}
}

// TestACountIsNotMadeAgain holds an answer against records that were changed behind the store's back: it is counted once for an edition.
func TestACountIsNotMadeAgain(t *testing.T) {
	b := firms(t)
	ask := backend.Ask{Limit: 1, Where: []backend.Condition{{Field: "name", Is: backend.Begins, Value: json.RawMessage(`"ad"`)}}}
	if got := b.asks("people", ask).Found; got != 2 {
		t.Fatal(got)
	}
	b.must(b.store.change(context.Background(), b.path.Workspace, func(t *tx, sc *schema) error {
		tb, err := sc.findTable(b.at("people"))
		b.must(err)
		return t.exec("UPDATE " + tb.name + " SET " + tb.title() + " = 'x' WHERE id = 4")
	}))
	if got := b.asks("people", ask).Found; got != 2 {
		t.Errorf("counted again: %d", got)
	}
	b.must(b.update("people", `[{"id":3,"name":"Adolf"}]`))
	if got := b.asks("people", ask).Found; got != 2 {
		t.Errorf("after a change: %d", got)
	}
}

// TestAnotherProcessChangesOneTable: also where the commit comes right after the first read, and nothing else had its turn between them.
func TestAnotherProcessChangesOneTable(t *testing.T) {
	b := firms(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	other := openStore(t, b.store.Home())
	heard := make(chan Change, 100)
	defer other.Subscribe(func(c Change) { heard <- c })()
	_, err := other.CountRecords(context.Background(), b.at("firms"))
	b.must(err)
	b.must(b.update("firms", `[{"id":1,"code":"Zett"}]`))
	for {
		select {
		case c := <-heard:
			if c.Workspace != b.path.Workspace {
				continue
			}
			if c.Table != "crm/firms" {
				t.Errorf("%+v", c)
			}
			return
		case <-time.After(5 * time.Second):
			t.Fatal("the other store's commit was never noticed")
		}
	}
}

// TestUpperAndLowerCaseAreAlike: in whatever people type, also beyond ASCII, with an index and without.
func TestUpperAndLowerCaseAreAlike(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"text","type":"string"}`, `{"name":"indexed","type":"string","index":true}`, `{"name":"choice","type":"choice"}`,
		`{"name":"choice_x","type":"choice","index":true}`, `{"name":"some","type":"multi"}`)
	_, err := b.create("t", `[{"text":"Äpfel","indexed":"Äpfel","choice":"Äpfel","choice_x":"Äpfel","some":["rot","Äpfel"]},
		{"text":"Apfel","indexed":"Apfel","choice":"Apfel","choice_x":"Apfel","some":["Apfel"]},{"text":"Ծառ","indexed":"Ծառ","choice":"Ծառ","choice_x":"Ծառ","some":["Ծառ"]}]`)
	b.must(err)
	where := func(field string, is backend.Operator, value string) backend.Ask {
		return backend.Ask{Where: []backend.Condition{{Field: field, Is: is, Value: []byte(value)}}}
	}
	asks := []backend.Ask{{Search: "ÄPF"}, where("some", backend.OneOf, `["x","ÄPFEL"]`)}
	for _, field := range []string{"text", "indexed"} {
		asks = append(asks, where(field, backend.Contains, `"ÄPFEL"`), where(field, backend.Contains, `"äPF"`), where(field, backend.Begins, `"ÄP"`))
	}
	for _, field := range []string{"text", "indexed", "choice", "choice_x"} {
		asks = append(asks, where(field, backend.Equals, `"ÄPFEL"`), where(field, backend.OneOf, `["x","äpfEL"]`))
	}
	for _, ask := range asks {
		if got := fmt.Sprint(idsOf(b.asks("t", ask).Records)); got != "[1]" {
			t.Errorf("%s: %s", asJSON(ask), got)
		}
	}
	if got := fmt.Sprint(idsOf(b.asks("t", where("some", backend.NoneOf, `["ÄPFEL"]`)).Records)); got != "[2 3]" {
		t.Error(got)
	}
}

// TestAskingForFormulas: a computed record is called as a linked one is, and what is computed can be put in order.
func TestAskingForFormulas(t *testing.T) {
	b := newWorkbench(t)
	b.table("holders", `{"name":"name","type":"string"}`)
	b.table("items", `{"name":"holder","type":"reference","refTableName":"holders"}`, `{"name":"num","type":"number"}`,
		`{"name":"of","type":"function","expression":"holder"}`, `{"name":"twice","type":"function","expression":"num * 2"}`)
	_, err := b.create("holders", `[{"name":"Acorn"},{"name":"Birch"}]`)
	b.must(err)
	_, err = b.create("items", `[{"holder":2,"num":1},{"holder":1,"num":3},{"num":2}]`)
	b.must(err)
	answer, err := b.store.AskRecords(context.Background(), b.at("items"), backend.Ask{Limit: 10, Sort: "-twice"})
	b.must(err)
	if got := fmt.Sprint(answer.Links["of"]); got != "map[1:Acorn 2:Birch]" {
		t.Error(got)
	}
	ids := []int64{}
	for _, r := range answer.Records {
		ids = append(ids, r.ID)
	}
	if fmt.Sprint(ids) != "[2 3 1]" {
		t.Error(ids)
	}
}
