package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"owlet/backend"
)

func (b *workbench) setHistory(table string, on bool) {
	b.Helper()
	_, err := b.store.UpdateTable(context.Background(), b.at(table), backend.TableChange{HasHistory: &on})
	b.must(err)
}

// TestWithoutHistoryNothingIsLogged: writes of such a table take no stamp and leave no row.
func TestWithoutHistoryNothingIsLogged(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`)
	b.table("u", `{"name":"t","type":"reference","refTableName":"t"}`)
	log := func() (state [2]int64) {
		b.must(b.store.look(context.Background(), b.path.Workspace, func(c *conn, _ *schema) (err error) {
			if state[0], err = c.number("SELECT last_stamp FROM workspace"); err == nil {
				state[1], err = c.number("SELECT count(*) FROM change")
			}
			return err
		}))
		return state
	}
	before := log()
	_, err := b.create("t", `[{"n":1},{"n":2}]`)
	b.must(err)
	_, err = b.create("u", `[{"t":1}]`)
	b.must(err)
	b.must(b.update("t", `[{"id":1,"n":3}]`))
	b.must(b.delete("t", 1))
	if after := log(); after != before {
		t.Errorf("%v, before %v", after, before)
	}
	b.setHistory("u", true)
	b.must(b.update("u", `[{"id":1,"t":2}]`))
	b.must(b.delete("t", 2))
	page, err := b.store.ListRecordChanges(context.Background(), b.at("u"), backend.ChangeQuery{})
	b.must(err)
	if len(page.Changes) != 2 || !slices.Equal(page.Changes[1:], []backend.RecordChange{{ID: 1, Type: backend.Updated, At: page.AsOf}}) {
		t.Errorf("%+v", page)
	}
}

// changes lists what became of a table's records: create 1, update 2.
func (b *workbench) changes(table string) string {
	b.Helper()
	page, err := b.store.ListRecordChanges(context.Background(), b.at(table), backend.ChangeQuery{})
	b.must(err)
	var out []string
	for _, c := range page.Changes {
		out = append(out, fmt.Sprint(c.Type, " ", c.ID))
	}
	return strings.Join(out, ", ")
}

func TestDeletingIsAChangeOfThoseThatRefer(t *testing.T) {
	b := newWorkbench(t)
	b.table("teams")
	b.table("people", `{"name":"boss","type":"reference","refTableName":"people"}`, `{"name":"team","type":"reference","refTableName":"teams"}`,
		`{"name":"other_team","type":"reference","refTableName":"teams"}`)
	b.setHistory("people", true)
	_, err := b.create("teams", `[{},{}]`)
	b.must(err)
	_, err = b.create("people", `[{"team":1,"other_team":2},{"other_team":1},{"team":2},{}]`)
	b.must(err)
	b.must(b.update("people", `[{"id":2,"boss":1},{"id":3,"boss":1},{"id":1,"boss":1}]`))
	b.must(b.delete("people", 2, 1))
	b.must(b.delete("teams", 1, 2))
	want := "create 1, create 2, create 3, create 4, update 2, update 3, update 1, delete 2, delete 1, update 3, update 3"
	if got := b.changes("people"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestOptionsChangeTheRecordsThatHaveThem: a record that reads differently has changed, once.
func TestOptionsChangeTheRecordsThatHaveThem(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"level","type":"choice","options":[{"name":"Gold"},{"name":"Silver"},{"name":"Bronze"}]}`,
		`{"name":"likes","type":"multi","options":[{"name":"Tea"},{"name":"Milk"},{"name":"Beer"}]}`)
	b.setHistory("people", true)
	_, err := b.create("people", `[{"level":"Gold","likes":["Tea","Milk"]},{"level":"Silver","likes":["Milk"]},{"level":"Bronze"},{"likes":["Beer"]}]`)
	b.must(err)
	for _, c := range []struct{ field, options, want string }{
		{"level", `[{"id":"1","name":"Gold","color":"#ffcc00"},{"id":"2","name":"Silver"},{"id":"3","name":"Bronze"}]`, ""},
		{"level", `[{"id":"3","name":"Bronze"},{"id":"2","name":"Second"},{"id":"1","name":"Gold"},{"name":"Tin"}]`, "update 2"},
		{"level", `[{"id":"3","name":"Third"},{"id":"2","name":"Second"}]`, "update 1, update 3"},
		{"likes", `[{"id":"1","name":"Green tea"},{"id":"3","name":"Beer"}]`, "update 1, update 2"},
	} {
		before := b.changes("people")
		b.must(b.alter("people", c.field, `{"options":`+c.options+`}`))
		if got := strings.TrimPrefix(strings.TrimPrefix(b.changes("people"), before), ", "); got != c.want {
			t.Errorf("%s: %q, not %q", c.options, got, c.want)
		}
	}
}

// TestRenamingKeepsEverything: records, indexes, references and feeds are those of numbers, not of names.
func TestRenamingKeepsEverything(t *testing.T) {
	b := newWorkbench(t)
	b.table("teams", `{"name":"name","type":"string","unique":true}`)
	b.table("people", `{"name":"team","type":"reference","refTableName":"teams","required":true}`)
	b.setHistory("teams", true)
	_, err := b.create("teams", `[{"name":"red"},{"name":"blue"}]`)
	b.must(err)
	_, err = b.create("people", `[{"team":2}]`)
	b.must(err)
	indexes := b.indexes()
	name := "groups"
	_, err = b.store.UpdateTable(context.Background(), b.at("teams"), backend.TableChange{Name: &name})
	b.must(err)
	b.must(b.alter("groups", "name", `{"name":"title"}`))
	b.renameModule("sales")
	if got := b.list("groups", backend.RecordQuery{Filter: []byte(`{"title":"blue"}`)}); got != `[{"id":"2","values":{"title":"blue"}}]` {
		t.Error(got)
	}
	if got := b.names("people") + ", " + b.names("groups"); got != "team:reference>groups, title:string people:reverse>people" {
		t.Error(got)
	}
	if got := b.changes("groups"); got != "create 1, create 2" || b.indexes() != indexes {
		t.Error(got, b.indexes())
	}
	_, err = b.create("groups", `[{"title":"red"}]`)
	b.want(err, backend.Conflict, `Field "title": "red" is taken by the record with id 1 (record 1).`)
	b.want(b.delete("groups", 2), backend.Invalid, `Field "team" of table "people" is required and refers to these records: 1 of its records would lose their value.`)
	b.check()
}
