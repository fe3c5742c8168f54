package window

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/sheet"
	"owlet/backend/sqlite"
)

// sheets is a room with what imports and exports sheets, and a workspace for them.
type sheets struct {
	*testing.T
	store   *sqlite.Store
	jobs    *Jobs
	imports Imports
	exports Exports
	path    backend.Path // of a module
}

func newSheets(t *testing.T) *sheets {
	t.Helper()
	r := newRoom(t)
	jobs := NewJobs()
	t.Cleanup(jobs.close)
	s := &sheets{T: t, store: r.store, jobs: jobs, imports: Imports{r.store, jobs, &uploads{}}, exports: Exports{r.store, jobs}}
	w, err := r.store.CurrentWorkspace(t.Context())
	s.must(err)
	s.path = backend.Path{Workspace: w.ID, Module: "sheets"}
	_, err = r.store.CreateModule(t.Context(), s.path, backend.ModuleInput{Name: "sheets"})
	s.must(err)
	return s
}

func (s *sheets) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s *sheets) at(table string) backend.Path {
	p := s.path
	p.Table = table
	return p
}

// upload hands a file over in small chunks.
func (s *sheets) upload(name string, content []byte) string {
	s.Helper()
	id, err := s.imports.Begin(name, int64(len(content)))
	s.must(err)
	for rest := content; len(rest) > 0; {
		n := min(len(rest), 30_000)
		s.must(s.imports.Write(id, base64.StdEncoding.EncodeToString(rest[:n])))
		rest = rest[n:]
	}
	return id
}

// newTable is the plan that makes a table of everything that a look proposes.
func (s *sheets) newTable(name string, look Look) ImportPlan {
	plan := ImportPlan{Path: s.path, Table: &backend.TableInput{Name: name, Labels: backend.Labels{"": look.Label}}, Mode: backend.ImportAppend, Options: look.Options}
	for i, c := range look.Columns {
		plan.Fields = append(plan.Fields, c.Field)
		plan.Columns = append(plan.Columns, ColumnPlan{Column: i, Field: c.Field.Name})
	}
	return plan
}

func (s *sheets) run(id string, plan ImportPlan) ImportResult {
	s.Helper()
	job, err := s.imports.Start(id, plan)
	s.must(err)
	result, err := s.imports.Result(job)
	s.must(err)
	return result
}

func (s *sheets) list(table string) string {
	s.Helper()
	page, err := s.store.ListRecords(s.Context(), s.at(table), backend.RecordQuery{})
	s.must(err)
	return string(page.AppendJSON(nil))
}

// movies is vega-datasets' movies.json as CSV, with wrong rows in it.
func movies(t *testing.T) []byte {
	t.Helper()
	content, err := os.ReadFile("../../frontend/node_modules/vega-datasets/data/movies.json")
	if err != nil {
		t.Fatalf("npm ci in frontend first: %v", err)
	}
	var rows []map[string]any
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	if err := decoder.Decode(&rows); err != nil {
		t.Fatal(err)
	}
	names := []string{"Title", "US Gross", "Release Date", "MPAA Rating", "Running Time min", "Major Genre", "IMDB Rating"}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(names)
	for i, row := range rows {
		record := make([]string, len(names))
		for j, name := range names {
			if row[name] != nil {
				record[j] = fmt.Sprint(row[name])
			}
		}
		switch i {
		case 10:
			record[1] = "a lot"
		case 20:
			record[2] = "soon"
		case 30:
			record = append(record, "one too many")
		}
		_ = w.Write(record)
	}
	w.Flush()
	return b.Bytes()
}

func TestMoviesWithWrongRows(t *testing.T) {
	s := newSheets(t)
	id := s.upload("movies_2026.csv", movies(t))
	look, err := s.imports.Look(id, s.path, SheetOptions{})
	s.must(err)
	var kinds []string
	for _, c := range look.Columns {
		kinds = append(kinds, c.Field.Name+" "+string(c.Field.Type)+c.Field.Variant)
	}
	want := "title stringtext, us_gross number, release_date date, mpaa_rating choice, running_time_min number, major_genre choice, imdb_rating number"
	if got := strings.Join(kinds, ", "); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	header := true
	wanted := SheetOptions{Encoding: "utf8", Delimiter: ",", Quote: `"`, Numbers: "us", Dates: "mdy", Header: &header, From: 1}
	if look.Kind != "csv" || look.Label != "Movies 2026" || !look.Whole || look.Count != 3200 || !reflect.DeepEqual(look.Options, wanted) || look.DatesDiffer {
		t.Errorf("%s %q %v %d %+v", look.Kind, look.Label, look.Whole, look.Count, look.Options)
	}
	if m := look.Columns[1].Misfit; m == nil || m.Value != "a lot" || look.Columns[1].Filled-look.Columns[1].Valid != 1 || look.Fault == nil || look.Fault.ID != "csv.cells" {
		t.Errorf("%+v %v", look.Columns[1], look.Fault)
	}
	result := s.run(id, s.newTable("movies", look))
	if result.Imported != 3198 || result.Bad != 3 || result.Path != s.at("movies") || len(result.BadRows) != 3 {
		t.Fatalf("%+v", result)
	}
	var reasons []string
	for _, b := range result.BadRows {
		reasons = append(reasons, b.Reasons[0].Error())
	}
	wantedReasons := []string{`Line 12, column 2: field "us_gross": "a lot" is not a number of the format "us".`,
		`Line 22, column 3: field "release_date": "soon" is not a date such as 2024-02-15.`, `Line 32, column 8: the row has more cells than the first one.`}
	if !reflect.DeepEqual(reasons, wantedReasons) {
		t.Error(reasons)
	}
}

func TestBadRowsAreSaved(t *testing.T) {
	s := newSheets(t)
	s.table("people", `{"name":"name","type":"string","unique":true}`, `{"name":"age","type":"number"}`)
	s.create("people", `[{"name":"Ada"}]`)
	id := s.upload("people.csv", []byte("name;age\nAda;1\nBob;\"x;\"\"y\"\nCleo;3\nCleo;4\n\"Di\"r;5\nEve;6;7\n"))
	look, err := s.imports.Look(id, s.at("people"), SheetOptions{})
	s.must(err)
	plan := ImportPlan{Path: s.at("people"), Mode: backend.ImportAppend, Options: look.Options, Columns: []ColumnPlan{{Column: 0, Field: "name"}, {Column: 1, Field: "age"}}}
	for _, strict := range []bool{true, false} {
		plan.Strict = strict
		job, err := s.imports.Start(id, plan)
		s.must(err)
		result, err := s.imports.Result(job)
		s.must(err)
		if result.Bad != 5 || result.Refused != strict || len(result.BadRows) != 5 {
			t.Errorf("%+v", result)
		}
		room := Room{Store: s.store, jobs: s.jobs}
		path := filepath.Join(t.TempDir(), "bad.csv")
		s.must(room.SaveBadRows(job, path, BadRowsWords{Line: "Zeile", Reason: "Grund", Sentences: map[string]string{
			"cell.not_unique":   "{value} hat schon {id}.",
			"cell.not_a_number": "Zeile {line}, Feld „{field}“: {value} ist keine Zahl im Format „{format}“.",
		}, Names: map[string]map[string]string{"field": {"age": "Alter"}, "format": {"european": "1.234,56"}}}))
		content, err := os.ReadFile(path)
		s.must(err)
		want := "\uFEFF" + strings.Join([]string{"name;age;Zeile;Grund", `Ada;1;2;"""Ada"" hat schon 1."`,
			`Bob;"x;""y";3;"Zeile 3, Feld „Alter“: ""x;\""y"" ist keine Zahl im Format „1.234,56“."`,
			`Cleo;4;5;"Line 5, column 1: field ""name"": ""Cleo"" is in line 4 too."`, `"""Di""r;5";;6;Line 6, column 1: there is text after the closing quote.`,
			`Eve;6;7;7;Line 7, column 3: the row has more cells than the first one.`, ""}, "\r\n")
		if string(content) != want {
			t.Errorf("\n got %s\nwant %s", content, want)
		}
	}
	s.must(s.imports.Forget(id))
	s.must(s.imports.Forget(id))
	if _, err := s.imports.Look(id, s.path, SheetOptions{}); backend.Explain(err).ID != "upload.not_found" {
		t.Errorf("%v", err)
	}
}

func TestUploadsThatBreakOff(t *testing.T) {
	s := newSheets(t)
	if _, err := s.imports.Begin("huge.csv", MaxUpload+1); backend.Explain(err).ID != "upload.too_large" {
		t.Errorf("%v", err)
	}
	id, err := s.imports.Begin("a.csv", 10)
	s.must(err)
	s.must(s.imports.Write(id, base64.StdEncoding.EncodeToString([]byte("a,b\n"))))
	if _, err := s.imports.Look(id, s.path, SheetOptions{}); backend.Explain(err).ID != "upload.broken" {
		t.Errorf("%v", err)
	}
	for _, chunk := range []string{"no base64!", base64.StdEncoding.EncodeToString(make([]byte, 7))} {
		if err := s.imports.Write(id, chunk); backend.Explain(err).ID != "upload.broken" {
			t.Errorf("%v", err)
		}
	}
	if err := s.imports.Write("x", ""); backend.Explain(err).ID != "upload.not_found" {
		t.Errorf("%v", err)
	}
}

func TestAnImportIsCancelledFromTheWindow(t *testing.T) {
	s := newSheets(t)
	var rows bytes.Buffer
	rows.WriteString("name,group\n")
	for i := range 30_000 {
		fmt.Fprintf(&rows, "person %d,%d\n", i, i%7)
	}
	id := s.upload("people.csv", rows.Bytes())
	look, err := s.imports.Look(id, s.path, SheetOptions{})
	s.must(err)
	for _, phase := range []string{"check", "match", "write"} {
		plan := s.newTable("people", look)
		plan.Fields[0].Unique = true
		s.jobs.subscribe(func(p Progress) {
			if p.Phase == phase {
				_ = s.jobs.Cancel(p.Job)
			}
		})
		if result := s.run(id, plan); !result.Cancelled || result.Imported != 0 {
			t.Errorf("%s: %+v", phase, result)
		}
		if _, err := s.store.GetTable(t.Context(), s.at("people")); err == nil {
			t.Errorf("%s: the table is left", phase)
		}
	}
	s.jobs.subscribe(nil)
	if result := s.run(id, s.newTable("people", look)); result.Imported != 30_000 || result.Cancelled {
		t.Errorf("%+v", result)
	}
	s.jobs.subscribe(func(p Progress) { _ = s.jobs.Cancel(p.Job) })
	folder := t.TempDir()
	for _, format := range []string{"csv", "xlsx", "json"} {
		job, err := s.exports.Start(s.at("people"), ExportPlan{Format: format, File: filepath.Join(folder, "out")})
		s.must(err)
		if result, err := s.exports.Result(job); err != nil || !result.Cancelled {
			t.Errorf("%s: %+v, %v", format, result, err)
		}
	}
	if left, err := os.ReadDir(folder); len(left) > 0 || err != nil {
		t.Errorf("%v, %v", left, err)
	}
}

func TestNewChoicesGetTheirOptions(t *testing.T) {
	s := newSheets(t)
	id := s.upload("a.csv", []byte("kind;tags\nRow; a, b\n Corner ;b\nRow;[\"c, d\"]\nbroken;x;y\n"))
	look, err := s.imports.Look(id, s.path, SheetOptions{})
	s.must(err)
	plan := s.newTable("stands", look)
	plan.Fields[0].Type, plan.Fields[0].Variant, plan.Fields[0].Options = backend.Choice, "", nil
	plan.Fields[1].Type, plan.Fields[1].Variant, plan.Fields[1].Options = backend.Multi, "", nil
	if result := s.run(id, plan); result.Imported != 3 || result.Bad != 1 {
		t.Errorf("%+v", result)
	}
	if got, want := s.list("stands"), `[{"id":"1","values":{"kind":"Row","tags":["a","b"]}},{"id":"2","values":{"kind":"Corner","tags":["b"]}},{"id":"3","values":{"kind":"Row","tags":["c, d"]}}]`; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestLooks(t *testing.T) {
	s := newSheets(t)
	s.table("people", `{"name":"full_name","type":"string"}`, `{"name":"age","type":"number"}`, `{"name":"double","type":"function","expression":"age*2"}`)
	no := false
	for _, c := range []struct {
		content string
		options SheetOptions
		want    string // columns with what they fit, count of rows, or the error
	}{
		{"The full_name,AGE,double,id\nAda,36,72,1\n", SheetOptions{}, "The full_name=full_name AGE=age double= id= 1"},
		{"full name,Age,age\nAda,1,2\n", SheetOptions{}, "full name=full_name Age=age age= 1"},
		{"Ada,36\nBob,35\n", SheetOptions{}, "Column 1= Column 2= 2"},
		{"Ada,Bob\n", SheetOptions{Header: &no}, "Column 1= Column 2= 1"},
		{"a,b\n", SheetOptions{}, "a= b= 0"},
		{"a;b\n1;2\n", SheetOptions{Delimiter: ","}, "a;b= 1"},
		{"", SheetOptions{}, "import.empty"},
		{"\n\n", SheetOptions{}, "import.empty"},
		{"a,b\n", SheetOptions{Delimiter: "ab"}, "import.character"},
		{"a,b\n", SheetOptions{Delimiter: `"`, Quote: `"`}, "import.same_character"},
		{"a,b\n", SheetOptions{Encoding: "ebcdic"}, "import.encoding"},
		{"\xff\xfea\x00", SheetOptions{Encoding: "utf8"}, "csv.encoding"},
		{"PK\x03\x04 is no Excel file", SheetOptions{}, "file.cut_off"},
	} {
		look, err := s.imports.Look(s.upload("a.csv", []byte(c.content)), s.at("people"), c.options)
		var got strings.Builder
		if err != nil {
			got.WriteString(backend.Explain(err).ID)
		} else {
			for _, column := range look.Columns {
				fmt.Fprintf(&got, "%s=%s ", column.Name, column.Fits)
			}
			fmt.Fprint(&got, look.Count)
		}
		if got.String() != c.want {
			t.Errorf("%q: %s, want %s", c.content, got.String(), c.want)
		}
	}
}

func FuzzLook(f *testing.F) {
	f.Add([]byte("a,b\n1,2\n"), "", "")
	f.Add([]byte("a;b\n\"x\"y;2\n\"open"), ";", "")
	f.Add([]byte("PK\x03\x04"), "", "")
	home := f.TempDir()
	store, err := sqlite.Open(context.Background(), home)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = store.Close() })
	imports := Imports{store, NewJobs(), &uploads{}}
	f.Fuzz(func(t *testing.T, content []byte, delimiter, encoding string) {
		id, err := imports.Begin("a", int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		if err := imports.Write(id, base64.StdEncoding.EncodeToString(content)); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = imports.Forget(id) }()
		look, err := imports.Look(id, backend.Path{}, SheetOptions{Delimiter: delimiter, Encoding: sheet.Encoding(encoding)})
		if err != nil {
			if e := backend.Explain(err); e.Code != backend.Invalid {
				t.Errorf("%v", e.Unwrap())
			}
			return
		}
		for i := range look.Columns {
			if err := look.Columns[i].Field.Check(); err != nil {
				t.Errorf("%v", err)
			}
		}
		for _, r := range look.Rows {
			if len(r.Cells) != len(look.Columns) {
				t.Errorf("%d cells for %d columns", len(r.Cells), len(look.Columns))
			}
		}
	})
}
