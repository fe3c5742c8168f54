package rest

import (
	"net/http"

	"owlet/backend"
	"owlet/backend/schema"
)

const workspaceDocumentPath = DocsPath + "/workspace"

// serveWorkspaceDocument serves the document of a workspace's own tables to Swagger UI, for the temporary key it works with.
func (s *Server) serveWorkspaceDocument(w http.ResponseWriter, r *http.Request) {
	text, err := s.workspaceDocument(r)
	if err != nil {
		s.refuse(w, r, nil, err)
		return
	}
	writeFile(w, "application/json; charset=utf-8", "no-store", text)
}

func (s *Server) workspaceDocument(r *http.Request) ([]byte, error) {
	found, ok := s.temporary.find(bearer(r))
	if !ok {
		return nil, backend.Errorf(backend.Unauthorized, "key.unauthorized")
	}
	workspace, err := s.store.GetWorkspace(r.Context(), found.workspaceID)
	if err != nil {
		return nil, err
	}
	tables, err := s.store.GetSchema(r.Context(), backend.Path{Workspace: workspace.ID})
	if err != nil {
		return nil, err
	}
	return schema.JSON(schema.Workspace(workspace, tables, ownOrigin(r)))
}
