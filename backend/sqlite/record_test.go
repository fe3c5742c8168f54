package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"owlet/backend"
)

// workbench is an empty workspace with a module called crm.
type workbench struct {
	*testing.T
	store *Store
	path  backend.Path
}

func newWorkbench(t *testing.T) *workbench {
	t.Helper()
	return newWorkbenchWith(t)
}

func newWorkbenchWith(t *testing.T, opts ...Option) *workbench {
	t.Helper()
	s := openStore(t, t.TempDir(), opts...)
	w, err := s.CreateWorkspace(context.Background(), backend.WorkspaceInput{Name: "Trial"})
	if err != nil {
		t.Fatal(err)
	}
	b := &workbench{T: t, store: s, path: backend.Path{Workspace: w.ID, Module: "crm"}}
	_, err = s.CreateModule(context.Background(), b.path, backend.ModuleInput{Name: "crm"})
	b.must(err)
	return b
}

func (b *workbench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *workbench) at(table string) backend.Path {
	p := b.path
	p.Table = table
	return p
}

// table makes a table; fields are bodies of the Public API without labels.
func (b *workbench) table(name string, fields ...string) {
	b.Helper()
	_, err := b.store.CreateTable(context.Background(), b.path, backend.TableInput{Name: name, Labels: backend.Labels{"": name}})
	b.must(err)
	if len(fields) > 0 {
		b.must(b.fields(name, fields...))
	}
}

func (b *workbench) fields(table string, fields ...string) error {
	b.Helper()
	in := make([]backend.FieldInput, len(fields))
	for i, f := range fields {
		b.must(json.Unmarshal([]byte(f), &in[i]))
		in[i].Labels = backend.Labels{"": in[i].Name}
	}
	_, err := b.store.CreateFields(context.Background(), b.at(table), in)
	return err
}

func (b *workbench) create(table, records string) ([]int64, error) {
	return b.store.CreateRecords(context.Background(), b.at(table), backend.DecodeNewRecords([]byte(`{"records":`+records+`}`)))
}

func (b *workbench) update(table, records string) error {
	_, err := b.store.UpdateRecords(context.Background(), b.at(table), backend.DecodeRecordUpdates([]byte(`{"records":`+records+`}`)))
	return err
}

func (b *workbench) delete(table string, ids ...int64) error {
	return b.store.DeleteRecords(context.Background(), b.at(table), ids)
}

func (b *workbench) list(table string, q backend.RecordQuery) string {
	b.Helper()
	page, err := b.store.ListRecords(context.Background(), b.at(table), q)
	b.must(err)
	return string(page.AppendJSON(nil))
}

// ids lists the ids of a page.
func (b *workbench) ids(table string, q backend.RecordQuery) string {
	b.Helper()
	page, err := b.store.ListRecords(context.Background(), b.at(table), q)
	b.must(err)
	ids := []string{}
	for _, r := range page.Records {
		ids = append(ids, fmt.Sprint(r.ID))
	}
	return strings.Join(ids, " ")
}

func (b *workbench) count(table string) int64 {
	b.Helper()
	n, err := b.store.CountRecords(context.Background(), b.at(table))
	b.must(err)
	return n
}

func (b *workbench) want(err error, code backend.Code, sentence string) {
	b.Helper()
	wantError(b.T, err, code, sentence)
}

func TestEveryTypeReadsBack(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"name","type":"string"}`)
	_, err := b.create("people", `[{"name":"Ada"}]`)
	b.must(err)
	b.table("things",
		`{"name":"text","type":"string","variant":"text"}`, `{"name":"place","type":"string","variant":"location"}`, `{"name":"amount","type":"number"}`,
		`{"name":"done","type":"boolean"}`, `{"name":"status","type":"choice","options":[{"name":"Open"},{"name":"Done"}]}`, `{"name":"any","type":"choice"}`,
		`{"name":"tags","type":"multi","options":[{"name":"A"},{"name":"B"},{"name":"C"}]}`, `{"name":"who","type":"dchoice","options":"select people"}`,
		`{"name":"all","type":"dmulti","options":"select people"}`, `{"name":"day","type":"date"}`, `{"name":"moment","type":"timestamp"}`,
		`{"name":"clock","type":"time"}`, `{"name":"span","type":"timeinterval"}`, `{"name":"slot","type":"appointment"}`, `{"name":"file","type":"file"}`,
		`{"name":"icon","type":"icon"}`, `{"name":"color","type":"color"}`, `{"name":"user","type":"user"}`, `{"name":"person","type":"reference","refTableName":"people"}`,
		`{"name":"sum","type":"function","expression":"amount * 2"}`)
	sent := `[{"text":"Hello \"world\" ü 😀","place":"Hall <51.4,-2.6>","amount":"1234.5","done":true,"status":"Done","any":"Whatever","tags":["C","A"],"who":"1",` +
		`"all":["1","9"],"day":"2024-02-15","moment":"2024-02-15T14:45:30.25+01:00","clock":"09:30","span":"36:00:00","slot":"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)",` +
		`"file":"file_1","icon":"check","color":"#ffcc00","user":"user_1","person":1},{"done":false,"status":["Open"],"tags":[],"clock":"09:30:00","amount":-3}]`
	ids, err := b.create("things", sent)
	b.must(err)
	if fmt.Sprint(ids) != "[1 2]" {
		t.Errorf("ids %v", ids)
	}
	want := `[{"id":"1","values":{"text":"Hello \"world\" ü 😀","place":"Hall <51.4,-2.6>","amount":1234.5,"done":true,"status":"Done","any":"Whatever","tags":["C","A"],"who":"1",` +
		`"all":["1","9"],"day":"2024-02-15","moment":"2024-02-15T13:45:30.250Z","clock":"09:30","span":"36:00:00","slot":"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)",` +
		`"file":"file_1","icon":"check","color":"#ffcc00","user":"user_1","person":"1","sum":2469}},` +
		`{"id":"2","values":{"text":null,"place":null,"amount":-3,"done":false,"status":"Open","any":null,"tags":[],"who":null,"all":null,"day":null,"moment":null,` +
		`"clock":"09:30:00","span":null,"slot":null,"file":null,"icon":null,"color":null,"user":null,"person":null,"sum":-6}}]`
	if got := b.list("things", backend.RecordQuery{}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for filter, ids := range map[string]string{
		`{"text":"Hello \"world\" ü 😀"}`: "1", `{"amount":1234.5}`: "1", `{"amount":"-3"}`: "2", `{"done":false}`: "2", `{"status":"Done","done":true}`: "1",
		`{"any":"Whatever"}`: "1", `{"any":null}`: "2", `{"tags":["C","A"]}`: "1", `{"tags":[]}`: "2", `{"all":["1","9"]}`: "1", `{"day":"2024-02-15"}`: "1",
		`{"moment":1708004730250}`: "1", `{"span":"36:00:00"}`: "1", `{"slot":"[2024-02-15T10:00:00+01:00,2024-02-15T10:00:00Z)"}`: "1", `{"person":"1"}`: "1",
		`{"person":99}`: "", `{}`: "1 2", `{"done":true,"text":null}`: "",
	} {
		if got := b.ids("things", backend.RecordQuery{Filter: []byte(filter)}); got != ids {
			t.Errorf("%s finds %q, want %q", filter, got, ids)
		}
	}
	nulls := `[{"id":1,"text":null,"amount":null,"done":null,"status":null,"any":null,"tags":null,"who":null,"all":null,"day":null,"moment":null,"clock":null,"span":null,"slot":null,"file":null,"icon":null,"color":null,"user":null,"person":null,"place":null}]`
	b.must(b.update("things", nulls))
	if got := b.list("things", backend.RecordQuery{Limit: 1}); strings.Count(got, "null") != 19 || !strings.Contains(got, `"sum":0}`) {
		t.Error(got)
	}
	if got := b.list("people", backend.RecordQuery{}); got != `[{"id":"1","values":{"name":"Ada"}}]` {
		t.Errorf("a reverse field has no value: %s", got)
	}
}

func TestSorting(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"text","type":"string"}`, `{"name":"n","type":"number"}`, `{"name":"status","type":"choice","options":[{"name":"Zeta"},{"name":"Alpha"},{"name":"Mid"}]}`,
		`{"name":"moment","type":"timestamp"}`, `{"name":"span","type":"timeinterval"}`, `{"name":"i","type":"string","index":true}`)
	_, err := b.create("t", `[{"text":"b","n":10,"status":"Zeta","moment":"2024-02-15T13:45:30Z","span":"20:00:00","i":"x"},
		{"text":"Z","n":9,"status":"Alpha","moment":"2024-02-15T13:45:30.5Z","span":"100:00:00","i":"x"},{},{"text":"é","n":-1,"status":"Mid","moment":"1969-01-01","span":"03:00:00","i":"a"},{"text":"b","n":10,"i":"x"}]`)
	b.must(err)
	for sort, ids := range map[string]string{
		"": "1 2 3 4 5", "text": "3 2 1 5 4", "-text": "4 1 5 2 3", "n": "3 4 2 1 5", "-n": "1 5 2 4 3", "status": "3 5 2 4 1", "-status": "1 4 2 3 5",
		"moment": "3 5 4 1 2", "span": "3 5 4 1 2", "i": "3 4 1 2 5", "-i": "1 2 5 4 3",
	} {
		if got := b.ids("t", backend.RecordQuery{Sort: sort}); got != ids {
			t.Errorf("sort %q: %s, want %s", sort, got, ids)
		}
	}
	if got := b.list("t", backend.RecordQuery{Fields: []string{"n", "text", "n"}, Sort: "-n", Limit: 1, Offset: 1}); got != `[{"id":"5","values":{"n":10,"text":"b"}}]` {
		t.Error(got)
	}
	page, err := b.store.ListRecords(context.Background(), b.at("t"), backend.RecordQuery{Limit: 5})
	if err != nil || page.HasMore {
		t.Errorf("%v, %v", page, err)
	}
	if page, err = b.store.ListRecords(context.Background(), b.at("t"), backend.RecordQuery{Limit: 4}); err != nil || !page.HasMore || len(page.Records) != 4 {
		t.Errorf("%v, %v", page, err)
	}
}

func TestUniqueValues(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"email","type":"string","unique":true}`, `{"name":"n","type":"number","unique":true}`)
	_, err := b.create("t", `[{"email":"a","n":1},{"email":"b","n":2},{"n":3},{}]`)
	b.must(err)
	_, err = b.create("t", `[{"email":"c"},{"email":"b"}]`)
	b.want(err, backend.Conflict, `Field "email": "b" is taken by the record with id 2 (record 2).`)
	_, err = b.create("t", `[{"n":7},{"email":"x"},{"n":"7.0"}]`)
	b.want(err, backend.Conflict, `Field "n": 7 is in record 1 of this request too (record 3).`)
	b.want(b.update("t", `[{"id":3,"email":"a"}]`), backend.Conflict, `Field "email": "a" is taken by the record with id 1 (record 1).`)
	if n := b.count("t"); n != 4 {
		t.Errorf("%d records after refusals", n)
	}
	b.must(b.update("t", `[{"id":1,"email":"a","n":1}]`))
	b.must(b.update("t", `[{"id":1,"email":"b"},{"id":2,"email":"a"}]`))
	b.must(b.update("t", `[{"id":1,"n":null},{"id":3,"n":1}]`))
	if got := b.list("t", backend.RecordQuery{Limit: 3}); got != `[{"id":"1","values":{"email":"b","n":null}},{"id":"2","values":{"email":"a","n":2}},{"id":"3","values":{"email":null,"n":1}}]` {
		t.Error(got)
	}
}

func TestReferences(t *testing.T) {
	b := newWorkbench(t)
	b.table("teams", `{"name":"name","type":"string"}`)
	b.table("people", `{"name":"team","type":"reference","refTableName":"teams"}`, `{"name":"boss","type":"reference","refTableName":"people"}`,
		`{"name":"home","type":"reference","refTableName":"teams","required":true}`)
	_, err := b.create("teams", `[{"name":"red"},{"name":"blue"},{"name":"green"}]`)
	b.must(err)
	_, err = b.create("people", `[{"home":1},{"home":2,"team":9}]`)
	b.want(err, backend.Invalid, `Field "team": table "teams" has no record 9 (record 2).`)
	_, err = b.create("people", `[{"home":1},{"home":1,"boss":1}]`)
	b.want(err, backend.Invalid, `Field "boss": table "people" has no record 1 (record 2).`)
	_, err = b.create("people", `[{"home":1,"team":2},{"home":"3","team":2}]`)
	b.must(err)
	b.must(b.update("people", `[{"id":1,"boss":1},{"id":2,"boss":"1"}]`))
	b.want(b.delete("teams", 2, 9), backend.NotFound, `There is no record 9 in table "teams" (record 2).`)
	b.want(b.delete("teams", 2, 3), backend.Invalid, `Field "home" of table "people" is required and refers to these records: 1 of its records would lose their value.`)
	b.must(b.delete("teams", 2))
	b.must(b.delete("people", 1))
	if got := b.list("people", backend.RecordQuery{}); got != `[{"id":"2","values":{"team":null,"boss":null,"home":"3"}}]` {
		t.Error(got)
	}
	ids, err := b.create("people", `[{"home":1}]`)
	if err != nil || ids[0] != 3 {
		t.Errorf("%v, %v: an id is never used again", ids, err)
	}
	b.must(b.delete("people", 2, 3))
	if ids, err = b.create("people", `[{"home":1}]`); err != nil || ids[0] != 4 {
		t.Errorf("%v, %v: an id is never used again", ids, err)
	}
}

func TestWritesAreAllOrNothing(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"a","type":"number","required":true}`)
	_, err := b.create("t", `[{"a":1},{"a":2}]`)
	b.must(err)
	b.want(b.update("t", `[{"id":1,"a":5},{"id":7,"a":5}]`), backend.NotFound, `There is no record 7 in table "t" (record 2).`)
	b.want(b.update("t", `[{"id":1,"a":5},{"id":2,"a":"x"}]`), backend.Invalid, `Field "a": "x" is not a number (record 2).`)
	b.want(b.delete("t", 1, 8), backend.NotFound, `There is no record 8 in table "t" (record 2).`)
	b.must(b.update("t", `[{"id":2}]`))
	if got := b.list("t", backend.RecordQuery{}); got != `[{"id":"1","values":{"a":1}},{"id":"2","values":{"a":2}}]` {
		t.Error(got)
	}
	_, err = b.store.ListRecords(context.Background(), b.at("nope"), backend.RecordQuery{})
	b.want(err, backend.NotFound, `There is no table "nope" in module "crm".`)
	_, err = b.create("nope", `[{"a":1}]`)
	b.want(err, backend.NotFound, `There is no table "nope" in module "crm".`)
	_, err = b.store.ListRecords(context.Background(), b.at("t"), backend.RecordQuery{Filter: []byte(`{"id":1}`)})
	b.want(err, backend.NotFound, `field-not-found: there is no field "id" in table "t" to filter on.`)
}

func TestWideTable(t *testing.T) {
	b := newWorkbench(t)
	b.table("wide")
	fields := []string{}
	for i := range backend.MaxFields {
		fields = append(fields, fmt.Sprintf(`{"name":"f%d","type":"number"}`, i))
	}
	b.must(b.fields("wide", fields...))
	b.want(b.fields("wide", `{"name":"more","type":"number"}`), backend.Invalid, `Table "wide" would have more than 500 fields.`)
	records := []string{}
	for i := range 150 {
		records = append(records, fmt.Sprintf(`{"f%d":%d,"f499":%d}`, i, i, i))
	}
	_, err := b.create("wide", "["+strings.Join(records, ",")+"]")
	b.must(err)
	full := []string{}
	for i := range backend.MaxFields {
		full = append(full, fmt.Sprintf(`"f%d":%d`, i, i))
	}
	record := "{" + strings.Join(full, ",") + "}"
	_, err = b.create("wide", "["+strings.Repeat(record+",", 99)+record+"]")
	b.must(err)
	if got := b.ids("wide", backend.RecordQuery{Filter: []byte(`{"f77":77}`), Limit: 2}); got != "78 151" {
		t.Error(got)
	}
	if n := b.count("wide"); n != 250 {
		t.Error(n)
	}
}

func TestOtherProcessChangesTheSchema(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"a","type":"number"}`)
	_, err := b.create("t", `[{"a":1}]`)
	b.must(err)
	other := openStore(t, b.store.Home())
	p := b.at("t")
	in := backend.FieldInput{FieldShape: backend.FieldShape{Name: "b", Type: backend.Number, Required: true, Labels: backend.Labels{}}}
	_, err = other.CreateFields(context.Background(), p, []backend.FieldInput{in})
	b.must(err)
	_, err = b.create("t", `[{"a":2,"b":3}]`)
	b.must(err)
	_, err = other.CreateFields(context.Background(), p, []backend.FieldInput{{FieldShape: backend.FieldShape{Name: "c", Type: backend.Number, Labels: backend.Labels{}}}})
	b.must(err)
	_, err = b.create("t", `[{"a":2}]`)
	b.want(err, backend.Invalid, `Field "b" is required (record 1).`)
	if got := b.list("t", backend.RecordQuery{Offset: 1}); got != `[{"id":"2","values":{"a":2,"b":3,"c":null}}]` {
		t.Error(got)
	}
}

func TestSample(t *testing.T) {
	b := newWorkbench(t)
	b.must(b.store.CreateSample(context.Background(), b.path.Workspace))
	b.path.Module = "event_planning"
	if n := b.count("venues") + b.count("events") + b.count("guests"); n != 40 {
		t.Errorf("%d records", n)
	}
	if got := b.ids("events", backend.RecordQuery{Filter: []byte(`{"venue":1,"status":"Confirmed"}`)}); got != "1 5" {
		t.Error(got)
	}
	_, err := b.store.DeleteModule(context.Background(), b.path)
	b.must(err)
	b.must(b.store.CreateSample(context.Background(), b.path.Workspace))
	b.must(b.store.CreateSample(context.Background(), b.path.Workspace))
	b.path.Module = "event_planning_2"
	if got := b.ids("events", backend.RecordQuery{Filter: []byte(`{"venue":1,"status":"Confirmed"}`)}); got != "1 5" {
		t.Error(got)
	}
	checkFile(t, filepath.Join(b.store.Home(), "workspaces", b.path.Workspace+".db"))
}

// checkFile fails when SQLite finds a fault in a file.
func checkFile(t *testing.T, path string) {
	t.Helper()
	c, err := openConn(path, "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.close() }()
	for _, check := range []string{"PRAGMA integrity_check", "PRAGMA foreign_key_check"} {
		if err := c.query(context.Background(), check, nil, func(row []driver.Value) error {
			if row[0] != "ok" {
				t.Errorf("%s: %v", check, row)
			}
			return nil
		}); err != nil {
			t.Error(err)
		}
	}
}
