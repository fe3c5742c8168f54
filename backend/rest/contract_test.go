package rest

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/schema"

	"github.com/getkin/kin-openapi/openapi3"
	yaml "github.com/oasdiff/yaml3"
)

var update = flag.Bool("update", false, "write openapi.json anew")

// contractDocument is the whole contract, read by the library from what people write.
func contractDocument(t testing.TB) *openapi3.T {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(contractYAML)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// readTheContract walks the contract as a start does.
func readTheContract(t *testing.T) []*operation {
	t.Helper()
	c, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
	operations, err := readOperations(c, functions)
	if err != nil {
		t.Fatal(err)
	}
	return operations
}

func TestContractIsValid(t *testing.T) {
	if err := contractDocument(t).Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got, want := len(readTheContract(t)), 23+len(additions); got != want {
		t.Errorf("%d operations, not %d", got, want)
	}
}

// TestContractJSON holds what the server reads against what people write.
func TestContractJSON(t *testing.T) {
	var file yaml.Node
	if err := yaml.Unmarshal(contractYAML, &file); err != nil {
		t.Fatal(err)
	}
	want, err := schema.JSON(schema.Of(&file))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(contractJSON, want) {
		return
	}
	if !*update {
		t.Fatal("openapi.json is not openapi.yaml: go test ./backend/rest -run ContractJSON -update")
	}
	if err := os.WriteFile("openapi.json", want, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestEveryOperationIsReadWhole holds what the server reads by itself, and what of it waits for a first body, against the library's reading.
func TestEveryOperationIsReadWhole(t *testing.T) {
	doc, bodies := contractDocument(t), 0
	for _, op := range readTheContract(t) {
		method, path, _ := strings.Cut(op.pattern, " ")
		want := doc.Paths.Value(path).GetOperation(method)
		if len(op.parameters) != len(want.Parameters) {
			t.Fatalf("%s: %d parameters, not %d", op.id, len(op.parameters), len(want.Parameters))
		}
		for i, p := range op.parameters {
			readAlike(t, op.id+" "+p.Name, p.Parameter, want.Parameters[i].Value)
		}
		if (want.RequestBody != nil) != (op.bodyType != "") || (op.bodyType == "" || ownBodies[op.id]) != (op.body == nil) {
			t.Errorf("%s: its body is of type %q", op.id, op.bodyType)
		}
		if op.body == nil {
			continue
		}
		bodies++
		body, err := op.body()
		if err != nil {
			t.Fatal(err)
		}
		readAlike(t, op.id, body, want.RequestBody.Value.Content[op.bodyType].Schema.Value)
		if _, err := op.checkBody([]byte("7")); backend.Explain(err) == nil || backend.Explain(err).Code != backend.Invalid {
			t.Errorf("%s: a body that is a number: %v", op.id, err)
		}
	}
	if bodies == 0 {
		t.Error("no body was compared")
	}
}

func readAlike(t *testing.T, name string, got, want any) {
	t.Helper()
	texts := [2]string{}
	for i, value := range []any{got, want} {
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(text)
	}
	if texts[0] != texts[1] {
		t.Errorf("%s: read as\n%s\nnot\n%s", name, texts[0], texts[1])
	}
}

func TestContractAndFunctionsMustMatch(t *testing.T) {
	c, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(map[string]function){
		"a function without an operation": func(f map[string]function) { f["sellRecords"] = listRecords },
		"an operation without a function": func(f map[string]function) { delete(f, "listRecords") },
	} {
		changed := maps.Clone(functions)
		change(changed)
		if _, err := readOperations(c, changed); err == nil {
			t.Errorf("%s went unseen", name)
		}
	}
}

func TestFaultsOfTheContractAreSeen(t *testing.T) {
	for name, spoil := range map[string]func(*contract, *described){
		"an unknown scope":              func(_ *contract, d *described) { d.Scope = "records:sell" },
		"a parameter that is not there": func(_ *contract, d *described) { d.Parameters[0].Ref = "#/components/parameters/Nope" },
		"a name that is no reference":   func(_ *contract, d *described) { d.Parameters[0].Ref = "WorkspaceId" },
		"a parameter without a schema":  func(c *contract, _ *described) { c.Components.Parameters["WorkspaceId"].Schema = nil },
		"a body's schema not there":     func(c *contract, _ *described) { delete(c.Components.Schemas, "ModuleInput") },
		"a body whose schema is inlined": func(_ *contract, d *described) {
			d.RequestBody.Content["application/json"] = struct{ Schema reference }{}
		},
	} {
		c, err := loadContract()
		if err != nil {
			t.Fatal(err)
		}
		spoil(c, c.Paths["/api/v1/workspace/{workspaceId}/modules"]["post"])
		if _, err := readOperations(c, functions); err == nil {
			t.Errorf("%s went unseen", name)
		}
	}
}

func TestDocumentHasEveryOperation(t *testing.T) {
	doc, err := Document("http://127.0.0.1:8420")
	if err != nil {
		t.Fatal(err)
	}
	for name, format := range map[string]func(*schema.Document) ([]byte, error){"JSON": schema.JSON, "YAML": schema.YAML} {
		text, err := format(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, gone := range []string{"x-scope", "x-own", "x-fixed", "Three keys"} {
			if strings.Contains(string(text), gone) {
				t.Errorf("%s has %s", name, gone)
			}
		}
		loaded, err := openapi3.NewLoader().LoadFromData(text)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := loaded.Validate(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		served := 0
		for _, item := range loaded.Paths.Map() {
			served += len(item.Operations())
		}
		if served != len(functions) || loaded.Servers[0].URL != "http://127.0.0.1:8420" {
			t.Errorf("%s: %d operations at %s", name, served, loaded.Servers[0].URL)
		}
	}
}

// TestEveryOperationListsWhatItCanAnswer: whatever is asked can meet a file that is damaged or in use, and come with too large a body.
func TestEveryOperationListsWhatItCanAnswer(t *testing.T) {
	doc := contractDocument(t)
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			for code, status := range statuses {
				optional := code == backend.Conflict || code == backend.Method || code == backend.NotServed
				if !optional && op.Responses.Status(status) == nil {
					t.Errorf("%s %s does not list %d", method, path, status)
				}
			}
		}
	}
}
