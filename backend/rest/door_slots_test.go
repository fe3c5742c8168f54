package rest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// hostileSlots walks the contract: every parameter of every operation, and every text, key and member of every body.
func (w *world) hostileSlots() (all []slot) {
	w.t.Helper()
	doc := contractDocument(w.t)
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			all = append(all, w.parameterSlots(path, method, op)...)
			all = append(all, w.bodySlots(path, method, op)...)
		}
	}
	slices.SortFunc(all, func(a, b slot) int { return cmp.Compare(a.name, b.name) })
	return all
}

// pathBut is a path of the contract below the workspace, with names that there are but for one.
func (w *world) pathBut(target, except string) string {
	target = strings.TrimPrefix(target, "/api/v1/workspace/")
	for name, value := range map[string]string{"workspaceId": w.workspace.ID, "moduleName": "fair", "tableName": "stands", "fieldName": "name", "recordId": "1"} {
		if name == except {
			value = mark
		}
		target = strings.ReplaceAll(target, "{"+name+"}", value)
	}
	return target
}

func (w *world) parameterSlots(path, method string, op *openapi3.Operation) (all []slot) {
	for _, p := range op.Parameters {
		s := slot{name: op.OperationID + " " + p.Value.In + " " + p.Value.Name, method: method, path: w.pathBut(path, p.Value.Name)}
		if p.Value.In == openapi3.ParameterInPath {
			all = append(all, s)
			continue
		}
		s.path = w.pathBut(path, "")
		for _, value := range queryValues[p.Value.Name] {
			all = append(all, slot{name: s.name + " " + value, method: method, path: s.path, query: p.Value.Name + "=" + url.QueryEscape(value)})
		}
		s.query = p.Value.Name + "=" + url.QueryEscape(mark)
		all = append(all, s)
	}
	return all
}

// queryValues are the places inside of parameters that have a language of their own.
var queryValues = map[string][]string{
	"filter": {`{"name":"` + mark + `"}`, `{"` + mark + `":"x"}`, `{"kind":"` + mark + `"}`, `{"area":"` + mark + `"}`, `{"opens":"` + mark + `"}`, `{"hall":"` + mark + `"}`, `{"extras":["` + mark + `"]}`},
	"sort":   {"-" + mark, "name" + mark},
	"fields": {"name," + mark, mark + ",name"},
	"since":  {"2026-01-01T00:00:00Z" + mark},
	"asOf":   {"2026-01-01T00:00:00Z" + mark},
}

func (w *world) bodySlots(path, method string, op *openapi3.Operation) (all []slot) {
	if op.RequestBody == nil {
		return nil
	}
	for kind, content := range op.RequestBody.Value.Content {
		s := slot{name: op.OperationID, method: method, path: w.pathBut(path, ""), kind: kind}
		if kind == formType {
			all = append(all, formSlots(s, content.Schema.Value)...)
			continue
		}
		for _, body := range bodiesOf(op.OperationID, content.Schema.Value) {
			all = append(all, s.with(body))
		}
	}
	return all
}

// with gives a slot its body, and says where what it stores is to be found.
func (s slot) with(body any) slot {
	written, _ := json.Marshal(body)
	text, operation := string(written), s.name
	s.name, s.body = s.name+" "+text, text
	_, s.then, _ = strings.Cut("/"+s.path, "/modules")
	s.then = "/modules" + s.then
	s.dropped = strings.Contains(text, `"`+mark+`":"x"`) && !strings.Contains(text, `"labels":{"`+mark) || strings.Contains(text, `"id":"`+mark)
	name, renamed := "made", slices.ContainsFunc(fieldsOf(body), func(f map[string]any) bool { return f["name"] == mark })
	if renamed {
		name = mark
	}
	switch {
	case strings.HasSuffix(operation, "Records"):
	case strings.HasPrefix(operation, "create"):
		s.then = strings.TrimSuffix(s.then, "/batch") + "/" + name
		s.made = s.then
	case strings.HasPrefix(operation, "update"):
		if operation == "updateField" {
			field := "f_" + typeOf(text)
			s.path, s.then = strings.TrimSuffix(s.path, "name")+field, strings.TrimSuffix(s.then, "name")+field
		}
		if parent, old := path.Split(s.then); renamed {
			s.then, s.old = parent+mark, old
		}
	}
	return s
}

// typeOf is the type of field that has what a body is about.
func typeOf(body string) string {
	switch {
	case strings.Contains(body, `"expression"`):
		return "function"
	case strings.Contains(body, `"options":[`):
		return "choice"
	case strings.Contains(body, `"option`):
		return "dchoice"
	default:
		return "string"
	}
}

// bodiesOf are bodies of an operation that are right but for one text.
func bodiesOf(operation string, s *openapi3.Schema) (all []any) {
	if strings.HasSuffix(operation, "Records") && operation != "deleteRecords" {
		return recordBodies(operation)
	}
	for _, body := range textsOf(s) {
		text, _ := json.Marshal(body)
		kind := typeOf(string(text))
		for _, field := range fieldsOf(body) {
			if _, has := field["type"]; has && field["type"] != mark {
				field["type"] = kind
			}
		}
		all = append(all, body)
	}
	return all
}

// fieldsOf are the objects of a body that may be fields.
func fieldsOf(body any) (all []map[string]any) {
	list, ok := body.([]any)
	if !ok {
		list = []any{body}
	}
	for _, member := range list {
		if field, ok := member.(map[string]any); ok {
			all = append(all, field)
		}
	}
	return all
}

// recordBodies put the text into the value of each field, and where a field's name stands.
func recordBodies(operation string) (all []any) {
	values := []map[string]any{{mark: "x"}, {"name": mark}, {"code": mark}, {"place": mark}, {"area": mark}, {"paid": mark}, {"kind": mark}, {"kind": []any{mark}}, {"extras": []any{mark}}, {"extras": mark},
		{"opens": mark}, {"hall": mark}, {"cost": mark}, {"f_choice": mark}, {"f_dchoice": mark}, {"name": []any{mark}}, {"name": map[string]any{mark: mark}}, {"id": mark}}
	for _, v := range values {
		record := map[string]any{"name": "a name"}
		if operation == "updateRecords" {
			record["id"] = 1
		}
		body := map[string]any{"records": []any{record}}
		if operation == "upsertRecords" {
			record["code"], body["matchField"] = "c2", "code"
		}
		maps.Copy(record, v)
		all = append(all, body)
	}
	if operation == "upsertRecords" {
		all = append(all, map[string]any{"matchField": mark, "records": []any{map[string]any{"name": "a", "code": "c3"}}})
	}
	return append(all, map[string]any{"records": []any{map[string]any{"id": 1, "name": "a"}}, mark: "x"}, map[string]any{"records": mark}, mark)
}

// textsOf are values of a schema with the text in one place each.
func textsOf(s *openapi3.Schema) (all []any) {
	for _, one := range s.AnyOf {
		all = append(all, textsOf(one.Value)...)
	}
	switch {
	case s.Type.Is(openapi3.TypeArray):
		for _, member := range textsOf(s.Items.Value) {
			all = append(all, []any{member})
		}
	case s.Type.Is(openapi3.TypeObject):
		all = append(all, objectsOf(s)...)
	case s.AnyOf == nil:
		all = append(all, any(mark)) // of a number too: it is a text to refuse
	}
	return all
}

func objectsOf(s *openapi3.Schema) (all []any) {
	with := func(key string, value any) {
		object, _ := least(s).(map[string]any)
		object[key] = value
		all = append(all, object)
	}
	for _, key := range slices.Sorted(maps.Keys(s.Properties)) {
		for _, value := range textsOf(s.Properties[key].Value) {
			with(key, value)
		}
	}
	if inner := s.AdditionalProperties.Schema; inner != nil {
		with("de", mark)
	}
	with(mark, "x")
	return all
}

// least is the smallest value that a schema takes; what needs a name is called made.
func least(s *openapi3.Schema) any {
	switch {
	case len(s.AnyOf) > 0:
		return least(s.AnyOf[0].Value)
	case len(s.Enum) > 0:
		return s.Enum[0]
	case s.Type.Is(openapi3.TypeObject):
		object := map[string]any{}
		for _, key := range s.Required {
			object[key] = least(s.Properties[key].Value)
		}
		return object
	case s.Type.Is(openapi3.TypeArray):
		return []any{least(s.Items.Value)}
	case s.Type.Is(openapi3.TypeString):
		return "made"
	default:
		return 1
	}
}

// formSlots are those of an import: its values, its file's name, and what stands in the file.
func formSlots(s slot, form *openapi3.Schema) (all []slot) {
	const file = "--xXx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n"
	with := func(name string, parts ...string) {
		s := s
		s.name, s.body, s.kind = s.name+" "+name, strings.Join(parts, "")+"--xXx--\r\n", formType+"; boundary=xXx"
		all = append(all, s)
	}
	good := fmt.Sprintf(file, "a.csv", "name\r\na\r\n")
	for _, name := range slices.Sorted(maps.Keys(form.Properties)) {
		if name != "file" {
			with(name, good, "--xXx\r\nContent-Disposition: form-data; name=\""+name+"\"\r\n\r\n"+mark+"\r\n")
		}
	}
	for _, member := range []string{"csvColumnName", "fieldName", "updatePolicy"} {
		mapping := map[string]string{"csvColumnName": "name", "fieldName": "name"}
		mapping[member] = mark
		text, _ := json.Marshal([]any{mapping})
		with("mappings "+member, good, "--xXx\r\nContent-Disposition: form-data; name=\"mappings\"\r\n\r\n"+string(text)+"\r\n")
	}
	with("another value", good, "--xXx\r\nContent-Disposition: form-data; name=\""+mark+"\"\r\n\r\nx\r\n")
	with("the file's name", fmt.Sprintf(file, mark, "name\r\na\r\n"))
	with("a header", fmt.Sprintf(file, "a.csv", "name,"+mark+"\r\na,b\r\n"))
	for i := range all[len(all)-2:] { // of no meaning
		all[len(all)-1-i].dropped, all[len(all)-1-i].then = true, "/modules/fair/tables"
	}
	with("a cell", fmt.Sprintf(file, "a.csv", "name,area\r\n\""+mark+"\",\r\n"))
	with("a cell of numbers", fmt.Sprintf(file, "a.csv", "name,area\r\na,"+mark+"\r\n"))
	return all
}
