package rest

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"time"

	"owlet/backend"
)

const megabyte = 1 << 20

// Limits are what requests may take of the server. Sizes are bytes.
type Limits struct {
	JSON        int64         // the body of a request
	CSV         int64         // the body of an import
	Requests    int           // that a key has let in, at once
	Connections int           // open at once
	ReadHeader  time.Duration // from the first byte to the end of the headers
	Pause       time.Duration // in which a client has to send the next 64 KB of a body, or to take those of an answer, or the rest of them
	Patience    time.Duration // after which a client that keeps its request waiting loses its place, when all are taken
	Drain       time.Duration // in which a client can go on sending the body of a request that is refused
	Idle        time.Duration // between two requests on one connection
}

// DefaultLimits are the limits that hold outside tests.
func DefaultLimits() Limits {
	return Limits{
		JSON: 6 * megabyte, CSV: 50 * megabyte, Requests: 256, Connections: min(1024, descriptors()/2),
		ReadHeader: 10 * time.Second, Pause: 30 * time.Second, Patience: time.Second, Drain: 5 * time.Second, Idle: 2 * time.Minute,
	}
}

const maxHeader = 64 << 10

// drainAtMost is how much of a refused body is read and thrown away.
const drainAtMost = 64 * megabyte

func (l Limits) bodyOf(op *operation) int64 {
	if op.bodyType == formType {
		return l.CSV
	}
	return l.JSON
}

// aroundOf is what a body of an operation may have around what is limited.
func aroundOf(op *operation) int64 {
	if op.bodyType == formType {
		return formOverhead
	}
	return 0
}

// checkLength refuses a body that says itself that it is too large, before any of it is read.
func checkLength(r *http.Request, limit, around int64) error {
	if r.ContentLength > limit+around {
		return tooLarge(limit)
	}
	return nil
}

// believed is how many bytes of a body have memory before they come.
const believed = 256 << 10

// readBody reads a body of at most limit bytes.
func readBody(r *http.Request, limit int64) ([]byte, error) {
	var b bytes.Buffer
	if r.ContentLength > 0 {
		b.Grow(int(min(r.ContentLength, believed)) + bytes.MinRead)
	}
	_, err := b.ReadFrom(io.LimitReader(r.Body, limit+1))
	body := b.Bytes()
	switch {
	case err != nil:
		return nil, bodyBroken(err)
	case int64(len(body)) > limit:
		return nil, tooLarge(limit)
	}
	return body, nil
}

// bodyBroken says why a body could not be read, unless that is said already.
func bodyBroken(err error) error {
	if e, ok := errors.AsType[*backend.Error](err); ok {
		return e
	}
	return backend.Errorf(backend.Invalid, "request.body_broken").Because(err)
}

func tooLarge(limit int64) error {
	return backend.Errorf(backend.TooLarge, "request.too_large", "max", limit/megabyte)
}

// drain reads what is left of a refused body: a client that is still sending never sees the answer when the connection is cut
// under it. One that waits for "100 Continue" is not sending yet.
func (s *Server) drain(w http.ResponseWriter, r *http.Request) {
	if r.Body == http.NoBody || r.Header.Get("Expect") != "" || s.open.crowded() {
		return
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(s.limits.Drain))
	_, _ = io.CopyN(io.Discard, r.Body, drainAtMost)
}
