package backend

import (
	"bytes"
	"testing"
)

// cellField is a field of each kind that reads cells in its own way.
func cellField(t FieldType, names ...string) *Field {
	f := &Field{FieldShape: FieldShape{Name: "f", Type: t}}
	if len(names) > 0 {
		f.Options = &Options{}
		for i, name := range names {
			f.Options.List = append(f.Options.List, Option{ID: string(rune('1' + i)), Name: name})
		}
	}
	return f
}

func TestCells(t *testing.T) {
	multi := cellField(Multi, "Power", "Water", "Power, 230 V")
	for _, c := range []struct {
		field   *Field
		numbers NumberFormat
		cell    string
		want    any
		why     reason
	}{
		{field: cellField(String), cell: " a ", want: " a "},
		{field: cellField(String), cell: "", want: nil},
		{field: cellField(String), cell: " ", want: " "},
		{field: cellField(Color), cell: "#fff", want: "#fff"},
		{field: cellField(DChoice), cell: "17", want: "17"},
		{field: cellField(Number), cell: "-12.50", want: -12.5},
		{field: cellField(Number), cell: " 7 ", want: 7.0},
		{field: cellField(Number), cell: " ", want: nil},
		{field: cellField(Number), cell: "1,234", want: 1234.0},
		{field: cellField(Number), cell: "-1,234,567.5", want: -1234567.5},
		{field: cellField(Number), cell: "+1e3", want: 1000.0},
		{field: cellField(Number), cell: "1.5E-2", want: 0.015},
		{field: cellField(Number), cell: "1,23", why: notANumber},
		{field: cellField(Number), cell: "1234,567", why: notANumber},
		{field: cellField(Number), cell: "1,2345", why: notANumber},
		{field: cellField(Number), cell: ",123", why: notANumber},
		{field: cellField(Number), cell: "1,,234", why: notANumber},
		{field: cellField(Number), cell: "1,+23", why: notANumber},
		{field: cellField(Number), cell: "1.2,345", why: notANumber},
		{field: cellField(Number), cell: "1.2.3", why: notANumber},
		{field: cellField(Number), cell: "0x10", why: notANumber},
		{field: cellField(Number), cell: "Inf", why: notANumber},
		{field: cellField(Number), cell: "NaN", why: notANumber},
		{field: cellField(Number), cell: "1 000", why: notANumber},
		{field: cellField(Number), cell: "€5", why: notANumber},
		{field: cellField(Number), cell: "1e999", why: numberTooLarge},
		{field: cellField(Number), cell: "9,007,199,254,740,993", why: integerTooLarge},
		{field: cellField(Number), cell: "9007199254740993.0", why: integerTooLarge},
		{field: cellField(Number), cell: "9.007199254740993e15", why: integerTooLarge},
		{field: cellField(Number), cell: "1e-999", why: numberTooSmall},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "9007199254740993,0", why: integerTooLarge},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "9.007.199.254.740.993,5", why: numberNotExact},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "1.234,5", want: 1234.5},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "-1,5", want: -1.5},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "1.234", want: 1234.0},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "12", want: 12.0},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "1,5e2", want: 150.0},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "1.5", why: notANumber},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "1,234.5", why: notANumber},
		{field: cellField(Number), numbers: NumbersEuropean, cell: "1,2,3", why: notANumber},
		{field: cellField(Boolean), cell: "True", want: int64(1)},
		{field: cellField(Boolean), cell: " FALSE ", want: int64(0)},
		{field: cellField(Boolean), cell: "1", why: notBoolean},
		{field: cellField(Choice), cell: "any", want: "any"},
		{field: cellField(Choice), cell: "", want: nil},
		{field: cellField(Choice, "A", "B"), cell: "B", want: int64(2)},
		{field: cellField(Choice, "A", "B"), cell: "b", why: notAnOption},
		{field: cellField(Choice, "A", "B"), cell: "B ", why: notAnOption},
		{field: multi, cell: "Water", want: "[2]"},
		{field: multi, cell: " Water , Power ", want: "[2,1]"},
		{field: multi, cell: "Water;Power\nPower, 230 V", why: optionTwice},
		{field: multi, cell: "Power, 230 V", want: "[3]"},
		{field: multi, cell: `["Power, 230 V", "Water"]`, want: "[3,2]"},
		{field: multi, cell: "[]", want: "[]"},
		{field: multi, cell: ";", want: "[]"},
		{field: multi, cell: `["Power"`, why: notOptionNames},
		{field: multi, cell: `["Power"] x`, why: notOptionNames},
		{field: multi, cell: "[1]", why: notOptionNames},
		{field: multi, cell: `["\ud800"]`, why: notUnicode},
		{field: multi, cell: `["\u0000"]`, why: hasNUL},
		{field: multi, cell: "Gas", why: notAnOption},
		{field: cellField(Multi), cell: "x;y", want: `["x","y"]`},
		{field: cellField(DMulti), cell: "1, 2", want: `["1","2"]`},
		{field: cellField(DMulti), cell: `["1"]`, want: `["1"]`},
		{field: cellField(DMulti), cell: "[1]", why: notIDTexts},
		{field: cellField(Date), cell: "2024-02-15", want: "2024-02-15"},
		{field: cellField(Date), cell: "2024-02-15T23:00:00-03:00", want: "2024-02-16"},
		{field: cellField(Date), cell: "1707955200000", why: notADate},
		{field: cellField(Date), cell: "2024-02-30", why: noSuchDate},
		{field: cellField(Timestamp), cell: "2024-02-15T13:45:30Z", want: int64(1708004730000)},
		{field: cellField(Timestamp), cell: "15.2.2024", why: notATimestamp},
		{field: cellField(TimeOfDay), cell: "09:30", want: "09:30"},
		{field: cellField(TimeOfDay), cell: "25:00", why: notATime},
		{field: cellField(TimeInterval), cell: "36:00:00", want: int64(129600)},
		{field: cellField(TimeInterval), cell: "1h", why: notAnInterval},
		{field: cellField(Appointment), cell: "[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)", want: "[2024-02-15T09:00:00.000Z,2024-02-15T10:00:00.000Z)"},
		{field: cellField(Appointment), cell: "[2024-02-15T10:00:00Z,2024-02-15T09:00:00Z)", why: appointmentOrder},
		{field: cellField(Appointment), cell: "noon", why: notAnAppointment},
		{field: cellField(Reference), cell: " 12 ", want: int64(12)},
		{field: cellField(Reference), cell: "12.0", why: notARecordID},
		{field: cellField(Reference), cell: "0", why: notARecordID},
	} {
		r := cellReader{valueReader: valueReader{Field: c.field}, numbers: c.numbers}
		got, why := r.read([]byte(c.cell))
		if why != c.why || why == "" && got != c.want {
			t.Errorf("%s %q %s: got %#v %s, want %#v %s", c.field.Type, c.cell, c.numbers, got, why, c.want, c.why)
		}
	}
}

// TestEveryCellHasItsSentence holds each reason for which a value is refused to a sentence about cells.
func TestEveryCellHasItsSentence(t *testing.T) {
	for _, why := range []reason{
		notUnicode, hasNUL, notANumber, numberTooLarge, integerTooLarge, notBoolean, notADate, noSuchDate, notATimestamp, notATime, notAnInterval,
		notAnAppointment, appointmentOrder, notAnOption, notOptionNames, optionTwice, notARecordID, notIDTexts, "field.required",
	} {
		c := plannedColumn{cellReader: cellReader{valueReader: valueReader{Field: cellField(String)}, numbers: NumbersUS}, column: 1}
		err := c.refuse(why, bytes.Repeat([]byte("é"), maxShown), 3)
		if text := err.Error(); text == err.ID || bytes.ContainsAny([]byte(text), "{}") || text[:18] != "Line 3, column 2: " {
			t.Errorf("%s: %s", why, text)
		}
	}
}

// FuzzCells holds a cell's verdict against that of the same text in JSON, where both are read alike.
func FuzzCells(f *testing.F) {
	types := []FieldType{String, Number, Boolean, Choice, DChoice, Multi, DMulti, Date, Timestamp, TimeOfDay, TimeInterval, Appointment, Reference}
	for _, cell := range []string{"", "a", "1", "1,234.5", "1.234,5", "true", "[\"a\"]", "a;b", "2024-02-15", "2024-02-15T10:00:00Z", "09:30", "36:00:00",
		"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)", "-0", "1e5", "10000000000000000", "+", ",", "[", "[]x", " 1 "} {
		for i := range types {
			f.Add([]byte(cell), uint8(i), false)
			f.Add([]byte(cell), uint8(i), true)
		}
	}
	f.Fuzz(func(t *testing.T, cell []byte, which uint8, european bool) {
		if !clean(string(cell)) {
			t.Skip()
		}
		field := cellField(types[int(which)%len(types)])
		r := cellReader{valueReader: valueReader{Field: field}, numbers: NumbersUS}
		if european {
			r.numbers = NumbersEuropean
		}
		got, why := r.read(bytes.Clone(cell))
		if why != "" && got != nil && field.Type != Multi && field.Type != DMulti && field.Type != Appointment {
			t.Errorf("%q is refused as %s and read as %v", cell, why, got)
		}
		if why == "" && got != nil { // what reads as a value is one that JSON's reader takes back
			written := AppendValue(nil, field, got)
			s := scanner{text: written}
			again, whyNot := r.valueReader.read(&s)
			if whyNot != "" || again != got {
				t.Errorf("%s %q is read as %v, shown as %s, and read again as %v %s", field.Type, cell, got, written, again, whyNot)
			}
		}
	})
}
