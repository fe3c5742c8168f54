package rest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"owlet/backend"

	"github.com/getkin/kin-openapi/openapi3"
)

// operation is one operation of the contract, ready to be served.
type operation struct {
	id           string
	pattern      string // for http.ServeMux: method and path
	scope        backend.Scope
	run          function
	parameters   []parameter
	bodyType     string                           // the media type of its body, "" when it has none
	body         func() (*openapi3.Schema, error) // what the contract checks of its body, nil when the operation does it
	lists409     bool
	makesModules bool // which a key that is restricted to chosen ones may not
}

// readOperations walks the contract. Each operation finds its function and each function its operation, or it fails.
func readOperations(c *contract, functions map[string]function) ([]*operation, error) {
	unused := map[string]bool{}
	for id := range functions {
		unused[id] = true
	}
	var all []*operation
	for path, item := range c.Paths {
		for method, described := range item {
			op, err := readOperation(c, described, functions)
			if err != nil {
				return nil, fmt.Errorf("operation %q: %w", described.OperationID, err)
			}
			op.pattern = strings.ToUpper(method) + " " + path
			delete(unused, op.id)
			all = append(all, op)
		}
	}
	for id := range unused {
		return nil, fmt.Errorf("function %q: the contract has no such operation", id)
	}
	slices.SortFunc(all, func(a, b *operation) int { return strings.Compare(a.pattern, b.pattern) })
	return all, nil
}

func readOperation(c *contract, described *described, functions map[string]function) (_ *operation, err error) {
	op := &operation{id: described.OperationID, scope: described.Scope, run: functions[described.OperationID]}
	op.makesModules = op.id == "createModule"
	if !slices.Contains(backend.Scopes, op.scope) {
		return nil, fmt.Errorf("%s %q is not a scope", scopeKey, op.scope)
	}
	if op.run == nil {
		return nil, errors.New("it has no function")
	}
	_, op.lists409 = described.Responses["409"]
	if op.parameters, err = c.readParameters(described.Parameters); err != nil {
		return nil, err
	}
	return op, op.readBody(c, described)
}

func (op *operation) readBody(c *contract, described *described) (err error) {
	for mediaType, content := range described.RequestBody.Content {
		op.bodyType = mediaType
		if op.body, err = c.schema(content.Schema); err != nil {
			return err
		}
	}
	if ownBodies[op.id] {
		op.body = nil
	}
	return nil
}
