package window

import (
	"strconv"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Modules are a workspace's modules, which people call apps.
type Modules struct{ store *sqlite.Store }

// Module is a module as the window shows it.
type Module struct {
	Name   string         `json:"name"`
	Labels backend.Labels `json:"labels"`
	Icon   *backend.Icon  `json:"icon"`
	Tables []Table        `json:"tables"`
}

// Table is a table as the window shows it: with its id, by which references name it.
type Table struct {
	ID     string          `json:"id"`
	Name   string          `json:"name"`
	Labels backend.Labels  `json:"labels"`
	Icon   *backend.Icon   `json:"icon"`
	Fields []backend.Field `json:"fields"`
}

// List returns the modules of a workspace with their tables and fields.
func (m *Modules) List(workspaceID string) ([]Module, error) {
	list, err := m.store.ListModules(always, backend.Path{Workspace: workspaceID})
	out := make([]Module, len(list))
	for i := range list {
		out[i] = moduleOf(&list[i])
	}
	return out, err
}

func moduleOf(m *backend.Module) Module {
	out := Module{Name: m.Name, Labels: m.Labels, Icon: m.Icon, Tables: make([]Table, len(m.Tables))}
	for i := range m.Tables {
		t := &m.Tables[i]
		out.Tables[i] = Table{ID: strconv.FormatInt(t.Num, 10), Name: t.Name, Labels: t.Labels, Icon: t.Icon, Fields: t.Fields}
	}
	return out
}

// Delete deletes a module with its tables and their records.
func (m *Modules) Delete(workspaceID, name string) error {
	_, err := m.store.DeleteModule(always, backend.Path{Workspace: workspaceID, Module: name})
	return err
}
