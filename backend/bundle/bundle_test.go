package bundle

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// bench is a data folder with an empty workspace to open bundles in.
type bench struct {
	testing.TB
	store *sqlite.Store
	id    string
}

func newBench(t testing.TB) *bench {
	t.Helper()
	store, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.WithPerson("Mara Lindt"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	b := &bench{t, store, ""}
	b.id = b.workspace("Bench")
	return b
}

func (b *bench) workspace(name string) string {
	b.Helper()
	w, err := b.store.CreateWorkspace(b.Context(), backend.WorkspaceInput{Name: name})
	if err != nil {
		b.Fatal(err)
	}
	return w.ID
}

func (b *bench) open(workspace string, source Source) []Opened {
	b.Helper()
	opened, err := Open(b.Context(), b.store, workspace, source, nil)
	if err != nil {
		b.Fatal(err)
	}
	return opened
}

func (b *bench) write(what What) []byte {
	b.Helper()
	var out bytes.Buffer
	if err := Write(b.Context(), &out, b.store, what, nil); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func (b *bench) page(workspace, module, table string) string {
	b.Helper()
	page, err := b.store.ListRecords(b.Context(), backend.Path{Workspace: workspace, Module: module, Table: table}, backend.RecordQuery{})
	if err != nil {
		b.Fatal(err)
	}
	return string(page.AppendJSON(nil))
}

// modules says how many modules the bench's workspace has.
func (b *bench) modules() int {
	b.Helper()
	list, err := b.store.ListModules(b.Context(), backend.Path{Workspace: b.id})
	if err != nil {
		b.Fatal(err)
	}
	return len(list)
}

func TestTemplatesOpenAndGoRoundUnchanged(t *testing.T) {
	b := newBench(t)
	templates, err := Templates()
	if err != nil || len(templates) != 4 {
		t.Fatalf("%d templates, %v", len(templates), err)
	}
	for _, one := range templates {
		opened, err := OpenTemplate(t.Context(), b.store, b.id, one.Name)
		if err != nil {
			t.Fatalf("%s: %v", one.Name, err)
		}
		most, links := 0, 0
		for _, table := range one.Tables {
			most, links = max(most, table.Records), links+len(table.Links)
			if table.Labels[""] == "" || table.Labels["de"] == "" || table.Icon == nil || table.Records < 5 {
				t.Errorf("%s: table %s is not whole: %+v", one.Name, table.Name, table)
			}
		}
		if most < 20 || most > 60 || links < 2 {
			t.Errorf("%s: %d records in the largest table, %d links", one.Name, most, links)
		}
		b.goesRound(opened.Name)
	}
}

// goesRound writes a module, opens that in another workspace, and compares what that writes byte for byte.
func (b *bench) goesRound(module string) {
	b.Helper()
	first := b.write(What{b.id, module, true})
	other := b.workspace("Bench") // another id, the same name
	b.open(other, Bytes(first))
	if second := b.write(What{other, module, true}); !bytes.Equal(first, second) {
		b.Errorf("%s came back otherwise:\n%.3000s\n%.3000s", module, first, second)
	}
}

func TestTemplatesHaveLabelsInBothLanguages(t *testing.T) {
	for _, name := range templateNames {
		source, err := templateSource(name)
		if err != nil {
			t.Fatal(err)
		}
		head, err := ReadHead(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range head.Modules[0].Tables {
			for _, f := range table.Fields {
				if f.Labels[""] == "" || f.Labels["de"] == "" {
					t.Errorf("%s.%s.%s: labels %v", name, table.Name, f.Name, f.Labels)
				}
				for _, o := range f.OptionList() {
					if o.Labels["de"] == "" || o.Color == "" {
						t.Errorf("%s.%s.%s: option %+v", name, table.Name, f.Name, o)
					}
				}
			}
		}
	}
}

// whole is a bundle with every type of field, links round in a circle and to themselves, and ids with gaps.
const whole = `{"owlet":"bundle","version":1,"name":"All","modules":[{"name":"all","labels":{"":"All","de":"Alles"},"tables":[
 {"name":"a","labels":{"":"A"},"hasHistory":true,"fields":[
  {"name":"bs","labels":{"":"The Bs"},"type":"reverse","refTableName":"b","reverseOf":"to_a"},
  {"name":"text","labels":{},"type":"string","variant":"multiline-text","required":true},
  {"name":"num","labels":{},"type":"number"},{"name":"bool","labels":{},"type":"boolean"},
  {"name":"choice","labels":{},"type":"choice","options":[{"name":"Red","labels":{"de":"Rot"},"color":"#ff0000"},{"name":"Blue","order":7}]},
  {"name":"free","labels":{},"type":"choice"},
  {"name":"multi","labels":{},"type":"multi","options":[{"name":"x"},{"name":"y"}]},
  {"name":"dc","labels":{},"type":"dchoice","options":"select b","optionName":"text"},{"name":"dm","labels":{},"type":"dmulti","options":"select b"},
  {"name":"date","labels":{},"type":"date"},{"name":"ts","labels":{},"type":"timestamp"},{"name":"time","labels":{},"type":"time"},
  {"name":"ti","labels":{},"type":"timeinterval"},{"name":"ap","labels":{},"type":"appointment"},{"name":"user","labels":{},"type":"user"},
  {"name":"file","labels":{},"type":"file"},{"name":"icon","labels":{},"type":"icon"},{"name":"color","labels":{},"type":"color"},
  {"name":"parent","labels":{},"type":"reference","refTableName":"a"},{"name":"children","labels":{"":"Below"},"type":"reverse","refTableName":"a","reverseOf":"parent"},
  {"name":"to_b","labels":{},"type":"reference","refTableName":"b"},
  {"name":"calc","labels":{},"type":"function","expression":"num * 2"}]},
 {"name":"b","labels":{},"fields":[{"name":"code","labels":{},"type":"string","unique":true},
  {"name":"to_a","labels":{},"type":"reference","refTableName":"a","required":true}]}]}],
"records":[{"module":"all","table":"a","records":[
  {"id":3,"text":"line\nüñ \"q\"","num":-1.5e-9,"bool":false,"choice":"Blue","free":"anything","multi":["y","x"],"dc":"4","dm":["1","2"],"date":"2024-02-29",
   "ts":"2024-02-29T23:59:59.123Z","time":"09:30","ti":"25:00:00","ap":"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)","user":"u","file":"f.pdf","icon":"star","color":"#fff","parent":7000000,"to_b":"9"},
  {"id":7000000,"text":"last","parent":7000000}]},
 {"module":"all","table":"b","records":[{"id":9,"code":"nine","to_a":3},{"id":10,"to_a":3}]}]}`

func TestEveryTypeAndEveryLinkSurvives(t *testing.T) {
	b := newBench(t)
	b.open(b.id, Bytes([]byte(whole)))
	b.goesRound("all")
	const first = `{"id":"3","values":{"text":"line\nüñ \"q\"","num":-1.5e-9,"bool":false,"choice":"Blue","free":"anything","multi":["y","x"],"dc":"4","dm":["1","2"],` +
		`"date":"2024-02-29","ts":"2024-02-29T23:59:59.123Z","time":"09:30","ti":"25:00:00","ap":"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)","user":"u","file":"f.pdf",` +
		`"icon":"star","color":"#fff","parent":"7000000","to_b":"9","calc":-3e-9}}`
	if got := b.page(b.id, "all", "a"); !strings.HasPrefix(got, "["+first) {
		t.Error(got)
	}
	ids, err := b.store.CreateRecords(t.Context(), backend.Path{Workspace: b.id, Module: "all", Table: "a"}, backend.DecodeNewRecords([]byte(`{"records":[{"text":"new"}]}`)))
	if err != nil || ids[0] != 7000001 {
		t.Errorf("the next record: %v, %v", ids, err)
	}
	changes, err := b.store.ListRecordChanges(t.Context(), backend.Path{Workspace: b.id, Module: "all", Table: "a"}, backend.ChangeQuery{})
	if err != nil || len(changes.Changes) != 3 {
		t.Errorf("the history: %+v, %v", changes, err)
	}
}

func TestATakenNameIsGivenAnother(t *testing.T) {
	b := newBench(t)
	for _, want := range []string{"all", "all_2", "all_3"} {
		if got := b.open(b.id, Bytes([]byte(whole)))[0]; got.Name != want || got.Was != "all" {
			t.Errorf("got %+v, want %s", got, want)
		}
	}
	list, err := b.store.ListModules(t.Context(), backend.Path{Workspace: b.id})
	if err != nil || list[1].Labels["de"] != "Alles 2" || list[2].Labels[""] != "All 3" {
		t.Errorf("%+v, %v", list[1].Labels, err)
	}
}

func TestStructureAlone(t *testing.T) {
	b := newBench(t)
	b.open(b.id, Bytes([]byte(whole)))
	text := b.write(What{b.id, "", false})
	if bytes.Contains(text, []byte(`"records"`)) {
		t.Errorf("%s", text)
	}
	other := b.workspace("Other")
	b.open(other, Bytes(text))
	if got := b.page(other, "all", "b"); got != "[]" {
		t.Error(got)
	}
}

func TestRefusals(t *testing.T) {
	b := newBench(t)
	change := func(old, with string) string {
		if !strings.Contains(whole, old) {
			t.Fatalf("%q is not in the bundle", old)
		}
		return strings.Replace(whole, old, with, 1)
	}
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "This file is not one of Owlet's. Choose"},
		{"not JSON", "PK\x03\x04", "This file is not one of Owlet's. Choose"},
		{"another program's", `{"openapi":"3.0.3"}`, "This file is not one of Owlet's. Choose"},
		{"another of ours", `{"owlet":"schema","version":1}`, "This file is not one of Owlet's. Choose"},
		{"newer", change(`"version":1`, `"version":3,"new":[]`), "This file was saved by a newer Owlet, in version 3 of the format; this one knows version 2."},
		{"no version", change(`"version":1`, `"version":"x"`), `The file says that it is in version "x" of the format`},
		{"version nought", change(`"version":1`, `"version":0`), "The file says that it is in version 0 of the format, which there is not; this Owlet knows version 2."},
		{"no version at all", change(`"version":1,`, ``), `"version" should be there`},
		{"no end of the records", change(`"table":"b",`, ``), `"table" should be there`},
		{"a key of its own", change(`"version":1`, `"version":1,"vendor":{}`), `The file has "vendor" in it`},
		{"a key twice above", change(`"version":1`, `"version":1,"version":1`), `"version" is there twice`},
		{"an app twice", change(`"modules":[`, `"modules":[{"name":"all","labels":{},"tables":[]},`), `The file has the app "all" twice.`},
		{"sorted, of nothing of ours", `{"modules":[],"name":"x","version":"1.0.0"}`, "This file is not one of Owlet's. Choose"},
		{"sorted, newer", `{"added":1,"modules":{},"name":"x","owlet":"bundle","version":3}`, "This file was saved by a newer Owlet"},
		{"sorted, cut off", `{"modules":[{"name":"all","labels"`, "The file ends too early"},
		{"no app", `{"owlet":"bundle","version":1,"name":"x","modules":[]}`, "The file has no app in it."},
		{"a key too many", change(`"name":"all"`, `"names":"all"`), "The file's structure is wrong at"},
		{"a type", change(`"hasHistory":true`, `"hasHistory":"yes"`), `The file's structure is wrong at "tables.hasHistory"`},
		{"a key twice", change(`"hasHistory":true`, `"hasHistory":true,"hasHistory":true`), "The file is damaged at byte"},
		{"a name", change(`"name":"num"`, `"name":"Num!"`), `Field name "Num!": use 1 to 100`},
		{"a field twice", change(`"name":"num"`, `"name":"text"`), `Table "a" already has a field called "text".`},
		{"a table twice", change(`"name":"b","labels"`, `"name":"a","labels"`), `"all" already has a table called "a".`},
		{"no such table", change(`"refTableName":"b","reverseOf":"to_a"`, `"refTableName":"c","reverseOf":"to_a"`), `table-not-found: field "bs" refers to table "c"`},
		{"no such reference", change(`"reverseOf":"to_a"`, `"reverseOf":"code"`), `Field "bs" of table "a" should list`},
		{"records of no table", change(`"table":"b","records"`, `"table":"c","records"`), `The file has records for table "c" of app "all"`},
		{"records twice", change(`"table":"b","records"`, `"table":"a","records"`), `The file has the records of table "a" of app "all" twice.`},
		{"a value", change(`"date":"2024-02-29"`, `"date":"2023-02-29"`), `Table "a" of app "all": Field "date": "2023-02-29" is a date that does not exist`},
		{"its place", change(`"text":"last"`, `"text":7`), `Table "a" of app "all": Field "text": 7 is not a text (record 2). Nothing was opened.`},
		{"an option", change(`"choice":"Blue"`, `"choice":"Green"`), `Field "choice": "Green" is not one of its options (record 1).`},
		{"required", change(`"text":"last",`, ``), `Field "text" is required (record 2).`},
		{"no id", change(`"id":9,`, ``), `The id is missing (record 1).`},
		{"the same id", change(`"id":10`, `"id":9`), `The id 9 is in record 1 already (record 2).`},
		{"a large id", change(`"id":10`, `"id":9007199254740991`), `the record id 9007199254740991 is too large.`},
		{"a dangling link", change(`"to_b":"9"`, `"to_b":"8"`), `Table "a" of app "all": record 3 refers in field "to_b" to record 8 of table "b", which the file does not have.`},
		{"not unique", change(`{"id":10,`, `{"id":10,"code":"nine",`), `Table "b" of app "all": Field "code": "nine" is taken by the record with id 9 (record 2).`},
		{"a read-only field", change(`"text":"last"`, `"text":"last","calc":1`), `Field "calc" is read-only`},
		{"cut off", whole[:len(whole)-30], "The file ends too early"},
		{"cut off in the structure", whole[:200], "The file ends too early"},
		{"something behind", whole + "{}", "The file is damaged at byte"},
		{"nested deeply", change(`"expression":"num * 2"`, `"expression":`+strings.Repeat("[", 5000)+strings.Repeat("]", 5000)), "The file is damaged at byte"},
	} {
		_, err := Open(t.Context(), b.store, b.id, Bytes([]byte(c.text)), nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
		if n := b.modules(); n != 0 {
			t.Fatalf("%s: it left %d modules", c.name, n)
		}
	}
}

// TestKeysComeInAnyOrder opens what other programs have made of a file: sorted, as jq does, without a change, and with a mark in front of the text.
func TestKeysComeInAnyOrder(t *testing.T) {
	b := newBench(t)
	b.open(b.id, Bytes([]byte(whole)))
	want := b.write(What{b.id, "", true})
	var keys map[string]any
	if err := json.Unmarshal([]byte(whole), &keys); err != nil {
		t.Fatal(err)
	}
	sorted, err := json.MarshalIndent(keys, "", "  ")
	if err != nil || bytes.Index(sorted, []byte(`"owlet"`)) < bytes.Index(sorted, []byte(`"modules"`)) {
		t.Fatal("they are not sorted", err)
	}
	late := strings.Replace(whole, `{"module":"all","table":"a","records":[`, `{"records":[`, 1)
	late = strings.Replace(late, `]},
 {"module":"all","table":"b"`, `],"table":"a","module":"all"},
 {"module":"all","table":"b"`, 1)
	first := strings.Replace(whole, `{"owlet":"bundle","version":1,"name":"All",`, `{`, 1)
	first = strings.TrimSuffix(first, "}") + `,"name":"All","version":1,"owlet":"bundle"}`
	for name, text := range map[string]string{
		"sorted": string(sorted), "names behind the records": late, "owlet last": first, "a mark": "\ufeff" + whole, "a mark, sorted": "\ufeff" + string(sorted),
	} {
		other := b.workspace("Bench")
		b.open(other, Bytes([]byte(text)))
		if got := b.write(What{other, "", true}); !bytes.Equal(got, want) {
			t.Errorf("%s: %s", name, got)
		}
	}
	_, err = Open(t.Context(), b.store, b.id, Bytes([]byte("\ufeff"+strings.Replace(whole, `"version":1`, `"version"?1`, 1))), nil)
	if err == nil || !strings.Contains(err.Error(), "damaged at byte 31") {
		t.Error(err)
	}
}

func TestAHugeValueIsRefusedUnread(t *testing.T) {
	b := newBench(t)
	text := strings.Replace(whole, `"text":"last"`, `"text":"`+strings.Repeat("x", maxRecord+maxRecord/2)+`"`, 1)
	_, err := Open(t.Context(), b.store, b.id, Bytes([]byte(text)), nil)
	if e := backend.Explain(err); e == nil || e.ID != "bundle.too_large" {
		t.Errorf("%v", err)
	}
}

func TestACancelLeavesNothing(t *testing.T) {
	b := newBench(t)
	var out bytes.Buffer
	many(&out, 20_000)
	text := out.Bytes()
	for _, at := range []int64{1, int64(len(text)) * 3 / 2} { // while it is checked, while it is written
		ctx, cancel := context.WithCancel(t.Context())
		_, err := Open(ctx, b.store, b.id, Bytes(text), func(done, _ int64) {
			if done >= at {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("at %d: %v", at, err)
		}
		if n := b.modules(); n != 0 {
			t.Errorf("at %d: %d modules", at, n)
		}
	}
}

// many writes a bundle of n records in one table, each of which refers to one that comes later.
func many(out io.Writer, n int) {
	_, _ = io.WriteString(out, `{"owlet":"bundle","version":1,"name":"Many","modules":[{"name":"many","tables":[{"name":"t","labels":{},"fields":[
		{"name":"name","labels":{},"type":"string"},{"name":"n","labels":{},"type":"number"},{"name":"next","labels":{},"type":"reference","refTableName":"t"}]}]}],
		"records":[{"module":"many","table":"t","records":[`)
	between := ""
	for i := 1; i <= n; i++ {
		_, _ = fmt.Fprintf(out, between+"\n"+`{"id":%d,"name":"Record number %d with some text","n":%d.5,"next":%d}`, i, i, i, i%n+1)
		between = ","
	}
	_, _ = io.WriteString(out, "]}]}\n")
}

func TestFilesAreWrittenWholeOrNotAtAll(t *testing.T) {
	b := newBench(t)
	b.open(b.id, Bytes([]byte(whole)))
	path := filepath.Join(t.TempDir(), "all"+Extension)
	if err := Save(t.Context(), path, b.store, What{b.id, "all", true}, nil); err != nil {
		t.Fatal(err)
	}
	source, err := File(path)
	if err != nil {
		t.Fatal(err)
	}
	b.open(b.workspace("Other"), source)
	before, err := os.ReadFile(path)
	if err != nil || !json.Valid(before) {
		t.Fatal(err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Save(stopped, path, b.store, What{b.id, "all", true}, nil); err == nil {
		t.Error("a save that was cancelled succeeded")
	}
	after, err := os.ReadFile(path)
	left, _ := filepath.Glob(path + "*")
	if err != nil || !bytes.Equal(before, after) || len(left) != 1 {
		t.Errorf("%v, %v", err, left)
	}
	if err := Save(t.Context(), filepath.Join(path, "x"), b.store, What{b.id, "all", true}, nil); backend.Explain(err).ID != "file.not_written" {
		t.Errorf("%v", err)
	}
	if _, err := File(path + ".gone"); backend.Explain(err).ID != "bundle.unreadable" {
		t.Errorf("%v", err)
	}
}
