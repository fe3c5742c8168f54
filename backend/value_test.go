package backend

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func optionList(names ...string) *Options {
	o := &Options{List: []Option{}}
	for i, n := range names {
		o.List = append(o.List, Option{ID: fmt.Sprint(i + 1), Name: n})
	}
	return o
}

// everyType is a table with a field of each type, named after it.
func everyType() *Table {
	t := &Table{TableInput: TableInput{Name: "things"}}
	for _, ft := range FieldTypes {
		f := Field{FieldShape: FieldShape{Name: string(ft), Type: ft}}
		if ft == Choice || ft == Multi {
			f.Options = optionList("Gold", "Silver", `Quote "Ü"`)
		}
		t.Fields = append(t.Fields, f)
	}
	for _, ft := range []FieldType{Choice, Multi} {
		t.Fields = append(t.Fields, Field{FieldShape: FieldShape{Name: "free_" + string(ft), Type: ft}})
	}
	return t
}

// roundTrip writes one value and returns how it reads back, as JSON.
func roundTrip(t *Table, field, value string) (string, error) {
	rows, err := DecodeNewRecords([]byte(`{"records":[{"` + field + `":` + value + `}]}`))(t)
	if err != nil {
		return "", err
	}
	f, _ := t.Field(field)
	return string(AppendValue(nil, f, rows[0].Values[0])), nil
}

func TestValuesReadBack(t *testing.T) {
	table := everyType()
	for _, c := range []struct{ field, sent, back string }{
		{"string", `"Hello world"`, `"Hello world"`},
		{"string", `""`, `""`},
		{"string", `"line\nbreak \"quoted\" \\ \u00e9 \ud83d\ude00 \u0001"`, `"line\nbreak \"quoted\" \\ é 😀 \u0001"`},
		{"string", `"Alte Weberei <51.3397,12.3731>"`, `"Alte Weberei <51.3397,12.3731>"`},
		{"number", `1234.56`, `1234.56`},
		{"number", `"42.5"`, `42.5`},
		{"number", `-0`, `0`},
		{"number", `-0e5`, `0`},
		{"number", `0.1`, `0.1`},
		{"number", `1e3`, `1000`},
		{"number", `123456789.123456789`, `123456789.12345679`},
		{"number", `9007199254740992`, `9007199254740992`},
		{"number", `"-9007199254740992"`, `-9007199254740992`},
		{"number", `1e300`, `1e+300`},
		{"number", `9007199254740992.0`, `9007199254740992`},
		{"number", `"-900719925474099200e-2"`, `-9007199254740992`},
		{"number", `9007199254740991.9`, `9007199254740992`},
		{"number", `9.007199254740994e15`, `9.007199254740994e+15`},
		{"number", `6.02214076e23`, `6.02214076e+23`},
		{"number", `3.14159265358979323846`, `3.141592653589793`},
		{"number", `0e999999999`, `0`},
		{"number", `1E17`, `1e+17`},
		{"number", `5e-324`, `5e-324`},
		{"number", `0.000001`, `0.000001`},
		{"number", `1e-7`, `1e-7`},
		{"boolean", `true`, `true`},
		{"boolean", `false`, `false`},
		{"choice", `"Gold"`, `"Gold"`},
		{"choice", `["Silver"]`, `"Silver"`},
		{"choice", `"Quote \"Ü\""`, `"Quote \"Ü\""`},
		{"free_choice", `"1"`, `"1"`},
		{"multi", `["Silver", "Gold"]`, `["Silver","Gold"]`},
		{"multi", `[]`, `[]`},
		{"free_multi", `["1","two \u00fc"]`, `["1","two ü"]`},
		{"dchoice", `"17"`, `"17"`},
		{"dmulti", `["17", "4"]`, `["17","4"]`},
		{"file", `"file_123"`, `"file_123"`},
		{"icon", `"{\"icon\":\"check-circle\"}"`, `"{\"icon\":\"check-circle\"}"`},
		{"color", `"#ffcc00"`, `"#ffcc00"`},
		{"user", `"user_123"`, `"user_123"`},
		{"date", `"2024-02-15"`, `"2024-02-15"`},
		{"date", `"2024-02-29"`, `"2024-02-29"`},
		{"date", `1708004730000`, `"2024-02-15"`},
		{"date", `-1`, `"1969-12-31"`},
		{"date", `"2024-02-15T23:30:00-01:00"`, `"2024-02-16"`},
		{"timestamp", `"2024-02-15T13:45:30Z"`, `"2024-02-15T13:45:30Z"`},
		{"timestamp", `"2024-02-15T13:45:30.5Z"`, `"2024-02-15T13:45:30.500Z"`},
		{"timestamp", `"2024-02-15T13:45:30.123456+02:00"`, `"2024-02-15T11:45:30.123Z"`},
		{"timestamp", `"2024-02-15 13:45:30.000Z"`, `"2024-02-15T13:45:30Z"`},
		{"timestamp", `"2024-02-15T13:45"`, `"2024-02-15T13:45:00Z"`},
		{"timestamp", `"2024-02-15T13:45:30-0330"`, `"2024-02-15T17:15:30Z"`},
		{"timestamp", `"2024-02-15"`, `"2024-02-15T00:00:00Z"`},
		{"timestamp", `1708004730123`, `"2024-02-15T13:45:30.123Z"`},
		{"timestamp", `1.708004730e12`, `"2024-02-15T13:45:30Z"`},
		{"timestamp", `"0001-01-01T00:00:00Z"`, `"0001-01-01T00:00:00Z"`},
		{"time", `"09:30"`, `"09:30"`},
		{"time", `"09:30:00"`, `"09:30:00"`},
		{"timeinterval", `"08:00:00"`, `"08:00:00"`},
		{"timeinterval", `"136:05:59"`, `"136:05:59"`},
		{"appointment", `"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)"`, `"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)"`},
		{"appointment", `"[2024-02-15T09:00:00.250+01:00, 2024-02-15T10:00Z)"`, `"[2024-02-15T08:00:00.250Z,2024-02-15T10:00:00Z)"`},
		{"reference", `42`, `"42"`},
		{"reference", `"42"`, `"42"`},
		{"reference", `9007199254740991`, `"9007199254740991"`},
		{"number", `null`, `null`},
		{"multi", `null`, `null`},
	} {
		got, err := roundTrip(table, c.field, c.sent)
		if err != nil || got != c.back {
			t.Errorf("%s: %s reads back %s, %v; want %s", c.field, c.sent, got, err, c.back)
		}
	}
}

func TestValuesRefused(t *testing.T) {
	table := everyType()
	for _, c := range []struct {
		field, sent string
		want        reason
	}{
		{"string", `5`, notText},
		{"string", `["a"]`, notText},
		{"string", `{"a":1}`, notText},
		{"string", `true`, notText},
		{"string", "\"\xff\"", notUnicode},
		{"string", `"\ud800"`, notUnicode},
		{"string", `"\udc00\ud800 x"`, notUnicode},
		{"string", `"a\u0000b"`, hasNUL},
		{"string", "\"a\x00b\"", hasNUL},
		{"number", `"abc"`, notANumber},
		{"number", `""`, notANumber},
		{"number", `" 1"`, notANumber},
		{"number", `"0x10"`, notANumber},
		{"number", `"1_000"`, notANumber},
		{"number", `"Infinity"`, notANumber},
		{"number", `"NaN"`, notANumber},
		{"number", `"--1"`, notANumber},
		{"number", `true`, notANumber},
		{"number", `[1]`, notANumber},
		{"number", `1e400`, numberTooLarge},
		{"number", `"-1e400"`, numberTooLarge},
		{"number", `9007199254740993`, integerTooLarge},
		{"number", `"-9007199254740993"`, integerTooLarge},
		{"number", `123456789012345678901234567890`, integerTooLarge},
		{"number", `9007199254740994`, integerTooLarge},
		{"number", `9007199254740993.0`, integerTooLarge},
		{"number", `"9007199254740993.0"`, integerTooLarge},
		{"number", `9007199254740994.0`, integerTooLarge},
		{"number", `9.007199254740993e15`, integerTooLarge},
		{"number", `900719925474099300e-2`, integerTooLarge},
		{"number", `"-90071992547409.93E+2"`, integerTooLarge},
		{"number", `12345678901234567890.5`, numberNotExact},
		{"number", `9007199254740992.5`, numberNotExact},
		{"number", `9.0071992547409935e15`, numberNotExact},
		{"number", `1e-400`, numberTooSmall},
		{"number", `"-0.1e-999999999999999999999"`, numberTooSmall},
		{"number", `1e999999999999999999999`, numberTooLarge},
		{"boolean", `1`, notBoolean},
		{"boolean", `0`, notBoolean},
		{"boolean", `"true"`, notBoolean},
		{"choice", `"gold"`, notAnOption},
		{"choice", `"1"`, notAnOption},
		{"choice", `1`, notOneOption},
		{"choice", `[]`, notOneOption},
		{"choice", `["Gold","Silver"]`, notOneOption},
		{"choice", `[1]`, notOneOption},
		{"multi", `"Gold"`, notOptionNames},
		{"multi", `["Gold",1]`, notOptionNames},
		{"multi", `["Bronze"]`, notAnOption},
		{"multi", `["Gold","Gold"]`, optionTwice},
		{"dchoice", `17`, notText},
		{"dmulti", `"17"`, notIDTexts},
		{"dmulti", `[17]`, notIDTexts},
		{"date", `"2024-02-30"`, noSuchDate},
		{"date", `"2023-02-29"`, noSuchDate},
		{"date", `"2024-13-01"`, noSuchDate},
		{"date", `"0000-01-01"`, noSuchDate},
		{"date", `"15.02.2024"`, notADate},
		{"date", `"2024-2-15"`, notADate},
		{"date", `"20240215"`, notADate},
		{"date", `"2024-02-15x"`, notADate},
		{"date", `true`, notADate},
		{"date", `1.5`, notADate},
		{"date", `1e300`, noSuchDate},
		{"date", `1708004730000.00001`, notADate},
		{"timestamp", `1708004730000.00000000000000001`, notATimestamp},
		{"timestamp", `1e-400`, notATimestamp},
		{"timestamp", `1e999999999999`, noSuchDate},
		{"timestamp", `"2024-02-30T10:00:00Z"`, noSuchDate},
		{"timestamp", `"0001-01-01T00:00:00+01:00"`, noSuchDate},
		{"timestamp", `"9999-12-31T23:59:59-01:00"`, noSuchDate},
		{"timestamp", `"2024-02-15T24:00:00Z"`, notATimestamp},
		{"timestamp", `"2024-02-15T10:60:00Z"`, notATimestamp},
		{"timestamp", `"2024-02-15T10:00:60Z"`, notATimestamp},
		{"timestamp", `"2024-02-15T10:00:00."`, notATimestamp},
		{"timestamp", `"2024-02-15T10"`, notATimestamp},
		{"timestamp", `"2024-02-15T10:00:00 CET"`, notATimestamp},
		{"timestamp", `"2024-02-15T10:00:00+25:00"`, notATimestamp},
		{"timestamp", `"yesterday"`, notATimestamp},
		{"time", `"24:00"`, notATime},
		{"time", `"9:30"`, notATime},
		{"time", `"09:30:00.5"`, notATime},
		{"time", `"09:30Z"`, notATime},
		{"time", `930`, notATime}, {"timeinterval", `28800000`, notAnInterval}, {"appointment", `["2024-02-15T09:00:00Z","2024-02-15T10:00:00Z"]`, notAnAppointment},
		{"timeinterval", `"8:00:00"`, notAnInterval},
		{"timeinterval", `"008:00:00"`, notAnInterval},
		{"timeinterval", `"08:00"`, notAnInterval},
		{"timeinterval", `"08:60:00"`, notAnInterval},
		{"timeinterval", `"09:00-17:00"`, notAnInterval},
		{"appointment", `"2024-02-15T09:00:00Z"`, notAnAppointment},
		{"appointment", `"(2024-02-15T09:00:00Z,2024-02-15T10:00:00Z]"`, notAnAppointment},
		{"appointment", `"[a,b)"`, notAnAppointment},
		{"appointment", `"[2024-02-30T09:00:00Z,2024-03-15T10:00:00Z)"`, noSuchDate},
		{"appointment", `"[2024-02-15T10:00:00Z,2024-02-15T10:00:00Z)"`, appointmentOrder},
		{"reference", `0`, notARecordID},
		{"reference", `-1`, notARecordID},
		{"reference", `"abc"`, notARecordID},
		{"reference", `"042"`, notARecordID},
		{"reference", `""`, notARecordID},
		{"reference", `1.5`, notARecordID},
		{"reference", `9007199254740992`, notARecordID},
		{"reference", `9007199254740991.4`, notARecordID},
		{"reference", `42.00000000000000001`, notARecordID},
		{"reference", `1e999999999999`, notARecordID},
		{"reference", `99999999999999999999`, notARecordID},
		{"reference", `true`, notARecordID},
		{"reverse", `["1"]`, reverseReadOnly},
		{"reverse", `null`, reverseReadOnly},
		{"function", `1`, functionReadOnly},
	} {
		back, err := roundTrip(table, c.field, c.sent)
		e, ok := errors.AsType[*Error](err)
		if !ok || e.ID != string(c.want) || e.Code != Invalid || e.Args["field"] != c.field || e.Args["record"] != 1 {
			t.Errorf("%s: %q gives %v, %v; want %s", c.field, c.sent, back, err, c.want)
		}
	}
}

func TestRefusalNamesFieldValueAndRecord(t *testing.T) {
	table := &Table{TableInput: TableInput{Name: "people"}, Fields: []Field{{FieldShape: FieldShape{Name: "age", Type: Number}}}}
	_, err := DecodeNewRecords([]byte(`{"records":[{"age":1},{},{"age":"abc"}]}`))(table)
	if err == nil || err.Error() != `Field "age": "abc" is not a number (record 3).` {
		t.Errorf("%v", err)
	}
	_, err = DecodeNewRecords([]byte(`{"records":[{"age":"` + strings.Repeat("ü", 200) + `"}]}`))(table)
	if err == nil || len(err.Error()) > 200 || !utf8.ValidString(err.Error()) {
		t.Errorf("%v", err)
	}
}

func TestDamagedTextIsShownAsJSON(t *testing.T) {
	for _, text := range []string{"\xff", "a\x00b", "\u2028", "tab\t"} {
		if b := appendText(nil, text); !json.Valid(b) || !utf8.Valid(b) {
			t.Errorf("%q gives %s", text, b)
		}
	}
}

// FuzzValue holds that what a field takes reads back as valid JSON, and that this is taken again and reads back the same.
func FuzzValue(f *testing.F) {
	for _, seed := range []string{
		`"Hello"`, `42.5`, `"42.5"`, `true`, `null`, `"Gold"`, `["Gold"]`, `["17"]`, `"2024-02-15"`, `"2024-02-15T13:45:30.1Z"`, `1708004730000`,
		`"09:30"`, `"36:00:00"`, `"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)"`, `1E17`, `{"a":[1,{}]}`, `"\ud83d\ude00"`, "\"\xff\"", `1e400`, `-0.0`,
		`9007199254740993.0`, `9.007199254740993e15`, `9.007199254740994e15`, `9007199254740992.5`, `1e-400`,
	} {
		for i := range FieldTypes {
			f.Add(uint8(i), []byte(seed))
		}
	}
	table := everyType()
	f.Fuzz(func(t *testing.T, which uint8, value []byte) {
		field := table.Fields[int(which)%len(table.Fields)].Name
		back, err := roundTrip(table, field, string(value))
		if err != nil {
			if _, ours := errors.AsType[*Error](err); !ours {
				t.Fatalf("%T", err)
			}
			return
		}
		if !json.Valid([]byte(back)) {
			t.Fatalf("%s %q reads back %q", field, value, back)
		}
		again, err := roundTrip(table, field, back)
		if err != nil || again != back {
			t.Fatalf("%s %q reads back %s, then %s, %v", field, value, back, again, err)
		}
	})
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"0", "-1.5", "1e3", "123456789012345", "0.000001", "9007199254740993", "12345678901234567890.5", "1.7976931348623157e308", "9.007199254740993e15", "1e-400"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, literal string) {
		var want float64
		if json.Unmarshal([]byte(literal), &want) != nil {
			return
		}
		got, r := readNumber(kindNumber, []byte(strings.TrimSpace(literal)))
		large := r == integerTooLarge || r == numberNotExact
		if large && math.Abs(want) >= maxExact || r == numberTooSmall && want == 0 || literal == "null" {
			return
		}
		if r != "" || got != want {
			t.Fatalf("%q is %v, %s; want %v", literal, got, r, want)
		}
	})
}

func TestMomentsAreWrittenAsTimeWritesThem(t *testing.T) {
	check := func(ms int64) {
		t.Helper()
		at := time.UnixMilli(ms).UTC()
		want := at.Format("2006-01-02T15:04:05Z")
		if ms%1000 != 0 {
			want = at.Format(milliLayout)
		}
		if got := string(appendMoment(nil, ms)); got != want {
			t.Fatalf("%d is %s, not %s", ms, got, want)
		}
		if got := string(appendDay(nil, ms)); got != want[:len(dateLayout)] {
			t.Fatalf("the day of %d is %s, not %s", ms, got, want)
		}
	}
	for ms := firstMilli; ms <= lastMilli; ms += 37 * milliDay {
		check(ms)
	}
	for ms := int64(-100 * 365 * milliDay); ms < 200*365*milliDay; ms += milliDay {
		check(ms)
	}
	for ms := int64(-2500); ms < 2500; ms++ {
		check(ms)
	}
	check(lastMilli)
}
