package rest

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"owlet/backend"

	"github.com/getkin/kin-openapi/openapi3"
)

// request is what an operation gets of an HTTP request that kept the contract.
type request struct {
	path   backend.Path
	field  string // the name of a field, where the path has one
	record string // the id of a record, where the path has one
	query  url.Values
	body   []byte // JSON; checked, unless the operation does it
	form   *form  // the body of an import, in place of JSON
	key    *backend.Key
}

// decode reads the body into v.
func (r *request) decode(v any) error {
	if err := json.Unmarshal(r.body, v); err != nil {
		return backend.Errorf(backend.Invalid, "request.not_json").Because(err)
	}
	return nil
}

// readRequest holds an HTTP request against the contract.
func (op *operation) readRequest(r *http.Request, limits Limits, key *backend.Key) (*request, error) {
	query, err := parseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, err
	}
	if err := op.checkParameters(r, query); err != nil {
		return nil, err
	}
	req := &request{
		path:  backend.Path{Workspace: r.PathValue("workspaceId"), Module: r.PathValue("moduleName"), Table: r.PathValue("tableName")},
		field: r.PathValue("fieldName"), record: r.PathValue("recordId"), query: query, key: key,
	}
	if key.Modules != nil {
		req.path.Only = &key.Modules
	}
	switch op.bodyType {
	case "":
	case formType:
		req.form, err = readForm(r, limits)
	default:
		req.body, err = op.readBodyOf(r, limits)
	}
	return req, err
}

// parseQuery reads a query string. A semicolon is an ordinary character: browsers leave it as it is.
func parseQuery(raw string) (url.Values, error) {
	if raw == "" {
		return nil, nil
	}
	query, err := url.ParseQuery(strings.ReplaceAll(raw, ";", "%3B"))
	if err != nil {
		return nil, backend.Errorf(backend.Invalid, "request.query").Because(err)
	}
	return query, nil
}

var byteOrderMark = []byte("\uFEFF")

// readBodyOf reads the body as UTF-8 JSON and checks it with the contract, unless the operation does. A byte order mark, which some
// programs put before every text, says nothing more.
func (op *operation) readBodyOf(r *http.Request, limits Limits) ([]byte, error) {
	body, err := readBody(r, limits.bodyOf(op))
	if err != nil {
		return nil, err
	}
	body = bytes.TrimPrefix(body, byteOrderMark)
	if len(body) == 0 {
		return nil, backend.Errorf(backend.Invalid, "request.no_body")
	}
	if err := checkCoding(r); err != nil {
		return nil, err
	}
	if err := checkType(r.Header.Get("Content-Type"), op.bodyType); err != nil {
		return nil, err
	}
	if op.body == nil {
		return body, nil
	}
	return op.checkBody(body)
}

// checkCoding refuses a body that is compressed, which would only look like nonsense.
func checkCoding(r *http.Request) error {
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return backend.Errorf(backend.Invalid, "request.coding", "coding", shorten(coding))
	}
	return nil
}

// checkType holds a Content-Type against the one that is wanted, whose text is UTF-8.
func checkType(header, want string) error {
	if header == want {
		return nil
	}
	mediaType, parameters, _ := mime.ParseMediaType(header)
	if mediaType != want {
		return backend.Errorf(backend.Invalid, "request.content_type", "type", want)
	}
	switch charset := parameters["charset"]; strings.ToLower(charset) {
	case "", "utf-8", "utf8", "us-ascii":
		return nil
	default:
		return backend.Errorf(backend.Invalid, "request.charset", "charset", shorten(charset))
	}
}

// checkBody checks a body with the contract and returns it with its numbers in their plain form: 1.0 and 1e0 are whole numbers
// too, in JSON. Keys that the contract lets pass but does not know are left out, or a decoder would take Name for name.
func (op *operation) checkBody(body []byte) ([]byte, error) {
	if err := backend.CheckJSON(body); err != nil {
		return nil, explainJSON(err, "")
	}
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		return nil, backend.Errorf(backend.Invalid, "request.not_json").Because(err)
	}
	schema, err := op.body()
	if err != nil {
		return nil, err
	}
	if err := schema.VisitJSON(value, openapi3.VisitAsRequest()); err != nil {
		return nil, explainBody(err)
	}
	leaveKnown(schema, value)
	return marshal(value)
}

// leaveKnown takes out of objects what their schema says nothing of, and objects of which nothing is left: they say nothing themselves.
func leaveKnown(s *openapi3.Schema, value any) {
	object, _ := value.(map[string]any)
	for key, inner := range object {
		known := s.Properties[key]
		if known != nil {
			leaveKnown(known.Value, inner)
		}
		if known == nil && s.Properties != nil || known != nil && known.Value.Properties != nil && isEmpty(inner) {
			delete(object, key)
		}
	}
	members, _ := value.([]any)
	for _, member := range members {
		if s.Items != nil {
			leaveKnown(s.Items.Value, member)
		}
	}
}

func isEmpty(value any) bool {
	object, ok := value.(map[string]any)
	return ok && len(object) == 0
}
