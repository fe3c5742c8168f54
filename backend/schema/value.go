package schema

import (
	"strings"

	yaml "github.com/oasdiff/yaml3"

	"owlet/backend"
)

// answered is the schema of a field's value as it reads back, or nil when it never does. Every value can be null: a
// field may have become required after records had been left without it.
func answered(f *backend.Field) *yaml.Node {
	switch f.Type {
	case backend.Reverse:
		return nil
	case backend.Function:
		return describe(nullable(given(f.Result)), f)
	case backend.Reference:
		return describe(nullable(typed("string")), f)
	}
	return describe(nullable(plain(f)), f)
}

// given is the schema of what a formula gives, which is held as a field's values; nil is a formula with a fault, which may be mended to give anything.
func given(held *backend.Field) *yaml.Node {
	switch {
	case held == nil || held.Type == backend.JSONResult:
		return free(2)
	case held.Type == backend.ListResult:
		return object("type", "array", "items", nullable(given(held.Item())))
	}
	return plain(held)
}

// free is the schema of a value of any kind. Lists in it are described so many levels deep, and below that may hold what they like.
func free(levels int) *yaml.Node {
	items := object()
	if levels > 0 {
		items = nullable(free(levels - 1))
	}
	return object("anyOf", list(typed("boolean"), typed("number"), typed("string"), object("type", "array", "items", items), typed("object")))
}

// sent is the schema of a field's value in a create or an update, or nil for a field that is read-only. Where the server
// is lenient (a number may come as text, a date as milliseconds) it says the one plain way, or clients would not be typed.
func sent(f *backend.Field) *yaml.Node {
	if f.ReadOnly() {
		return nil
	}
	n := asked(f)
	// Only here, as advice: what is stored already may be any text.
	switch {
	case f.Type == backend.String && f.Variant == "email":
		set(n, "format", "email")
	case f.Type == backend.String && f.Variant == "url":
		set(n, "format", "uri")
	}
	switch {
	case !f.Required:
		n = nullable(n)
	case f.IsList():
		set(n, "minItems", 1)
	}
	return describe(n, f)
}

// sought is the schema of a field's value in a filter, or nil for a field that cannot be searched; null finds the empty.
func sought(f *backend.Field) *yaml.Node {
	if f.ReadOnly() {
		return nil
	}
	return describe(nullable(asked(f)), f)
}

// asked is the schema of a value in a request: there a reference may be a number too.
func asked(f *backend.Field) *yaml.Node {
	if f.Type == backend.Reference {
		return recordID()
	}
	return plain(f)
}

// plain is the schema of values that read back as they were sent.
func plain(f *backend.Field) *yaml.Node {
	switch f.Type {
	case backend.Number:
		return object("type", "number", "format", "double")
	case backend.Boolean:
		return typed("boolean")
	case backend.Choice:
		return choice(f)
	case backend.Multi:
		return object("type", "array", "items", choice(f), "uniqueItems", true)
	case backend.DMulti:
		return object("type", "array", "items", typed("string"))
	case backend.Date:
		return object("type", "string", "format", "date")
	case backend.Timestamp:
		return object("type", "string", "format", "date-time")
	}
	return typed("string")
}

// choice is any string while the field has no options, as on the wire.
func choice(f *backend.Field) *yaml.Node {
	n := typed("string")
	if f.Options == nil || len(f.Options.List) == 0 {
		return n
	}
	names := list[string]()
	for _, option := range f.Options.List {
		names.Content = append(names.Content, text(option.Name))
	}
	set(n, "enum", names)
	return n
}

const recordIDPattern = "^[1-9][0-9]{0,15}$"

// recordID is what a request may name a record with.
func recordID() *yaml.Node {
	return object("oneOf", list(
		object("type", "integer", "format", "int64", "minimum", 1, "maximum", 1<<53-1),
		object("type", "string", "pattern", recordIDPattern),
	))
}

func typed(name string) *yaml.Node { return object("type", name) }

// nullable lets null pass. OpenAPI 3.0.3 lets nullable widen only the type beside it, so of several schemas the first is it, and
// an enumeration has to name null.
func nullable(n *yaml.Node) *yaml.Node {
	for _, key := range []string{"oneOf", "anyOf"} {
		if several := get(n, key); several != nil {
			set(several.Content[0], "nullable", true)
			return n
		}
	}
	set(n, "nullable", true)
	if names := get(n, "enum"); names != nil {
		names.Content = append(names.Content, node(nil))
	}
	return n
}

var examples = map[backend.FieldType]string{
	backend.TimeOfDay:    "09:30:00",
	backend.TimeInterval: "08:00:00",
	backend.Appointment:  "[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)",
	backend.Color:        "#ffcc00",
	backend.DChoice:      "105",
}

func describe(n *yaml.Node, f *backend.Field) *yaml.Node {
	set(n, "description", description(f))
	if example, ok := examples[f.Type]; ok {
		set(n, "example", example)
	}
	return n
}

func description(f *backend.Field) string {
	var notes []string
	switch f.Type {
	case backend.Reference:
		notes = append(notes, "id of a record of "+f.RefTableName)
	case backend.DChoice:
		notes = append(notes, "id of a record")
	case backend.DMulti:
		notes = append(notes, "ids of records")
	case backend.Function:
		notes = append(notes, "computed")
	case backend.TimeInterval:
		notes = append(notes, "hours:minutes:seconds")
	case backend.Appointment:
		notes = append(notes, "[start,end) of two timestamps")
	}
	if f.Unique {
		notes = append(notes, "unique")
	}
	words := label(f.Labels, f.Name)
	if len(notes) > 0 {
		words += " (" + strings.Join(notes, ", ") + ")"
	}
	return words
}
