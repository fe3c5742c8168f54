package rest

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"owlet/backend"
)

// Handler is the server without its listener. It takes its port from the connection that a request comes by.
func (s *Server) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer s.recover(w, r)
		if r.Body != http.NoBody {
			_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(s.limits.Pause))
		}
		if err := s.admit(r); err != nil {
			s.refuse(w, r, nil, err)
			return
		}
		s.mux.ServeHTTP(w, r)
	})
}

// recover answers a panic with a fixed sentence. What was being written then is broken anyway.
func (s *Server) recover(w http.ResponseWriter, r *http.Request) {
	cause := recover()
	if cause == nil {
		return
	}
	if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(cause)
	}
	s.log.Error("panic", "at", r.Method+" "+r.URL.Path, "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
	s.refuse(w, r, nil, backend.Errorf(backend.Internal, "internal"))
}

func (s *Server) refuse(w http.ResponseWriter, r *http.Request, op *operation, err error) {
	s.refuseUse(w, r, op, nil, err)
}

// refuseUse answers an error and counts it; u is nil where no operation is asked for.
func (s *Server) refuseUse(w http.ResponseWriter, r *http.Request, op *operation, u *use, err error) {
	s.store.Report(err)
	err = s.slowDown(r, err)
	control := http.NewResponseController(w)
	_ = control.EnableFullDuplex()                               // or the server would read on before it answers
	_ = control.SetWriteDeadline(time.Now().Add(s.limits.Pause)) // it may be late
	status, bytes := refuse(w, s.log, r.Method+" "+r.URL.Path, op != nil && op.lists409, err)
	s.count(op, u, status, bytes) // before the client reads the answer
	_ = control.Flush()
	s.drain(w, r)
}

// admit refuses what is refused whatever the operation: host and origin, and a path that is not plain.
func (s *Server) admit(r *http.Request) error {
	if err := checkHost(r); err != nil {
		return err
	}
	if err := checkOrigin(r); err != nil {
		return err
	}
	if r.RequestURI == "*" || r.URL.Path != path.Clean(r.URL.Path) { // the mux would redirect, or answer by itself
		return backend.Errorf(backend.NotFound, "request.path", "path", r.URL.Path)
	}
	return nil
}

// serveNothing answers what no other pattern takes.
func (s *Server) serveNothing(w http.ResponseWriter, r *http.Request) {
	err := s.noSuchPattern(r)
	if e := backend.Explain(err); e.Code == backend.Method {
		w.Header().Set("Allow", fmt.Sprint(e.Args["allow"]))
	}
	s.refuse(w, r, nil, err)
}

// checkHost refuses every name but this machine's own, with the port the request came to: a page of another site whose name was
// made to point here still says its own name.
func checkHost(r *http.Request) error {
	host, port := strings.ToLower(r.Host), ownPort(r)
	for _, own := range []string{"127.0.0.1", "localhost", "[::1]"} {
		if host == own+":"+port || host == own && port == "80" { // browsers leave the port out when it is 80
			return nil
		}
	}
	return backend.Errorf(backend.Forbidden, "request.host", "host", shorten(r.Host))
}

func ownPort(r *http.Request) string {
	address, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	if !ok {
		return ""
	}
	return strconv.Itoa(address.Port)
}

// checkOrigin refuses pages of other origins that want to change anything. There are never CORS headers, so what such a page may
// ask for without changing anything it cannot read.
func checkOrigin(r *http.Request) error {
	origin := strings.Join(r.Header.Values("Origin"), ", ")
	if origin == "" || origin == ownOrigin(r) || r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions {
		return nil
	}
	return backend.Errorf(backend.Forbidden, "request.origin", "origin", shorten(origin))
}

func ownOrigin(r *http.Request) string { return "http://" + r.Host }

// everything is the pattern of what no other pattern takes.
const everything = "/"

var methods = []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}

// noSuchPattern tells a path that is unknown from one that takes other methods.
func (s *Server) noSuchPattern(r *http.Request) error {
	var allow []string
	for _, method := range methods {
		other := *r
		other.Method = method
		if _, pattern := s.mux.Handler(&other); pattern != everything {
			allow = append(allow, method)
		}
	}
	if len(allow) == 0 {
		return backend.Errorf(backend.NotFound, "request.path", "path", r.URL.Path)
	}
	return backend.Errorf(backend.Method, "request.method", "method", r.Method, "path", r.URL.Path, "allow", strings.Join(allow, ", "))
}

// operationHandler serves one operation of the contract.
func (s *Server) operationHandler(op *operation) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u := use{head: r.Method == http.MethodHead, began: s.now()}
		defer s.count(op, &u, http.StatusInternalServerError, 0) // only if it panics
		defer u.leave()

		a, err := s.carryOut(op, w, r, &u)
		if err != nil {
			u.leave() // no client is waited for with a place
			s.refuseUse(w, r, op, &u, err)
			return
		}
		s.count(op, &u, a.status, a.send(w, u.place))
	})
}

// carryOut checks a request in the order that the package comment gives, and calls the operation. Whose request it is, is asked even of one that
// is too large: it counts.
func (s *Server) carryOut(op *operation, w http.ResponseWriter, r *http.Request, u *use) (answer, error) {
	tooLong := checkLength(r, s.limits.bodyOf(op), aroundOf(op))
	key, err := s.authorize(r)
	if err == nil {
		u.key = key.ID
	}
	if err := cmp.Or(tooLong, err); err != nil {
		return answer{}, err
	}
	if u.place = s.places.take(w, r); u.place == nil {
		if s.places.full(s.now()) {
			s.log.Warn("as many requests as can be are under way", "requests", s.limits.Requests)
		}
		return answer{}, s.places.none()
	}
	if err := s.rates.admit(key, s.now()); err != nil {
		return answer{}, err
	}
	if err := needScope(key, op.scope); err != nil {
		return answer{}, err
	}
	if op.makesModules && key.Modules != nil {
		return answer{}, backend.Errorf(backend.Forbidden, "key.module_create")
	}
	req, err := op.readRequest(r, s.limits, key)
	if err != nil {
		return answer{}, err
	}
	return op.run(r.Context(), s.store, req)
}

// authorize returns the key that the request shows. The store is asked whatever is shown, so that every refusal takes the same
// work.
func (s *Server) authorize(r *http.Request) (*backend.Key, error) {
	secret, workspaceID := bearer(r), r.PathValue("workspaceId")
	key, err := s.store.Authorize(r.Context(), workspaceID, secret)
	if found, ok := s.temporary.find(secret); ok && found.workspaceID == workspaceID {
		if _, gone := s.store.GetWorkspace(r.Context(), workspaceID); gone == nil {
			return found.key(), nil
		}
	}
	return key, err
}

// bearer is the secret in the Authorization header, "" when there is none or more than one.
func bearer(r *http.Request) string {
	values := r.Header.Values("Authorization")
	if len(values) != 1 {
		return ""
	}
	scheme, secret, _ := strings.Cut(values[0], " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(secret)
}
