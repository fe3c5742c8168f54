package backend

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// everyField is a table with a field of each type, called as the type.
func everyField() *Table {
	t := &Table{TableInput: TableInput{Name: "all"}}
	for _, ft := range FieldTypes {
		f := Field{FieldShape: FieldShape{Name: string(ft), Type: ft}}
		if ft == Choice || ft == Multi {
			f.Options = &Options{List: []Option{{ID: "1", Name: "red"}, {ID: "2", Name: "blue"}}}
		}
		t.Fields = append(t.Fields, f)
	}
	return t
}

func TestConditions(t *testing.T) {
	table := everyField()
	for _, c := range []struct{ field, is, value, want string }{
		{"string", "contains", `"Ä"`, `{3 false [Ä] {<nil> false} {<nil> false}}`},
		{"number", "between", `[5, "1.5"]`, `{2 false [] {1.5 false} {5 false}}`},
		{"number", "less", `3`, `{2 false [] {<nil> false} {3 true}}`},
		{"date", "after", `"2027-01-02"`, `{2 false [] {2027-01-02 true} {<nil> false}}`},
		{"time", "equals", `"09:30:00"`, `{1 false [09:30:00 09:30] {<nil> false} {<nil> false}}`},
		{"time", "before", `"09:30"`, `{2 false [] {<nil> false} {09:30 true}}`},
		{"time", "after", `"09:30"`, `{2 false [] {09:30:00 true} {<nil> false}}`},
		{"appointment", "before", `"2027-01-02T10:00:00Z"`, `{2 false [] {<nil> false} {[2027-01-02T10:00:00.000Z true}}`},
		{"appointment", "after", `"2027-01-02T10:00:00Z"`, `{2 false [] {[2027-01-02T10:00:00.000Z- false} {<nil> false}}`},
		{"timeinterval", "more", `"01:00:00"`, `{2 false [] {3600 true} {<nil> false}}`},
		{"choice", "none_of", `["blue"]`, `{1 true [2] {<nil> false} {<nil> false}}`},
		{"choice", "one_of", `[]`, `{1 false [] {<nil> false} {<nil> false}}`},
		{"multi", "one_of", `["red","gone"]`, `{1 false [1 -3] {<nil> false} {<nil> false}}`},
		{"reference", "equals", `"7"`, `{1 false [7] {<nil> false} {<nil> false}}`},
		{"boolean", "not_equals", `true`, `{1 true [1] {<nil> false} {<nil> false}}`},
		{"dmulti", "empty", ``, `{0 false [] {<nil> false} {<nil> false}}`},
		{"file", "not_empty", `null`, `{0 true [] {<nil> false} {<nil> false}}`},

		{"nothing", "empty", ``, `There is no field "nothing" in table "all" to filter on.`},
		{"id", "equals", `1`, `There is no field "id" in table "all" to filter on.`},
		{"function", "empty", ``, `Field "function" cannot be sorted or filtered by: its formula has an error.`},
		{"date", "begins", `"2"`, `Field "date" of type date cannot be filtered by "begins".`},
		{"number", "before", `1`, `Field "number" of type number cannot be filtered by "before".`},
		{"string", "like", `"x"`, `Field "string" of type string cannot be filtered by "like".`},
		{"string", "contains", `""`, `Field "string" of type string: "" is not a value for "contains".`},
		{"number", "equals", `"many"`, `Field "number" of type number: "many" is not a value for "equals".`},
		{"number", "equals", `null`, `Field "number" of type number: null is not a value for "equals".`},
		{"number", "between", `[1]`, `Field "number" of type number: [1] is not a value for "between".`},
		{"number", "between", `[1,2,3]`, `Field "number" of type number: [1,2,3] is not a value for "between".`},
		{"date", "after", `"2027-02-30"`, `Field "date" of type date: "2027-02-30" is not a value for "after".`},
		{"choice", "one_of", `"red"`, `Field "choice" of type choice: "red" is not a value for "one_of".`},
		{"boolean", "equals", `1`, `Field "boolean" of type boolean: 1 is not a value for "equals".`},
		{"string", "equals", ``, `Field "string" of type string: nothing is not a value for "equals".`},
		{"string", "empty", `"x"`, `Field "string" of type string: "x" is not a value for "empty".`},
	} {
		condition := Condition{Field: c.field, Is: Operator(c.is), Value: json.RawMessage(c.value)}
		got := ""
		if test, err := condition.on(table); err != nil {
			got = err.Error()
		} else {
			test.Field = 0
			got = strings.Replace(fmt.Sprint(test), "{0 ", "{", 1)
		}
		if got != c.want {
			t.Errorf("%s %s %s: %s, want %s", c.field, c.is, c.value, got, c.want)
		}
	}
}

func TestAsksThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		ask  Ask
		want string
	}{
		{Ask{Limit: 1001}, `limit: 1001 is not within 1 to 1000.`},
		{Ask{Offset: -1}, `offset: -1 is below 0.`},
		{Ask{Sort: "id"}, `sort: there is no field "id" in table "all".`},
		{Ask{Search: strings.Repeat("a ", 13)}, `A search can have up to 12 words and 200 characters.`},
		{Ask{Search: strings.Repeat("a", 201)}, `A search can have up to 12 words and 200 characters.`},
		{Ask{Search: "a\x00"}, `This search has characters that no text can have.`},
	} {
		if _, err := c.ask.On(everyField()); err == nil || err.Error() != c.want {
			t.Errorf("%+v: %v", c.ask, err)
		}
	}
}

// FuzzCondition: whatever is sent, a condition is refused in words or becomes a test whose values are of the field's stored type.
func FuzzCondition(f *testing.F) {
	for _, seed := range []string{`"a"`, `1`, `[1,2]`, `["red"]`, `true`, `null`, `"2027-01-02"`, `"09:30"`, `[`, `["2027-01-01","2026-01-01"]`, `1e400`, `"\ud800"`} {
		f.Add(uint8(0), uint8(0), seed)
	}
	table := everyField()
	all := []Operator{Equals, NotEquals, Contains, NotContains, Begins, Empty, NotEmpty, Before, After, Between, Less, More, OneOf, NoneOf}
	f.Fuzz(func(t *testing.T, field, is uint8, value string) {
		c := Condition{Field: table.Fields[int(field)%len(table.Fields)].Name, Is: all[int(is)%len(all)], Value: json.RawMessage(value)}
		test, err := c.on(table)
		if err != nil {
			if e := Explain(err); e.Code != Invalid || e.Args["field"] != c.Field {
				t.Fatal(err)
			}
			return
		}
		if test.Kind != IsEmpty && !json.Valid([]byte(value)) {
			t.Fatalf("%q was taken for JSON", value)
		}
		if low, high := test.Low.Value, test.High.Value; low != nil && high != nil && less(high, low) {
			t.Fatalf("%s is from %v to %v", value, low, high)
		}
	})
}
