package window

import (
	"owlet/backend"
	"owlet/backend/sqlite"
)

// Keys are a workspace's API keys.
type Keys struct{ store *sqlite.Store }

// List returns all keys of a workspace, newest first.
func (k *Keys) List(workspaceID string) ([]backend.Key, error) {
	return k.store.ListKeys(always, workspaceID)
}

// Create makes a key and returns its secret, this once.
func (k *Keys) Create(workspaceID string, in backend.KeyInput) (backend.NewKey, error) {
	return k.store.CreateKey(always, workspaceID, in)
}

// Rename gives a key another name.
func (k *Keys) Rename(workspaceID, keyID, name string) (backend.Key, error) {
	return k.store.RenameKey(always, workspaceID, keyID, name)
}

// Revoke revokes keys, all or none.
func (k *Keys) Revoke(workspaceID string, keyIDs []string) ([]backend.Key, error) {
	return k.store.RevokeKeys(always, workspaceID, keyIDs)
}
