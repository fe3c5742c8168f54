package rest

import (
	"context"
	_ "embed"
	"fmt"
	"net/http"
	"sort"

	"owlet/backend"
	"owlet/backend/sqlite"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
)

//go:embed openapi.yaml
var contractYAML []byte

// Owlet's own keys in the contract; no served document has them.
const (
	scopeKey  = "x-scope"
	servedKey = "x-served"
	fixedKey  = "x-fixed"
)

// function is what carries out an operation: decode, one store call, return.
type function func(ctx context.Context, store *sqlite.Store, r *request) (answer, error)

// functions maps an operationId of the contract to what carries it out. The ids are the names of the store's methods but for four:
// createField and deleteField are CreateFields and DeleteFields with one field, getWorkspace is GetSchema, and importCSV is ImportRecords.
var functions = map[string]function{
	"getWorkspace":  getWorkspace,
	"listModules":   listModules,
	"createModule":  createModule,
	"getModule":     getModule,
	"updateModule":  updateModule,
	"deleteModule":  deleteModule,
	"listTables":    listTables,
	"createTable":   createTable,
	"getTable":      getTable,
	"updateTable":   updateTable,
	"deleteTable":   deleteTable,
	"listFields":    listFields,
	"createField":   createField,
	"createFields":  createFields,
	"getField":      getField,
	"updateField":   updateField,
	"deleteField":   deleteField,
	"deleteFields":  deleteFields,
	"getRecord":     getRecord,
	"listRecords":   listRecords,
	"createRecords": createRecords,
	"updateRecords": updateRecords,
	"deleteRecords": deleteRecords,
	"upsertRecords": upsertRecords,
	"importCSV":     importCSV,

	"listRecordChanges": listRecordChanges,
	"listSchemaChanges": listSchemaChanges,
}

// ownBodies are the operations that decode and check their body themselves: checking records with the contract costs more than
// the rest of the request.
var ownBodies = map[string]bool{"createRecords": true, "updateRecords": true, "deleteRecords": true, "upsertRecords": true}

// operation is one operation of the contract, ready to be served.
type operation struct {
	id         string
	pattern    string // for http.ServeMux: method and path
	scope      backend.Scope
	run        function // nil: the operation is not served
	route      *routers.Route
	parameters []parameter
	bodyType   string           // the media type of its body, "" when it has none
	body       *openapi3.Schema // what the contract checks of its body, nil when the operation does it
	lists409   bool
}

// loadContract reads the embedded contract and checks that it is a valid OpenAPI document.
func loadContract() (*openapi3.T, error) {
	doc, err := openapi3.NewLoader().LoadFromData(contractYAML)
	if err != nil {
		return nil, fmt.Errorf("read the contract: %w", err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("check the contract: %w", err)
	}
	return doc, nil
}

// readOperations walks the contract. Each served operation finds its function and each function its operation, or it fails.
func readOperations(doc *openapi3.T, functions map[string]function) ([]*operation, error) {
	unused := map[string]bool{}
	for id := range functions {
		unused[id] = true
	}
	var all []*operation
	for path, item := range doc.Paths.Map() {
		for method, described := range item.Operations() {
			op, err := readOperation(doc, path, method, functions)
			if err != nil {
				return nil, fmt.Errorf("operation %q: %w", described.OperationID, err)
			}
			delete(unused, op.id)
			all = append(all, op)
		}
	}
	for id := range unused {
		return nil, fmt.Errorf("function %q: the contract has no such operation", id)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].pattern < all[j].pattern })
	return all, nil
}

func readOperation(doc *openapi3.T, path, method string, functions map[string]function) (*operation, error) {
	item := doc.Paths.Value(path)
	described := item.GetOperation(method)
	op := &operation{
		id:       described.OperationID,
		pattern:  method + " " + path,
		run:      functions[described.OperationID],
		route:    &routers.Route{Spec: doc, Path: path, PathItem: item, Method: method, Operation: described},
		lists409: described.Responses.Status(http.StatusConflict) != nil,
	}
	scope, ok := described.Extensions[scopeKey].(string)
	if op.scope = backend.Scope(scope); !ok || !known(op.scope) {
		return nil, fmt.Errorf("%s %q is not a scope", scopeKey, scope)
	}
	if served := described.Extensions[servedKey] != false; served != (op.run != nil) {
		return nil, fmt.Errorf("served is %t but having a function is %t", served, op.run != nil)
	}
	op.parameters = readParameters(described.Parameters)
	op.readBody(described)
	return op, nil
}

func (op *operation) readBody(described *openapi3.Operation) {
	if described.RequestBody == nil {
		return
	}
	for mediaType, content := range described.RequestBody.Value.Content {
		op.bodyType = mediaType
		if !ownBodies[op.id] {
			op.body = content.Schema.Value
		}
	}
}

func known(scope backend.Scope) bool {
	for _, s := range backend.Scopes {
		if s == scope {
			return true
		}
	}
	return false
}
