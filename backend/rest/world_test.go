package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// world is a running server over a real store with an empty workspace, and a clock that only the test moves.
type world struct {
	t         *testing.T
	store     *sqlite.Store
	server    *Server
	clock     *clock
	log       *lockedBuffer
	base      string
	workspace backend.Workspace
	keys      map[string]string
	contract  *contractCheck
}

type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) move(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(by)
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func newWorld(t *testing.T, opts ...Option) *world {
	t.Helper()
	return newWorldIn(t, t.TempDir(), opts...)
}

// newWorldWith is newWorld over a store with some options.
func newWorldWith(t *testing.T, opts ...sqlite.Option) *world {
	t.Helper()
	return newWorldOver(t, t.TempDir(), opts)
}

// newWorldIn is newWorld in a folder that there is.
func newWorldIn(t *testing.T, home string, opts ...Option) *world {
	t.Helper()
	return newWorldOver(t, home, nil, opts...)
}

func newWorldOver(t *testing.T, home string, storeOpts []sqlite.Option, opts ...Option) *world {
	t.Helper()
	w := &world{t: t, clock: &clock{now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}, log: &lockedBuffer{}, keys: map[string]string{}}
	log := slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	var err error
	if w.store, err = sqlite.Open(t.Context(), home, append(w.storeOptions(log), storeOpts...)...); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.store.Close() })
	if w.server, err = New(w.store, append([]Option{WithClock(w.clock.Now), WithLog(log)}, opts...)...); err != nil {
		t.Fatal(err)
	}
	if err := w.server.Start(0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.server.Stop(context.Background()) })
	w.base = w.server.State().Address
	if w.workspace, err = w.store.CreateWorkspace(t.Context(), backend.WorkspaceInput{Name: "Trade fair"}); err != nil {
		t.Fatal(err)
	}
	w.contract = newContractCheck(t)
	w.makeKeys()
	return w
}

func (w *world) storeOptions(log *slog.Logger) []sqlite.Option {
	return []sqlite.Option{sqlite.WithClock(w.clock.Now), sqlite.WithLog(log), sqlite.WithPerson("Mira"), sqlite.WithMending(20 * time.Millisecond)}
}

// makeKeys makes one key of each kind that a story can show.
func (w *world) makeKeys() {
	w.t.Helper()
	other, err := w.store.CreateWorkspace(w.t.Context(), backend.WorkspaceInput{Name: "Elsewhere"})
	if err != nil {
		w.t.Fatal(err)
	}
	soon := w.clock.Now().Add(time.Minute)
	w.addKey("expired", w.workspace.ID, backend.KeyInput{ExpiresAt: &soon})
	revoked := w.addKey("revoked", w.workspace.ID, backend.KeyInput{})
	w.addKey("foreign", other.ID, backend.KeyInput{})
	w.addKey("full", w.workspace.ID, backend.KeyInput{})
	w.addKey("read", w.workspace.ID, backend.KeyInput{Scopes: backend.ScopePresets["read"]})
	w.addKey("records", w.workspace.ID, backend.KeyInput{Scopes: backend.ScopePresets["records"]})
	w.addKey("schema", w.workspace.ID, backend.KeyInput{Scopes: []backend.Scope{backend.SchemaRead, backend.SchemaWrite}})
	w.addKey("writer", w.workspace.ID, backend.KeyInput{Scopes: []backend.Scope{backend.RecordsWrite}})
	if _, err := w.store.RevokeKeys(w.t.Context(), w.workspace.ID, []string{revoked.ID}); err != nil {
		w.t.Fatal(err)
	}
	w.clock.move(2 * time.Minute)
	w.keys["unknown"] = backend.NewSecret()
	w.keys["malformed"] = w.keys["full"][:len(w.keys["full"])-1] + "!"
	w.keys[""] = ""
}

func (w *world) addKey(kind, workspaceID string, in backend.KeyInput) backend.Key {
	w.t.Helper()
	in.Name = "The " + kind + " key"
	made, err := w.store.CreateKey(w.t.Context(), workspaceID, in)
	if err != nil {
		w.t.Fatal(err)
	}
	w.keys[kind] = made.Secret
	return made.Key
}

// story is one request and what has to come of it. A path that begins with / is below the workspace, one that begins with = is
// whole. want is a refusal's message or a success's body; "" takes any.
type story struct {
	name   string
	method string
	path   string
	key    string // a kind that makeKeys made
	body   string
	status int
	want   string
	header http.Header
}

func (w *world) tell(stories []story) {
	w.t.Helper()
	for _, s := range stories {
		w.t.Run(s.name, func(t *testing.T) {
			a := w.ask(t, s)
			if a.status != s.status {
				t.Fatalf("status %d, not %d: %s", a.status, s.status, a.body)
			}
			switch {
			case s.want == "":
			case s.status >= 400 && a.message(t) != s.want:
				t.Errorf("\n got %s\nwant %s", a.message(t), s.want)
			case s.status < 400 && !sameJSON(t, a.body, s.want):
				t.Errorf("\n got %s\nwant %s", a.body, s.want)
			}
		})
	}
}

type reply struct {
	status int
	header http.Header
	body   string
}

func (a reply) message(t *testing.T) string {
	t.Helper()
	var body struct{ Error struct{ Message string } }
	if err := json.Unmarshal([]byte(a.body), &body); err != nil {
		t.Fatalf("%v in %q", err, a.body)
	}
	return body.Error.Message
}

func sameJSON(t *testing.T, got, want string) bool {
	t.Helper()
	var a, b any
	if err := json.Unmarshal([]byte(got), &a); err != nil {
		t.Fatalf("%v in %q", err, got)
	}
	if err := json.Unmarshal([]byte(want), &b); err != nil {
		t.Fatalf("%v in %q", err, want)
	}
	return reflect.DeepEqual(a, b)
}

// ask sends a story's request and holds the answer against the contract.
func (w *world) ask(t *testing.T, s story) reply {
	t.Helper()
	url, whole := strings.CutPrefix(s.path, "=")
	if !whole {
		url = "/api/v1/workspace/" + w.workspace.ID + s.path
	}
	r, err := http.NewRequestWithContext(t.Context(), s.method, w.base+url, strings.NewReader(s.body))
	if err != nil {
		t.Fatal(err)
	}
	if s.key != "" {
		r.Header.Set("Authorization", "Bearer "+w.keys[s.key])
	}
	if s.body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for name, values := range s.header {
		r.Header[name] = values
	}
	if host := s.header.Get("Host"); host != "" {
		r.Host = host
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	w.contract.check(t, r, answer, body)
	return reply{answer.StatusCode, answer.Header, string(body)}
}

// contractCheck holds answers against the contract, and against nothing more than it: a property that it does not have is a fault.
type contractCheck struct{ mux *http.ServeMux }

type routeHandler struct{ *routers.Route }

func (routeHandler) ServeHTTP(http.ResponseWriter, *http.Request) {}

func newContractCheck(t *testing.T) *contractCheck {
	t.Helper()
	doc := contractDocument(t)
	c := &contractCheck{mux: http.NewServeMux()}
	for path, item := range doc.Paths.Map() {
		for method, described := range item.Operations() {
			c.mux.Handle(method+" "+path, routeHandler{&routers.Route{Spec: doc, Path: path, PathItem: item, Method: method, Operation: described}})
			for _, response := range described.Responses.Map() {
				for _, content := range response.Value.Content {
					closeSchema(content.Schema.Value)
				}
			}
		}
	}
	return c
}

// closeSchema lets an object have no other properties than its schema's.
func closeSchema(s *openapi3.Schema) {
	if len(s.Properties) > 0 && s.AdditionalProperties.Has == nil && s.AdditionalProperties.Schema == nil {
		no := false
		s.AdditionalProperties.Has = &no
	}
	for _, p := range s.Properties {
		closeSchema(p.Value)
	}
	for _, p := range s.AnyOf {
		closeSchema(p.Value)
	}
	if s.Items != nil {
		closeSchema(s.Items.Value)
	}
}

func (c *contractCheck) check(t *testing.T, r *http.Request, answer *http.Response, body []byte) {
	t.Helper()
	handler, pattern := c.mux.Handler(r)
	if pattern == "" {
		return
	}
	noteOperation(t, handler.(routeHandler).Operation.OperationID, answer.StatusCode)
	if answer.Header.Get("Cache-Control") != "no-store" || answer.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("headers: %v", answer.Header)
	}
	for name := range answer.Header {
		if strings.HasPrefix(name, "Access-Control-") {
			t.Errorf("a CORS header: %s", name)
		}
	}
	input := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, Route: handler.(routeHandler).Route},
		Status:                 answer.StatusCode, Header: answer.Header, Body: io.NopCloser(bytes.NewReader(body)),
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	}
	if err := openapi3filter.ValidateResponse(t.Context(), input); err != nil {
		t.Errorf("%s: the answer is not the contract's: %v\n%s", pattern, err, body)
	}
}
