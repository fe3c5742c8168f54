package window

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/rest"
	"owlet/backend/schema"
	"owlet/backend/sqlite"
)

// room is a program without its window: everything the frontend may call, over a data folder of the test's own.
type room struct {
	home   string
	log    *bytes.Buffer
	store  *sqlite.Store
	server *rest.Server

	workspaces Workspaces
	keys       Keys
	api        Server
	docs       Docs
	settings   Settings
	modules    Modules
	tables     Tables
	fields     Fields
	names      Names
	records    Records
}

func newRoom(t *testing.T) *room {
	t.Helper()
	r := &room{home: t.TempDir(), log: &bytes.Buffer{}}
	file, closer := sqlite.OpenLog(r.home)
	log := slog.New(slog.NewMultiHandler(file.Handler(), slog.NewTextHandler(r.log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	var err error
	if r.store, err = sqlite.Open(context.Background(), r.home, sqlite.WithPerson("Mara Lindt"), sqlite.WithLog(log)); err != nil {
		t.Fatal(err)
	}
	if r.server, err = rest.New(r.store, rest.WithLog(log)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = r.server.Stop(context.Background())
		_ = r.store.Close()
		_ = closer.Close()
	})
	r.workspaces, r.keys, r.settings = Workspaces{r.store}, Keys{r.store}, Settings{r.store}
	r.api, r.docs = Server{r.store, r.server}, Docs{r.store, r.server}
	r.modules, r.tables, r.fields, r.names, r.records = Modules{r.store}, Tables{r.store}, Fields{r.store}, Names{r.store}, Records{r.store, newViews()}
	return r
}

// freePort is a port that was free a moment ago.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port
}

// call sends a request with a key and returns the status and the answer.
func call(t *testing.T, method, url, key, body string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+key)
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	content, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(content)
}

func TestServerMovesAndRemembersItsPort(t *testing.T) {
	r := newRoom(t)
	first, second := freePort(t), freePort(t)
	if state, err := r.api.Start(first); err != nil || state.Port != first || state.State != rest.Running {
		t.Fatalf("%+v, %v", state, err)
	}
	if state, err := r.api.Start(second); err != nil || state.Port != second {
		t.Fatalf("%+v, %v", state, err)
	}
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	port := taken.Addr().(*net.TCPAddr).Port
	_, err = r.api.Start(port)
	e, ok := errors.AsType[*backend.Error](err)
	if !ok || e.ID != "server.port_taken" || e.Args["port"] != port {
		t.Fatalf("%v", err)
	}
	if state := r.api.State(); state.State != rest.Running || state.Port != second {
		t.Fatalf("a port that is taken stopped the API: %+v", state)
	}
	for _, wrong := range []int{0, 80, -1, 65536} {
		state, err := r.api.Start(wrong)
		if e := backend.Explain(err); e == nil || e.ID != "server.port_range" || state.Port != second || state.State != rest.Running {
			t.Fatalf("port %d: %v, %+v", wrong, err, state)
		}
	}
	if set, err := r.settings.Get(); err != nil || set.Port != second {
		t.Fatalf("%+v, %v", set, err)
	}
	if state, err := r.api.Stop(); err != nil || state.State != rest.Stopped {
		t.Fatalf("%+v, %v", state, err)
	}
	if _, err := r.docs.FrameKey(r.current(t)); err == nil {
		t.Fatal("a key for a frame although the API is stopped")
	}
}

func (r *room) current(t *testing.T) string {
	t.Helper()
	w, err := r.workspaces.Current()
	if err != nil {
		t.Fatal(err)
	}
	return w.ID
}

// TestNothingKeepsASecret creates a key, uses every feature there is, and then searches every byte of the data folder and the log.
func TestNothingKeepsASecret(t *testing.T) {
	r := newRoom(t)
	ws := r.current(t)
	if _, err := r.api.Start(freePort(t)); err != nil {
		t.Fatal(err)
	}
	in := backend.KeyInput{Name: "Badge printer", ExpiresAt: new(time.Now().Add(time.Hour))}
	created, err := r.keys.Create(ws, in)
	if err != nil {
		t.Fatal(err)
	}
	frame, err := r.docs.FrameKey(ws)
	if err != nil {
		t.Fatal(err)
	}
	secrets := []string{created.Secret, frame.Key}
	var answers strings.Builder
	for _, secret := range secrets {
		answers.WriteString(r.useTheAPI(t, ws, secret))
	}
	answers.WriteString(r.useTheWindow(t, ws, created.Key.ID))
	if status, body := call(t, "GET", r.base(ws), created.Secret, ""); status != http.StatusUnauthorized {
		t.Fatalf("%d %s", status, body)
	}
	r.searchEverything(t, secrets, answers.String())
	if err := r.store.Close(); err != nil {
		t.Fatal(err)
	}
	r.searchEverything(t, secrets, answers.String())
}

func (r *room) base(ws string) string { return r.api.State().Address + "/api/v1/workspace/" + ws }

// useTheAPI sends right and wrong requests of every kind with the key and returns all the answers.
func (r *room) useTheAPI(t *testing.T, ws, secret string) string {
	t.Helper()
	table := r.base(ws) + "/modules/event_planning/tables/guests"
	module := fmt.Sprintf("made_%s", strings.ToLower(secret[20:26]))
	var answers strings.Builder
	for _, request := range []struct {
		method, url, body string
		status            int
	}{
		{"GET", r.base(ws), "", 200},
		{"GET", r.base(ws) + "/modules", "", 200},
		{"POST", r.base(ws) + "/modules", `{"name":"` + module + `"}`, 201},
		{"POST", r.base(ws) + "/modules", `{"name":"` + module + `"}`, 400},
		{"GET", table + "/records?limit=5&filter=" + `%7B%22name%22%3A%22nobody%22%7D`, "", 200},
		{"POST", table + "/records", `{"records":[{"nothing":1}]}`, 400},
		{"POST", table + "/records", `not json, with the key ` + secret[:8], 400},
		{"DELETE", table + "/records", `{"records":[999999]}`, 404},
		{"PUT", table + "/records", ``, 405},
		{"GET", r.base(ws) + "/nowhere", "", 404},
		{"PATCH", table, `{}`, 200},
		{"POST", r.base(ws) + "/script/exec", `{"moduleName":"event_planning","script":"1"}`, 200},
		{"GET", r.base("aaaaaaaaaaaa"), "", 401},
	} {
		status, body := call(t, request.method, request.url, secret, request.body)
		if status != request.status {
			t.Errorf("%s %s: %d %s", request.method, request.url, status, body)
		}
		answers.WriteString(body)
	}
	return answers.String()
}

// useTheWindow does what a person can do around a key and returns all the texts that came back.
func (r *room) useTheWindow(t *testing.T, ws, keyID string) string {
	t.Helper()
	var texts strings.Builder
	note := func(v any, err error) {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
		fmt.Fprintf(&texts, "%+v\n", v)
	}
	note(r.keys.List(ws))
	note(r.keys.Rename(ws, keyID, "Label printer"))
	note(r.modules.List(ws))
	note(r.records.List(backend.Path{Workspace: ws, Module: "event_planning", Table: "guests"}, Ask{Limit: 10}))
	structure, err := r.store.GetSchema(context.Background(), backend.Path{Workspace: ws})
	note(structure, err)
	document := schema.Workspace(backend.Workspace{ID: ws, Name: "x"}, structure, r.api.State().Address)
	note(schema.JSON(document))
	note(schema.YAML(document))
	other, err := r.workspaces.Create(backend.WorkspaceInput{Name: "Second"})
	note(other, err)
	note(r.workspaces.Delete(other.ID, "Second"))
	note(r.keys.Revoke(ws, []string{keyID}))
	return texts.String()
}

func (r *room) searchEverything(t *testing.T, secrets []string, answers string) {
	t.Helper()
	files := map[string]string{"the answers": answers, "the log": r.log.String()}
	err := filepath.WalkDir(r.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		files[path] = string(content)
		return err
	})
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, secret := range secrets {
		for path, content := range files {
			if strings.Contains(content, secret[4:20]) {
				t.Errorf("%s holds a secret", path)
			}
		}
	}
}
