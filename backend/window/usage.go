package window

import (
	"owlet/backend"
	"owlet/backend/sqlite"
)

// Usage is what workspaces and keys take and do.
type Usage struct{ store *sqlite.Store }

// Get returns the figures of the organization and of each workspace.
func (u *Usage) Get() (backend.Usage, error) { return u.store.GetUsage(always) }

// ListCalls returns the requests of the last 90 days: of each workspace for "", or of each key of one.
func (u *Usage) ListCalls(workspaceID string) (backend.DailyCalls, error) {
	return u.store.ListDailyCalls(always, workspaceID)
}

// GetKey returns what a key was used for.
func (u *Usage) GetKey(workspaceID, keyID string) (backend.KeyUsage, error) {
	return u.store.GetKeyUsage(always, workspaceID, keyID)
}
