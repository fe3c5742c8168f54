package window

import (
	"strconv"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Modules are a workspace's modules, which people call apps.
type Modules struct{ store *sqlite.Store }

// Module is a module as the window shows it, with an id that no other module or table ever has.
type Module struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Labels   backend.Labels `json:"labels"`
	Icon     *backend.Icon  `json:"icon"`
	IsHidden bool           `json:"isHidden"`
	Tables   []Table        `json:"tables"`
}

// List returns the modules of a workspace with their tables and fields, all in the person's order.
func (m *Modules) List(workspaceID string) ([]Module, error) {
	list, err := m.store.ListModules(always, backend.Path{Workspace: workspaceID})
	if err != nil {
		return nil, err
	}
	counts, err := m.store.CountAllRecords(always, workspaceID)
	out := make([]Module, len(list))
	for i := range list {
		out[i] = moduleOf(&list[i], counts)
	}
	return out, err
}

// Create makes a module without tables, after those that there are.
func (m *Modules) Create(workspaceID string, in backend.ModuleInput) (Module, error) {
	made, err := m.store.CreateModule(always, backend.Path{Workspace: workspaceID}, in)
	if err != nil {
		return Module{}, err
	}
	return moduleOf(made, nil), nil
}

// Update changes a module; what is left out stays.
func (m *Modules) Update(workspaceID, name string, in backend.ModuleChange) (Module, error) {
	changed, err := m.store.UpdateModule(always, backend.Path{Workspace: workspaceID, Module: name}, in)
	if err != nil {
		return Module{}, err
	}
	counts, err := m.store.CountAllRecords(always, workspaceID)
	return moduleOf(changed, counts), err
}

// Reorder puts the modules into another order, which names each of them once.
func (m *Modules) Reorder(workspaceID string, names []string) error {
	return m.store.ReorderModules(always, workspaceID, names)
}

// Losses counts what Delete would take.
func (m *Modules) Losses(workspaceID, name string) (backend.Losses, error) {
	return m.store.ModuleLosses(always, backend.Path{Workspace: workspaceID, Module: name})
}

// Delete deletes a module with its tables and their records, after a backup of them.
func (m *Modules) Delete(workspaceID, name string) error {
	taken, err := m.Losses(workspaceID, name)
	if err := backUpFirst(m.store, workspaceID, taken, err); err != nil {
		return err
	}
	_, err = m.store.DeleteModule(always, backend.Path{Workspace: workspaceID, Module: name})
	return err
}

func moduleOf(m *backend.Module, counts map[int64]int64) Module {
	out := Module{
		ID: strconv.FormatInt(m.Num, 10), Name: m.Name, Labels: m.Labels, Icon: m.Icon, IsHidden: m.IsHidden, Tables: make([]Table, len(m.Tables)),
	}
	for i := range m.Tables {
		out.Tables[i] = tableOf(&m.Tables[i], counts[m.Tables[i].Num])
	}
	tellOtherEnds(m, out.Tables)
	return out
}

// tellOtherEnds tells each table by which references the others fill its reverse fields.
func tellOtherEnds(m *backend.Module, tables []Table) {
	names := map[int64]string{}
	for i := range m.Tables {
		for j := range m.Tables[i].Fields {
			names[m.Tables[i].Fields[j].Num] = m.Tables[i].Fields[j].Name
		}
	}
	for i := range m.Tables {
		for j := range m.Tables[i].Fields {
			if f := &m.Tables[i].Fields[j]; f.Type == backend.Reverse {
				tables[i].OtherEnds[f.Name] = names[f.ReverseOf]
			}
		}
	}
}
