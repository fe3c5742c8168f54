package rest

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"owlet/backend"
	"owlet/backend/sqlite"

	"github.com/getkin/kin-openapi/openapi3"
)

// The contract is openapi.yaml. The server starts from the same as JSON, which is read thirty times as fast; a test holds both equal
// and the contract valid.
var (
	//go:embed openapi.yaml
	contractYAML []byte
	//go:embed openapi.json
	contractJSON []byte
)

// Owlet's own keys in the contract; no served document has them.
const (
	scopeKey = "x-scope"
	fixedKey = "x-fixed"
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

	"listFunctions": listFunctions,
	"executeScript": executeScript,

	"listRecordChanges": listRecordChanges,
	"listSchemaChanges": listSchemaChanges,
}

// ownBodies are the operations that decode and check their body themselves: checking records with the contract costs more than
// the rest of the request.
var ownBodies = map[string]bool{"createRecords": true, "updateRecords": true, "deleteRecords": true, "upsertRecords": true}

// contract is what the server needs of the contract to start. The schemas, of which only bodies need any, are read with the first body.
type contract struct {
	Paths      map[string]map[string]*described // by path, then by method in small letters
	Components struct {
		Parameters map[string]*openapi3.Parameter
		Schemas    map[string]json.RawMessage
	}
	schemas func() (openapi3.Schemas, error)
}

// described is an operation as the contract describes it.
type described struct {
	OperationID string        `json:"operationId"`
	Scope       backend.Scope `json:"x-scope"`
	Parameters  []reference
	RequestBody struct {
		Content map[string]struct{ Schema reference }
	}
	Responses map[string]struct{}
}

// reference names a component. Parameters and the schemas of bodies are written as components only.
type reference struct {
	Ref string `json:"$ref"`
}

func loadContract() (*contract, error) {
	c := &contract{}
	if err := json.Unmarshal(contractJSON, c); err != nil {
		return nil, fmt.Errorf("read the contract: %w", err)
	}
	c.schemas = sync.OnceValues(c.readSchemas)
	return c, nil
}

// find returns the component of a kind that a reference names.
func find[T any](kind string, components map[string]T, ref reference) (name string, found T, err error) {
	name, named := strings.CutPrefix(ref.Ref, "#/components/"+kind+"/")
	found, exists := components[name]
	if !named || !exists {
		err = fmt.Errorf("%q is none of the contract's %s", ref.Ref, kind)
	}
	return name, found, err
}

// schema returns what makes a schema ready, once it is needed.
func (c *contract) schema(ref reference) (func() (*openapi3.Schema, error), error) {
	name, _, err := find("schemas", c.Components.Schemas, ref)
	if err != nil {
		return nil, err
	}
	return func() (*openapi3.Schema, error) {
		all, err := c.schemas()
		if err != nil {
			return nil, err
		}
		return all[name].Value, nil
	}, nil
}

func (c *contract) readSchemas() (openapi3.Schemas, error) {
	all := openapi3.Schemas{}
	for name, text := range c.Components.Schemas {
		all[name] = &openapi3.SchemaRef{}
		if err := json.Unmarshal(text, all[name]); err != nil {
			return nil, fmt.Errorf("read the contract's schema %q: %w", name, err)
		}
	}
	whole := &openapi3.T{Components: &openapi3.Components{Schemas: all}}
	if err := openapi3.NewLoader().ResolveRefsIn(whole, nil); err != nil {
		return nil, fmt.Errorf("read the contract's schemas: %w", err)
	}
	return all, nil
}
