package rest

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"sync"
	"syscall"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Server is the local API. It is made stopped; it can be started and stopped any number of times.
type Server struct {
	store     *sqlite.Store
	now       func() time.Time
	log       *slog.Logger
	limits    Limits
	parents   []string // the origins that may frame Swagger UI
	temporary *temporaryKeys
	rates     *rates
	refused   refusedKeys
	places    *places
	open      *connections
	mux       *http.ServeMux
	docs      *docs

	mu      sync.Mutex
	running *http.Server
	served  chan struct{} // closed when running has ended
	states
}

// Option changes how New makes a Server.
type Option func(*Server)

// WithClock sets the clock of temporary keys, of codes and of when requests came. Tests inject one.
func WithClock(now func() time.Time) Option { return func(s *Server) { s.now = now } }

// WithLog sets where the server says what a client need not know.
func WithLog(log *slog.Logger) Option { return func(s *Server) { s.log = log } }

// WithLimits sets other limits than DefaultLimits.
func WithLimits(l Limits) Option { return func(s *Server) { s.limits = l } }

// WithParents names the origins whose pages may frame Swagger UI and hand it a key, such as wails://wails. Without any, none may.
func WithParents(origins ...string) Option { return func(s *Server) { s.parents = origins } }

// New makes a server of the store. It fails when the contract and the functions that carry it out do not match.
func New(store *sqlite.Store, opts ...Option) (*Server, error) {
	s := &Server{store: store, now: time.Now, log: slog.Default(), limits: DefaultLimits(), states: newStates()}
	for _, o := range opts {
		o(s)
	}
	s.temporary, s.rates = newTemporaryKeys(s.now), newRates()
	s.places, s.open = newPlaces(s.limits), newConnections(s.limits.Connections)
	contract, err := loadContract()
	if err != nil {
		return nil, err
	}
	operations, err := readOperations(contract, functions)
	if err != nil {
		return nil, err
	}
	if s.docs, err = newDocs(s.parents); err != nil {
		return nil, err
	}
	s.mux = http.NewServeMux()
	for _, op := range operations {
		s.mux.Handle(op.pattern, s.operationHandler(op))
	}
	s.addDocs(s.mux)
	s.mux.HandleFunc(everything, s.serveNothing)
	return s, nil
}

// Start listens on 127.0.0.1 and returns once it accepts requests. Port 0 takes any free one. Errors: invalid for a number that is no
// port, conflict when another program has the port or the server runs already, storage when the system refuses the port.
func (s *Server) Start(port int) error {
	defer s.announce()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running != nil {
		return backend.Errorf(backend.Conflict, "server.running")
	}
	listener, err := listen(port)
	if err != nil {
		s.log.Warn("the API did not start", "port", port, "cause", err.Unwrap())
		s.set(State{State: Failed, Port: port, Error: err})
		return err
	}
	bound := listener.Addr().(*net.TCPAddr).Port
	s.running, s.served = s.newHTTPServer(), make(chan struct{})
	go s.serve(s.running, listener, s.served)
	s.log.Info("the API runs", "port", bound)
	s.set(State{State: Running, Address: "http://127.0.0.1:" + strconv.Itoa(bound), Port: bound})
	return nil
}

// silentGrace is how long a stop waits for the first byte on a connection that has sent none.
const silentGrace = 300 * time.Millisecond

func (s *Server) newHTTPServer() *http.Server {
	return &http.Server{
		Handler:                      s.Handler(),
		ReadHeaderTimeout:            s.limits.ReadHeader,
		WriteTimeout:                 s.limits.Pause, // what comes late or is long has its own, and so has each body
		IdleTimeout:                  s.limits.Idle,
		MaxHeaderBytes:               maxHeader,
		DisableGeneralOptionsHandler: true,
		ConnState:                    s.open.note,
		ErrorLog:                     slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
}

// Ports below the first are the system's.
const (
	firstPort = 1024
	lastPort  = 65535
)

// addressInUseOnWindows is a number that no other platform uses.
const addressInUseOnWindows = syscall.Errno(10048)

func listen(port int) (net.Listener, *backend.Error) {
	if port != 0 && port < firstPort || port > lastPort {
		return nil, backend.Errorf(backend.Invalid, "server.port_range", "port", port)
	}
	listener, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err == nil {
		return listener, nil
	}
	if errno, ok := errors.AsType[syscall.Errno](err); ok && (errno == syscall.EADDRINUSE || errno == addressInUseOnWindows) {
		return nil, backend.Errorf(backend.Conflict, "server.port_taken", "port", port).Because(err)
	}
	return nil, backend.Errorf(backend.Storage, "server.port_refused", "port", port).Because(err)
}

func (s *Server) serve(running *http.Server, listener net.Listener, served chan struct{}) {
	err := running.Serve(listener)
	defer close(served)
	if errors.Is(err, http.ErrServerClosed) {
		return
	}
	defer s.announce()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running == running {
		s.running = nil
		s.log.Error("the API ended by itself", "cause", err)
		s.set(State{State: Failed, Port: s.state.Port, Error: backend.Errorf(backend.Internal, "server.ended").Because(err)})
	}
}

// Stop takes no more requests, waits until those under way are finished, and returns. When ctx ends first it cuts them off.
// Errors: busy, when some were cut off. Stopping what does not run is no error.
func (s *Server) Stop(ctx context.Context) error {
	s.mu.Lock()
	running, served := s.running, s.served
	s.mu.Unlock()
	if running == nil {
		return nil
	}
	hush := time.AfterFunc(silentGrace, s.open.closeSilent)
	defer hush.Stop()
	err := running.Shutdown(ctx)
	if err != nil {
		_ = running.Close()
	}
	<-served
	defer s.announce()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running == running {
		s.running = nil
		s.log.Info("the API has stopped", "port", s.state.Port)
		s.set(State{State: Stopped, Port: s.state.Port})
	}
	if err != nil {
		return backend.Errorf(backend.Busy, "server.cut_off").Because(err)
	}
	return nil
}

// TemporaryKey makes a key with full access to a workspace that lives in memory for 15 minutes. No list shows it.
func (s *Server) TemporaryKey(workspaceID string) (secret string, expires time.Time) {
	return s.temporary.addKey(workspaceID)
}

// BrowserURL is the address of Swagger UI for a browser outside, with a code that it can exchange once, within a minute, for a
// temporary key. It is "" while the server does not run.
func (s *Server) BrowserURL(workspaceID string) string {
	address := s.State().Address
	if address == "" {
		return ""
	}
	return address + DocsPath + "#code=" + s.temporary.addCode(workspaceID)
}
