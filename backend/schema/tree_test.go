package schema_test

import (
	"strings"
	"testing"

	yaml "github.com/oasdiff/yaml3"

	"owlet/backend/schema"
)

func TestOf(t *testing.T) {
	const contract = `# a comment
openapi: 3.0.3 # another
"200": &shared {a: [1, 2.50, 0x10, 1e3], b: ~, c: True, d: 'no'}
again: *shared
day: 2024-02-15
text: |
  Two lines,

  and their end.
folded: >-
  one
  line
list:
  - on
  - "on"
`
	var file yaml.Node
	if err := yaml.Unmarshal([]byte(contract), &file); err != nil {
		t.Fatal(err)
	}
	doc := schema.Of(&file)
	const wantYAML = `openapi: "3.0.3"
"200":
  a:
    - 1
    - 2.5
    - 16
    - 1000
  b: null
  c: true
  d: "no"
again:
  a:
    - 1
    - 2.5
    - 16
    - 1000
  b: null
  c: true
  d: "no"
day: "2024-02-15"
text: |
  Two lines,

  and their end.
folded: one line
list:
  - "on"
  - "on"
`
	const wantJSON = `{"openapi":"3.0.3","200":{"a":[1,2.5,16,1000],"b":null,"c":true,"d":"no"},` +
		`"again":{"a":[1,2.5,16,1000],"b":null,"c":true,"d":"no"},"day":"2024-02-15",` +
		`"text":"Two lines,\n\nand their end.\n","folded":"one line","list":["on","on"]}`
	asYAML, err := schema.YAML(doc)
	if err != nil || string(asYAML) != wantYAML {
		t.Errorf("%v\n%s", err, asYAML)
	}
	asJSON, err := schema.JSON(doc)
	if err != nil || strings.Join(strings.Fields(string(asJSON)), "") != strings.Join(strings.Fields(wantJSON), "") {
		t.Errorf("%v\n%s", err, asJSON)
	}
}
