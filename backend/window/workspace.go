package window

import (
	"owlet/backend"
	"owlet/backend/sqlite"
)

// Workspaces are the organization's workspaces.
type Workspaces struct{ store *sqlite.Store }

// List returns the workspaces by name.
func (w *Workspaces) List() ([]backend.Workspace, error) { return w.store.ListWorkspaces(always) }

// Current returns the workspace that the window shows.
func (w *Workspaces) Current() (backend.Workspace, error) { return w.store.CurrentWorkspace(always) }

// Switch makes the window show another workspace.
func (w *Workspaces) Switch(id string) (backend.Workspace, error) {
	return w.store.SwitchWorkspace(always, id)
}

// Create makes an empty workspace.
func (w *Workspaces) Create(in backend.WorkspaceInput) (backend.Workspace, error) {
	return w.store.CreateWorkspace(always, in)
}

// Update renames a workspace.
func (w *Workspaces) Update(id string, in backend.WorkspaceInput) (backend.Workspace, error) {
	return w.store.UpdateWorkspace(always, id, in)
}

// Delete moves a workspace to the trash and returns the path of its file there.
func (w *Workspaces) Delete(id, confirm string) (string, error) {
	return w.store.DeleteWorkspace(always, id, confirm)
}
