package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"
)

// server is a run of owletctl serve.
type server struct {
	cmd    *exec.Cmd
	origin string
	said   bytes.Buffer
}

// serve starts the server without waiting for it to listen.
func serve(owletctl, home string) (*server, *bufio.Reader, error) {
	s := &server{cmd: exec.Command(owletctl, "--home", home, "serve", "--addr", "127.0.0.1:0")}
	s.cmd.Stderr = &s.said
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	return s, bufio.NewReader(out), s.cmd.Start()
}

// openServer starts the server and returns once it has answered a first request with a key, with how long that took.
func openServer(owletctl, home, workspace, key string) (*server, time.Duration, error) {
	began := time.Now()
	s, lines, err := serve(owletctl, home)
	if err != nil {
		return nil, 0, err
	}
	line, err := lines.ReadString('\n')
	origin, listens := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if err != nil || !listens {
		s.kill()
		return nil, 0, fmt.Errorf("the server does not start: %q %s", line, &s.said)
	}
	s.origin = origin
	if key == "" {
		return s, time.Since(began), nil
	}
	a := api{origin: origin, workspace: workspace, key: key, http: &http.Client{}}
	if err := a.ask(http.MethodGet, records(shared)+"?limit=1", nil, nil); err != nil {
		s.kill()
		return nil, 0, fmt.Errorf("the first request: %w %s", err, &s.said)
	}
	a.http.CloseIdleConnections()
	return s, time.Since(began), nil
}

func (s *server) kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// windowProcess is a process that does what a window does.
type windowProcess struct {
	*frontend
	cmd     *exec.Cmd
	answers *os.File
}

func openWindow(home string) (*windowProcess, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self, "-window", home)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	read, wrote, err := os.Pipe() // what was answered before a kill can still be read after it
	if err != nil {
		return nil, err
	}
	cmd.Stdout = wrote
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	_ = wrote.Close()
	return &windowProcess{newFrontend(in, read), cmd, read}, nil
}

// reap waits for a killed process and for the rest of what it answered.
func (w *windowProcess) reap() {
	_ = w.cmd.Wait()
	<-w.ended
	_ = w.answers.Close()
}
