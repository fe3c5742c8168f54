package window

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"owlet/backend"
)

// bills is a table as an office has one, in two languages.
func (s *sheets) bills() {
	s.Helper()
	s.table("clients", `{"name":"name","type":"string"}`)
	s.create("clients", `[{"name":"=Müller; Söhne"},{}]`)
	_, err := s.store.CreateTable(s.Context(), s.path, backend.TableInput{Name: "bills", Labels: backend.Labels{"": "Bills", "de": "Rechnungen für das laufende Geschäftsjahr"}})
	s.must(err)
	var in []backend.FieldInput
	s.must(json.Unmarshal([]byte(`[
		{"name":"nr","type":"string","labels":{"":"+No.","de":"-Nr."}},
		{"name":"sum","type":"number","labels":{"":"Sum","de":"Betrag"}},
		{"name":"state","type":"choice","labels":{"":"State","de":"Stand"},"options":[{"name":"paid","labels":{"":"Paid","de":"Bezahlt"}},{"name":"@open"}]},
		{"name":"due","type":"date","labels":{"":"Due","de":"Fällig"}},
		{"name":"sent","type":"boolean","labels":{"":"Sent","de":"Versandt"}},
		{"name":"client","type":"reference","refTableName":"clients","labels":{"":"Client","de":"Kunde"}}]`), &in))
	_, err = s.store.CreateFields(s.Context(), s.at("bills"), in)
	s.must(err)
	s.create("bills", `[{"nr":"=1+1","sum":-1234.5,"state":"paid","due":"2024-02-29","sent":true,"client":1},
		{"nr":"-5","sum":-2,"state":"@open","sent":false,"client":2},{"nr":"\tx"},{"nr":"\ry"},{"nr":"@z"},{"nr":"+49 30"},{"nr":"plain = text"}]`)
}

// forPerson is the plan of a window in German or English.
func forPerson(format, locale string) ExportPlan {
	plan := ExportPlan{
		Format: format, Header: "labels", Links: "titles", Locale: locale, Mark: true, Delimiter: ",", Numbers: backend.NumbersUS,
		Forms: &backend.PersonForms{Day: "01/02/2006", Clock: "3:04 PM", Seconds: "3:04:05 PM", Yes: "Yes", No: "No"},
	}
	if strings.HasPrefix(locale, "de") {
		plan.Delimiter, plan.Numbers = ";", backend.NumbersEuropean
		plan.Forms = &backend.PersonForms{Day: "02.01.2006", Clock: "15:04", Seconds: "15:04:05", Yes: "Ja", No: "Nein"}
	}
	return plan
}

func TestExportsForAPersonToRead(t *testing.T) {
	s := newSheets(t)
	s.bills()
	for locale, want := range map[string]string{
		"de-DE": "\ufeff'-Nr.;Betrag;Stand;Fällig;Versandt;Kunde\r\n" +
			"'=1+1;-1234,5;Bezahlt;29.02.2024;Ja;\"'=Müller; Söhne\"\r\n'-5;-2;'@open;;Nein;#2\r\n" +
			"'\tx;;;;;\r\n\"'\ry\";;;;;\r\n'@z;;;;;\r\n'+49 30;;;;;\r\nplain = text;;;;;\r\n",
		"en-US": "\ufeff'+No.,Sum,State,Due,Sent,Client\r\n" +
			"'=1+1,-1234.5,Paid,02/29/2024,Yes,'=Müller; Söhne\r\n'-5,-2,'@open,,No,#2\r\n" +
			"'\tx,,,,,\r\n\"'\ry\",,,,,\r\n'@z,,,,,\r\n'+49 30,,,,,\r\nplain = text,,,,,\r\n",
	} {
		if _, content := s.export("bills", forPerson("csv", locale)); string(content) != want {
			t.Errorf("%s:\n got %q\nwant %q", locale, content, want)
		}
	}
	program := ExportPlan{Format: "csv", Fields: []string{"nr", "sum", "state", "client"}}
	want := "nr,sum,state,client\r\n=1+1,-1234.5,paid,1\r\n-5,-2,@open,2\r\n\tx,,,\r\n\"\ry\",,,\r\n@z,,,\r\n+49 30,,,\r\nplain = text,,,\r\n"
	if _, content := s.export("bills", program); string(content) != want {
		t.Errorf("for a program:\n got %q\nwant %q", content, want)
	}
}

func TestWorkbooksForAPersonToRead(t *testing.T) {
	s := newSheets(t)
	s.bills()
	_, content := s.export("bills", forPerson("xlsx", "de-DE"))
	book, err := excelize.OpenReader(bytes.NewReader(content))
	s.must(err)
	defer func() { s.must(book.Close()) }()
	name := "Rechnungen für das laufende Ges"
	if got := book.GetSheetName(0); got != name {
		t.Errorf("the sheet is called %q", got)
	}
	rows, err := book.GetRows(name, excelize.Options{RawCellValue: true})
	s.must(err)
	want := [][]string{{"-Nr.", "Betrag", "Stand", "Fällig", "Versandt", "Kunde"}, {"=1+1", "-1234.5", "Bezahlt", "45351", "1", "=Müller; Söhne"}}
	for i, row := range want {
		if got := strings.Join(rows[i], "|"); got != strings.Join(row, "|") {
			t.Errorf("row %d: %q, want %q", i, got, row)
		}
	}
	if formula, err := book.GetCellFormula(name, "A2"); formula != "" || err != nil {
		t.Errorf("formula %q, %v", formula, err)
	}
}
