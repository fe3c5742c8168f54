package window

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"owlet/backend"
)

func TestTheRowOfNamesIsFound(t *testing.T) {
	s := newSheets(t)
	no := false
	for _, c := range []struct {
		content string
		options SheetOptions
		want    string // delimiter, line of the first row, names of columns, rows
	}{
		{"sep=;\r\nName;Age\r\nAda;36\r\n", SheetOptions{}, "; 2 Name|Age 1"},
		{"sep=;\nAda;36\nBob;35\n", SheetOptions{Header: &no}, "; 2 Column 1|Column 2 2"},
		{"sep=,\nMembers\nName,Age,Town\nAda,36,Rome\n", SheetOptions{}, ", 3 Name|Age|Town 1"},
		{"Members of 2026\n\nAs of;1 May\nName;Age;Town;Land\nAda;36;Rome;IT\nBob;35;Bern;CH\n", SheetOptions{}, "; 4 Name|Age|Town|Land 2"},
		{"Name;Age;Town\nAda;36;Rome\nBob;;\n", SheetOptions{}, "; 1 Name|Age|Town 2"},
		{"Name,Age\nAda,36\nBob,35\n", SheetOptions{From: 2}, ", 2 Column 1|Column 2 2"},
		{"a;b;c\nx;y;z\n", SheetOptions{}, "; 1 a|b|c 1"},
		{"Name,Name,,Name 2,name,\n1,2,3,4,5,6\n", SheetOptions{}, ", 1 Name|Name 3|Column 3|Name 2|name|Column 6 1"},
	} {
		look, err := s.imports.Look(s.upload("a.csv", []byte(c.content)), s.path, c.options)
		s.must(err)
		if got := shownHead(look); got != c.want {
			t.Errorf("%q: %s, want %s", c.content, got, c.want)
		}
	}
}

func shownHead(look Look) string {
	var names []string
	for _, c := range look.Columns {
		names = append(names, c.Name)
	}
	return fmt.Sprint(look.Options.Delimiter, " ", look.Options.From, " ", strings.Join(names, "|"), " ", look.Count)
}

func TestRowsAboveTheNamesAreNotImported(t *testing.T) {
	s := newSheets(t)
	s.table("people", `{"name":"name","type":"string"}`, `{"name":"age","type":"number"}`, `{"name":"town","type":"string"}`)
	id, look := s.look("p.csv", "All our people\n\nname,age,town\nAda,36,Rome\n", "people")
	if len(look.Heads) != 3 || look.Heads[0].Cells[0] != "All our people" || look.Fault != nil {
		t.Errorf("%+v %v", look.Heads, look.Fault)
	}
	if result := s.run(id, s.into("people", look)); result.Imported != 1 || result.Bad != 0 {
		t.Errorf("%+v", result)
	}
	id = s.upload("p.xlsx", titledBook(t))
	look, err := s.imports.Look(id, s.at("people"), SheetOptions{})
	s.must(err)
	if got := shownHead(look); got != " 3 name|age|town 1" {
		t.Errorf("%s", got)
	}
	if result := s.run(id, s.into("people", look)); result.Imported != 1 || result.Bad != 0 {
		t.Errorf("%+v", result)
	}
	values := `"values":{"name":"Ada","age":36,"town":"Rome"}}`
	if got, want := s.list("people"), `[{"id":"1",`+values+`,{"id":"2",`+values+`]`; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// titledBook has a title over merged cells, and an empty row below it.
func titledBook(t *testing.T) []byte {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	var out bytes.Buffer
	for _, err := range []error{
		f.SetSheetRow("Sheet1", "A1", &[]any{"All our people"}), f.MergeCell("Sheet1", "A1", "C1"),
		f.SetSheetRow("Sheet1", "A3", &[]any{"name", "age", "town"}), f.SetSheetRow("Sheet1", "A4", &[]any{"Ada", 36, "Rome"}), f.Write(&out),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

func TestALaterRowIsNoHeadBelowData(t *testing.T) {
	rows := func(lines ...string) (list []sampleRow) {
		for i, line := range lines {
			list = append(list, sampleRow{i + 1, bytes.Split([]byte(line), []byte(","))})
		}
		return list
	}
	for want, list := range map[int][]sampleRow{
		0: rows("Ada,,x,y", "a,b,c,d", "e,f,g,h"),
		1: rows("Title,,,", "a,b,c,d", "1,2,3,4"),
	} {
		if got := proposedHead(list); got != want {
			t.Errorf("row %d, want %d", got, want)
		}
	}
	if !backend.IsHeader([][]byte{[]byte("a")}, nil) {
		t.Error("a text alone can be a header")
	}
}
