package backend

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

func people() *Table {
	return &Table{TableInput: TableInput{Name: "people"}, Fields: []Field{
		{FieldShape: FieldShape{Name: "name", Type: String, Required: true}},
		{FieldShape: FieldShape{Name: "age", Type: Number}},
		{FieldShape: FieldShape{Name: "boss", Type: Reference}},
	}}
}

func TestDecodeNewRecords(t *testing.T) {
	rows, err := DecodeNewRecords([]byte(` { "records" : [ {"name":"Ada","age":36}, {"name":"Bo","age":null},{"boss":"7","n\u0061me":"Cy"} ] } `))(people())
	want := []Row{
		{Fields: []int{0, 1}, Values: []any{"Ada", 36.0}},
		{Fields: []int{0, 1}, Values: []any{"Bo", nil}},
		{Fields: []int{2, 0}, Values: []any{int64(7), "Cy"}},
	}
	if err != nil || !reflect.DeepEqual(rows, want) {
		t.Errorf("%+v, %v", rows, err)
	}
}

func TestDecodeRecordUpdates(t *testing.T) {
	rows, err := DecodeRecordUpdates([]byte(`{"records":[{"id":1,"age":3},{"age":4,"id":"2"},{"id":3}]}`))(people())
	want := []Row{
		{ID: 1, Fields: []int{1}, Values: []any{3.0}},
		{ID: 2, Fields: []int{1}, Values: []any{4.0}},
		{ID: 3, Fields: []int{}, Values: []any{}},
	}
	if err != nil || !reflect.DeepEqual(rows, want) {
		t.Errorf("%+v, %v", rows, err)
	}
}

func TestBodiesRefused(t *testing.T) {
	create := func(b []byte) error { _, err := DecodeNewRecords(b)(people()); return err }
	update := func(b []byte) error { _, err := DecodeRecordUpdates(b)(people()); return err }
	remove := func(b []byte) error { _, err := DecodeRecordIDs(b); return err }
	for _, c := range []struct {
		decode   func([]byte) error
		body     string
		sentence string
	}{
		{create, ``, `The body must be a JSON object with the key "records".`},
		{create, `[]`, `The body must be a JSON object with the key "records".`},
		{create, `{}`, `The body needs the key "records", a list.`},
		{create, `{"records":[]}`, `"records" must have at least one member.`},
		{create, `{"records":{}}`, `"records" must be a list.`},
		{create, `{"records":null}`, `"records" must be a list.`},
		{create, `{"records":[{"name":"a"}],"more":1}`, `The body has a key "more" that does not belong there.`},
		{create, `{"Records":[{"name":"a"}]}`, `The body has a key "Records" that does not belong there.`},
		{create, `{"records":[{"name":"a"}],"records":[{"name":"a"}]}`, `The body has the key "records" twice.`},
		{create, `{"records":[{"name":"a"}]} x`, `The body is not valid JSON: look at byte 28.`},
		{create, `{"records":[{"name":"a"}]`, `The body is not valid JSON: look at byte 26.`},
		{create, `{"records":[{"name":"a"},]}`, `The body is not valid JSON: look at byte 26.`},
		{create, `{"records":[{"name":"a",}]}`, `The body is not valid JSON: look at byte 25.`},
		{create, `{"records":[{"name" "a"}]}`, `The body is not valid JSON: look at byte 21.`},
		{create, `{"records":[{"name":"a`, `The body is not valid JSON: look at byte 23.`},
		{create, `{"records":[{"name":01}]}`, `The body is not valid JSON`},
		{create, `{"records":[5]}`, `5 is not a record: use an object of field names and values (record 1).`},
		{create, `{"records":[{"name":"a"},[1]]}`, `[1] is not a record: use an object of field names and values (record 2).`},
		{create, `{"records":[{"name":"a"},{"age":1}]}`, `Field "name" is required (record 2).`},
		{create, `{"records":[{"name":null}]}`, `Field "name" is required (record 1).`},
		{create, `{"records":[{"name":"a","name":"b"}]}`, `Field "name" is there twice (record 1).`},
		{create, `{"records":[{"name":"a","nme":"b"}]}`, `There is no field "nme" in table "people" (record 1).`},
		{create, `{"records":[{"name":"a","Name":"b"}]}`, `There is no field "Name" in table "people" (record 1).`},
		{create, `{"records":[{"name":"a"},{"name\u0000":"b"}]}`, `There is no field "name\u0000" in table "people" (record 2).`},
		{create, "\xFF\xFE{\x00", `The body is not valid JSON: look at byte 1.`},
		{create, `7`, `The body must be a JSON object with the key "records".`},
		{create, `{"records":[{"id":4,"name":"a"}]}`, `A new record's id is given by Owlet: leave "id" out (record 1).`},
		{update, `{"records":[{"name":"a"}]}`, `The id is missing (record 1).`},
		{update, `{"records":[{"id":1},{"id":0}]}`, `0 is not a record id (record 2).`},
		{update, `{"records":[{"id":"x"}]}`, `"x" is not a record id (record 1).`},
		{update, `{"records":[{"id":9007199254740992}]}`, `9007199254740992 is not a record id (record 1).`},
		{update, `{"records":[{"id":null}]}`, `null is not a record id (record 1).`},
		{update, `{"records":[{"id":1},{"id":2},{"id":"1"}]}`, `The id 1 is in record 1 already (record 3).`},
		{update, `{"records":[{"id":1,"id":2}]}`, `Field "id" is there twice (record 1).`},
		{update, `{"records":[{"id":1,"name":null}]}`, `Field "name" is required (record 1).`},
		{remove, `{"records":[]}`, `"records" must have at least one member.`},
		{remove, `{"records":[1,"1"]}`, `The id 1 is in record 1 already (record 2).`},
		{remove, `{"records":[1,-2]}`, `-2 is not a record id (record 2).`},
		{remove, `{"records":[1,[2]]}`, `[2] is not a record id (record 2).`},
		{remove, `{"records":[1 2]}`, `The body is not valid JSON: look at byte 15.`},
	} {
		err := c.decode([]byte(c.body))
		e, ok := errors.AsType[*Error](err)
		if !ok || e.Code != Invalid || !strings.Contains(e.Error(), c.sentence) {
			t.Errorf("%s\n  gives %v\n  want  %s", c.body, err, c.sentence)
		}
	}
}

func TestDecodeRecordIDs(t *testing.T) {
	ids, err := DecodeRecordIDs([]byte(`{"records":[101,"102", 103.0]}`))
	if err != nil || !reflect.DeepEqual(ids, []int64{101, 102, 103}) {
		t.Errorf("%v, %v", ids, err)
	}
}

// TestManyEmptyRecordsStaySmall: memory follows the body's size, not records times fields.
func TestManyEmptyRecordsStaySmall(t *testing.T) {
	table := &Table{TableInput: TableInput{Name: "wide"}}
	for i := range MaxFields {
		table.Fields = append(table.Fields, Field{FieldShape: FieldShape{Name: "f" + strings.Repeat("x", i), Type: String}})
	}
	body := []byte(`{"records":[{}` + strings.Repeat(`,{}`, 100_000) + `]}`)
	allocated := testing.Benchmark(func(b *testing.B) {
		for b.Loop() {
			if _, err := DecodeNewRecords(body)(table); err != nil {
				b.Fatal(err)
			}
		}
	}).AllocedBytesPerOp()
	if allocated > 64<<20 {
		t.Errorf("%d MB for a body of %d bytes", allocated>>20, len(body))
	}
}

// FuzzBody holds the decoder against encoding/json: it takes nothing that is not JSON.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{
		`{"records":[{"name":"Ada","age":36,"boss":1}]}`, `{"records":[{"id":1,"name":"x"}]}`, `{"records":[1,"2"]}`, `{"records":[{}]}`,
		` { "records" : [ { } , { "name" : "\u00e9\n" } ] } `, `{"records":[{"name":[{"a":"]"}]}]}`, `{"records":[{"name":"a"}]}}`, "{\"records\":[{\"name\":\"\xc3\x28\"}]}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		table := people()
		rows, err := DecodeNewRecords(body)(table)
		checkVerdict(t, body, len(rows), err)
		rows, err = DecodeRecordUpdates(body)(table)
		checkVerdict(t, body, len(rows), err)
		ids, err := DecodeRecordIDs(body)
		checkVerdict(t, body, len(ids), err)
	})
}

func checkVerdict(t *testing.T, body []byte, n int, err error) {
	if err != nil {
		if e, ours := errors.AsType[*Error](err); !ours || e.Code != Invalid || e.Error() == e.ID {
			t.Fatalf("%v", err)
		}
		return
	}
	var in struct{ Records []json.RawMessage }
	if err := json.Unmarshal(body, &in); err != nil || len(in.Records) != n {
		t.Fatalf("%q was taken with %d records: %v", body, n, err)
	}
}

func BenchmarkDecodeNewRecords(b *testing.B) {
	table := &Table{TableInput: TableInput{Name: "contacts"}}
	for name, ft := range map[string]FieldType{"first_name": String, "last_name": String, "email": String, "age": Number, "active": Boolean, "city": String} {
		table.Fields = append(table.Fields, Field{FieldShape: FieldShape{Name: name, Type: ft}})
	}
	one := `{"first_name":"Amina","last_name":"Diallo","email":"amina.diallo@northwind.example","age":41.5,"active":true,"city":"Leipzig"}`
	body := []byte(`{"records":[` + strings.Repeat(one+",", 99) + one + `]}`)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := DecodeNewRecords(body)(table); err != nil {
			b.Fatal(err)
		}
	}
}
