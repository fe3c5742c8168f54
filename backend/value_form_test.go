package backend

import (
	"encoding/json"
	"os"
	"testing"
	"time"
)

func TestForms(t *testing.T) {
	berlin := time.FixedZone("Berlin", 3600)
	genre := cellField(Choice, "Drama", "Comedy", "comedy")
	for _, c := range []struct {
		field   *Field
		numbers NumberFormat
		dates   DateOrder
		cell    string
		want    any // nil: refused
	}{
		{field: cellField(String), cell: " kept ", want: " kept "},
		{field: cellField(Number), cell: "$1,234.50", want: 1234.5},
		{field: cellField(Number), cell: "-€ 5", want: -5.0},
		{field: cellField(Number), cell: "1 234 567.8", want: 1234567.8},
		{field: cellField(Number), cell: "CHF 1’234.–", want: 1234.0},
		{field: cellField(Number), cell: "12 34"},
		{field: cellField(Number), cell: "12%", want: 0.12},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "1.234,50 €", want: 1234.5},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "1\u202f234,5", want: 1234.5},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "−3,5", want: -3.5},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "1.5"},
		{field: cellField(Boolean), cell: "Ja", want: int64(1)},
		{field: cellField(Boolean), cell: "x", want: int64(1)},
		{field: cellField(Boolean), cell: "0", want: int64(0)},
		{field: cellField(Boolean), cell: "FALSCH", want: int64(0)},
		{field: cellField(Boolean), cell: "maybe"},
		{field: genre, cell: " drama ", want: int64(1)},
		{field: genre, cell: " comedy", want: int64(3)},
		{field: genre, cell: "COMEDY"},
		{field: cellField(Date), cell: "2024-02-15", want: "2024-02-15"},
		{field: cellField(Date), cell: "15.2.24", want: "2024-02-15"},
		{field: cellField(Date), cell: "15.02.1998", dates: MonthFirst, want: "1998-02-15"},
		{field: cellField(Date), cell: "3/4/2024", dates: MonthFirst, want: "2024-03-04"},
		{field: cellField(Date), cell: "3/4/2024", dates: DayFirst, want: "2024-04-03"},
		{field: cellField(Date), cell: "13/4/2024", dates: MonthFirst},
		{field: cellField(Date), cell: "2024/2/5", dates: MonthFirst, want: "2024-02-05"},
		{field: cellField(Date), cell: "24/2/5", dates: YearFirst, want: "2024-02-05"},
		{field: cellField(Date), cell: "Jun 12 1998", want: "1998-06-12"},
		{field: cellField(Date), cell: "June 12, 1998", want: "1998-06-12"},
		{field: cellField(Date), cell: "12-Dez-75", want: "1975-12-12"},
		{field: cellField(Date), cell: "1. März 2026", want: "2026-03-01"},
		{field: cellField(Date), cell: "29.2.2023"},
		{field: cellField(Date), cell: "15.2.2024 00:00", want: "2024-02-15"},
		{field: cellField(Date), cell: "15.2.2024 13:00"},
		{field: cellField(Date), cell: "soon"},
		{field: cellField(Date), cell: "1..2.2024", want: "2024-02-01"},
		{field: cellField(Date), cell: "1...2.2024"},
		{field: cellField(Timestamp), cell: "2024-02-15T13:45:30Z", want: int64(1708004730000)},
		{field: cellField(Timestamp), cell: "2024-02-15 14:45:30", want: int64(1708004730000)},
		{field: cellField(Timestamp), cell: "15.02.2024, 14:45:30", want: int64(1708004730000)},
		{field: cellField(Timestamp), cell: "2/15/2024 2:45:30 PM", dates: MonthFirst, want: int64(1708004730000)},
		{field: cellField(Timestamp), cell: "15.2.2024", want: int64(1707951600000)},
		{field: cellField(Timestamp), cell: "15.2.2024 noon"},
		{field: cellField(TimeOfDay), cell: "9:30", want: "09:30"},
		{field: cellField(TimeOfDay), cell: "9:30:15 p.m.", want: "21:30:15"},
		{field: cellField(TimeOfDay), cell: "12:05 AM", want: "00:05"},
		{field: cellField(TimeOfDay), cell: "13:05 AM"},
		{field: cellField(TimeInterval), cell: "8:05", want: int64(29100)},
		{field: cellField(TimeInterval), cell: "136:00:05", want: int64(489605)},
		{field: cellField(TimeInterval), cell: "8 h"},
	} {
		r := cellReader{valueReader{Field: c.field}, c.numbers, &Forms{Dates: c.dates, Zone: berlin}}
		got, why := r.read([]byte(c.cell))
		if why != "" {
			got = nil
		}
		if got != c.want || why != "" && c.want != nil {
			t.Errorf("%s %q %s %s: got %#v %s, want %#v", c.field.Type, c.cell, c.numbers, c.dates, got, why, c.want)
		}
	}
}

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	content, err := os.ReadFile("../frontend/src/test/numbers.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Text         string
		US, European *float64
	}
	if err := json.Unmarshal(content, &examples); err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		for numbers, want := range map[NumberFormat]*float64{NumbersUS: e.US, NumbersEuropean: e.European} {
			r := cellReader{valueReader{Field: cellField(Number)}, numbers, &Forms{}}
			got, why := r.read([]byte(e.Text))
			if (why == "") != (want != nil) || want != nil && got != *want {
				t.Errorf("%q %s: %v %s", e.Text, numbers, got, why)
			}
		}
	}
}

func FuzzForms(f *testing.F) {
	for _, cell := range []string{"15.2.24", "Jun 12 1998", "9:30 PM", "$1,234.50", "2024-02-15T13:45:30+01:00", "12-Dez-75"} {
		f.Add(cell, uint8(0))
	}
	types := []FieldType{Number, Boolean, Date, Timestamp, TimeOfDay, TimeInterval, Choice, Multi, Appointment}
	f.Fuzz(func(t *testing.T, cell string, kind uint8) {
		field := cellField(types[int(kind)%len(types)], "A", "B")
		for _, order := range []DateOrder{"", DayFirst, MonthFirst, YearFirst} {
			r := cellReader{valueReader{Field: field}, NumbersEuropean, &Forms{Dates: order}}
			value, why := r.read([]byte(cell))
			if why != "" || value == nil {
				continue
			}
			format := NewCellFormat([]Field{*field}, NumbersEuropean)
			text := format.Append(nil, 0, value)
			if again, why := r.read(text); why != "" || again != value {
				t.Errorf("%s %q is %#v, written %q, read %#v %s", field.Type, cell, value, text, again, why)
			}
		}
	})
}
