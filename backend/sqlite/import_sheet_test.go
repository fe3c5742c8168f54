package sqlite

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"owlet/backend"
)

// badList is bad rows in memory.
type badList struct{ rows []string }

func (l *badList) Clear() error { l.rows = nil; return nil }
func (l *badList) Take(line int, reasons []*backend.Error, cells [][]byte) error {
	var texts, why []string
	for _, r := range reasons {
		why = append(why, r.Error())
	}
	for _, c := range cells {
		texts = append(texts, string(c))
	}
	l.rows = append(l.rows, fmt.Sprintf("%d: %s [%s]", line, strings.Join(why, " + "), strings.Join(texts, "|")))
	return nil
}

func (b *workbench) importsSheet(p backend.Path, sheet backend.Sheet, in backend.SheetImport, want string, bad ...string) {
	b.Helper()
	list := &badList{}
	in.Bad = list
	if in.Mode == "" {
		in.Mode, in.HasHeader, in.BatchSize = backend.ImportAppend, true, 100
	}
	r, err := b.store.ImportSheet(context.Background(), p, sheet, in)
	got := fmt.Sprintf("%d imported, %d skipped, %d updated, %d bad", r.Imported, r.Skipped, r.Updated, r.Bad)
	if err != nil || got != want {
		b.Errorf("%s (%v), want %s", got, err, want)
	}
	if all, wanted := strings.Join(list.rows, "\n"), strings.Join(bad, "\n"); all != wanted {
		b.Errorf("bad rows:\n%s\nwant\n%s", all, wanted)
	}
}

func keyed(mode backend.ImportMode, columns ...string) backend.SheetImport {
	return backend.SheetImport{ImportInput: byKey(mode, columns...)}
}

func TestBadRowsAreLeftOut(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"name","type":"string","required":true}`, `{"name":"age","type":"number"}`, `{"name":"email","type":"string","unique":true}`)
	b.must(b.fields("people", `{"name":"boss","type":"reference","refTableName":"people"}`))
	_, err := b.create("people", `[{"name":"Ada","email":"a@x"}]`)
	b.must(err)
	const sheet = "name,age,email,boss\nBob,1,b@x,1\n,2,c@x,\nCleo,old,c@x,\nDora,4,a@x,\nEve,5,b@x,\nFay,6,c@x,9\nGus,7,c@x,\n"
	bad := []string{
		`3: Line 3, column 1: field "name" is required. [|2|c@x|]`,
		`4: Line 4, column 2: field "age": "old" is not a number of the format "". [Cleo|old|c@x|]`,
		`5: Line 5, column 3: field "email": "a@x" is taken by the record with id 1. [Dora|4|a@x|]`,
		`6: Line 6, column 3: field "email": "b@x" is in line 2 too. [Eve|5|b@x|]`,
		`7: Line 7, column 4: field "boss": table "people" has no record 9. [Fay|6|c@x|9]`,
	}
	b.importsSheet(b.at("people"), textSheet(sheet), backend.SheetImport{Strict: true}, "0 imported, 0 skipped, 0 updated, 5 bad", bad...)
	b.holds("people", `[{"id":"1","values":{"name":"Ada","age":null,"email":"a@x","boss":null}}]`)
	b.importsSheet(b.at("people"), textSheet(sheet), backend.SheetImport{}, "2 imported, 0 skipped, 0 updated, 5 bad", bad...)
	b.holds("people", `[{"id":"1","values":{"name":"Ada","age":null,"email":"a@x","boss":null}},`+
		`{"id":"2","values":{"name":"Bob","age":1,"email":"b@x","boss":"1"}},{"id":"3","values":{"name":"Gus","age":7,"email":"c@x","boss":null}}]`)
	b.importsSheet(b.at("people"), textSheet("email,age,name\na@x,50,Ada\nz@x,1,Zoe\n,2,x\nb@x,x,Bob\na@x,3,Ada\nz@x,3,Zoe\nc@x,8,Gus\n"),
		keyed(backend.ImportUpsert, "email", "age", "name"), "1 imported, 0 skipped, 2 updated, 4 bad",
		`4: Line 4, column 1: field "email" is the key and cannot be empty. [|2|x]`, `5: Line 5, column 2: field "age": "x" is not a number of the format "us". [b@x|x|Bob]`,
		`6: Line 6, column 1: field "email": "a@x" is in line 2 too. [a@x|3|Ada]`, `7: Line 7, column 1: field "email": "z@x" is in line 3 too. [z@x|3|Zoe]`)
	b.importsSheet(b.at("people"), textSheet("name,email\nAda,c@x\nnobody,y@x\nZoe,y@x\n"), keyed(backend.ImportUpdate, "name", "email"),
		"0 imported, 1 skipped, 1 updated, 1 bad", `2: Line 2, column 2: field "email": "c@x" is taken by the record with id 3. [Ada|c@x]`)
	b.importsSheet(b.at("people"), textSheet("email,age\nq@x,1\na@x,51\n"), keyed(backend.ImportUpsert, "email", "age"), "0 imported, 0 skipped, 1 updated, 1 bad",
		`2: Line 2: field "name" is required and has no column. [q@x|1]`)
}

func TestAKeyWithoutAnIndex(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"code","type":"string"}`, `{"name":"n","type":"number"}`)
	var sheet, bad strings.Builder
	sheet.WriteString("code,n\n")
	for i := range 2 * fewKeys {
		fmt.Fprintf(&sheet, "c%d,%d\n", i, i)
	}
	b.importsSheet(b.at("people"), textSheet(sheet.String()), backend.SheetImport{}, "1024 imported, 0 skipped, 0 updated, 0 bad")
	_, err := b.create("people", `[{"code":"c7","n":1}]`)
	b.must(err)
	fmt.Fprint(&bad, `9: Line 9, column 1: field "code": "c7" is the key of more than one record, such as those with the ids 8 and 1025. [c7|7]`)
	for range 3 { // on readers that stay as they were
		b.importsSheet(b.at("people"), textSheet(sheet.String()), keyed(backend.ImportUpdate, "code", "n"), "0 imported, 0 skipped, 1023 updated, 1 bad", bad.String())
	}
}

func TestAnImportMakesItsTable(t *testing.T) {
	b := newWorkbench(t)
	b.table("halls")
	_, err := b.create("halls", `[{}]`)
	b.must(err)
	table := &backend.TableInput{Name: "stands", Labels: backend.Labels{"": "Stands"}, HasHistory: true}
	fields := []backend.FieldInput{
		{FieldShape: backend.FieldShape{Name: "name", Type: backend.String, Labels: backend.Labels{}, Unique: true}},
		{FieldShape: backend.FieldShape{Name: "kind", Type: backend.Choice, Labels: backend.Labels{}, Options: &backend.Options{List: []backend.Option{{Name: "Row"}, {Name: "Corner"}}}}},
		{FieldShape: backend.FieldShape{Name: "hall", Type: backend.Reference, Labels: backend.Labels{}}, RefTableName: "halls"},
		{FieldShape: backend.FieldShape{Name: "next", Type: backend.Reference, Labels: backend.Labels{}}, RefTableName: "stands"},
	}
	const sheet = "name,kind,hall,next\nA,Row,1,\nB,Tower,1,\nC,Corner,2,\nD,Corner,,1\nA,Row,,\nE,Corner,,\n"
	bad := []string{
		`3: Line 3, column 2: field "kind": "Tower" is not one of its options. [B|Tower|1|]`,
		`4: Line 4, column 3: field "hall": table "halls" has no record 2. [C|Corner|2|]`,
		`5: Line 5, column 4: field "next": table "stands" has no record 1. [D|Corner||1]`,
		`6: Line 6, column 1: field "name": "A" is in line 2 too. [A|Row||]`,
	}
	in := backend.SheetImport{Table: table, Fields: fields}
	in.Strict = true
	b.importsSheet(b.path, textSheet(sheet), in, "0 imported, 0 skipped, 0 updated, 4 bad", bad...)
	if _, err := b.store.GetTable(context.Background(), b.at("stands")); err == nil {
		t.Error("a strict import with bad rows made its table")
	}
	in.Strict = false
	b.importsSheet(b.path, textSheet(sheet), in, "2 imported, 0 skipped, 0 updated, 4 bad", bad...)
	b.holds("stands", `[{"id":"1","values":{"name":"A","kind":"Row","hall":"1","next":null}},{"id":"2","values":{"name":"E","kind":"Corner","hall":null,"next":null}}]`)
	if _, err := b.create("stands", `[{"name":"F","kind":"Row","hall":1,"next":1}]`); err != nil {
		t.Error(err)
	}
	halls, err := b.store.GetTable(context.Background(), b.at("halls"))
	b.must(err)
	if _, there := halls.Field("stands"); !there {
		t.Error("the reference has no reverse")
	}
	page, err := b.store.ListRecordChanges(context.Background(), b.at("stands"), backend.ChangeQuery{Limit: 100})
	if err != nil || len(page.Changes) != 3 {
		t.Errorf("%v, %v", page, err)
	}
	_, err = b.store.ImportSheet(context.Background(), b.path, textSheet(sheet), backend.SheetImport{Table: table, Fields: fields, Bad: &badList{}})
	if e := backend.Explain(err); e == nil || e.ID != "table.name_taken" {
		t.Errorf("%v", err)
	}
	more := backend.SheetImport{Fields: fields[:0:0]}
	more.Fields = append(more.Fields, backend.FieldInput{FieldShape: backend.FieldShape{Name: "size", Type: backend.Number, Labels: backend.Labels{}, Unique: true}})
	b.importsSheet(b.at("stands"), textSheet("name,size\nG,1\nH,1\n"), more, "1 imported, 0 skipped, 0 updated, 1 bad",
		`3: Line 3, column 2: field "size": 1 is in line 2 too. [H|1]`)
}

func TestAnImportIsCancelledWhereverItIs(t *testing.T) {
	for _, phase := range []backend.ImportPhase{backend.ImportChecks, backend.ImportMatches, backend.ImportWrites} {
		for _, atEnd := range []bool{false, true} {
			b := newWorkbench(t)
			b.table("halls")
			before, err := b.store.GetSchema(context.Background(), b.path)
			b.must(err)
			ctx, cancel := context.WithCancel(context.Background())
			in := backend.SheetImport{
				Bad:   &badList{},
				Table: &backend.TableInput{Name: "people", Labels: backend.Labels{}},
				Fields: []backend.FieldInput{
					{FieldShape: backend.FieldShape{Name: "name", Type: backend.String, Labels: backend.Labels{}, Unique: true}},
					{FieldShape: backend.FieldShape{Name: "hall", Type: backend.Reference, Labels: backend.Labels{}}, RefTableName: "halls"}},
				Progress: func(p backend.ImportPhase, rows, _ int64) {
					if p == phase && (rows > ctxRows || atEnd && rows == 3*ctxRows) {
						cancel()
					}
				},
			}
			in.ImportInput = appending()
			var sheet strings.Builder
			sheet.WriteString("name\n")
			for i := range 3 * ctxRows {
				fmt.Fprintf(&sheet, "%d\n", i)
			}
			if _, err := b.store.ImportSheet(ctx, b.path, textSheet(sheet.String()), in); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v", phase, err)
			}
			after, err := b.store.GetSchema(context.Background(), b.path)
			if err != nil || after.Version != before.Version || len(after.Modules[len(after.Modules)-1].Tables) != len(before.Modules[len(before.Modules)-1].Tables) {
				t.Errorf("%s: something is left: %v", phase, err)
			}
		}
	}
}
