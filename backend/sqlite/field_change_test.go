package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"owlet/backend"
)

// alter changes a field; change is a body of the Public API.
func (b *workbench) alter(table, field, change string) error {
	b.Helper()
	var in backend.FieldChange
	b.must(json.Unmarshal([]byte(change), &in))
	_, err := b.store.UpdateField(context.Background(), b.at(table), field, in)
	return err
}

// indexes lists the SQL of the indexes there are.
func (b *workbench) indexes() string {
	b.Helper()
	var out []string
	b.must(b.store.look(context.Background(), b.path.Workspace, func(c *conn, _ *schema) error {
		return c.query(context.Background(), "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name", nil, func(row []driver.Value) error {
			out = append(out, text(row[0]))
			return nil
		})
	}))
	return strings.Join(out, ", ")
}

func (b *workbench) check() {
	b.Helper()
	checkFile(b.T, filepath.Join(b.store.Home(), "workspaces", b.path.Workspace+".db"))
}

// TestTextsBecomeOptions: a choice or multi field without options takes any text, and its first options take those up.
func TestTextsBecomeOptions(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"c","type":"choice"}`, `{"name":"m","type":"multi"}`)
	_, err := b.create("t", `[{"c":"a\"b","m":["x","é","a\"b"]},{"c":"ü","m":[]},{},{"c":"ü","m":["x"]}]`)
	b.must(err)
	b.want(b.alter("t", "c", `{"options":[{"name":"a\"b"}]}`), backend.Invalid,
		`Field "c": the options leave out texts that records have. Records: 2, the first is record 2 with "ü".`)
	b.want(b.alter("t", "m", `{"options":[{"name":"x"},{"name":"a\"b"}]}`), backend.Invalid,
		`Field "m": the options leave out texts that records have. Records: 1, the first is record 1 with ["x","é","a\"b"].`)
	before := b.list("t", backend.RecordQuery{})
	b.must(b.alter("t", "c", `{"options":[{"name":"z"},{"name":"ü"},{"name":"a\"b"}]}`))
	b.must(b.alter("t", "m", `{"options":[{"name":"é"},{"name":"a\"b"},{"name":"x"}]}`))
	if got := b.list("t", backend.RecordQuery{}); got != before {
		t.Errorf("%s, before %s", got, before)
	}
	for filter, ids := range map[string]string{`{"c":"ü"}`: "2 4", `{"m":["x","é","a\"b"]}`: "1", `{"m":[]}`: "2"} {
		if got := b.ids("t", backend.RecordQuery{Filter: []byte(filter)}); got != ids {
			t.Errorf("%s finds %s", filter, got)
		}
	}
	b.must(b.alter("t", "m", `{"options":[{"id":"3","name":"y"},{"id":"2","name":"b"}]}`))
	b.must(b.alter("t", "c", `{"options":[]}`))
	want := `[{"id":"1","values":{"c":null,"m":["y","b"]}},{"id":"2","values":{"c":null,"m":[]}},{"id":"3","values":{"c":null,"m":null}},{"id":"4","values":{"c":null,"m":["y"]}}]`
	if got := b.list("t", backend.RecordQuery{}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	_, err = b.create("t", `[{"c":"free again"}]`)
	b.must(err)
	b.check()
}

func TestRenamedOptionsKeepTheirRecords(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"c","type":"choice","required":true,"index":true,"options":[{"name":"One"},{"name":"Two"}]}`)
	_, err := b.create("t", `[{"c":"One"},{"c":"Two"}]`)
	b.must(err)
	b.must(b.alter("t", "c", `{"options":[{"id":"2","name":"One"},{"id":"1","name":"Two"}]}`)) // they change names
	if got := b.list("t", backend.RecordQuery{Sort: "c"}); got != `[{"id":"2","values":{"c":"One"}},{"id":"1","values":{"c":"Two"}}]` {
		t.Error(got)
	}
	b.want(b.alter("t", "c", `{"options":[{"name":"One"},{"id":"1","name":"Two"}]}`), backend.Invalid,
		`Field "c" is required. Records that would lose their option: 1, the first is record 2 with "One".`)
	b.must(b.alter("t", "c", `{"required":false,"options":[{"name":"One"},{"id":"1","name":"Two"}]}`))
	if got := b.list("t", backend.RecordQuery{}); got != `[{"id":"1","values":{"c":"Two"}},{"id":"2","values":{"c":null}}]` {
		t.Error(got)
	}
}

func TestIndexesFollowTheirField(t *testing.T) {
	b := newWorkbench(t)
	b.table("o")
	b.table("t", `{"name":"a","type":"string"}`, `{"name":"r","type":"reference","refTableName":"o"}`)
	const reference = "CREATE INDEX i5 ON t3 (f5)"
	for _, step := range []struct{ field, change, want string }{
		{"a", `{"index":true}`, "CREATE INDEX i4 ON t3 (f4), " + reference},
		{"a", `{"unique":true}`, "CREATE UNIQUE INDEX i4 ON t3 (f4), " + reference},
		{"a", `{"index":false,"name":"b"}`, "CREATE UNIQUE INDEX i4 ON t3 (f4), " + reference},
		{"b", `{"unique":false}`, reference},
		{"r", `{"index":true}`, reference},
		{"r", `{"unique":true}`, "CREATE UNIQUE INDEX i5 ON t3 (f5)"},
		{"r", `{"unique":false,"index":false}`, reference},
		{"b", `{"unique":true}`, "CREATE UNIQUE INDEX i4 ON t3 (f4), " + reference},
	} {
		b.must(b.alter("t", step.field, step.change))
		if got := b.indexes(); got != step.want {
			t.Errorf("after %s: %s, want %s", step.change, got, step.want)
		}
	}
	_, _, err := b.store.DeleteFields(context.Background(), b.at("t"), []string{"r", "b"})
	b.must(err)
	if got := b.indexes(); got != "" {
		t.Error(got)
	}
	b.check()
}
