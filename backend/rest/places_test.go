package rest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

const atOnce = 256

// TestRequestsAtOnce: 256 are worked on, the others are told at once to come again, and who needs no place is served as ever.
func TestRequestsAtOnce(t *testing.T) {
	w := newWorld(t)
	release := make(chan struct{})
	w.serve("GET", "/held", func(context.Context, *request) (answer, error) {
		<-release
		return ok("done")
	})
	var held []*line
	for range atOnce {
		c := w.keepAlive()
		c.ask("/held", w.keys["full"])
		held = append(held, c)
	}
	until(t, "all places are taken", func() bool { return w.server.places.atWork() == atOnce })
	for range 300 - atOnce {
		c := w.keepAlive()
		begun := time.Now()
		if status, header := c.get(t, "/held", w.keys["full"]); status != 503 || header.Get("Retry-After") != "1" || time.Since(begun) > 5*time.Second {
			t.Fatalf("one too many: %d, Retry-After %q, after %s", status, header.Get("Retry-After"), time.Since(begun))
		}
	}
	w.tell([]story{
		{name: "says why", method: "POST", path: "/modules", key: "full", body: `{"name":"x"}`, status: 503,
			want: "Owlet is busy with 256 requests, which is as many as it takes at once. Nothing was changed; try again in 1 s."},
		{name: "a wrong key", method: "GET", path: "/modules", key: "unknown", status: 401},
		{name: "the page", method: "GET", path: "=/api/docs-json", status: 200},
		{name: "an unknown path", method: "GET", path: "=/nothing", status: 404},
	})
	close(release)
	for _, c := range held {
		if status, _ := c.answer(t); status != 200 {
			t.Errorf("one of those at work: %d", status)
		}
	}
	until(t, "all places are free", func() bool { return w.server.places.atWork() == 0 })
	w.tell([]story{{name: "afterwards", method: "POST", path: "/modules", key: "full", body: `{"name":"x"}`, status: 201}})
	if n := strings.Count(w.log.String(), "as many requests as can be"); n != 1 || strings.Contains(w.log.String(), "request failed") {
		t.Errorf("the log says it %d times: %s", n, w.log)
	}
}

// TestAPlaceIsGivenBack, whatever becomes of the request.
func TestAPlaceIsGivenBack(t *testing.T) {
	limits := DefaultLimits()
	limits.Requests = 1
	w := newWorld(t, WithLimits(limits))
	w.serve("GET", "/panics", func(context.Context, *request) (answer, error) { panic("test") })
	for _, s := range []story{
		{method: "GET", path: "/panics", key: "full", status: 500},
		{method: "POST", path: "/modules", key: "full", body: `{`, status: 400},
		{method: "POST", path: "/modules", key: "full", body: strings.Repeat(" ", 6*megabyte+1), status: 413},
		{method: "POST", path: "/modules", key: "read", body: `{"name":"x"}`, status: 403},
		{method: "POST", path: "/modules", key: "full", body: `{"name":"x"}`, status: 201},
		{method: "GET", path: "/modules", key: "full", status: 200},
	} {
		if a := w.ask(t, s); a.status != s.status {
			t.Errorf("%s %s: %d %s", s.method, s.path, a.status, a.body)
		}
		until(t, "the place is free", func() bool { return w.server.places.atWork() == 0 })
	}
}

// TestSlowClientsHoldNobodyUp: hundreds of connections dribble headers and bodies or never take an answer; a live key's requests are quick.
func TestSlowClientsHoldNobodyUp(t *testing.T) {
	const slow = 300
	limits := DefaultLimits()
	limits.Patience = 400 * time.Millisecond // or a busy machine would be taken for a slow client
	for name, begin := range map[string]func(*world, net.Conn){
		"headers": func(_ *world, c net.Conn) { _, _ = fmt.Fprint(c, "GET /api/docs HTTP/1.1\r\nHost: 127") },
		"bodies with a live key": func(w *world, c net.Conn) {
			w.sendHead(c, "POST", "Content-Type: application/json\r\nContent-Length: 5000000\r\n")
			_, _ = fmt.Fprint(c, `{"name":`)
		},
		"forms with a live key": func(w *world, c net.Conn) {
			w.sendHeadTo(c, records+"/import/csv", "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n")
			_, _ = fmt.Fprint(c, "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\na")
		},
		"bodies without a key": func(w *world, c net.Conn) {
			_, _ = fmt.Fprintf(c, "POST /api/v1/workspace/%s/modules HTTP/1.1\r\nHost: %s\r\nContent-Length: 5000000\r\n\r\n{", w.workspace.ID, strings.TrimPrefix(w.base, "http://"))
		},
		"a body that nobody reads": func(w *world, c net.Conn) { w.sendHead(c, "GET", "Content-Length: 5000000\r\n") },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, WithLimits(limits))
			w.prepare()
			for range slow {
				c := w.dial()
				begin(w, c)
				go dribble(c)
			}
			if strings.HasSuffix(name, "with a live key") { // these take places, and the first ones must not be taken for those that are free again
				until(t, "all places are taken", func() bool { return w.server.places.atWork() == limits.Requests })
			}
			var first int
			until(t, "a place", func() bool {
				first, _ = w.keepAlive().get(t, "/modules", w.keys["full"])
				return first == 200
			})
			t.Logf("beside %d slow clients: %s", slow, w.isQuick(100))
		})
	}
}

// dribble sends a byte now and then, until the connection ends.
func dribble(c net.Conn) {
	for {
		time.Sleep(20 * time.Millisecond)
		if _, err := c.Write([]byte("1")); err != nil {
			return
		}
	}
}

// TestReadersThatNeverRead an answer too large for the system's buffers lose their places as well.
func TestReadersThatNeverRead(t *testing.T) {
	limits := DefaultLimits()
	limits.Patience, limits.Requests = 400*time.Millisecond, 24
	w := newWorld(t, WithLimits(limits))
	large := bytes.Repeat([]byte("x"), 16*megabyte)
	w.serve("GET", "/large", func(context.Context, *request) (answer, error) { return okWhole(large) })
	for range limits.Requests + 8 {
		w.smallWindow().ask("/large", w.keys["full"])
	}
	until(t, "all places are taken", func() bool { return w.server.places.atWork() == limits.Requests })
	until(t, "a place", func() bool {
		status, _ := w.keepAlive().get(t, "/modules", w.keys["full"])
		return status == 200
	})
	t.Logf("beside %d readers that never read: %s", limits.Requests, w.isQuick(100))
}

// smallWindow is a connection whose client takes little in advance.
func (w *world) smallWindow() *line {
	c := w.keepAlive()
	if err := c.conn.(*net.TCPConn).SetReadBuffer(16 << 10); err != nil {
		w.t.Fatal(err)
	}
	return c
}

// TestThePaceOfAClient: what flows may take many times as long as a pause, what does not flow ends after one.
func TestThePaceOfAClient(t *testing.T) {
	limits := DefaultLimits()
	limits.Pause = 800 * time.Millisecond // long enough for a busy machine to keep the pace
	w := newWorld(t, WithLimits(limits))
	large := bytes.Repeat([]byte("x"), 24*megabyte)
	w.serve("GET", "/large", func(context.Context, *request) (answer, error) { return okWhole(large) })
	late := func(ctx context.Context, _ *request) (answer, error) {
		select {
		case <-ctx.Done():
			return answer{}, ctx.Err()
		case <-time.After(4 * limits.Pause):
			return ok("late")
		}
	}
	w.serve("GET", "/late", late)
	w.serve("POST", "/late", late)
	t.Run("a body that flows", func(t *testing.T) {
		t.Parallel()
		c, begun := w.dial(), time.Now()
		w.sendHead(c, "POST", fmt.Sprintf("Content-Type: application/json\r\nContent-Length: %d\r\n", 40*piece+15))
		for range 40 {
			_, _ = c.Write(bytes.Repeat([]byte(" "), piece))
			time.Sleep(limits.Pause / 8)
		}
		_, _ = fmt.Fprint(c, `{"name":"slow"}`)
		if status, text := readAnswer(t, c); status != 201 || time.Since(begun) < 4*limits.Pause {
			t.Errorf("%d %s after %s", status, text, time.Since(begun))
		}
	})
	t.Run("a body that dribbles", func(t *testing.T) {
		t.Parallel()
		c, begun := w.dial(), time.Now()
		w.sendHead(c, "POST", "Content-Type: application/json\r\nContent-Length: 1000000\r\n")
		go dribble(c)
		if status, text := readAnswer(t, c); status != 400 || !strings.Contains(text, "whole and in time") || time.Since(begun) > 20*limits.Pause {
			t.Errorf("%d %s after %s", status, text, time.Since(begun))
		}
	})
	t.Run("an answer that flows", func(t *testing.T) {
		t.Parallel()
		c, begun := w.smallWindow(), time.Now()
		c.ask("/large", w.keys["full"])
		taken := readSlowly(c, megabyte, limits.Pause/8)
		if taken < len(large) || time.Since(begun) < 2*limits.Pause {
			t.Errorf("%d bytes after %s", taken, time.Since(begun))
		}
	})
	t.Run("an answer that dribbles", func(t *testing.T) {
		t.Parallel()
		c := w.smallWindow()
		c.ask("/large", w.keys["full"])
		until(t, "the server gives up", func() bool {
			n, err := c.conn.Read(make([]byte, 1))
			return n == 0 && err != nil || w.server.open.active(c.conn.LocalAddr()) == 0
		})
	})
	for _, method := range []string{"GET", "POST"} {
		t.Run("an answer that is late to a "+method, func(t *testing.T) {
			t.Parallel()
			if a := w.ask(t, story{method: method, path: "/late", key: "full", body: map[string]string{"POST": "{}"}[method]}); a.status != 200 {
				t.Errorf("%d %s", a.status, a.body)
			}
		})
	}
}

// readSlowly takes an answer in pieces, with a rest after each.
func readSlowly(c *line, size int, rest time.Duration) (taken int) {
	answer, err := http.ReadResponse(c.read, nil)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	for {
		n, err := io.CopyN(io.Discard, answer.Body, int64(size))
		if taken += int(n); err != nil {
			return taken
		}
		time.Sleep(rest)
	}
}

// active is how many connections from an address the server has.
func (c *connections) active(from net.Addr) (n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for conn := range c.open {
		if conn.RemoteAddr().String() == from.String() {
			n++
		}
	}
	return n
}

// TestConnectionsAtOnce: more than most close those that idle longest, so that a new one is served.
func TestConnectionsAtOnce(t *testing.T) {
	limits := DefaultLimits()
	limits.Connections = 300
	w := newWorld(t, WithLimits(limits))
	oldest := w.keepAlive()
	if status, _ := oldest.get(t, "/modules", w.keys["full"]); status != 200 {
		t.Fatal(status)
	}
	for range 2 * limits.Connections {
		w.dial()
	}
	t.Logf("beside %d idle connections: %s", limits.Connections, w.isQuick(50))
	if n, err := oldest.conn.Read(make([]byte, 1)); n > 0 || err == nil {
		t.Errorf("the oldest is still open: %d %v", n, err)
	}
	w.server.open.mu.Lock()
	defer w.server.open.mu.Unlock()
	if n := len(w.server.open.open); n > limits.Connections {
		t.Errorf("%d connections are open", n)
	}
}

// TestConnectionsThatAllWork are kept: it is the newest that is closed.
func TestConnectionsThatAllWork(t *testing.T) {
	limits := DefaultLimits()
	limits.Connections = 4
	w := newWorld(t, WithLimits(limits))
	release := make(chan struct{})
	w.serve("GET", "/held", func(context.Context, *request) (answer, error) {
		<-release
		return ok("done")
	})
	var held []*line
	for range limits.Connections {
		held = append(held, w.keepAlive())
		held[len(held)-1].ask("/held", w.keys["full"])
	}
	until(t, "all are at work", func() bool { return w.server.places.atWork() == limits.Connections })
	if n, err := w.dial().Read(make([]byte, 1)); n > 0 || err == nil {
		t.Errorf("one too many: %d %v", n, err)
	}
	close(release)
	for _, c := range held {
		if status, _ := c.answer(t); status != 200 {
			t.Errorf("%d", status)
		}
	}
}

// TestPlacesCostNoMemory: a request without a body takes a place and gives it back for nothing.
func TestPlacesCostNoMemory(t *testing.T) {
	all := newPlaces(DefaultLimits())
	r := &http.Request{Body: http.NoBody}
	if n := testing.AllocsPerRun(5000, func() { all.take(nil, r).leave() }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkPlace(b *testing.B) {
	all := newPlaces(DefaultLimits())
	r := &http.Request{Body: http.NoBody}
	w := &recorder{header: http.Header{}}
	body := []byte("{}")
	b.ReportAllocs()
	for b.Loop() {
		p := all.take(w, r)
		w.body.Reset()
		p.send(w, body)
		p.leave()
	}
}
