package window

import (
	"owlet/backend"
	"owlet/backend/sqlite"
)

// Storage is how the data folder is.
type Storage struct{ store *sqlite.Store }

// StorageState says what keeps the data folder from being written or read at the moment; nil is nothing.
type StorageState struct {
	Fault *backend.Error `json:"fault"`
}

// State returns the state that holds. The event "storage" tells of each new one.
func (s *Storage) State() (StorageState, error) { return StorageState{s.store.Fault()}, nil }
