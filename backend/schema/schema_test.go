package schema_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	yaml "github.com/oasdiff/yaml3"

	"owlet/backend"
	"owlet/backend/schema"
)

var update = flag.Bool("update", false, "write the golden files")

const origin = "http://127.0.0.1:8420"

var workspace = backend.Workspace{ID: "5rdco4s18swu", Name: "Company events"}

// document writes a workspace both ways, holds the two against each other, and loads them with a library of others.
func document(t testing.TB, ws backend.Workspace, s *backend.Schema) (asJSON, asYAML []byte, doc *openapi3.T) {
	t.Helper()
	d := schema.Workspace(ws, s, origin)
	asJSON, err := schema.JSON(d)
	if err != nil {
		t.Fatal(err)
	}
	asYAML, err = schema.YAML(d)
	if err != nil {
		t.Fatal(err)
	}
	var fromJSON, fromYAML any
	if err := json.Unmarshal(asJSON, &fromJSON); err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(asYAML, &fromYAML); err != nil {
		t.Fatalf("%v in\n%s", err, asYAML)
	}
	plain, err := json.Marshal(fromYAML)
	if err != nil {
		t.Fatal(err)
	}
	var again any
	if err := json.Unmarshal(plain, &again); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(fromJSON, again) {
		t.Fatalf("the two formats differ:\n%s\n%s", asJSON, asYAML)
	}
	doc = valid(t, asJSON)
	valid(t, asYAML)
	return asJSON, asYAML, doc
}

func valid(t testing.TB, text []byte) *openapi3.T {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if doc.OpenAPI != "3.0.3" {
		t.Errorf("openapi is %s", doc.OpenAPI)
	}
	return doc
}

func field(name string, kind backend.FieldType, change ...func(*backend.Field)) backend.Field {
	f := backend.Field{FieldShape: backend.FieldShape{Name: name, Type: kind, Labels: backend.Labels{"": strings.ToUpper(name[:1]) + name[1:]}}}
	for _, c := range change {
		c(&f)
	}
	return f
}

func required(f *backend.Field) { f.Required = true }
func unique(f *backend.Field)   { f.Unique = true }

func variant(v string) func(*backend.Field) { return func(f *backend.Field) { f.Variant = v } }

func to(table string) func(*backend.Field) { return func(f *backend.Field) { f.RefTableName = table } }

func options(names ...string) func(*backend.Field) {
	return func(f *backend.Field) {
		f.Options = &backend.Options{List: []backend.Option{}}
		for _, name := range names {
			f.Options.List = append(f.Options.List, backend.Option{Name: name})
		}
	}
}

func table(num int64, name string, fields ...backend.Field) backend.Table {
	labels := backend.Labels{"": strings.ToUpper(name[:1]) + name[1:]}
	return backend.Table{Num: num, TableInput: backend.TableInput{Name: name, Labels: labels}, Fields: fields}
}

// recorded is a table that keeps a history.
func recorded(t backend.Table) backend.Table {
	t.HasHistory = true
	return t
}

func module(name string, tables ...backend.Table) backend.Module {
	return backend.Module{Name: name, Labels: backend.Labels{"": strings.ReplaceAll(name, "_", " ")}, Tables: tables}
}

// events has every type of field there is, and tables of one name in two modules.
func events() *backend.Schema {
	return &backend.Schema{Version: 7, Name: "Company events", Modules: []backend.Module{
		module("event_planning",
			table(1, "events",
				field("title", backend.String, required),
				field("notes", backend.String, variant("multiline-text")),
				field("budget", backend.Number),
				field("public", backend.Boolean, required),
				field("status", backend.Choice, options("Planned", "Confirmed", "no", "2024-02-15")),
				field("kind", backend.Choice),
				field("room", backend.DChoice),
				field("tags", backend.Multi, options("Inside", "Outside")),
				field("rooms", backend.DMulti),
				field("plan", backend.File),
				field("day", backend.Date),
				field("opens", backend.Timestamp),
				field("starts", backend.TimeOfDay),
				field("lasts", backend.TimeInterval),
				field("slot", backend.Appointment),
				field("symbol", backend.IconValue),
				field("colour", backend.Color),
				field("host", backend.User),
				field("follows", backend.Reference, to("events")),
				field("events", backend.Reverse, to("events")),
				field("guests", backend.Reverse, to("guests")),
				field("cost", backend.Function),
			),
			recorded(table(2, "guests",
				field("name", backend.String, required),
				field("email", backend.String, variant("email"), unique),
				field("website", backend.String, variant("url")),
				field("event", backend.Reference, to("events"), required),
			)),
		),
		module("archive", table(3, "guests", field("name", backend.String)), table(4, "empty")),
		module("nothing_yet"),
	}}
}

func TestGolden(t *testing.T) {
	asJSON, asYAML, _ := document(t, workspace, events())
	for name, got := range map[string][]byte{"events.json": asJSON, "events.yaml": asYAML} {
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%v (go test -update writes it)", err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs (go test -update writes it anew); got\n%s", file, got)
		}
	}
}

func TestSameEveryTime(t *testing.T) {
	once := func() string {
		d := schema.Workspace(workspace, events(), origin)
		asJSON, err := schema.JSON(d)
		asYAML, err2 := schema.YAML(d)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		return string(asJSON) + string(asYAML)
	}
	first := once()
	for range 20 {
		if once() != first {
			t.Fatal("two documents of one workspace differ")
		}
	}
}

func TestEmptyWorkspace(t *testing.T) {
	_, asYAML, doc := document(t, workspace, &backend.Schema{Version: 1, Name: "x"})
	if doc.Paths.Len() != 0 || !strings.Contains(string(asYAML), "paths: {}") {
		t.Errorf("paths in\n%s", asYAML)
	}
}

func TestManyFields(t *testing.T) {
	fields := make([]backend.Field, backend.MaxFields)
	for i := range fields {
		fields[i] = field(fmt.Sprintf("f%03d", i), backend.Choice, options("a", "b"))
	}
	_, _, doc := document(t, workspace, &backend.Schema{Modules: []backend.Module{module("m", table(1, "wide", fields...))}})
	if got := len(doc.Components.Schemas["WideValues"].Value.Properties); got != backend.MaxFields {
		t.Errorf("%d properties", got)
	}
}
