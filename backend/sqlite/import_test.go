package sqlite

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

// textSheet is CSV text whose rows take a line each.
type textSheet string

func (s textSheet) Open() (backend.SheetRows, error) {
	r := csv.NewReader(strings.NewReader(string(s)))
	r.FieldsPerRecord = -1
	return textRows{r}, nil
}

type textRows struct{ *csv.Reader }

func (r textRows) Read() ([][]byte, int, error) {
	record, err := r.Reader.Read()
	cells := make([][]byte, len(record))
	for i, c := range record {
		cells[i] = []byte(c)
	}
	if err != nil {
		return nil, 0, err
	}
	line, _ := r.FieldPos(0)
	return cells, line, nil
}

func appending() backend.ImportInput {
	return backend.ImportInput{Mode: backend.ImportAppend, HasHeader: true, Numbers: backend.NumbersUS, BatchSize: 100}
}

// byKey is an input that sends columns to the fields of the same name, the first of which is the key.
func byKey(mode backend.ImportMode, columns ...string) backend.ImportInput {
	in := appending()
	in.Mode = mode
	for i, c := range columns {
		m := backend.Mapping{Column: c, Field: c}
		if i == 0 {
			m.Policy = backend.KeyPolicy
		}
		in.Mappings = append(in.Mappings, m)
	}
	return in
}

func send(column, field, policy string) backend.Mapping {
	return backend.Mapping{Column: column, Field: field, Policy: policy}
}

// reopen opens the data folder again, with another patience.
func (b *workbench) reopen(patience time.Duration) {
	b.Helper()
	home := b.store.Home()
	b.must(b.store.Close())
	s, err := Open(context.Background(), home, WithPatience(patience))
	b.must(err)
	b.Cleanup(func() { _ = s.Close() })
	b.store = s
}

func (b *workbench) importSheet(table, text string, in backend.ImportInput) (string, error) {
	r, err := b.store.ImportRecords(context.Background(), b.at(table), textSheet(text), in)
	return fmt.Sprintf("%d imported, %d skipped, %d updated", r.Imported, r.Skipped, r.Updated), err
}

func (b *workbench) imports(table, text string, in backend.ImportInput, want string) {
	b.Helper()
	if got, err := b.importSheet(table, text, in); err != nil || got != want {
		b.Errorf("%s (%v), want %s", got, err, want)
	}
}

func (b *workbench) refusesImport(table, text string, in backend.ImportInput, want string) {
	b.Helper()
	before := b.list(table, backend.RecordQuery{})
	_, err := b.importSheet(table, text, in)
	if err == nil || err.Error() != want {
		b.Errorf("\n got %v\nwant %s", err, want)
	}
	if after := b.list(table, backend.RecordQuery{}); after != before {
		b.Errorf("an import that was refused changed\n%s\nto\n%s", before, after)
	}
}

func (b *workbench) holds(table, want string) {
	b.Helper()
	if got := b.list(table, backend.RecordQuery{}); got != want {
		b.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestImportAppends(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"name","type":"string","required":true}`, `{"name":"age","type":"number"}`, `{"name":"email","type":"string","unique":true}`)
	b.imports("people", "Name, EMAIL ,ignored\nAda,ada@x.example,1\nBob,,2\n", appending(), "2 imported, 0 skipped, 0 updated")
	b.imports("people", "name\n", appending(), "0 imported, 0 skipped, 0 updated")
	b.imports("people", "name,age\nCleo\n", appending(), "1 imported, 0 skipped, 0 updated")
	b.holds("people", `[{"id":"1","values":{"name":"Ada","age":null,"email":"ada@x.example"}},`+
		`{"id":"2","values":{"name":"Bob","age":null,"email":null}},{"id":"3","values":{"name":"Cleo","age":null,"email":null}}]`)
	noHeader := appending()
	noHeader.HasHeader = false
	noHeader.Mappings = []backend.Mapping{{Column: "column_2", Field: "name"}, {Column: "column_1", Field: "age"}}
	b.imports("people", "36,Dora\n", noHeader, "1 imported, 0 skipped, 0 updated")
	if got := b.list("people", backend.RecordQuery{Filter: []byte(`{"name":"Dora"}`)}); got != `[{"id":"4","values":{"name":"Dora","age":36,"email":null}}]` {
		t.Error(got)
	}
	if n, err := b.store.CountRecords(context.Background(), b.at("people")); n != 4 || err != nil {
		t.Errorf("%d records, %v", n, err)
	}
	b.refusesImport("people", "name,email\nEve,eve@x.example\nFay,ada@x.example\n", appending(), `Line 3, column 2: field "email": "ada@x.example" is taken by the record with id 1.`)
	b.refusesImport("people", "name,email\nEve,e@x\nFay,f@x\nGus,e@x\n", appending(), `Line 4, column 2: field "email": "e@x" is in line 2 too.`)
	b.refusesImport("people", "name,age\nEve,1\n,2\n", appending(), `Line 3, column 1: field "name" is required.`)
	b.refusesImport("people", "email\ne@x\n", appending(), `Line 2: field "name" is required and has no column.`)
	b.refusesImport("people", "name,age\nEve,x\n", appending(), `Line 2, column 2: field "age": "x" is not a number of the format "us".`)
	b.refusesImport("people", "", appending(), "The file is empty.")
	b.refusesImport("people", "Vorname\nEve\n", appending(), `No column of the file has the name of a field of table "people": "Vorname".`)
	b.refusesImport("people", "name,NAME\nEve,Eve\n", appending(), `Columns 1 and 2 both go to field "name".`)
}

func TestImportByKey(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"name","type":"string","required":true}`, `{"name":"age","type":"number"}`, `{"name":"email","type":"string","unique":true}`,
		`{"name":"seat","type":"number","unique":true}`)
	_, err := b.create("people", `[{"name":"Ada","email":"a@x","seat":1},{"name":"Bob","email":"b@x","seat":2},{"name":"Bob","email":"c@x","age":5}]`)
	b.must(err)
	b.imports("people", "email,age\nb@x,41\nnobody@x,7\n,8\n", byKey(backend.ImportUpdate, "email", "age"), "0 imported, 2 skipped, 1 updated")
	b.imports("people", "email,age,name\nc@x,,Cleo\nd@x,9,Dora\n", byKey(backend.ImportUpsert, "email", "age", "name"), "1 imported, 0 skipped, 1 updated")
	b.holds("people", `[{"id":"1","values":{"name":"Ada","age":null,"email":"a@x","seat":1}},{"id":"2","values":{"name":"Bob","age":41,"email":"b@x","seat":2}},`+
		`{"id":"3","values":{"name":"Cleo","age":null,"email":"c@x","seat":null}},{"id":"4","values":{"name":"Dora","age":9,"email":"d@x","seat":null}}]`)
	b.imports("people", "email,seat\na@x,2\nb@x,1\n", byKey(backend.ImportUpdate, "email", "seat"), "0 imported, 0 skipped, 2 updated") // they change seats
	b.imports("people", "name,age\nAda,1\n", byKey(backend.ImportUpdate, "name", "age"), "0 imported, 0 skipped, 1 updated")            // a key without an index
	b.imports("people", "email\na@x\nz@x\n", byKey(backend.ImportUpdate, "email"), "0 imported, 1 skipped, 1 updated")
	update := byKey(backend.ImportUpdate, "email", "age") // rows without a record are skipped, however often they are there
	b.imports("people", "email,age\nz@x,3\nz@x,4\na@x,3\nz@x,5\n", update, "0 imported, 3 skipped, 1 updated")
	b.refusesImport("people", "email,age\nz@x,3\nz@x,4\na@x,3\na@x,4\n", update, `Line 5, column 1: field "email": "a@x" is in line 4 too.`)
	b.refusesImport("people", "email,age\na@x,3\n"+strings.Repeat("z@x,1\n", 3*keysAtOnce)+"a@x,4\n", update,
		`Line 387, column 1: field "email": "a@x" is in line 2 too.`)
	upsert := byKey(backend.ImportUpsert, "email", "age")
	b.refusesImport("people", "email,age\na@x,3\nz@x,3\n", upsert, `Line 3: field "name" is required and has no column.`)
	b.refusesImport("people", "email,age\na@x,3\n,3\n", upsert, `Line 3, column 1: field "email" is the key and cannot be empty.`)
	b.refusesImport("people", "email,age\na@x,3\nb@x\n", byKey(backend.ImportUpdate, "email", "age"), `Line 3, column 2: the row ends before its value for field "age".`)
	b.refusesImport("people", "email,age\na@x,3\nb@x,1\na@x,4\n", upsert, `Line 4, column 1: field "email": "a@x" is in line 2 too.`)
	b.refusesImport("people", "email,seat\na@x,7\nc@x,1\n", byKey(backend.ImportUpdate, "email", "seat"), `Line 3, column 2: field "seat": 1 is taken by the record with id 2.`)
	b.refusesImport("people", "email,seat\na@x,7\nb@x,7\n", byKey(backend.ImportUpdate, "email", "seat"), `Line 3, column 2: field "seat": 7 is in line 2 too.`)
	b.must(b.update("people", `[{"id":1,"name":"Bob"}]`))
	b.refusesImport("people", "name,age\nCleo,1\nBob,1\n", byKey(backend.ImportUpdate, "name", "age"),
		`Line 3, column 1: field "name": "Bob" is the key of more than one record, such as those with the ids 1 and 2.`)
}

func TestImportMappings(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"name","type":"string"}`, `{"name":"age","type":"number"}`, `{"name":"double","type":"function","expression":"age*2"}`)
	const text = "Name,Age,Age\nAda,1,2\n"
	for _, c := range []struct {
		mode     backend.ImportMode
		mappings []backend.Mapping
		want     string
	}{
		{backend.ImportAppend, []backend.Mapping{send("Vorname", "name", "")}, `mappings: the file has no column "Vorname".`},
		{backend.ImportAppend, []backend.Mapping{send("Name", "first", "")}, `mappings: there is no field "first" in table "people".`},
		{backend.ImportAppend, []backend.Mapping{send("Age", "age", "")}, `mappings: the file has more than one column "Age".`},
		{backend.ImportAppend, []backend.Mapping{send("Name", "name", ""), send("Name", "name", "")}, `Columns 1 and 1 both go to field "name".`},
		{backend.ImportAppend, []backend.Mapping{send("Name", "name", "never")}, `mappings: updatePolicy of column "Name" can only be "key", not "never".`},
		{backend.ImportAppend, []backend.Mapping{send("Name", "double", "")}, `Column "Name": field "double" of type function is read-only.`},
		{backend.ImportUpdate, nil, `importMode update needs exactly one mapping with updatePolicy "key", not 0.`},
		{backend.ImportUpsert, []backend.Mapping{send("Name", "name", "")}, `importMode upsert needs exactly one mapping with updatePolicy "key", not 0.`},
		{backend.ImportUpsert, []backend.Mapping{send("Name", "name", "key"), send("Name", "age", "key")}, `importMode upsert needs exactly one mapping with updatePolicy "key", not 2.`},
	} {
		in := appending()
		in.Mode, in.Mappings = c.mode, c.mappings
		file := text
		if c.mode != backend.ImportAppend {
			file = "Name,Other\nAda,1\n"
		}
		b.refusesImport("people", file, in, c.want)
	}
	one := appending()
	one.Mappings = []backend.Mapping{send("Name", "name", "key")}
	b.imports("people", text, one, "1 imported, 0 skipped, 0 updated") // in an append a key means nothing
}

func TestImportReferences(t *testing.T) {
	b := newWorkbench(t)
	b.table("halls", `{"name":"name","type":"string"}`)
	b.table("stands", `{"name":"hall","type":"reference","refTableName":"halls"}`, `{"name":"next","type":"reference","refTableName":"stands"}`)
	_, err := b.create("halls", `[{"name":"A"},{"name":"B"}]`)
	b.must(err)
	b.imports("stands", "hall\n2\n\n1\n", appending(), "2 imported, 0 skipped, 0 updated")
	b.imports("stands", "hall,next\n,2\n1,1\n", appending(), "2 imported, 0 skipped, 0 updated")
	b.refusesImport("stands", "hall\n1\n9\n", appending(), `Line 3, column 1: field "hall": table "halls" has no record 9.`)
	b.refusesImport("stands", "next\n1\n5\n", appending(), `Line 3, column 1: field "next": table "stands" has no record 5.`)
	b.refusesImport("stands", "hall\nx\n", appending(), `Line 2, column 1: field "hall": "x" is not a record id.`)
}

// TestImportMany crosses every size of an insert, a look-up and a block, with and without an index on the key.
func TestImportMany(t *testing.T) {
	const n = 2500
	b := newWorkbench(t)
	b.table("people", `{"name":"code","type":"string"}`, `{"name":"tag","type":"string","index":true}`, `{"name":"n","type":"number"}`)
	var sheet bytes.Buffer
	fmt.Fprintln(&sheet, "code,tag,n")
	for i := range n {
		fmt.Fprintf(&sheet, "c%d,t%d,%d\n", i, i, i)
	}
	b.imports("people", sheet.String(), appending(), "2500 imported, 0 skipped, 0 updated")
	for _, key := range []string{"code", "tag"} {
		sheet.Reset()
		fmt.Fprintf(&sheet, "%s,n\n", key)
		for i := range n {
			fmt.Fprintf(&sheet, "%c%d,%d\n", key[0], 2*i, -i)
		}
		b.imports("people", sheet.String(), byKey(backend.ImportUpdate, key, "n"), "0 imported, 1250 skipped, 1250 updated")
		b.imports("people", sheet.String(), byKey(backend.ImportUpsert, key, "n"), "1250 imported, 0 skipped, 1250 updated")
	}
	for offset, want := range map[int]string{0: `[{"id":"1","values":{"n":0}}]`, 2: `[{"id":"3","values":{"n":-1}}]`, 2498: `[{"id":"2499","values":{"n":-1249}}]`,
		2500: `[{"id":"2501","values":{"n":-1250}}]`, 4999: `[{"id":"5000","values":{"n":-2499}}]`} {
		if got := b.list("people", backend.RecordQuery{Offset: offset, Limit: 1, Fields: []string{"n"}}); got != want {
			t.Errorf("at %d: %s, want %s", offset, got, want)
		}
	}
	var temporary int64
	f, err := b.store.workspaceFile(context.Background(), b.path.Workspace)
	b.must(err)
	b.must(f.update(context.Background(), func(t *tx) (err error) {
		temporary, err = t.number("SELECT count(*) FROM temp.sqlite_master")
		return err
	}))
	if temporary != 0 {
		t.Errorf("%d temporary tables or indexes are left", temporary)
	}
}

// TestImportIsInTheFeed follows an import by the change feed.
func TestImportIsInTheFeed(t *testing.T) {
	b := newWorkbench(t)
	_, err := b.store.CreateTable(context.Background(), b.path, backend.TableInput{Name: "people", Labels: backend.Labels{}, HasHistory: true})
	b.must(err)
	b.must(b.fields("people", `{"name":"name","type":"string","unique":true}`, `{"name":"n","type":"number"}`))
	b.imports("people", "name,n\na,1\nb,2\n", appending(), "2 imported, 0 skipped, 0 updated")
	b.imports("people", "name,n\nb,3\nc,4\n", byKey(backend.ImportUpsert, "name", "n"), "1 imported, 0 skipped, 1 updated")
	page, err := b.store.ListRecordChanges(context.Background(), b.at("people"), backend.ChangeQuery{Limit: 100})
	b.must(err)
	var got []string
	for _, c := range page.Changes {
		got = append(got, fmt.Sprint(c.Type, " ", c.ID))
	}
	if all := strings.Join(got, ", "); all != "create 1, create 2, create 3, update 2" {
		t.Error(all)
	}
	if page.Changes[1].At != page.Changes[0].At || page.Changes[2].At <= page.Changes[1].At || page.Changes[3].At != page.Changes[2].At {
		t.Error("an import has one stamp")
	}
}
