package schema_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"owlet/backend"
)

// FuzzValueAsDocumented holds what a field of any type makes of a value against kin-openapi's verdict by the document of its table. What
// the document takes we take too, unless a schema cannot say why not; what we take beyond it is a leniency we know; and what was taken
// reads back as the document says.
func FuzzValueAsDocumented(f *testing.F) {
	things := everyType()
	for _, value := range []string{
		`null`, `true`, `0`, `-0.0`, `41.5`, `1e3`, `1e400`, `9007199254740993`, `9.007199254740993e15`, `9007199254740992.5`, `1e-400`, `"41.5"`, `"text"`, `""`, `"\u0000"`, `"\ud800"`, "\"\xff\"", `"Gold"`, `"gold"`,
		`["Gold"]`, `["Gold","Silver"]`, `["Gold","Gold"]`, `[]`, `[null]`, `["17"]`, `{}`, `"2024-02-29"`, `"2023-02-29"`, `1708004730000`, `"2024-02-15T13:45:30.1Z"`,
		`"2024-02-15T24:00:00Z"`, `"2024-02-15 13:45"`, `"09:30"`, `"24:00"`, `"36:00:00"`, `"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)"`, `7`, `"7"`, `7.5`,
		`"9999999999999999"`, `"#ffcc00"`,
	} {
		for i := range things.Fields {
			f.Add(uint8(i), []byte(value))
		}
	}
	_, _, doc := document(f, workspace, &backend.Schema{Modules: []backend.Module{module("m", *things)}})
	f.Fuzz(func(t *testing.T, which uint8, value []byte) {
		if json.Valid(value) {
			compareVerdicts(t, doc, things, &things.Fields[int(which)%len(things.Fields)], value)
		}
	})
}

func everyType() *backend.Table {
	things := table(1, "things")
	for _, kind := range backend.FieldTypes {
		f := field(string(kind), kind)
		if kind == backend.Choice || kind == backend.Multi {
			f.Options = &backend.Options{List: []backend.Option{{ID: "1", Name: "Gold"}, {ID: "2", Name: "Silver"}}}
		}
		things.Fields = append(things.Fields, f)
	}
	return &things
}

func compareVerdicts(t *testing.T, doc *openapi3.T, things *backend.Table, f *backend.Field, value []byte) {
	t.Helper()
	var parsed any
	theirs := json.Unmarshal(value, &parsed)
	if theirs == nil {
		theirs = verdict(doc, "ThingsCreate", f.Name, parsed, openapi3.VisitAsRequest())
	}
	rows, ours := backend.DecodeNewRecords([]byte(`{"records":[{"` + f.Name + `":` + string(value) + `}]}`))(things)
	switch {
	case ours != nil && theirs == nil && !beyondSchema(value, parsed, ours):
		t.Errorf("%s: %s is documented, but refused: %v", f.Type, value, ours)
	case ours == nil && theirs != nil && !lenient(f.Type, parsed):
		t.Errorf("%s: %s is taken, but not documented: %v", f.Type, value, theirs)
	case ours == nil:
		back := backend.AppendValue(nil, f, rows[0].Values[0])
		if err := json.Unmarshal(back, &parsed); err != nil {
			t.Fatalf("%s: %s reads back %s: %v", f.Type, value, back, err)
		}
		if err := verdict(doc, "ThingsValues", f.Name, parsed, openapi3.VisitAsResponse()); err != nil {
			t.Errorf("%s: %s reads back %s: %v", f.Type, value, back, err)
		}
	}
}

func verdict(doc *openapi3.T, component, property string, value any, as openapi3.SchemaValidationOption) error {
	described := doc.Components.Schemas[component].Value.Properties[property]
	if described == nil {
		return errors.New("not in the document")
	}
	return described.Value.VisitJSON(value, as, openapi3.EnableFormatValidation())
}

// beyondSchema tells whether a refusal is of something that a schema does not say.
func beyondSchema(raw []byte, value any, err error) bool {
	e, ok := errors.AsType[*backend.Error](err)
	if !ok {
		return false
	}
	if e.ID == "field.not_a_timestamp" { // kin-openapi takes every two digits for an hour
		text, _ := value.(string)
		_, wrong := time.Parse(time.RFC3339, text)
		return wrong != nil
	}
	if e.ID == "field.not_a_record_id" { // a text of 16 digits can be past the largest id, and kin-openapi rounds 7.00000000000000001
		text, _ := value.(string)
		return strings.HasPrefix(text, "9") || bytes.ContainsAny(raw, ".eE")
	}
	return slices.Contains([]string{"field.nul", "field.not_unicode", "field.integer_too_large", "field.number_not_exact", "field.number_too_small", "field.no_such_date", "field.not_a_time",
		"field.not_an_interval", "field.not_an_appointment", "field.appointment_order"}, e.ID)
}

// lenient tells whether a value may be taken though the document says a plainer way.
func lenient(kind backend.FieldType, value any) bool {
	switch value := value.(type) {
	case string:
		return kind == backend.Number || kind == backend.Date || kind == backend.Timestamp
	case float64:
		return kind == backend.Date || kind == backend.Timestamp
	case []any:
		return kind == backend.Choice && len(value) == 1
	}
	return false
}
