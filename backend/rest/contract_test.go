package rest

import (
	"maps"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/schema"

	"github.com/getkin/kin-openapi/openapi3"
)

func TestContractIsValid(t *testing.T) {
	doc, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
	operations, err := readOperations(doc, functions)
	if err != nil {
		t.Fatal(err)
	}
	if want := 23 + len(additions); len(operations) != want {
		t.Errorf("%d operations, not %d", len(operations), want)
	}
}

func TestContractAndFunctionsMustMatch(t *testing.T) {
	doc, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(map[string]function){
		"a function without an operation":          func(f map[string]function) { f["sellRecords"] = listRecords },
		"a served operation without a function":    func(f map[string]function) { delete(f, "listRecords") },
		"an operation with one that is not served": func(f map[string]function) { f["executeScript"] = listRecords },
	} {
		changed := maps.Clone(functions)
		change(changed)
		if _, err := readOperations(doc, changed); err == nil {
			t.Errorf("%s went unseen", name)
		}
	}
}

func TestDocumentHasWhatIsServed(t *testing.T) {
	doc, err := Document("http://127.0.0.1:8420")
	if err != nil {
		t.Fatal(err)
	}
	for name, format := range map[string]func(*schema.Document) ([]byte, error){"JSON": schema.JSON, "YAML": schema.YAML} {
		text, err := format(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, gone := range []string{"x-scope", "x-served", "x-own", "x-fixed", "executeScript", "ScriptAnswer", "listFunctions", "FunctionsAnswer", "NotServed", "Functions", "Four keys"} {
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
	doc, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
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
