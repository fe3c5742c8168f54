package main

import (
	"encoding/json"
	"errors"

	"owlet/backend"
)

// windowDoor writes records with the methods that the grid calls.
type windowDoor struct {
	*frontend
	workspace string
}

func (d windowDoor) path(table string) backend.Path {
	module, name := split(table)
	return backend.Path{Workspace: d.workspace, Module: module, Table: name}
}

func body(rows []values) string {
	text, err := json.Marshal(map[string]any{"records": rows})
	if err != nil {
		panic(err) // only texts, numbers and booleans are ever in it
	}
	return string(text)
}

func (d windowDoor) create(table string, rows []values) (ids []int64, err error) {
	err = d.call(&ids, "Records", "Create", d.path(table), body(rows))
	return ids, err
}

func (d windowDoor) update(table string, rows []values) error {
	return d.call(nil, "Records", "Update", d.path(table), body(rows))
}

func (d windowDoor) delete(table string, ids []int64) error {
	return d.call(nil, "Records", "Delete", d.path(table), ids)
}

var errNotHere = errors.New("the window has no such method")

func (d windowDoor) upsert(string, []values) ([]int64, error) { return nil, errNotHere }
func (d windowDoor) imports(string, []values, bool) error     { return errNotHere }
