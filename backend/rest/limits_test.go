package rest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

func (w *world) dial() net.Conn {
	w.t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(w.base, "http://"))
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = c.Close() })
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	return c
}

// sendHead sends the head of a request that changes modules.
func (w *world) sendHead(c net.Conn, method, headers string) {
	w.t.Helper()
	w.sendHeadOf(c, method, "/modules", headers)
}

// sendHeadTo sends the head of a POST.
func (w *world) sendHeadTo(c net.Conn, path, headers string) {
	w.t.Helper()
	w.sendHeadOf(c, "POST", path, headers)
}

func (w *world) sendHeadOf(c net.Conn, method, path, headers string) {
	w.t.Helper()
	_, err := fmt.Fprintf(c, "%s /api/v1/workspace/%s%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%s\r\n",
		method, w.workspace.ID, path, strings.TrimPrefix(w.base, "http://"), w.keys["full"], headers)
	if err != nil {
		w.t.Fatal(err)
	}
}

func readAnswer(t *testing.T, c net.Conn) (int, string) {
	t.Helper()
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatalf("the client sees no answer: %v", err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

const tooLargeAnswer = `{"error":{"message":"The body is larger than 6 MB."}}`

func TestTooLargeIsSeenByTheClient(t *testing.T) {
	w := newWorld(t)
	body := bytes.Repeat([]byte(" "), 20*megabyte)
	for name, headers := range map[string]string{
		"announced": fmt.Sprintf("Content-Type: application/json\r\nContent-Length: %d\r\n", len(body)),
		"in chunks": "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			c := w.dial()
			w.sendHead(c, "POST", headers)
			if name == "in chunks" {
				_, _ = fmt.Fprintf(c, "%x\r\n", len(body))
			}
			if n, err := c.Write(body); err != nil { // all of it first, as simple clients do
				t.Fatalf("cut off after %d bytes: %v", n, err)
			}
			if name == "in chunks" {
				_, _ = fmt.Fprint(c, "\r\n0\r\n\r\n")
			}
			if status, answer := readAnswer(t, c); status != 413 || answer != tooLargeAnswer {
				t.Errorf("%d %s", status, answer)
			}
		})
	}
	t.Run("before it is sent", func(t *testing.T) {
		c := w.dial()
		w.sendHead(c, "POST", "Expect: 100-continue\r\nContent-Length: 6291457\r\n")
		if status, answer := readAnswer(t, c); status != 413 || answer != tooLargeAnswer {
			t.Errorf("%d %s", status, answer)
		}
	})
	t.Run("before any of it is sent, without being asked", func(t *testing.T) {
		c := w.dial()
		w.sendHead(c, "POST", "Content-Type: application/json\r\nContent-Length: 7340032\r\n")
		if err := c.SetReadDeadline(time.Now().Add(2 * time.Second)); err != nil {
			t.Fatal(err)
		}
		if status, answer := readAnswer(t, c); status != 413 || answer != tooLargeAnswer {
			t.Errorf("%d %s", status, answer)
		}
	})
	t.Run("size comes before key", func(t *testing.T) {
		a := w.ask(t, story{method: "POST", path: "/modules", body: string(body[:6*megabyte+1])})
		if a.status != 413 {
			t.Errorf("%d %s", a.status, a.body)
		}
	})
	t.Run("an unauthorized large body is answered too", func(t *testing.T) {
		a := w.ask(t, story{method: "POST", path: "/modules", body: string(body[:6*megabyte])})
		if a.status != 401 {
			t.Errorf("%d %s", a.status, a.body)
		}
	})
	t.Run("just small enough", func(t *testing.T) {
		a := w.ask(t, story{method: "POST", path: "/modules", key: "full", body: `{"name":"big"}` + string(body[:6*megabyte-14])})
		if a.status != 201 {
			t.Errorf("%d %s", a.status, a.body)
		}
	})
	t.Run("an import may be larger", func(t *testing.T) {
		a := w.ask(t, story{method: "POST", path: records + "/import/csv", key: "full", body: string(body)})
		if a.status != 400 {
			t.Errorf("%d %s", a.status, a.body)
		}
	})
}

func TestSlowClientsAreLeft(t *testing.T) {
	limits := DefaultLimits()
	limits.ReadHeader, limits.Pause, limits.Idle = 150*time.Millisecond, 300*time.Millisecond, 150*time.Millisecond
	w := newWorld(t, WithLimits(limits))
	t.Run("headers that do not end", func(t *testing.T) {
		c := w.dial()
		_, _ = fmt.Fprint(c, "GET / HTTP/1.1\r\nHost:")
		started := time.Now()
		_, _ = io.ReadAll(c)
		if took := time.Since(started); took > 5*time.Second {
			t.Errorf("left after %s", took)
		}
	})
	t.Run("a body that does not end", func(t *testing.T) {
		c := w.dial()
		w.sendHead(c, "POST", "Content-Type: application/json\r\nContent-Length: 100\r\n")
		_, _ = fmt.Fprint(c, `{"name":`)
		if status, answer := readAnswer(t, c); status != 400 || !strings.Contains(answer, "The body did not arrive whole and in time.") {
			t.Errorf("%d %s", status, answer)
		}
	})
	t.Run("a connection that idles", func(t *testing.T) {
		c := w.dial()
		w.sendHead(c, "GET", "")
		if status, _ := readAnswer(t, c); status != 200 {
			t.Errorf("%d", status)
		}
		if n, err := c.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
			t.Errorf("%d %v", n, err)
		}
	})
}
