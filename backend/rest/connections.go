package rest

import (
	"net"
	"net/http"
	"sync"
)

// connections are those that clients have open. Each costs a descriptor, of which a process has only so many: when there are more than most, the one
// that has been without a request longest is closed.
type connections struct {
	most int
	mu   sync.Mutex
	open map[net.Conn]connection
}

// connection is one of them: its state, and since when it has it, by the clock of tick.
type connection struct {
	state http.ConnState
	since int64
}

func newConnections(most int) *connections {
	return &connections{most: most, open: map[net.Conn]connection{}}
}

// note is an http.Server's ConnState.
func (c *connections) note(conn net.Conn, state http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if state == http.StateClosed || state == http.StateHijacked {
		delete(c.open, conn)
		return
	}
	c.open[conn] = connection{state, tick()}
	if state == http.StateNew && len(c.open) > c.most {
		c.shed(conn)
	}
}

// shed closes the connection that has been without a request longest: the newest, when all others have one.
func (c *connections) shed(newest net.Conn) {
	longest, since := newest, c.open[newest].since
	for conn, is := range c.open {
		if is.state != http.StateActive && is.since < since {
			longest, since = conn, is.since
		}
	}
	delete(c.open, longest) // it is closed before the server says so
	_ = longest.Close()
}

// crowded tells whether there are so many that none should be kept open for courtesy's sake.
func (c *connections) crowded() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.open) > c.most/2
}

// closeSilent closes those on which nothing was sent yet, such as those that a browser opens in advance. A stop would wait for each
// as for a request.
func (c *connections) closeSilent() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for conn, is := range c.open {
		if is.state == http.StateNew {
			_ = conn.Close()
		}
	}
}
