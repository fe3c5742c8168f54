package rest

import (
	"bytes"
	"io"
	"net/http"
	"time"

	"owlet/backend"
)

const megabyte = 1 << 20

// Limits are what a request may take of the server. Sizes are bytes.
type Limits struct {
	JSON       int64         // the body of a request
	CSV        int64         // the body of an import
	ReadHeader time.Duration // from the first byte to the end of the headers
	Read       time.Duration // from the first byte to the end of the body
	Write      time.Duration // from the end of the headers to the end of the answer
	Idle       time.Duration // between two requests on one connection
}

// DefaultLimits are the limits that hold outside tests.
func DefaultLimits() Limits {
	return Limits{
		JSON: 6 * megabyte, CSV: 50 * megabyte,
		ReadHeader: 10 * time.Second, Read: time.Minute, Write: 2 * time.Minute, Idle: 2 * time.Minute,
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

// readBody reads a body of at most limit bytes.
func readBody(r *http.Request, limit int64) ([]byte, error) {
	var b bytes.Buffer
	if r.ContentLength > 0 {
		b.Grow(int(min(r.ContentLength, limit)) + bytes.MinRead)
	}
	_, err := b.ReadFrom(io.LimitReader(r.Body, limit+1))
	body := b.Bytes()
	switch {
	case err != nil:
		return nil, backend.Errorf(backend.Invalid, "request.body_broken").Because(err)
	case int64(len(body)) > limit:
		return nil, tooLarge(limit)
	}
	return body, nil
}

func tooLarge(limit int64) error {
	return backend.Errorf(backend.TooLarge, "request.too_large", "max", limit/megabyte)
}

// drain reads what is left of a refused body: a client that is still sending never sees the answer when the connection is cut
// under it. One that waits for "100 Continue" is not sending yet.
func drain(r *http.Request) {
	if r.Header.Get("Expect") != "" {
		return
	}
	_, _ = io.CopyN(io.Discard, r.Body, drainAtMost)
}
