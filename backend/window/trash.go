package window

import (
	"owlet/backend"
	"owlet/backend/sqlite"
)

// Trash is the deleted workspaces that can be brought back.
type Trash struct{ store *sqlite.Store }

// List returns them, the one deleted last first.
func (t *Trash) List() ([]backend.Trashed, error) { return t.store.ListTrash(always) }

// Recover brings a workspace back. Its keys stay revoked.
func (t *Trash) Recover(id string) (backend.Workspace, error) {
	return t.store.RecoverWorkspace(always, id)
}

// Purge deletes a workspace for good, with its backups.
func (t *Trash) Purge(id, confirm string) error { return t.store.PurgeWorkspace(always, id, confirm) }
