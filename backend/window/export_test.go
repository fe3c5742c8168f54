package window

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"owlet/backend"
)

func (s *sheets) export(table string, plan ExportPlan) (ExportResult, []byte) {
	s.Helper()
	plan.File = filepath.Join(s.TempDir(), "out."+plan.Format)
	job, err := s.exports.Start(s.at(table), plan)
	s.must(err)
	result, err := s.exports.Result(job)
	s.must(err)
	content, err := os.ReadFile(plan.File)
	s.must(err)
	if result.Bytes != int64(len(content)) || result.File != plan.File {
		s.Errorf("%+v of %d bytes", result, len(content))
	}
	return result, content
}

func (s *sheets) table(name string, fields ...string) {
	s.Helper()
	_, err := s.store.CreateTable(s.Context(), s.path, backend.TableInput{Name: name, Labels: backend.Labels{"": name}})
	s.must(err)
	var in []backend.FieldInput
	for _, f := range fields {
		var one backend.FieldInput
		s.must(json.Unmarshal([]byte(f), &one))
		one.Labels = backend.Labels{"": "The " + one.Name, "de": "Das " + one.Name}
		in = append(in, one)
	}
	_, err = s.store.CreateFields(s.Context(), s.at(name), in)
	s.must(err)
}

func (s *sheets) create(table, records string) {
	s.Helper()
	_, err := s.store.CreateRecords(s.Context(), s.at(table), backend.DecodeNewRecords([]byte(`{"records":`+records+`}`)))
	s.must(err)
}

// everyType is a table with a field of every type that can be written.
func (s *sheets) everyType(name string) {
	s.Helper()
	s.table(name, `{"name":"text","type":"string"}`, `{"name":"number","type":"number"}`, `{"name":"flag","type":"boolean"}`,
		`{"name":"pick","type":"choice","options":[{"name":"A, or B"},{"name":"=C"}]}`, `{"name":"free","type":"choice"}`,
		`{"name":"many","type":"multi","options":[{"name":"x"},{"name":"y; z"}]}`, `{"name":"dpick","type":"dchoice","options":"1"}`,
		`{"name":"dmany","type":"dmulti","options":"1"}`, `{"name":"day","type":"date"}`, `{"name":"moment","type":"timestamp"}`,
		`{"name":"clock","type":"time"}`, `{"name":"span","type":"timeinterval"}`, `{"name":"slot","type":"appointment"}`,
		`{"name":"icon","type":"icon"}`, `{"name":"colour","type":"color"}`, `{"name":"person","type":"user"}`, `{"name":"file","type":"file"}`,
		`{"name":"hall","type":"reference","refTableName":"halls"}`)
}

const everyValue = `[{"text":" =1+1\n\"q\";,\t'","number":-1234.5,"flag":true,"pick":"A, or B","free":"any","many":["y; z","x"],"dpick":"7","dmany":["1","2"],"day":"2024-02-29",
"moment":"2024-02-15T13:45:30.123Z","clock":"09:30","span":"136:00:05","slot":"[2024-02-15T09:00:00Z,2024-02-15T10:00:00.5Z)","icon":"star","colour":"#fff","person":"Mara","file":"a.pdf","hall":1},
{"text":"-5","number":9007199254740992,"flag":false,"pick":"=C","free":"@x","many":[],"dmany":[],"day":"0001-01-01","moment":"9999-12-31T23:59:59Z","clock":"23:59:59","span":"00:00:00"},
{"text":"ä€\u2028\r\n","number":1e-7,"moment":"1969-12-31T23:59:59.999Z"},{},{"number":1.2345678901234568e20}]`

func TestRoundTrips(t *testing.T) {
	s := newSheets(t)
	s.table("halls", `{"name":"name","type":"string"}`)
	s.create("halls", `[{"name":"North; Hall"}]`)
	s.everyType("first")
	s.create("first", everyValue)
	want := s.list("first")
	for i, plan := range []ExportPlan{
		{}, {Delimiter: ";", Numbers: "european", Mark: true}, {Delimiter: "\t", Encoding: "utf16"}, {Delimiter: "|", Header: "labels", Locale: "de"}, {Header: "none"},
	} {
		plan.Format = "csv"
		_, content := s.export("first", plan)
		name := fmt.Sprintf("copy%d", i)
		s.everyType(name)
		id := s.upload("first.csv", content)
		options := SheetOptions{}
		if plan.Header == "none" {
			no := false
			options.Header = &no
		}
		look, err := s.imports.Look(id, s.at(name), options)
		s.must(err)
		if wanted := cmp.Or(plan.Delimiter, ","); look.Options.Delimiter != wanted || look.Options.Encoding != plan.Encoding && plan.Encoding != "" || look.Fault != nil {
			t.Errorf("%d: found out %+v, %v", i, look.Options, look.Fault)
		}
		look.Options.Numbers = cmp.Or(plan.Numbers, backend.NumbersUS)
		table, err := s.store.GetTable(t.Context(), s.at(name))
		s.must(err)
		in := ImportPlan{Path: s.at(name), Mode: backend.ImportAppend, Options: look.Options, Strict: true}
		for i, c := range look.Columns {
			if plan.Header != "none" && c.Fits != table.Fields[i].Name {
				t.Errorf("column %q fits %q", c.Name, c.Fits)
			}
			in.Columns = append(in.Columns, ColumnPlan{Column: i, Field: table.Fields[i].Name})
		}
		result := s.run(id, in)
		if got := s.list(name); got != want || result.Imported != 5 {
			t.Errorf("%d: %+v\n got %s\nwant %s", i, result, got, want)
		}
		if _, again := s.export(name, plan); plan.Header != "none" && !bytes.Equal(again, content) {
			t.Errorf("%d: the same records are another file\n%q\n%q", i, again, content)
		}
	}
}

func TestExcelRoundTrip(t *testing.T) {
	s := newSheets(t)
	s.table("halls", `{"name":"name","type":"string"}`)
	s.create("halls", `[{"name":"North"}]`)
	s.everyType("first")
	s.create("first", strings.Replace(everyValue, `,{},{"number":1.2345678901234568e20}`, "", 1))
	s.everyType("copy")
	_, content := s.export("first", ExportPlan{Format: "xlsx"})
	id := s.upload("first.xlsx", content)
	look, err := s.imports.Look(id, s.at("copy"), SheetOptions{})
	s.must(err)
	if look.Kind != "xlsx" || len(look.Sheets) != 1 || look.Label != "first" {
		t.Errorf("%+v", look)
	}
	plan := ImportPlan{Path: s.at("copy"), Mode: backend.ImportAppend, Options: look.Options}
	for i, c := range look.Columns {
		plan.Columns = append(plan.Columns, ColumnPlan{Column: i, Field: c.Fits})
	}
	result := s.run(id, plan)
	if got, want := s.list("copy"), s.list("first"); got != want || result.Bad > 0 {
		t.Errorf("%+v\n got %s\nwant %s", result, got, want)
	}
}

func TestExportsOfAQuestion(t *testing.T) {
	s := newSheets(t)
	s.table("halls", `{"name":"name","type":"string"}`)
	s.create("halls", `[{"name":"North"},{"name":""}]`)
	s.table("stands", `{"name":"name","type":"string"}`, `{"name":"size","type":"number"}`, `{"name":"hall","type":"reference","refTableName":"halls"}`)
	s.create("stands", `[{"name":"a","size":3,"hall":1},{"name":"b","size":1,"hall":2},{"name":"c","size":2}]`)
	result, content := s.export("stands", ExportPlan{Format: "csv", Links: "titles", Header: "labels", ID: true, Ask: Ask{Sort: "-size", Limit: 1}})
	if want := "id,The name,The size,The hall\r\n1,a,3,North\r\n3,c,2,\r\n2,b,1,#2\r\n"; string(content) != want || result.Records != 3 {
		t.Errorf("%q %+v", content, result)
	}
	_, content = s.export("stands", ExportPlan{Format: "csv", Fields: []string{"size", "name"}, Ask: Ask{Where: []backend.Condition{{Field: "size", Is: "more", Value: []byte("1")}}}})
	if want := "size,name\r\n3,a\r\n2,c\r\n"; string(content) != want {
		t.Errorf("%q", content)
	}
	_, content = s.export("stands", ExportPlan{Format: "json", Ask: Ask{Search: "b"}})
	if want := "[\n" + `{"id":"2","values":{"name":"b","size":1,"hall":"2"}}` + "\n]\n"; string(content) != want {
		t.Errorf("%q", content)
	}
	if _, content = s.export("stands", ExportPlan{Format: "json", Ask: Ask{Search: "nobody"}}); string(content) != "[]\n" {
		t.Errorf("%q", content)
	}
}

func TestExportsThatFailLeaveNothing(t *testing.T) {
	s := newSheets(t)
	s.table("texts", `{"name":"text","type":"string"}`)
	s.create("texts", `[{"text":"Ω `+strings.Repeat("ä", 40_000)+`"},{"text":"short"},{"text":"`+strings.Repeat("x", 40_000)+`"}]`)
	folder := t.TempDir()
	for id, plan := range map[string]ExportPlan{
		"export.text":         {Format: "xlsx"},
		"export.encoding":     {Format: "csv", Encoding: "windows-cp1252"},
		"query.field_unknown": {Format: "json", Fields: []string{"other"}},
	} {
		plan.File = filepath.Join(folder, "out")
		job, err := s.exports.Start(s.at("texts"), plan)
		s.must(err)
		_, err = s.exports.Result(job)
		if e := backend.Explain(err); e == nil || e.ID != id || id == "export.text" && fmt.Sprint(e.Args) != "map[count:2 field:The text max:32767]" {
			t.Errorf("%v, want %s", err, id)
		}
	}
	for id, plan := range map[string]ExportPlan{
		"export.format":    {Format: "pdf", File: filepath.Join(folder, "out")},
		"export.file":      {Format: "csv", File: "out"},
		"import.character": {Format: "csv", File: filepath.Join(folder, "out"), Delimiter: "ä"},
	} {
		_, err := s.exports.Start(s.at("texts"), plan)
		if e := backend.Explain(err); e == nil || e.ID != id {
			t.Errorf("%v, want %s", err, id)
		}
	}
	if left, err := os.ReadDir(folder); len(left) > 0 || err != nil {
		t.Errorf("%v, %v", left, err)
	}
}
