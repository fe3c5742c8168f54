package window

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"owlet/backend"
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
	wanted := SheetOptions{Encoding: "utf8", Delimiter: ",", Quote: `"`, Numbers: "us", Dates: "mdy", Header: &header}
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
		reasons = append(reasons, b.Reason.Error())
	}
	t.Log(strings.Join(reasons, "\n"))
}
