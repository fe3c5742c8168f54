package rest

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"strconv"

	"owlet/backend"
)

// Tried is the answer to a request that was tried.
type Tried struct {
	Status int
	Body   []byte
}

// Try carries a request out as if a tool had sent it with a key for everything in the workspace, and returns the true answer. It goes by no
// network: the window may try requests while the server is stopped. Target is a path with its query.
func (s *Server) Try(ctx context.Context, workspaceID, method, target string, body []byte) (Tried, error) {
	const port = 80 // of no server: which one it is does not matter
	ctx = context.WithValue(ctx, http.LocalAddrContextKey, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port})
	r, err := http.NewRequestWithContext(ctx, method, "http://127.0.0.1:"+strconv.Itoa(port)+target, bytes.NewReader(body))
	if err != nil {
		return Tried{}, backend.Errorf(backend.Invalid, "request.target", "target", target).Because(err)
	}
	secret, _ := s.temporary.addKey(workspaceID)
	defer s.temporary.end(secret)
	r.RequestURI = r.URL.RequestURI()
	r.Header.Set("Authorization", "Bearer "+secret)
	if len(body) > 0 {
		r.Header.Set("Content-Type", "application/json")
	}
	w := recorder{header: http.Header{}}
	s.Handler().ServeHTTP(&w, r)
	return Tried{Status: w.status, Body: w.body.Bytes()}, nil
}

// recorder keeps an answer.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *recorder) Header() http.Header { return w.header }

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

func (w *recorder) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(b)
}
