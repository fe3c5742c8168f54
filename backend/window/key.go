package window

import (
	"time"

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

// Update changes what a key sees and how often it may ask.
func (k *Keys) Update(workspaceID, keyID string, change backend.KeyChange) (backend.Key, error) {
	return k.store.UpdateKey(always, workspaceID, keyID, change)
}

// Rotate gives a key a new secret, which it returns this once. The old one goes on for some hours.
func (k *Keys) Rotate(workspaceID, keyID string, keepHours int) (backend.NewKey, error) {
	return k.store.RotateKey(always, workspaceID, keyID, time.Duration(keepHours)*time.Hour)
}

// EndSecret ends a secret that a key had before it was rotated.
func (k *Keys) EndSecret(workspaceID, keyID, secretID string) (backend.Key, error) {
	return k.store.EndSecret(always, workspaceID, keyID, secretID)
}

// Revoke revokes keys, all or none.
func (k *Keys) Revoke(workspaceID string, keyIDs []string) ([]backend.Key, error) {
	return k.store.RevokeKeys(always, workspaceID, keyIDs)
}

// UndoRevoke takes a revocation back, for all of the keys or none.
func (k *Keys) UndoRevoke(workspaceID string, keyIDs []string) ([]backend.Key, error) {
	return k.store.UndoRevokeKeys(always, workspaceID, keyIDs)
}
