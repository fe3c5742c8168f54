package rest

import (
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"owlet/backend"
)

// places are for the requests that the server works on at once: those that a live key has let in. Nothing waits for one. While a request waits for its
// client, for more of its body or until its answer is taken, another that finds all places taken may get its place.
type places struct {
	patience time.Duration // how long a client may keep its request waiting before another can have the place
	pause    time.Duration
	mu       sync.Mutex
	taken    []*place // nil where one is free
	free     []int
	said     time.Time // when the log was told that all are taken
	pool     sync.Pool
}

// place is what one request has. As a reader it is the request's body.
type place struct {
	all    *places
	number int
	// idle is since when the server waits for the client, in nanoseconds of its own clock; working while it does not, lost once another has the place.
	idle    atomic.Int64
	writer  http.ResponseWriter
	request *http.Request
	body    io.ReadCloser
	left    int // bytes of the current piece
	began   int64
}

const (
	working = 0
	lost    = -1
)

// piece is how many bytes a client has to send or to take in the time of a pause.
const piece = 64 << 10

var started = time.Now()

// tick is a clock that nobody sets; it is never 0.
func tick() int64 { return int64(time.Since(started)) + 1 }

func newPlaces(l Limits) *places {
	p := &places{patience: l.Patience, pause: l.Pause, taken: make([]*place, l.Requests), pool: sync.Pool{New: func() any { return new(place) }}}
	for i := range p.taken {
		p.free = append(p.free, i)
	}
	return p
}

// take gives a request a place, and reads its body through it. It returns nil when there is none.
func (a *places) take(w http.ResponseWriter, r *http.Request) *place {
	now := tick()
	a.mu.Lock()
	defer a.mu.Unlock()
	number, ok := a.vacant(now)
	if !ok {
		return nil
	}
	p := a.pool.Get().(*place)
	p.all, p.number, p.writer, p.request, p.body, p.left, p.began = a, number, w, r, r.Body, piece, now
	p.idle.Store(working)
	a.taken[number] = p
	if r.Body != http.NoBody {
		r.Body = p
	}
	return p
}

// vacant is a place that is free, or else that of the request whose client has kept it waiting longest.
func (a *places) vacant(now int64) (number int, ok bool) {
	if last := len(a.free) - 1; last >= 0 {
		number, a.free = a.free[last], a.free[:last]
		return number, true
	}
	longest := now - int64(a.patience) + 1
	for i, p := range a.taken {
		if idle := p.idle.Load(); idle > working && idle < longest {
			number, longest, ok = i, idle, true
		}
	}
	return number, ok && a.taken[number].cut(longest)
}

// full tells whether the log should hear that all are taken: once a minute.
func (a *places) full(now time.Time) (loud bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if ago := now.Sub(a.said); ago >= 0 && ago < time.Minute {
		return false
	}
	a.said = now
	return true
}

// cut takes a place from a request that has been idle since then, and ends its waiting.
func (p *place) cut(since int64) bool {
	if !p.idle.CompareAndSwap(since, lost) {
		return false
	}
	control := http.NewResponseController(p.writer)
	_ = control.SetReadDeadline(time.Unix(1, 0))
	_ = control.SetWriteDeadline(time.Unix(1, 0))
	return true
}

// leave gives the place back. A nil place is none.
func (p *place) leave() {
	if p == nil {
		return
	}
	a := p.all
	a.mu.Lock()
	if a.taken[p.number] == p {
		a.taken[p.number] = nil
		a.free = append(a.free, p.number)
	}
	a.mu.Unlock()
	p.request.Body = p.body
	p.writer, p.request, p.body = nil, nil, nil
	a.pool.Put(p)
}

// move changes what the request is about; false when the place is lost.
func (p *place) move(to int64) bool {
	now := p.idle.Load()
	return now != lost && p.idle.CompareAndSwap(now, to)
}

// Read reads the request's body. A client that sends less than a piece in the time of a pause is left.
func (p *place) Read(b []byte) (int, error) {
	if p.idle.Load() == working && !p.move(tick()) {
		return 0, p.all.none()
	}
	n, err := p.body.Read(b)
	switch {
	case err != nil:
		_ = http.NewResponseController(p.writer).SetReadDeadline(time.Time{}) // or it would end the request while the server works
		if !p.move(working) {
			return 0, p.all.none()
		}
	case n >= p.left:
		if !p.move(tick()) {
			return 0, p.all.none()
		}
		_ = http.NewResponseController(p.writer).SetReadDeadline(time.Now().Add(p.all.pause))
		p.left = piece
	default:
		p.left -= n
	}
	return n, err
}

func (p *place) Close() error { return p.body.Close() }

// send writes an answer's body, piece by piece. A client that takes less than a piece in the time of a pause is left.
func (p *place) send(w http.ResponseWriter, body []byte) (bytes int) {
	for first := true; first || bytes < len(body); first = false {
		now := tick()
		if !p.move(now) {
			return bytes
		}
		if !first || now-p.began > int64(time.Second) || len(body) > piece { // else the server's own deadline is young
			_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(p.all.pause))
		}
		n, err := w.Write(body[bytes:min(bytes+piece, len(body))])
		if bytes += n; err != nil {
			return bytes // a client that went away is its own affair
		}
	}
	return bytes
}

// none says that there is no place.
func (a *places) none() error {
	return backend.Errorf(backend.Busy, "server.full", "max", len(a.taken), "seconds", retryAfter)
}
