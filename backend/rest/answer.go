package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"sync"

	"owlet/backend"
)

// answer is a successful one: its status and its body, JSON in the envelope.
type answer struct {
	status int
	body   []byte
	buffer *[]byte // where the body's memory goes back to, if it came from bodies
}

// bodies are the memory of bodies that were written.
var bodies = sync.Pool{New: func() any { return new([]byte) }}

// maxKept is how large a body may be for its memory to be kept.
const maxKept = 256 << 10

const jsonType = "application/json; charset=utf-8"

// retryAfter is how many seconds a client that was too early is asked to wait, unless its error says so itself.
const retryAfter = 1

// waitKey is the argument with which an error says how many seconds to wait.
const waitKey = "seconds"

var statuses = map[backend.Code]int{
	backend.Invalid:      http.StatusBadRequest,
	backend.Unauthorized: http.StatusUnauthorized,
	backend.Forbidden:    http.StatusForbidden,
	backend.NotFound:     http.StatusNotFound,
	backend.Method:       http.StatusMethodNotAllowed,
	backend.Conflict:     http.StatusConflict,
	backend.TooLarge:     http.StatusRequestEntityTooLarge,
	backend.TooMany:      http.StatusTooManyRequests,
	backend.Internal:     http.StatusInternalServerError,
	backend.NotServed:    http.StatusNotImplemented,
	backend.Busy:         http.StatusServiceUnavailable,
	backend.Storage:      http.StatusInternalServerError,
}

// statusOf tells a full disk, after which the same request may succeed, from every other fault of a disk.
func statusOf(e *backend.Error, lists409 bool) int {
	status, ok := statuses[e.Code]
	switch {
	case e.ID == "storage.full":
		return http.StatusInsufficientStorage
	case !ok:
		return http.StatusInternalServerError
	case e.Code == backend.Conflict && !lists409:
		return http.StatusBadRequest
	}
	return status
}

// ok answers 200 with the data in the envelope.
func ok(data any) (answer, error) { return envelope(http.StatusOK, data) }

// created answers 201 with the data in the envelope.
func created(data any) (answer, error) { return envelope(http.StatusCreated, data) }

// okWhole answers 200 with a body that has its envelope already.
func okWhole(body []byte) (answer, error) { return answer{status: http.StatusOK, body: body}, nil }

// okPooled is okWhole for a body that begins in buffer, which came from bodies.
func okPooled(body []byte, buffer *[]byte) (answer, error) {
	return answer{http.StatusOK, body, buffer}, nil
}

// createdWhole answers 201 with a body that has its envelope already.
func createdWhole(body []byte) (answer, error) {
	return answer{status: http.StatusCreated, body: body}, nil
}

// okMarshalled answers 200 with a body that has its envelope already but is not JSON yet.
func okMarshalled(whole any) (answer, error) {
	body, err := marshal(whole)
	return answer{status: http.StatusOK, body: body}, err
}

func envelope(status int, data any) (answer, error) {
	body, err := marshal(map[string]any{"data": data})
	return answer{status: status, body: body}, err
}

// marshal writes compact JSON and leaves <, > and & as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// These values are the same in every answer; nobody changes them.
var (
	typeJSON = []string{jsonType}
	noSniff  = []string{"nosniff"}
	noStore  = []string{"no-store"}
)

// write answers, and returns how many bytes of the body went out.
func (a answer) write(w http.ResponseWriter) (bytes int) { return a.send(w, nil) }

// send is write, at the pace of a place.
func (a answer) send(w http.ResponseWriter, p *place) (bytes int) {
	h := w.Header()
	h["Content-Type"], h["X-Content-Type-Options"], h["Cache-Control"] = typeJSON, noSniff, noStore
	h["Content-Length"] = []string{strconv.Itoa(len(a.body))}
	w.WriteHeader(a.status)
	if p != nil {
		bytes = p.send(w, a.body)
	} else {
		bytes, _ = w.Write(a.body) // a client that went away is its own affair
	}
	if a.buffer != nil && cap(a.body) <= maxKept {
		*a.buffer = a.body[:0]
		bodies.Put(a.buffer)
	}
	return bytes
}

// refuse answers an error, and returns with what status and how many bytes. What is not a *backend.Error becomes a fixed sentence, and its cause
// goes to the log.
func refuse(w http.ResponseWriter, log *slog.Logger, where string, lists409 bool, err error) (status, bytes int) {
	e := backend.Explain(err)
	status = statusOf(e, lists409)
	switch e.Code {
	case backend.Unauthorized:
		w.Header().Set("WWW-Authenticate", "Bearer")
	case backend.Busy, backend.TooMany:
		seconds, told := e.Args[waitKey].(int)
		if !told {
			seconds = retryAfter
		}
		w.Header().Set("Retry-After", strconv.Itoa(seconds))
	}
	gone := errors.Is(err, context.Canceled)                                                                       // the client went away: nobody's fault
	if status >= http.StatusInternalServerError && e.Code != backend.NotServed && e.ID != "server.full" && !gone { // of which there may be thousands: the log has one line for all
		log.Error("request failed", "at", where, "error", e.Error(), "cause", e.Unwrap())
	}
	body, _ := marshal(map[string]any{"error": map[string]string{"message": e.Error()}}) // a string always marshals
	return status, answer{status: status, body: body}.write(w)
}
