package schema_test

import (
	"slices"
	"strings"
	"testing"

	"owlet/backend"

	"github.com/getkin/kin-openapi/openapi3"
)

// TestValues asks a validator of others what it makes of values: sent in a create, sent in an update, and read back.
func TestValues(t *testing.T) {
	_, _, doc := document(t, workspace, events())
	type verdict struct{ create, update, filter, values bool }
	all, none, asked, read := verdict{true, true, true, true}, verdict{}, verdict{true, true, true, false}, verdict{values: true}
	for _, c := range []struct {
		field string
		value any
		want  verdict
	}{
		{"title", "Summer party", all},
		{"title", nil, verdict{filter: true, values: true}}, // required: what was left empty before reads back, and cannot be sent
		{"title", 1.0, none},
		{"notes", nil, all},
		{"budget", 12.5, all},
		{"budget", nil, all},
		{"public", true, all},
		{"public", 1.0, none},
		{"status", "Planned", all},
		{"status", "no", all},
		{"status", nil, all},
		{"status", "planned", none},
		{"kind", "anything", all},
		{"room", "105", all},
		{"tags", []any{"Inside", "Outside"}, all},
		{"tags", []any{}, all},
		{"tags", nil, all},
		{"tags", "Inside", none},
		{"tags", []any{"inside"}, none},
		{"rooms", []any{"1", "2"}, all},
		{"plan", "file_1", all},
		{"day", "2024-02-15", all},
		{"day", nil, all},
		{"opens", "2024-02-15T09:00:00Z", all},
		{"starts", "09:30", all},
		{"lasts", "108:00:00", all},
		{"slot", "[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)", all},
		{"symbol", "check", all},
		{"colour", "#ffcc00", all},
		{"host", "user_1", all},
		{"follows", "12", all},
		{"follows", 12.0, asked},
		{"follows", nil, all},
		{"follows", 0.0, none},
		{"follows", "x", read}, // text reads back as text; the pattern is for what is sent
		{"cost", 12.5, read},
		{"cost", "text", read},
		{"cost", true, read},
		{"cost", nil, read},
		{"events", []any{"1"}, read}, // not described; an answer may grow
		{"nonsense", "x", read},
	} {
		got := verdict{
			create: accepts(doc, "EventsCreate", with(map[string]any{"title": "x", "public": true}, c.field, c.value)),
			update: accepts(doc, "EventsUpdate", with(map[string]any{"id": 1.0}, c.field, c.value)),
			filter: accepts(doc, "EventsFilter", map[string]any{c.field: c.value}),
			values: accepts(doc, "EventsValues", map[string]any{c.field: c.value}),
		}
		if got != c.want {
			t.Errorf("%s %v: %+v, want %+v", c.field, c.value, got, c.want)
		}
	}
}

func TestRequired(t *testing.T) {
	_, _, doc := document(t, workspace, events())
	for _, c := range []struct {
		schema string
		value  map[string]any
		want   bool
	}{
		{"EventsCreate", map[string]any{"title": "x", "public": false}, true},
		{"EventsCreate", map[string]any{"title": "x"}, false},
		{"EventsUpdate", map[string]any{"id": "7"}, true},
		{"EventsUpdate", map[string]any{"title": "x"}, false},
		{"EventsValues", map[string]any{}, true},
		{"GuestsCreate", map[string]any{"name": "Ada", "event": 3.0}, true},
		{"GuestsCreate", map[string]any{"name": "Ada", "event": nil}, false},
	} {
		if got := accepts(doc, c.schema, c.value); got != c.want {
			t.Errorf("%s %v: %v", c.schema, c.value, got)
		}
	}
}

func with(m map[string]any, key string, value any) map[string]any {
	m[key] = value
	return m
}

func accepts(doc *openapi3.T, name string, value any) bool {
	return doc.Components.Schemas[name].Value.VisitJSON(value) == nil
}

// TestWhatFormulasGive: a formula's values are described as what they are, and only as that.
func TestWhatFormulasGive(t *testing.T) {
	gives := func(kind backend.FieldType, of *backend.Field, options ...backend.Option) func(*backend.Field) {
		return func(f *backend.Field) { f.Result = f.WithResult(kind, options, of) }
	}
	item := func(kind backend.FieldType) *backend.Field {
		f := field("item", backend.Function)
		return f.WithResult(kind, nil, nil)
	}
	lists := field("lists", backend.Function)
	_, _, doc := document(t, workspace, &backend.Schema{Modules: []backend.Module{module("m", table(1, "t",
		field("number", backend.Function, gives(backend.Number, nil)), field("text", backend.Function, gives(backend.String, nil)),
		field("day", backend.Function, gives(backend.Date, nil)), field("flag", backend.Function, gives(backend.Boolean, nil)),
		field("link", backend.Function, gives(backend.Reference, nil)), field("any", backend.Function, gives(backend.JSONResult, nil)),
		field("state", backend.Function, gives(backend.Choice, nil, backend.Option{ID: "1", Name: "Open"})),
		field("numbers", backend.Function, gives(backend.ListResult, item(backend.Number))),
		field("whatever", backend.Function, gives(backend.ListResult, item(backend.JSONResult))),
		field("rows", backend.Function, gives(backend.ListResult, lists.WithResult(backend.ListResult, nil, item(backend.String)))),
		field("broken", backend.Function),
	))}})
	nested := []any{[]any{"a", nil}, nil}
	values := map[string]any{
		"a number": 1.5, "a text": "a", "a date": "2026-03-02", "a flag": true, "an object": map[string]any{"a": 1.0}, "numbers": []any{1.0, nil},
		"texts": []any{"a"}, "nested": nested, "an option": "Open", "null": nil, "mixed": []any{"a", 1.0, map[string]any{}},
	}
	every := "a date, a flag, a number, a text, an object, an option, mixed, nested, null, numbers, texts"
	for name, want := range map[string]string{
		"number": "a number, null", "text": "a date, a text, an option, null", "day": "a date, null", "flag": "a flag, null", "link": "a date, a text, an option, null",
		"state": "an option, null", "numbers": "null, numbers", "rows": "nested, null", "any": every, "broken": every,
		"whatever": "mixed, nested, null, numbers, texts",
	} {
		var taken []string
		for kind, value := range values {
			if accepts(doc, "TValues", map[string]any{name: value}) {
				taken = append(taken, kind)
			}
		}
		slices.Sort(taken)
		if got := strings.Join(taken, ", "); got != want {
			t.Errorf("%s takes %s, want %s", name, got, want)
		}
	}
}

// TestRequiredLists: a list that is required has a member, and one that was left empty before reads back.
func TestRequiredLists(t *testing.T) {
	_, _, doc := document(t, workspace, &backend.Schema{Modules: []backend.Module{module("m", table(1, "t",
		field("needed", backend.Multi, required), field("free", backend.Multi)))}})
	empty, full := []any{}, []any{"a"}
	for _, c := range []struct {
		schema       string
		needed, free []any
		want         bool
	}{
		{"TCreate", full, empty, true},
		{"TCreate", empty, full, false},
		{"TUpdate", empty, full, false},
		{"TValues", empty, full, true},
	} {
		value := map[string]any{"needed": c.needed, "free": c.free}
		if c.schema == "TUpdate" {
			value["id"] = "1"
		}
		if got := accepts(doc, c.schema, value); got != c.want {
			t.Errorf("%s %v: %v", c.schema, value, got)
		}
	}
}
