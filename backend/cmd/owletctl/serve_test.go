package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"
)

var built string // a folder, once there is one

// build makes the program once for all tests that need it as a process.
var build = sync.OnceValues(func() (_ string, err error) {
	if built, err = os.MkdirTemp("", "owletctl"); err != nil {
		return "", err
	}
	path := filepath.Join(built, "owletctl.exe")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	return path, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if built != "" {
		_ = os.RemoveAll(built)
	}
	os.Exit(code)
}

func process(t *testing.T, home string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return exec.Command(path, append([]string{"--home", home}, args...)...)
}

// server is a serve that runs as a process of its own.
type server struct {
	*exec.Cmd
	address string
	rest    chan string // what it printed after its first line
	errs    bytes.Buffer
}

func serve(t *testing.T, home string) *server {
	t.Helper()
	s := &server{Cmd: process(t, home, "serve", "--addr", "127.0.0.1:0"), rest: make(chan string, 1)}
	s.Stderr = &s.errs
	out, err := s.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Process.Kill() })
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if err != nil || !ok || !strings.HasPrefix(address, "http://127.0.0.1:") {
		t.Fatalf("%q, %v, %s", line, err, &s.errs)
	}
	s.address = address
	go func() {
		rest, _ := io.ReadAll(lines)
		s.rest <- string(rest)
	}()
	return s
}

// stop sends a signal and holds the program to leaving in peace.
func (s *server) stop(t *testing.T, sig os.Signal) {
	t.Helper()
	if err := s.Process.Signal(sig); err != nil {
		t.Fatal(err)
	}
	rest := <-s.rest
	if err := s.Wait(); err != nil || rest != "" || s.errs.Len() > 0 {
		t.Errorf("%v after %s; stdout %q, stderr %q", err, sig, rest, &s.errs)
	}
}

func get(t *testing.T, url, key string) (status int, body string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+key)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

func skipWithoutSignals(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signals to send to another process")
	}
}

// TestServe is a script's day: serve, a key, a request, and a revocation by another process that holds on the next request.
func TestServe(t *testing.T) {
	skipWithoutSignals(t)
	home, workspace := sample(t)
	s := serve(t, home)
	key := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "Zapier", "--json")
	url := s.address + "/api/v1/workspace/" + workspace
	for range 3 {
		if status, body := get(t, url, key.Key); status != http.StatusOK {
			t.Fatalf("%d %s", status, body)
		}
	}
	if out, err := process(t, home, "key", "revoke", "--workspace", workspace, key.ID).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if status, body := get(t, url, key.Key); status != http.StatusUnauthorized {
		t.Errorf("after the revocation: %d %s", status, body)
	}
	s.stop(t, syscall.SIGTERM)
	if list := must(t, home, "key", "list", "--workspace", workspace); strings.Contains(list, "never\n") {
		t.Errorf("the use of the key was not noted:\n%s", list)
	}
	onlySecretPrintedOnce(t, home, key.Key)
}

func TestServeStopsOnInterrupt(t *testing.T) {
	skipWithoutSignals(t)
	home, _ := sample(t)
	serve(t, home).stop(t, os.Interrupt)
}

func TestPortTaken(t *testing.T) {
	home, _ := sample(t)
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	code, stdout, stderr := call(t, home, "serve", "--addr", "localhost:"+port)
	want := "owletctl: " + backend.Errorf(backend.Conflict, "server.port_taken", "port", port).Error() + "\n"
	if code != 1 || stdout != "" || stderr != want {
		t.Errorf("exit %d, %q, %s want %s", code, stdout, stderr, want)
	}
}

func TestPortOfTheSettings(t *testing.T) {
	home, _ := sample(t)
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	port := listener.Addr().(*net.TCPAddr).Port
	store, err := sqlite.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.UpdateSettings(t.Context(), func(s *backend.Settings) { s.Port = port }); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call(t, home, "serve"); code != 1 || !strings.Contains(stderr, fmt.Sprint(port)) {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

// TestColdStart holds the time from nothing to a first answered record: whatever is done at the start has to be needed.
func TestColdStart(t *testing.T) {
	skipWithoutSignals(t)
	home, workspace := sample(t)
	key := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "Zapier", "--json")
	first := firstTable(t, home, workspace)
	best := time.Hour
	for range 5 {
		began := time.Now()
		s := serve(t, home)
		status, body := get(t, s.address+"/api/v1/workspace/"+workspace+first+"/records?limit=1", key.Key)
		best = min(best, time.Since(began))
		if status != http.StatusOK || !strings.Contains(body, `"id":"1"`) {
			t.Fatalf("%d %s", status, body)
		}
		s.stop(t, syscall.SIGTERM)
	}
	t.Logf("the first record after %s", best)
	if best > 500*time.Millisecond { // a tenth of it on a machine with nothing else to do
		t.Errorf("the first record after %s", best)
	}
}

// firstTable is the path of a table of the sample.
func firstTable(t *testing.T, home, workspace string) string {
	t.Helper()
	store, err := sqlite.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s, err := store.GetSchema(t.Context(), backend.Path{Workspace: workspace})
	if err != nil {
		t.Fatal(err)
	}
	return "/modules/" + s.Modules[0].Name + "/tables/" + s.Modules[0].Tables[0].Name
}
