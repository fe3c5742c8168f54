package rest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
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
	_, _ = fmt.Fprintf(c.conn, "GET /api/v1/workspace/%s%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n",
		c.world.workspace.ID, path, strings.TrimPrefix(c.world.base, "http://"), key)
	answer, err := http.ReadResponse(c.read, nil)
	if err != nil {
		t.Error(err)
		return 0, http.Header{}
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, answer.Header
}
