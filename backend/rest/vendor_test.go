package rest

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

const (
	recordIDSchema = `{"oneOf":[{"type":"integer","minimum":0,"exclusiveMinimum":true,"maximum":9007199254740991},{"type":"string","pattern":"^[1-9][0-9]{0,15}$"}]}`
	valueSchema    = `{"anyOf":[{"type":"boolean","nullable":true},{"type":"number"},{"type":"string"},{"type":"array","items":{"anyOf":[{"type":"boolean","nullable":true},{"type":"number"},{"type":"string"},{"type":"array","items":{}},{"type":"object"}]}},{"type":"object"}]}`
	recordsPath    = " /modules/{moduleName}/tables/{tableName}/records "
)

// differences are all the places where the contract is not the vendor's document. A record id may be sent as text, and the value of a
// multi field is an array: the vendor's service does both, though its document leaves them out.
var differences = map[string]string{
	"patch" + recordsPath + "body application/json properties records items properties id":                    recordIDSchema,
	"delete" + recordsPath + "body application/json properties records items":                                 recordIDSchema,
	"get" + recordsPath + "200 application/json properties data items properties values additionalProperties": valueSchema,
	"get" + recordsPath + "200 application/json properties meta properties filter additionalProperties":       valueSchema,
}

// additions are the operations that the live service has and the vendor's document does not.
var additions = []string{
	"get /modules/{moduleName}/tables/{tableName}/record/{recordId}",
	"post" + recordsPath[:len(recordsPath)-1] + "/upsert",
	"get" + recordsPath[:len(recordsPath)-1] + "/changes",
	"get /schema/changes",
	"get /modules/{moduleName}/functions",
	"post /script/exec",
}

const (
	pageLimitSchema  = `{"required":false,"schema":{"maximum":100,"minimum":1,"type":"number"}}`
	pageOffsetSchema = `{"required":false,"schema":{"minimum":0,"type":"number"}}`
	pageInfoSchema   = `{"properties":{"has_more":{"type":"boolean"},"limit":{"type":"number"},"offset":{"type":"number"}},"required":["has_more","limit","offset"],"type":"object"}`
	removedSchema    = `{"properties":{"removed":{"items":{"properties":{"fieldName":{"type":"string"},"moduleName":{"type":"string"},"tableName":{"type":"string"},
		"type":{"enum":["reference","reverse"],"type":"string"}},"required":["fieldName","moduleName","tableName","type"],"type":"object"},"type":"array"}},"required":["removed"],"type":"object"}`
)

// The live service has pages of these lists by now, and a delete says what else went.
func init() {
	for _, list := range []string{"", "/{moduleName}/tables", "/{moduleName}/tables/{tableName}/fields"} {
		place := "get /modules" + list
		differences[place+" parameter query limit"] = pageLimitSchema
		differences[place+" parameter query offset"] = pageOffsetSchema
		differences[place+" 200 application/json properties page_info"] = pageInfoSchema
	}
	for _, deleted := range []string{"", "/tables/{tableName}", "/tables/{tableName}/fields/batch", "/tables/{tableName}/fields/{fieldName}"} {
		differences["delete /modules/{moduleName}"+deleted+" 200 application/json properties meta"] = removedSchema
	}
}

// moreStatuses are answers that the document does not list for every operation. Some are the live service's, some our own.
var moreStatuses = []string{"400", "403", "413", "429", "500", "501", "503", "507"}

func TestContractEqualsTheVendors(t *testing.T) {
	path := os.Getenv("NINOX_OPENAPI")
	if path == "" {
		t.Skip("NINOX_OPENAPI is not set: the contract is not compared with the vendor's document")
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	theirs := operationsOf(t, content)
	ours := operationsOf(t, contractJSON)
	if len(theirs) != 23 {
		t.Fatalf("the vendor's document has %d operations, not 23", len(theirs))
	}
	maps.DeleteFunc(ours, func(name string, _ any) bool { return slices.Contains(additions, name) })
	c := comparison{used: map[string]bool{}}
	c.compare("", ours, theirs)
	for _, fault := range c.faults {
		t.Error(fault)
	}
	for place := range differences {
		if !c.used[place] {
			t.Errorf("there is no difference any more at %s", place)
		}
	}
}

func TestComparisonSeesDifferences(t *testing.T) {
	theirs := operationsOf(t, contractJSON)
	for _, change := range []struct{ old, new string }{
		{`"maxLength": 12`, `"maxLength": 13`},
		{`"multiline-text",`, ``},
		{`"fieldNames"`, `"names"`},
		{`"required": true`, `"required": false`},
		{`"201"`, `"200"`},
		{`"multipart/form-data"`, `"application/json"`},
		{`"in": "query"`, `"in": "header"`},
		{`"has_more"`, `"more"`},
	} {
		changed := strings.ReplaceAll(string(contractJSON), change.old, change.new)
		c := comparison{used: map[string]bool{}}
		c.compare("", operationsOf(t, []byte(changed)), theirs)
		if len(c.faults) == 0 {
			t.Errorf("%s for %s went unseen", change.new, change.old)
		}
	}
}

type object = map[string]any

// operationsOf reduces a document to what matters on the wire, by method and path.
func operationsOf(t *testing.T, content []byte) object {
	t.Helper()
	var doc object
	if err := json.Unmarshal(content, &doc); err != nil {
		t.Fatal(err)
	}
	operations := object{}
	for path, item := range doc["paths"].(object) {
		for method, operation := range item.(object) {
			name := method + " " + strings.TrimPrefix(path, "/api/v1/workspace/{workspaceId}")
			operations[name] = wire(doc, operation.(object))
		}
	}
	return operations
}

func wire(doc, operation object) object {
	out := object{}
	parameters, _ := operation["parameters"].([]any)
	for _, p := range parameters {
		parameter := resolve(doc, p).(object)
		name := fmt.Sprint("parameter ", parameter["in"], " ", parameter["name"])
		out[name] = object{"required": parameter["required"], "schema": plain(doc, parameter["schema"])}
	}
	if body, ok := operation["requestBody"].(object); ok {
		out["body"] = contentOf(doc, body)
		out["body required"] = body["required"]
	}
	for status, answer := range operation["responses"].(object) {
		out[status] = contentOf(doc, resolve(doc, answer).(object))
	}
	return out
}

func contentOf(doc, from object) object {
	out := object{}
	content, _ := from["content"].(object)
	for mediaType, described := range content {
		out[mediaType] = plain(doc, described.(object)["schema"])
	}
	return out
}

func resolve(doc object, v any) any {
	o, _ := v.(object)
	ref, ok := o["$ref"].(string)
	if !ok {
		return v
	}
	var at any = doc
	for part := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
		at = at.(object)[part]
	}
	return resolve(doc, at)
}

// plain is a schema without its references and without what only people read.
func plain(doc object, v any) any {
	switch v := resolve(doc, v).(type) {
	case object:
		out := object{}
		for key, inner := range v {
			switch {
			case key == "description", key == "example", key == "title", strings.HasPrefix(key, "x-"):
			case key == "required":
				names := inner.([]any)
				slices.SortFunc(names, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
				out[key] = names
			case key == "properties":
				properties := object{}
				for name, property := range inner.(object) {
					properties[name] = plain(doc, property)
				}
				out[key] = properties
			default:
				out[key] = plain(doc, inner)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plain(doc, v[i])
		}
		return out
	default:
		return v
	}
}

// comparison collects where two documents differ.
type comparison struct {
	faults []string
	used   map[string]bool
}

func (c *comparison) fault(place string, ours, theirs any) {
	a, _ := json.Marshal(ours)
	b, _ := json.Marshal(theirs)
	c.faults = append(c.faults, fmt.Sprintf("%s:\n  ours   %s\n  theirs %s", place, a, b))
}

func (c *comparison) compare(place string, ours, theirs any) {
	if reflect.DeepEqual(ours, theirs) || c.known(place, ours) {
		return
	}
	a, isObject := ours.(object)
	b, bothObjects := theirs.(object)
	if !isObject || !bothObjects {
		c.fault(place, ours, theirs)
		return
	}
	keys := slices.Sorted(maps.Keys(a))
	for key := range b {
		if _, both := a[key]; !both {
			keys = append(keys, key)
		}
	}
	for _, key := range keys {
		_, has := b[key]
		switch below := strings.TrimSpace(place + " " + key); {
		case !has && slices.Contains(moreStatuses, key):
		case key == "required" && inAnswer(place) && promisesMore(a[key], b[key]):
		default:
			c.compare(below, a[key], b[key])
		}
	}
}

func (c *comparison) known(place string, ours any) bool {
	expected, listed := differences[place]
	if !listed {
		return false
	}
	c.used[place] = true
	var want any
	return json.Unmarshal([]byte(expected), &want) == nil && reflect.DeepEqual(ours, want)
}

func inAnswer(place string) bool {
	return strings.Contains(place, " 200 ") || strings.Contains(place, " 201 ")
}

// promisesMore tells whether an answer has at least the properties that it has to have: those of a list's members are in an answer
// with one of them too.
func promisesMore(ours, theirs any) bool {
	a, _ := ours.([]any)
	b, _ := theirs.([]any)
	return !slices.ContainsFunc(b, func(name any) bool { return !slices.Contains(a, name) })
}
