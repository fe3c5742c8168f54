package rest

import (
	"encoding/json"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

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

// readBodyOf reads the body as UTF-8 JSON and checks it with the contract, unless the operation does.
func (op *operation) readBodyOf(r *http.Request, limits Limits) ([]byte, error) {
	body, err := readBody(r, limits.bodyOf(op))
	if err != nil {
		return nil, err
	}
	if !isOfType(r.Header.Get("Content-Type"), op.bodyType) {
		return nil, backend.Errorf(backend.Invalid, "request.content_type", "type", op.bodyType)
	}
	switch {
	case len(body) == 0:
		return nil, backend.Errorf(backend.Invalid, "request.no_body")
	case op.body == nil:
		return body, nil
	case !utf8.Valid(body):
		return nil, backend.Errorf(backend.Invalid, "request.not_utf8")
	}
	return op.checkBody(body)
}

func isOfType(header, want string) bool {
	if header == want {
		return true
	}
	mediaType, _, _ := mime.ParseMediaType(header)
	return mediaType == want
}

// checkBody checks a body with the contract and returns it with its numbers in their plain form: 1.0 and 1e0 are whole numbers
// too, in JSON.
func (op *operation) checkBody(body []byte) ([]byte, error) {
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		return nil, backend.Errorf(backend.Invalid, "request.not_json").Because(err)
	}
	if err := op.body.VisitJSON(value, openapi3.VisitAsRequest()); err != nil {
		return nil, explainBody(err)
	}
	return marshal(value)
}
