package rest

import (
	"net"
	"net/http"
	"sync"
	"time"
)

// silentGrace is how long a stop waits for the first byte on a connection that has sent none.
const silentGrace = 300 * time.Millisecond

// silent are the connections on which nothing was sent yet, such as those that a browser opens in advance. A stop would
// wait for each as for a request.
type silent struct {
	mu    sync.Mutex
	conns map[net.Conn]bool
}

// note is an http.Server's ConnState.
func (s *silent) note(c net.Conn, state http.ConnState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if state == http.StateNew {
		s.conns[c] = true
	} else {
		delete(s.conns, c)
	}
}

func (s *silent) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		_ = c.Close()
	}
}
