package window

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"owlet/backend"
)

// linked is a workspace with companies, of which one is called as another's id, and a table that links to them.
func linked(t *testing.T) *sheets {
	s := newSheets(t)
	s.table("companies", `{"name":"name","type":"string"}`)
	s.create("companies", `[{"name":"Zeta"},{"name":" Alpha "},{"name":"Twin"},{"name":"1"},{"name":"Twin"},{"name":""}]`)
	s.table("people", `{"name":"name","type":"string"}`, `{"name":"age","type":"number"}`, `{"name":"company","type":"reference","refTableName":"companies"}`)
	return s
}

func (s *sheets) look(name, content, table string) (string, Look) {
	s.Helper()
	id := s.upload(name, []byte(content))
	look, err := s.imports.Look(id, s.at(table), SheetOptions{})
	s.must(err)
	return id, look
}

func (s *sheets) into(table string, look Look) ImportPlan {
	plan := ImportPlan{Path: s.at(table), Mode: backend.ImportAppend, Options: look.Options}
	for i, c := range look.Columns {
		plan.Columns = append(plan.Columns, ColumnPlan{Column: i, Field: c.Fits})
	}
	return plan
}

func reasonsOf(result ImportResult) string {
	var all []string
	for _, b := range result.BadRows {
		for _, r := range b.Reasons {
			all = append(all, r.Error())
		}
	}
	return strings.Join(all, "\n")
}

func TestLinksAreImportedByTitle(t *testing.T) {
	s := linked(t)
	id, look := s.look("p.csv", "name,age,company\nAnn,1,1\nBen,2,Zeta\nCid,3, Alpha\nDi,4,#5\nEd,five,Omega\nFi,6,Twin\nGil,7,\nHal,8,#9\n", "people")
	plan := s.into("people", look)
	fits, err := s.imports.Fits(id, s.at("people"), look.Options, plan.Columns)
	s.must(err)
	if f := fits[2]; f.By != ByTitle || f.Sample != "1" || f.Link == nil || *f.Link != (LinkedRecord{4, "1"}) || f.Filled != 7 || f.Valid != 4 || f.Misfit.Value != "Omega" {
		t.Errorf("%+v %+v %+v", f, f.Link, f.Misfit)
	}
	if f := fits[1]; f.Filled != 8 || f.Valid != 7 || *f.Misfit != (Misfit{6, "five"}) {
		t.Errorf("%+v", f)
	}
	result := s.run(id, plan)
	want := `Line 6, column 2: field "age": "five" is not a number of the format "us".
Line 6, column 3: field "company": no record of table "companies" is called "Omega".
Line 7, column 3: field "company": more than one record of table "companies" is called "Twin". Write which one is meant by its id, such as #3.
Line 9, column 3: field "company": table "companies" has no record 9.`
	if got := reasonsOf(result); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	var links []string
	for _, c := range []string{"Ann 4", "Ben 1", "Cid 2", "Di 5"} {
		name, id, _ := strings.Cut(c, " ")
		links = append(links, fmt.Sprintf(`"name":%q,"age":%d,"company":%q`, name, len(links)+1, id))
	}
	for _, link := range append(links, `"name":"Gil","age":7,"company":null`) {
		if !strings.Contains(s.list("people"), link) {
			t.Errorf("%s is not in %s", link, s.list("people"))
		}
	}
}

func TestLinksAreProposedByIDOnlyWhereAllAreThere(t *testing.T) {
	s := linked(t)
	for cells, want := range map[string]string{"2\n3": ByID, "2\n#3": ByID, "1\n2": ByTitle, "2\n9": ByTitle, "Zeta": ByTitle, "": ByTitle} {
		id, look := s.look("p.csv", "name,company\nx,"+strings.ReplaceAll(cells, "\n", "\ny,")+"\n", "people")
		fits, err := s.imports.Fits(id, s.at("people"), look.Options, []ColumnPlan{{Column: 1, Field: "company"}})
		s.must(err)
		if fits[0].By != want {
			t.Errorf("%q: %s", cells, fits[0].By)
		}
	}
	id, look := s.look("p.csv", "name,company\nAnn,1\nBen,#2\nCid,Zeta\n", "people")
	plan := s.into("people", look)
	plan.Columns[1].By = ByID
	result := s.run(id, plan)
	if result.Imported != 2 || reasonsOf(result) != `Line 4, column 2: field "company": "Zeta" is not a record id.` || !strings.Contains(s.list("people"), `"name":"Ann","age":null,"company":"1"`) {
		t.Errorf("%+v %s", result, s.list("people"))
	}
}

func TestLinksThatAreExportedByTitleAreImportedTheSame(t *testing.T) {
	s := linked(t)
	s.create("people", `[{"name":"Ann","company":1},{"name":"Ben","company":4},{"name":"Cid","company":6},{"name":"Di"}]`)
	_, content := s.export("people", ExportPlan{Format: "csv", Links: "titles"})
	s.table("copy", `{"name":"name","type":"string"}`, `{"name":"age","type":"number"}`, `{"name":"company","type":"reference","refTableName":"companies"}`)
	id, look := s.look("people.csv", string(content), "copy")
	if result := s.run(id, s.into("copy", look)); result.Imported != 4 || s.list("copy") != s.list("people") {
		t.Errorf("%+v\n%s\n%s", result, s.list("copy"), s.list("people"))
	}
}

func TestManyTitlesOfAUniqueLink(t *testing.T) {
	s := newSheets(t)
	s.table("companies", `{"name":"name","type":"string"}`)
	var companies, people bytes.Buffer
	companies.WriteString("name\n")
	people.WriteString("company,name\n")
	const count = 20_000
	for i := range count {
		fmt.Fprintf(&companies, "Company %d\n", i)
		fmt.Fprintf(&people, "Company %d,Person %d\n", count-1-i, i)
	}
	people.WriteString("#3,late\n") // is Company 2
	id, look := s.look("c.csv", companies.String(), "companies")
	s.run(id, s.into("companies", look))
	s.table("people", `{"name":"name","type":"string"}`, `{"name":"company","type":"reference","refTableName":"companies","unique":true}`)
	id, look = s.look("p.csv", people.String(), "people")
	plan := s.into("people", look)
	result := s.run(id, plan)
	if result.Imported != count || !strings.Contains(reasonsOf(result), fmt.Sprintf("is in line %d too", count-1)) {
		t.Errorf("%+v %s", result, reasonsOf(result))
	}
}
