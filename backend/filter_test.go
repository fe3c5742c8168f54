package backend

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestDecodeFilter(t *testing.T) {
	table := everyType()
	got, err := DecodeFilter(table, []byte(` {"string":"x","boolean":true,"choice":"Silver","number":null, "timestamp":"2024-02-15T14:45:30+01:00"} `))
	want := []Equality{
		{table.place("string"), "x"}, {table.place("boolean"), int64(1)}, {table.place("choice"), int64(2)},
		{table.place("number"), nil}, {table.place("timestamp"), int64(1708004730000)},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := DecodeFilter(table, []byte(`{}`)); err != nil || len(got) != 0 {
		t.Errorf("%v, %v", got, err)
	}
}

// TestNoOptionEqualsNothing: a tool may ask for an option that is not there yet, or not any more; no record has it.
func TestNoOptionEqualsNothing(t *testing.T) {
	for _, filter := range []string{`{"choice":"Bronze"}`, `{"choice":["Bronze"]}`, `{"multi":["Bronze"]}`, `{"multi":["Gold","Bronze","Tin"]}`} {
		where, err := DecodeFilter(everyType(), []byte(filter))
		if err != nil {
			t.Errorf("%s: %v", filter, err)
			continue
		}
		if text := fmt.Sprint(where[0].Value); !strings.Contains(text, "-") {
			t.Errorf("%s asks for %s, which may be an option", filter, text)
		}
	}
}

func TestFiltersRefused(t *testing.T) {
	for _, c := range []struct {
		filter   string
		code     Code
		sentence string
	}{
		{``, Invalid, `filter:  is not a JSON object of field names and values.`},
		{`"a"`, Invalid, `filter: "a" is not a JSON object of field names and values.`},
		{`[{"string":"a"}]`, Invalid, `filter: [{"string":"a"}] is not a JSON object of field names and values.`},
		{`{"string":"a"`, Invalid, `filter: this is not valid JSON: look at byte 14.`},
		{`{"string":"a"}}`, Invalid, `filter: this is not valid JSON: look at byte 15.`},
		{`{"string":"a",}`, Invalid, `filter: this is not valid JSON: look at byte 15.`},
		{`{"string":"a" "number":1}`, Invalid, `filter: this is not valid JSON: look at byte 15.`},
		{`{"string":"a","string":"b"}`, Invalid, `filter: field "string" is there twice.`},
		{`{"nothing":"a"}`, NotFound, `field-not-found: there is no field "nothing" in table "things" to filter on.`},
		{`{"id":1}`, NotFound, `field-not-found: there is no field "id" in table "things" to filter on.`},
		{`{"number":"abc"}`, Invalid, `filter: "abc" is not a value for field "number" of type number.`},
		{`{"number":{"$gt":1}}`, Invalid, `filter: {"$gt":1} is not a value for field "number" of type number.`},
		{`{"boolean":1}`, Invalid, `filter: 1 is not a value for field "boolean" of type boolean.`},
		{`{"choice":1}`, Invalid, `filter: 1 is not a value for field "choice" of type choice.`},
		{`{"choice":["Bronze" "Gold"]}`, Invalid, `filter: this is not valid JSON: look at byte 21.`},
		{`{"function":1}`, Invalid, `Field "function" cannot be sorted or filtered by: its formula has an error.`},
		{`{"reverse":null}`, Invalid, `filter: field "reverse" of type reverse cannot be filtered on.`},
	} {
		_, err := DecodeFilter(everyType(), []byte(c.filter))
		if e, ok := errors.AsType[*Error](err); !ok || e.Code != c.code || e.Error() != c.sentence {
			t.Errorf("%s\n  gives %v\n  want  %s", c.filter, err, c.sentence)
		}
	}
}

func TestQueriesRefused(t *testing.T) {
	for _, c := range []struct {
		query    RecordQuery
		sentence string
	}{
		{RecordQuery{Limit: 101}, `limit: 101 is not within 1 to 100.`},
		{RecordQuery{Limit: -1}, `limit: -1 is not within 1 to 100.`},
		{RecordQuery{Offset: -1}, `offset: -1 is below 0.`},
		{RecordQuery{Fields: []string{"string", "nope"}}, `fields: there is no field "nope" in table "things".`},
		{RecordQuery{Sort: "nope"}, `sort: there is no field "nope" in table "things".`},
		{RecordQuery{Sort: "--string"}, `sort: there is no field "-string" in table "things".`},
		{RecordQuery{Sort: "-id"}, `sort: there is no field "id" in table "things".`},
		{RecordQuery{Sort: "reverse"}, `sort: field "reverse" of type reverse cannot be sorted by.`},
	} {
		_, err := c.query.On(everyType())
		if e, ok := errors.AsType[*Error](err); !ok || e.Code != Invalid || e.Error() != c.sentence {
			t.Errorf("%+v gives %v, want %s", c.query, err, c.sentence)
		}
	}
}

func TestPageJSON(t *testing.T) {
	table := everyType()
	page := RecordPage{Fields: table.Fields[:3], Records: []Record{{ID: 1, Values: []any{"a", 1.5, int64(1)}}, {ID: 2, Values: []any{nil, nil, nil}}}}
	const want = `[{"id":"1","values":{"string":"a","number":1.5,"boolean":true}},{"id":"2","values":{"string":null,"number":null,"boolean":null}}]`
	if got := string(page.AppendJSON(nil)); got != want {
		t.Error(got)
	}
	if got := string((&RecordPage{}).AppendJSON(nil)); got != "[]" {
		t.Error(got)
	}
}

func FuzzFilter(f *testing.F) {
	for _, seed := range []string{`{}`, `{"string":"a"}`, `{"number":1,"boolean":false}`, `{"id":1}`, `{"multi":["Gold"]}`, `{"multi":["Gold","Tin","Tin"]}`, `{"choice":["Tin"]}`, `{"date":null}`, `{"string":{"a":"}"}}`, "{\"\xff\":1}"} {
		f.Add([]byte(seed))
	}
	table := everyType()
	f.Fuzz(func(t *testing.T, text []byte) {
		where, err := DecodeFilter(table, text)
		if err != nil {
			if e, ours := errors.AsType[*Error](err); !ours || e.Error() == e.ID {
				t.Fatalf("%v", err)
			}
			return
		}
		var in map[string]any
		if err := json.Unmarshal(text, &in); err != nil || len(in) != len(where) {
			t.Fatalf("%q was taken as %v: %v", text, where, err)
		}
	})
}
