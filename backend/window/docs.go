package window

import (
	"time"

	"owlet/backend"
	"owlet/backend/rest"
	"owlet/backend/sqlite"
)

// Docs is Swagger UI, as the API server serves it.
type Docs struct {
	store  *sqlite.Store
	server *rest.Server
}

// Frame is what a page needs to frame Swagger UI and to authorize it: the key goes to exactly Origin, by postMessage.
type Frame struct {
	URL         string    `json:"url"`
	Origin      string    `json:"origin"`
	Key         string    `json:"key"`
	WorkspaceID string    `json:"workspaceId"`
	ExpiresAt   time.Time `json:"expiresAt"`
}

// FrameKey makes a temporary key for the framed Swagger UI. Errors: not_found, busy when the API does not run.
func (d *Docs) FrameKey(workspaceID string) (Frame, error) {
	if _, err := d.store.GetWorkspace(always, workspaceID); err != nil {
		return Frame{}, err
	}
	state := d.server.State()
	if state.State != rest.Running {
		return Frame{}, backend.Errorf(backend.Busy, "server.stopped")
	}
	key, expires := d.server.TemporaryKey(workspaceID)
	return Frame{URL: state.Address + rest.DocsPath, Origin: state.Address, Key: key, WorkspaceID: workspaceID, ExpiresAt: expires}, nil
}
