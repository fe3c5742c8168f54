package rest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// times are how long each of some requests took.
type times []time.Duration

// at is what the given part of them took no longer than.
func (t times) at(part float64) time.Duration {
	sorted := slices.Sorted(slices.Values(t))
	return sorted[int(part*float64(len(sorted)-1))]
}

func (t times) String() string {
	return fmt.Sprintf("median %s, 99 %% %s, slowest %s", t.at(0.5).Round(time.Microsecond), t.at(0.99).Round(time.Microsecond), t.at(1).Round(time.Microsecond))
}

// line is one connection over which one request comes after the other.
type line struct {
	world *world
	conn  net.Conn
	read  *bufio.Reader
}

func (w *world) keepAlive() *line {
	c := w.dial()
	return &line{w, c, bufio.NewReader(c)}
}

// get asks for a path below the workspace.
func (c *line) get(t *testing.T, path, key string) (status int, header http.Header) {
	t.Helper()
	c.ask(path, key)
	return c.answer(t)
}

func (c *line) ask(path, key string) {
	_, _ = fmt.Fprintf(c.conn, "GET /api/v1/workspace/%s%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n",
		c.world.workspace.ID, path, strings.TrimPrefix(c.world.base, "http://"), key)
}

func (c *line) answer(t *testing.T) (status int, header http.Header) {
	t.Helper()
	answer, err := http.ReadResponse(c.read, nil)
	if err != nil {
		t.Error(err)
		return 0, http.Header{}
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, answer.Header
}

// serve adds an operation of the test's own below the workspace.
func (w *world) serve(method, path string, run func(ctx context.Context, r *request) (answer, error)) {
	op := &operation{id: "test", scope: backend.SchemaRead, run: func(ctx context.Context, _ *sqlite.Store, r *request) (answer, error) { return run(ctx, r) }}
	if method == "POST" {
		op.bodyType = "application/json"
	}
	w.server.mux.Handle(method+" /api/v1/workspace/{workspaceId}"+path, w.server.operationHandler(op))
}

// until waits for what has to come.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !holds(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

// atWork is how many places are taken.
func (a *places) atWork() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.taken) - len(a.free)
}

// isQuick makes requests with a live key one after the other, each over a connection of its own, and returns how long each took. Slow clients that are
// just arriving may take a place before it: then it comes again, as it is told to, but seldom.
func (w *world) isQuick(requests int) (all times) {
	w.t.Helper()
	again := 0
	for len(all) < requests {
		begun := time.Now()
		c := w.keepAlive()
		status, _ := c.get(w.t, "/modules", w.keys["full"])
		all = append(all, time.Since(begun))
		_ = c.conn.Close()
		if status == 503 {
			again++
		} else if status != 200 {
			w.t.Fatalf("a live key is answered %d", status)
		}
	}
	if median := all.at(0.5); median > 250*time.Millisecond || again > requests/5 {
		w.t.Errorf("a live key waits: %s, and %d times came again", all, again)
	}
	return all
}
