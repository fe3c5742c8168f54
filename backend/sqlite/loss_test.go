package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"owlet/backend"
)

// linkedTables are people in teams with bosses, and teams.
func linkedTables(t *testing.T) *workbench {
	b := newWorkbench(t)
	b.table("teams", `{"name":"name","type":"string","unique":true}`, `{"name":"size","type":"number"}`)
	b.table("people", `{"name":"team","type":"reference","refTableName":"teams"}`, `{"name":"boss","type":"reference","refTableName":"people"}`,
		`{"name":"level","type":"choice",`+optionsAB+`}`, `{"name":"likes","type":"multi",`+optionsAB+`}`)
	_, err := b.create("teams", `[{"name":"red","size":1},{"name":"blue"},{}]`)
	b.must(err)
	_, err = b.create("people", `[{"team":1,"level":"a","likes":["a"]},{"team":1,"level":"b","likes":["a","b"]},{"level":"a","likes":[]},{"team":2}]`)
	b.must(err)
	b.must(b.update("people", `[{"id":2,"boss":1},{"id":3,"boss":1}]`))
	return b
}

func (b *workbench) loses(l backend.Losses, err error, want string) {
	b.Helper()
	b.must(err)
	fields := ""
	for _, f := range l.Fields {
		fields += fmt.Sprintf(" %s.%s:%s", f.TableName, f.FieldName, f.Type)
	}
	if got := fmt.Sprintf("%d tables, %d records, %d values, %d links%s", l.Tables, l.Records, l.Values, l.Links, fields); got != want {
		b.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestLosses(t *testing.T) {
	b, ctx := linkedTables(t), context.Background()
	l, err := b.store.ModuleLosses(ctx, b.path)
	b.loses(l, err, "2 tables, 7 records, 0 values, 0 links")
	l, err = b.store.TableLosses(ctx, b.at("teams"))
	b.loses(l, err, "1 tables, 3 records, 0 values, 3 links people.team:reference")
	l, err = b.store.TableLosses(ctx, b.at("people"))
	b.loses(l, err, "1 tables, 4 records, 0 values, 0 links teams.people:reverse")
	for _, c := range []struct {
		table  string
		fields []string
		want   string
	}{
		{"teams", []string{"name"}, "0 tables, 0 records, 2 values, 0 links"},
		{"teams", []string{"name", "size"}, "0 tables, 0 records, 3 values, 0 links"},
		{"teams", []string{"people"}, "0 tables, 0 records, 0 values, 3 links people.team:reference"},
		{"people", []string{"team"}, "0 tables, 0 records, 3 values, 0 links teams.people:reverse"},
		{"people", []string{"people"}, "0 tables, 0 records, 0 values, 2 links people.boss:reference"},
		{"people", []string{"boss", "people"}, "0 tables, 0 records, 2 values, 0 links"},
		{"people", []string{"level", "likes"}, "0 tables, 0 records, 5 values, 0 links"},
	} {
		l, err := b.store.FieldLosses(ctx, b.at(c.table), c.fields)
		b.loses(l, err, c.want)
	}
	_, err = b.store.FieldLosses(ctx, b.at("teams"), []string{"nothing"})
	b.want(err, backend.NotFound, `There is no field "nothing" in table "teams".`)
}

func TestLossesOfOptions(t *testing.T) {
	b := linkedTables(t)
	for _, c := range []struct {
		field, change string
		want          string
	}{
		{"level", `{"required":false}`, "0"},
		{"level", `{"options":[{"id":"1","name":"Gold"},{"id":"2","name":"b"},{"name":"c"}]}`, "0"},
		{"level", `{"options":[{"id":"2","name":"b"}]}`, "2"},
		{"level", `{"options":[]}`, "3"},
		{"likes", `{"options":[{"id":"1","name":"a"}]}`, "1"},
		{"likes", `{"options":[{"id":"2","name":"b"},{"name":"a"}]}`, "2"},
		{"team", `{"labels":{"":"Team"}}`, "0"},
	} {
		var change backend.FieldChange
		b.must(json.Unmarshal([]byte(c.change), &change))
		l, err := b.store.FieldChangeLosses(context.Background(), b.at("people"), c.field, change)
		b.loses(l, err, "0 tables, 0 records, "+c.want+" values, 0 links")
	}
}

// TestLossesAreWhatGoes: a delete removes the fields that were announced, and leaves nothing of what was counted.
func TestLossesAreWhatGoes(t *testing.T) {
	b, ctx := linkedTables(t), context.Background()
	l, err := b.store.TableLosses(ctx, b.at("teams"))
	b.must(err)
	gone, err := b.store.DeleteTable(ctx, b.at("teams"))
	b.must(err)
	if asJSON(gone.Removed) != asJSON(l.Fields) {
		t.Errorf("%v went, %v was announced", gone.Removed, l.Fields)
	}
	fields, err := b.store.FieldLosses(ctx, b.at("people"), []string{"people"})
	b.must(err)
	_, removed, err := b.store.DeleteFields(ctx, b.at("people"), []string{"people"})
	b.must(err)
	if asJSON(removed) != asJSON(fields.Fields) {
		t.Errorf("%v went, %v was announced", removed, fields.Fields)
	}
	b.check()
}

func TestSuggestNameIsFreeWhereItGoes(t *testing.T) {
	b, ctx := linkedTables(t), context.Background()
	for _, c := range []struct {
		path        backend.Path
		label, want string
	}{
		{backend.Path{Workspace: b.path.Workspace}, "CRM", "crm_2"},
		{backend.Path{Workspace: b.path.Workspace}, "Teams", "teams"},
		{b.path, "Teams", "teams_2"},
		{b.path, "", "table_1"},
		{b.at("teams"), "Size", "size_2"},
		{b.at("people"), "Size", "size"},
	} {
		got, err := b.store.SuggestName(ctx, c.path, c.label)
		b.must(err)
		if got != c.want {
			t.Errorf("%v %q: %s, want %s", c.path, c.label, got, c.want)
		}
	}
	_, err := b.store.SuggestName(ctx, b.at("nothing"), "x")
	b.want(err, backend.NotFound, `There is no table "nothing" in module "crm".`)
}
