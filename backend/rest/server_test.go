package rest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func errorID(err error) string {
	e, ok := errors.AsType[*backend.Error](err)
	if !ok {
		return fmt.Sprint(err)
	}
	return string(e.Code) + " " + e.ID
}

func TestStartAndStop(t *testing.T) {
	w := newWorld(t)
	var told []State
	cancel := w.server.Subscribe(func(s State) {
		told = append(told, s)
		_ = w.server.State() // a listener may ask
	})
	port := w.server.State().Port
	if err := w.server.Start(port); errorID(err) != "conflict server.running" {
		t.Errorf("starting twice: %v", err)
	}
	if err := w.server.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := w.server.State(); got != (State{State: Stopped, Port: port}) {
		t.Errorf("stopped: %+v", got)
	}
	if _, err := net.Dial("tcp", fmt.Sprint("127.0.0.1:", port)); err == nil {
		t.Error("it still listens")
	}
	if err := w.server.Stop(t.Context()); err != nil {
		t.Errorf("stopping twice: %v", err)
	}
	if err := w.server.Start(port); err != nil {
		t.Fatal(err)
	}
	if a := w.ask(t, story{method: "GET", key: "full"}); a.status != 200 {
		t.Errorf("after a restart: %d", a.status)
	}
	cancel()
	if err := w.server.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(told) != 2 || told[0].State != Stopped || told[1].State != Running || told[1].Address != w.base {
		t.Errorf("told: %+v", told)
	}
}

func TestPorts(t *testing.T) {
	w := newWorld(t)
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	second, err := New(w.store, WithLog(slog.New(slog.DiscardHandler)))
	if err != nil {
		t.Fatal(err)
	}
	for wrong, want := range map[int]string{
		port: "conflict server.port_taken", -1: "invalid server.port_range", 80: "invalid server.port_range", 65536: "invalid server.port_range",
	} {
		err := second.Start(wrong)
		state := second.State()
		if errorID(err) != want || state.State != Failed || state.Port != wrong || state.Address != "" || state.Error == nil {
			t.Errorf("port %d: %v, %+v", wrong, err, state)
		}
		if wrong == port && err.Error() != fmt.Sprintf("Port %d is in use by another program.", port) {
			t.Error(err)
		}
	}
	if second.BrowserURL(w.workspace.ID) != "" {
		t.Error("an address without a server")
	}
	if err := second.Start(0); err != nil {
		t.Fatalf("after a failure: %v", err)
	}
	if err := second.Stop(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestOnlyThisMachineIsListenedTo(t *testing.T) {
	w := newWorld(t)
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range addresses {
		ip, ok := a.(*net.IPNet)
		if !ok || ip.IP.IsLoopback() {
			continue
		}
		c, err := net.DialTimeout("tcp", net.JoinHostPort(ip.IP.String(), fmt.Sprint(w.server.State().Port)), time.Second)
		if err == nil {
			_ = c.Close()
			t.Errorf("it listens on %s", ip.IP)
		}
	}
}

func TestAServerThatEndsSaysSo(t *testing.T) {
	w := newWorld(t)
	states := make(chan State, 1)
	w.server.Subscribe(func(s State) { states <- s })
	w.server.mu.Lock()
	running := w.server.running
	w.server.mu.Unlock()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = listener.Close()
	go w.server.serve(running, listener, make(chan struct{}))
	if s := <-states; s.State != Failed || s.Error.ID != "server.ended" {
		t.Errorf("%+v", s)
	}
	_ = running.Close()
}

func TestStopFinishesRequestsUnderWay(t *testing.T) {
	w := newWorld(t)
	reader, writer := io.Pipe()
	answered := make(chan *http.Response, 1)
	go func() {
		r, _ := http.NewRequest("POST", w.base+"/api/v1/workspace/"+w.workspace.ID+"/modules", reader)
		r.Header.Set("Authorization", "Bearer "+w.keys["full"])
		r.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Error(err)
		}
		answered <- answer
	}()
	if _, err := writer.Write([]byte(`{"name":`)); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond) // so that the request is under way
	stopped := make(chan error, 1)
	go func() { stopped <- w.server.Stop(context.Background()) }()
	select {
	case err := <-stopped:
		t.Fatalf("it did not wait: %v", err)
	case <-time.After(200 * time.Millisecond):
	}
	_, _ = writer.Write([]byte(`"late"}`))
	_ = writer.Close()
	if answer := <-answered; answer == nil || answer.StatusCode != 201 {
		t.Errorf("%+v", answer)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

func TestStopCutsOffWhatDoesNotEnd(t *testing.T) {
	w := newWorld(t)
	c := w.dial()
	w.sendHead(c, "POST", "Content-Type: application/json\r\nContent-Length: 100\r\n")
	time.Sleep(50 * time.Millisecond)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := w.server.Stop(ctx); errorID(err) != "busy server.cut_off" {
		t.Error(err)
	}
	if w.server.State().State != Stopped {
		t.Errorf("%+v", w.server.State())
	}
}

func TestStopDoesNotWaitForSilentConnections(t *testing.T) {
	w := newWorld(t)
	w.dial()
	time.Sleep(50 * time.Millisecond) // so that it is accepted
	began := time.Now()
	if err := w.server.Stop(t.Context()); err != nil || time.Since(began) > 2*time.Second {
		t.Errorf("%v after %v", err, time.Since(began))
	}
}

func TestTemporaryKeyDiesWithItsWorkspace(t *testing.T) {
	w := newWorld(t)
	other, err := w.store.CreateWorkspace(t.Context(), backend.WorkspaceInput{Name: "Other"})
	if err != nil {
		t.Fatal(err)
	}
	secret, _ := w.server.TemporaryKey(other.ID)
	path := "=/api/v1/workspace/" + other.ID
	if a := w.ask(t, story{method: "GET", path: path, header: http.Header{"Authorization": {"Bearer " + secret}}}); a.status != 200 {
		t.Fatalf("%d %s", a.status, a.body)
	}
	if _, err := w.store.DeleteWorkspace(t.Context(), other.ID, "Other"); err != nil {
		t.Fatal(err)
	}
	if a := w.ask(t, story{method: "GET", path: path, header: http.Header{"Authorization": {"Bearer " + secret}}}); a.status != 401 {
		t.Fatalf("%d %s", a.status, a.body)
	}
}

func TestPanicsAreAnswered(t *testing.T) {
	w := newWorld(t)
	w.server.mux.HandleFunc("GET /api/panic", func(http.ResponseWriter, *http.Request) { panic("secret cause") })
	a := w.ask(t, story{method: "GET", path: "=/api/panic"})
	if a.status != 500 || a.message(t) != backend.Sentences()["internal"] {
		t.Errorf("%d %s", a.status, a.body)
	}
	if !strings.Contains(w.log.String(), "secret cause") {
		t.Error("the log lacks the cause")
	}
}

func TestUnknownErrorsStayInside(t *testing.T) {
	w := newWorld(t)
	w.server.mux.HandleFunc("GET /api/fails", func(rw http.ResponseWriter, r *http.Request) {
		w.server.refuse(rw, r, nil, errors.New("sql: secret cause"))
	})
	a := w.ask(t, story{method: "GET", path: "=/api/fails"})
	if a.status != 500 || a.message(t) != backend.Sentences()["internal"] {
		t.Errorf("%d %s", a.status, a.body)
	}
	if !strings.Contains(w.log.String(), "secret cause") {
		t.Error("the log lacks the cause")
	}
}

func TestHead(t *testing.T) {
	w := newWorld(t)
	get := w.ask(t, story{method: "GET", key: "full"})
	head := w.ask(t, story{method: "HEAD", key: "full"})
	if head.status != 200 || head.body != "" || head.header.Get("Content-Length") != fmt.Sprint(len(get.body)) {
		t.Errorf("%d %q %v", head.status, head.body, head.header)
	}
}

func TestBusyAndStorage(t *testing.T) {
	w := newWorld(t)
	for code, want := range map[backend.Code]int{backend.Busy: 503, backend.Storage: 500, backend.TooMany: 429, backend.Conflict: 400, "unheard_of": 500} {
		w.server.mux.HandleFunc("GET /api/fails/"+string(code), func(rw http.ResponseWriter, r *http.Request) {
			w.server.refuse(rw, r, nil, backend.Errorf(code, "busy"))
		})
		a := w.ask(t, story{method: "GET", path: "=/api/fails/" + string(code)})
		if a.status != want || (code == backend.Busy || code == backend.TooMany) != (a.header.Get("Retry-After") == "1") {
			t.Errorf("%s: %d %v", code, a.status, a.header)
		}
	}
}

func TestRevocationHoldsOnTheNextRequest(t *testing.T) {
	w := newWorld(t)
	get := story{method: "GET", key: "mine"}
	expect := func(status int) {
		t.Helper()
		if a := w.ask(t, get); a.status != status {
			t.Errorf("%d, not %d", a.status, status)
		}
	}
	mine := w.addKey("mine", w.workspace.ID, backend.KeyInput{})
	expect(200)
	if _, err := w.store.RevokeKeys(t.Context(), w.workspace.ID, []string{mine.ID}); err != nil {
		t.Fatal(err)
	}
	expect(401)

	other, err := sqlite.Open(t.Context(), w.store.Home(), sqlite.WithClock(w.clock.Now))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	mine = w.addKey("mine", w.workspace.ID, backend.KeyInput{})
	expect(200)
	if _, err := other.RevokeKeys(t.Context(), w.workspace.ID, []string{mine.ID}); err != nil {
		t.Fatal(err)
	}
	expect(401)

	soon := w.clock.Now().Add(time.Hour)
	get.key = "short"
	w.addKey("short", w.workspace.ID, backend.KeyInput{ExpiresAt: &soon})
	w.clock.move(time.Hour - time.Millisecond)
	expect(200)
	w.clock.move(time.Millisecond)
	expect(401)
}

func TestConflictsWhereTheContractListsThem(t *testing.T) {
	for lists409, want := range map[bool]int{true: 409, false: 400} {
		w := httptest.NewRecorder()
		refuse(w, slog.New(slog.DiscardHandler), "here", lists409, backend.Errorf(backend.Conflict, "server.running"))
		if w.Code != want || w.Body.String() != `{"error":{"message":"The API is running already."}}` {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
}
