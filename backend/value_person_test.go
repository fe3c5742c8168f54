package backend

import (
	"encoding/json"
	"testing"
	"time"
)

var (
	inGerman  = PersonForms{Day: "02.01.2006", Clock: "15:04", Seconds: "15:04:05", Yes: "Ja", No: "Nein"}
	inEnglish = PersonForms{Day: "01/02/2006", Clock: "3:04 PM", Seconds: "3:04:05 PM", Yes: "Yes", No: "No"}
)

// at is a moment that this computer's clock shows, as it is stored.
func at(year int, month time.Month, day, hour, minute, second int) int64 {
	return time.Date(year, month, day, hour, minute, second, 0, time.Local).UnixMilli()
}

func TestCellsForAPerson(t *testing.T) {
	start, end := time.UnixMilli(at(2024, 2, 15, 9, 0, 0)).UTC().Format(time.RFC3339), time.UnixMilli(at(2024, 2, 15, 17, 30, 0)).UTC().Format(time.RFC3339Nano)
	for _, c := range []struct {
		field           string
		stored          any
		german, english string
	}{
		{`"string"`, "=1+1", "=1+1", "=1+1"},
		{`"number"`, -1234.5, "-1234,5", "-1234.5"},
		{`"number"`, 3.0, "3", "3"},
		{`"number"`, nil, "", ""},
		{`"boolean"`, int64(1), "Ja", "Yes"},
		{`"boolean"`, int64(0), "Nein", "No"},
		{`"date"`, "2024-02-29", "29.02.2024", "02/29/2024"},
		{`"date"`, "0001-01-01", "01.01.0001", "01/01/0001"},
		{`"timestamp"`, at(2024, 2, 15, 13, 45, 0), "15.02.2024 13:45", "02/15/2024 1:45 PM"},
		{`"timestamp"`, at(2024, 2, 15, 13, 45, 30) + 123, "15.02.2024 13:45:30", "02/15/2024 1:45:30 PM"},
		{`"time"`, "09:30", "09:30", "9:30 AM"},
		{`"time"`, "23:59:59", "23:59:59", "11:59:59 PM"},
		{`"timeinterval"`, int64(136*3600 + 5), "136:00:05", "136:00:05"},
		{`"appointment"`, "[" + start + "," + end + ")", "15.02.2024 09:00 – 15.02.2024 17:30", "02/15/2024 9:00 AM – 02/15/2024 5:30 PM"},
		{`"choice","options":[{"id":"7","name":"paid","labels":{"":"Paid","de":"Bezahlt"}}]`, int64(7), "Bezahlt", "Paid"},
		{`"choice","options":[{"id":"7","name":"paid"}]`, int64(7), "paid", "paid"},
		{`"choice"`, "any", "any", "any"},
		{`"multi","options":[{"id":"1","name":"a","labels":{"de":"Ä; b"}},{"id":"2","name":"c"}]`, "[2,1]", "c, Ä; b", "c, a"},
		{`"multi"`, `["x","y"]`, "x, y", "x, y"},
		{`"dmulti"`, `["1","2"]`, "1, 2", "1, 2"},
		{`"dmulti"`, `[]`, "", ""},
		{`"reference"`, int64(12), "12", "12"},
	} {
		var f Field
		if err := json.Unmarshal([]byte(`{"name":"f","type":`+c.field+`}`), &f); err != nil {
			t.Fatal(err)
		}
		german := NewPersonFormat([]Field{f}, NumbersEuropean, "de-DE", inGerman)
		english := NewPersonFormat([]Field{f}, NumbersUS, "en-US", inEnglish)
		if got := string(german.Append([]byte("|"), 0, c.stored)); got != "|"+c.german {
			t.Errorf("%s %v: %q in German, want %q", c.field, c.stored, got[1:], c.german)
		}
		if got := string(english.Append([]byte("|"), 0, c.stored)); got != "|"+c.english {
			t.Errorf("%s %v: %q in English, want %q", c.field, c.stored, got[1:], c.english)
		}
	}
}

func TestCellsForAPersonWithoutForms(t *testing.T) {
	f := NewPersonFormat([]Field{{FieldShape: FieldShape{Type: Timestamp}}, {FieldShape: FieldShape{Type: Date}}}, "", "", PersonForms{})
	if got := string(f.Append(nil, 0, at(2024, 2, 15, 13, 45, 0))) + " " + string(f.Append(nil, 1, "2024-02-15")); got != "2024-02-15 13:45 2024-02-15" {
		t.Errorf("%q", got)
	}
}
