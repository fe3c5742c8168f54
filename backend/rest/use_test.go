package rest

import (
	"context"
	"strings"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// counted waits until n requests of a key are written down, and returns them, oldest first.
func (w *world) counted(keyID string, n int) []backend.Request {
	w.t.Helper()
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		u, err := w.store.GetKeyUsage(w.t.Context(), w.workspace.ID, keyID)
		if err != nil {
			w.t.Fatal(err)
		}
		if len(u.Requests) >= n || time.Now().After(end) {
			list := make([]backend.Request, len(u.Requests))
			for i, r := range u.Requests {
				list[len(list)-1-i] = r
			}
			return list
		}
	}
}

// TestEveryRequestWithALiveKeyIsCounted, whatever becomes of it.
func TestEveryRequestWithALiveKeyIsCounted(t *testing.T) {
	limits := DefaultLimits()
	limits.JSON, limits.CSV = 1<<10, 1<<10
	w := newWorld(t, WithLimits(limits))
	key := w.addKey("counted", w.workspace.ID, backend.KeyInput{Scopes: backend.ScopePresets["read"]})
	panics := &operation{id: "panics", scope: backend.SchemaRead, run: func(context.Context, *sqlite.Store, *request) (answer, error) { panic("secret cause") }}
	w.server.mux.Handle("GET /api/v1/workspace/{workspaceId}/panics", w.server.operationHandler(panics))
	stories := []struct {
		story
		operation string
	}{
		{story{method: "GET", path: "/modules", status: 200}, "listModules"},
		{story{method: "HEAD", path: "/modules", status: 200}, "listModules"},
		{story{method: "GET", path: "/modules/none", status: 404}, "getModule"},
		{story{method: "POST", path: "/modules", body: `{"name":"x","labels":{}}`, status: 403}, "createModule"},
		{story{method: "POST", path: "/modules", body: strings.Repeat("x", 2<<10), status: 413}, "createModule"},
		{story{method: "GET", path: "/panics", status: 500}, "panics"},
	}
	want := make([]backend.Request, len(stories))
	for i, s := range stories {
		s.key = "counted"
		a := w.ask(t, s.story)
		if a.status != s.status {
			t.Fatalf("%s %s: %d, not %d: %s", s.method, s.path, a.status, s.status, a.body)
		}
		want[i] = backend.Request{At: w.clock.Now(), Operation: s.operation, Status: s.status, Bytes: int64(len(a.body))}
	}
	want[len(want)-1].Bytes = 0 // what answers a panic knows nothing of whose it was
	list := w.counted(key.ID, len(want))
	if len(list) != len(want) {
		t.Fatalf("%d requests are counted: %+v", len(list), list)
	}
	for i := range want {
		if list[i] != want[i] {
			t.Errorf("%+v, not %+v", list[i], want[i])
		}
	}
}

// TestOthersAreNotCounted: requests that no live key let in, and those of Owlet's own temporary keys.
func TestOthersAreNotCounted(t *testing.T) {
	w := newWorld(t)
	w.keys["temporary"], _ = w.server.TemporaryKey(w.workspace.ID)
	for kind, status := range map[string]int{"temporary": 200, "revoked": 401, "expired": 401, "foreign": 401, "unknown": 401, "": 401} {
		if a := w.ask(t, story{method: "GET", path: "/modules", key: kind}); a.status != status {
			t.Errorf("%s: %d", kind, a.status)
		}
	}
	if _, err := w.server.Try(t.Context(), w.workspace.ID, "GET", "/api/v1/workspace/"+w.workspace.ID+"/modules", nil); err != nil {
		t.Fatal(err)
	}
	key := w.addKey("last", w.workspace.ID, backend.KeyInput{})
	w.ask(t, story{method: "GET", path: "/modules", key: "last"})
	w.counted(key.ID, 1) // by then all are written that were counted
	calls, err := w.store.ListDailyCalls(t.Context(), w.workspace.ID)
	if err != nil || len(calls.Series) != 1 || calls.Series[0].ID != key.ID || calls.Series[0].Total() != 1 {
		t.Errorf("%+v, %v", calls.Series, err)
	}
}

// TestCountingAllocatesNothing on the way of a request.
func TestCountingAllocatesNothing(t *testing.T) {
	w := newWorld(t)
	key, op := w.addKey("busy", w.workspace.ID, backend.KeyInput{}), &operation{id: "getRecord"}
	if allocations := testing.AllocsPerRun(5000, func() {
		u := use{began: w.server.now(), key: key.ID}
		w.server.count(op, &u, 200, 120)
	}); allocations != 0 {
		t.Errorf("counting a request allocates %v times", allocations)
	}
}

// BenchmarkCount is what counting adds to a request, its clocks included.
func BenchmarkCount(b *testing.B) {
	server := contactServer(b)
	path, _ := contactTable(b, server.store)
	key, err := server.store.CreateKey(b.Context(), path.Workspace, backend.KeyInput{Name: "busy"})
	if err != nil {
		b.Fatal(err)
	}
	op := &operation{id: "getRecord"}
	b.ReportAllocs()
	for b.Loop() {
		u := use{began: server.now(), key: key.Key.ID}
		server.count(op, &u, 200, 120)
	}
}
