package rest

import (
	"encoding/json"
	"net/http"
	"time"

	"owlet/backend"
)

const sessionPath = DocsPath + "/session"

// session is what Swagger UI is told about the temporary key it works with.
type session struct {
	Key           string    `json:"key,omitempty"`
	WorkspaceID   string    `json:"workspaceId"`
	WorkspaceName string    `json:"workspaceName"`
	ExpiresAt     time.Time `json:"expiresAt"`
}

func (s *Server) session(carryOut func(*http.Request) (answer, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a, err := carryOut(r)
		if err != nil {
			s.refuse(w, r, nil, err)
			return
		}
		a.write(w)
	}
}

// openSession takes the code of a BrowserURL for a temporary key. Only this server's own page may ask: a browser says so, and it
// cannot be made to say it for another page.
func (s *Server) openSession(r *http.Request) (answer, error) {
	if r.Header.Get("Origin") != ownOrigin(r) {
		return answer{}, backend.Errorf(backend.Forbidden, "docs.origin")
	}
	if err := checkLength(r, s.limits.JSON, 0); err != nil {
		return answer{}, err
	}
	body, err := readBody(r, s.limits.JSON)
	if err != nil {
		return answer{}, err
	}
	var in struct{ Code string }
	if err := json.Unmarshal(body, &in); err != nil {
		return answer{}, backend.Errorf(backend.Invalid, "request.not_json").Because(err)
	}
	found, ok := s.temporary.redeem(in.Code)
	if !ok {
		return answer{}, backend.Errorf(backend.Unauthorized, "docs.code")
	}
	secret, expires := s.TemporaryKey(found.workspaceID)
	return s.describeSession(r, session{Key: secret, WorkspaceID: found.workspaceID, ExpiresAt: expires})
}

// getSession tells what the temporary key that the request shows is good for.
func (s *Server) getSession(r *http.Request) (answer, error) {
	found, ok := s.temporary.find(bearer(r))
	if !ok {
		return answer{}, backend.Errorf(backend.Unauthorized, "key.unauthorized")
	}
	return s.describeSession(r, session{WorkspaceID: found.workspaceID, ExpiresAt: found.expires})
}

func (s *Server) describeSession(r *http.Request, out session) (answer, error) {
	workspace, err := s.store.GetWorkspace(r.Context(), out.WorkspaceID)
	if err != nil {
		return answer{}, err
	}
	out.WorkspaceName = workspace.Name
	return ok(out)
}
