package rest

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"owlet/backend"

	"github.com/getkin/kin-openapi/openapi3"
)

// FuzzRecordBodies holds our reading of record bodies against the contract's schemas: what we take the contract takes, and what the
// contract takes we refuse only for what it does not know, such as the table's fields.
func FuzzRecordBodies(f *testing.F) {
	for _, body := range []string{
		`{"records":[{"name":"a","area":1}]}`, `{"records":[{"id":1,"name":"a"},{"id":"2"}]}`, `{"records":[1,"2",3.0,4e0]}`,
		`{"records":[]}`, `{}`, `[]`, `null`, ``, `{"records":null}`, `{"records":{}}`, `{"records":[null]}`, `{"records":[[]]}`,
		`{"records":[{"name":"a"}],"more":1}`, `{"records":[{"id":0}]}`, `{"records":[{"id":-1}]}`, `{"records":["0"]}`, `{"records":["01"]}`,
		`{"records":[9007199254740991]}`, `{"records":[9007199254740992]}`, `{"records":["9007199254740992"]}`, `{"records":[1.5]}`, `{"records":[7.00000000000000001]}`, `{"records":[true]}`,
		`{"records":[{"name":"a"}]}x`, ` {"records" : [ { "name" : "\u0061" } ] } `, `{"records":[{"name":"a",}]}`, `{"records":[{"name":1e400}]}`,
		`{"records":[{"name":"a"}],"records":[{"name":"b"}]}`, `{"records":[],"records":[{}]}`, `{"Records":[{"name":"a"}]}`, `{"records":[{"name":"\ud800"}]}`, `{"records":[{"id":null}]}`,
		`{"matchField":"name","records":[{"name":"a"}]}`, `{"records":[{"name":"a","area":null}],"matchField":"name"}`, `{"matchField":"","records":[{"name":"a"}]}`,
		`{"matchField":7,"records":[{"name":"a"}]}`, `{"matchField":"area","records":[{"area":1}]}`, `{"matchField":"name","records":[{"name":}]}`,
		`{"matchField":"name","records":[{"name":null}]}`, `{"matchField":"name","matchField":"x","records":[{"name":"a"}]}`, `{"matchField":"nope","records":[{}]}`, `{"records":[{00 `, `{"records":[{"name":[ `,
	} {
		f.Add([]byte(body))
	}
	doc := contractDocument(f)
	table := &backend.Table{TableInput: backend.TableInput{Name: "stands"}, Fields: []backend.Field{
		{Num: 1, FieldShape: backend.FieldShape{Name: "name", Type: backend.String, Unique: true}},
		{Num: 2, FieldShape: backend.FieldShape{Name: "area", Type: backend.Number}},
	}}
	readers := map[string]func([]byte) error{
		"RecordInputs":  func(body []byte) error { _, err := backend.DecodeNewRecords(body)(table); return err },
		"RecordChanges": func(body []byte) error { _, err := backend.DecodeRecordUpdates(body)(table); return err },
		"RecordUpserts": func(body []byte) error {
			upsert, err := backend.DecodeUpsert(body)
			if err == nil {
				_, err = upsert.Decode(table)
			}
			return err
		},
		"RecordIds": func(body []byte) error { _, err := backend.DecodeRecordIDs(body); return err },
	}
	for name := range readers {
		letNullPass(doc.Components.Schemas[name].Value.Properties["records"].Value.Items.Value)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for name, read := range readers {
			compareVerdicts(t, name, doc.Components.Schemas[name].Value, body, read(body))
		}
	})
}

// letNullPass: a schema without a type takes null too, which the validator does not know.
func letNullPass(record *openapi3.Schema) {
	if any := record.AdditionalProperties.Schema; any != nil {
		any.Value.Nullable = true
	}
}

func compareVerdicts(t *testing.T, name string, schema *openapi3.Schema, body []byte, ours error) {
	t.Helper()
	var value any
	contract := json.Unmarshal(body, &value)
	if contract == nil {
		contract = schema.VisitJSON(value, openapi3.VisitAsRequest())
	}
	switch {
	case ours == nil && contract != nil:
		t.Errorf("%s: we take what the contract refuses: %s\n%v", name, body, contract)
	case ours != nil && contract == nil && !beyondContract(body, ours):
		t.Errorf("%s: we refuse what the contract takes: %s\n%v", name, body, ours)
	}
}

// beyondContract tells whether a refusal is for something that a schema of JSON cannot say.
func beyondContract(body []byte, err error) bool {
	e, ok := errors.AsType[*backend.Error](err)
	if !ok || !utf8.Valid(body) { // JSON is UTF-8; Go's decoder mends what is not
		return ok
	}
	if twice := backend.CheckJSON(body); twice != nil && twice.Fault == backend.JSONKeyTwice { // the validator keeps the last, and we refuse by the first
		return true
	}
	if e.ID == "record.id_invalid" { // a text of 16 digits can be past the largest id, and the validator rounds 7.00000000000000001
		value, _ := e.Args["value"].(string)
		return strings.HasPrefix(value, `"9`) || strings.ContainsAny(value, ".eE")
	}
	if strings.HasPrefix(e.ID, "upsert.match_field_") || e.ID == "upsert.match_missing" {
		return e.ID != "upsert.match_field_missing" && e.ID != "upsert.match_field_text"
	}
	return strings.HasPrefix(e.ID, "field.") || strings.HasPrefix(e.ID, "record.id_") || e.ID == "body.key_twice"
}
