package publish

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"owlet/backend"
)

const (
	maxAnswer   = 64 << 20 // bytes
	maxAttempts = 6
	maxWait     = time.Minute
	requestTime = 2 * time.Minute
)

// client speaks to one workspace of one server.
type client struct {
	origin string
	id     string // of the workspace
	base   string // of the workspace's paths
	key    string
	http   *http.Client
	wait   func(ctx context.Context, d time.Duration) error
	tries  int // for each request, as long as the server is silent or busy
	told   Progress
}

// newClient makes a client that connects to the target's address and nowhere else: not to a proxy either.
func newClient(t Target, key string) *client {
	dialer := &net.Dialer{Timeout: 20 * time.Second}
	if strings.HasPrefix(t.Address, "http:") {
		dialer.Control = onlyLoopback
	}
	return &client{
		origin: t.Address, id: t.Workspace, base: t.Address + "/api/v1/workspace/" + t.Workspace, key: key, wait: pause, tries: maxAttempts,
		told: func(string, int64, int64) {},
		http: &http.Client{
			Timeout:       requestTime,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			Transport: &http.Transport{
				DialContext: dialer.DialContext, ForceAttemptHTTP2: true,
				TLSHandshakeTimeout: 20 * time.Second, MaxResponseHeaderBytes: 1 << 20, IdleConnTimeout: time.Minute,
			},
		},
	}
}

func (c *client) close() { c.http.CloseIdleConnections() }

// onlyLoopback refuses to connect elsewhere than to this computer, whatever a name stands for.
func onlyLoopback(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err == nil && !net.ParseIP(host).IsLoopback() {
		return backend.Errorf(backend.Invalid, "publish.not_https", "address", "http://"+address)
	}
	return err
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// uncertain is a request of which nobody knows whether it was carried out.
type uncertain struct{ cause error }

func (u *uncertain) Error() string { return "the answer was lost: " + u.cause.Error() }
func (u *uncertain) Unwrap() error { return u.cause }

// path is that of something in the workspace, such as modules, a name, tables.
func path(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString("/" + url.PathEscape(p))
	}
	return b.String()
}

// get reads what is at a path. Reading again does no harm, so it does so when an answer is lost. Errors: not_found.
func (c *client) get(ctx context.Context, path string, to any) error {
	return c.settle(ctx, func() error { return c.send(ctx, http.MethodGet, path, nil, to) }, nil)
}

// settle carries something out until it is known to have been. Before it tries again it asks whether it has been already.
func (c *client) settle(ctx context.Context, do func() error, done func() (bool, error)) error {
	for attempt := 1; ; attempt++ {
		err := do()
		lost, isLost := errors.AsType[*uncertain](err)
		if !isLost {
			return err
		}
		if attempt == c.tries {
			return c.unreachable(lost.cause)
		}
		if err := c.again(ctx, "silent", attempt, backoff(attempt)); err != nil {
			return err
		}
		if done == nil {
			continue
		}
		if ok, err := done(); ok || err != nil {
			return err
		}
	}
}

// again tells that a request failed and will be tried again, and waits until then.
func (c *client) again(ctx context.Context, phase string, failed int, d time.Duration) error {
	c.told(phase, int64(failed+1), int64(c.tries))
	return c.wait(ctx, d)
}

func backoff(attempt int) time.Duration { return min(500*time.Millisecond<<attempt, 15*time.Second) }

func (c *client) unreachable(cause error) error {
	if known, ok := errors.AsType[*backend.Error](cause); ok {
		return known
	}
	reason := backend.Reason(cause)
	if errors.Is(cause, io.EOF) || errors.Is(cause, io.ErrUnexpectedEOF) || errors.Is(cause, syscall.ECONNRESET) {
		reason = backend.Errorf(backend.Internal, "reason.cut_off")
	}
	return backend.Errorf(backend.Internal, "publish.unreachable", "address", c.origin, "reason", reason).Because(cause)
}

// send sends one request, and again as long as the server asks for patience. What it refuses with is a refusal, and what may have been
// carried out is uncertain.
func (c *client) send(ctx context.Context, method, path string, body []byte, to any) error {
	for attempt := 1; ; attempt++ {
		answer, err := c.once(ctx, method, path, body)
		if err != nil {
			return err
		}
		if answer.status != http.StatusTooManyRequests && answer.status != http.StatusServiceUnavailable {
			return c.read(answer, to)
		}
		if attempt == c.tries {
			return backend.Errorf(backend.Busy, "publish.busy", "address", c.origin)
		}
		if err := c.again(ctx, "busy", attempt, answer.patience(attempt)); err != nil {
			return err
		}
	}
}

// answer is what a server said, read whole.
type answer struct {
	status     int
	body       []byte
	retryAfter string
	location   string
}

// patience is how long the server wants to be left alone: seconds, or a date.
func (a *answer) patience(attempt int) time.Duration {
	if seconds, err := strconv.Atoi(a.retryAfter); err == nil && seconds >= 0 {
		return min(time.Duration(seconds)*time.Second, maxWait)
	}
	if at, err := http.ParseTime(a.retryAfter); err == nil {
		return max(0, min(time.Until(at), maxWait))
	}
	return backoff(attempt)
}

func (c *client) once(ctx context.Context, method, path string, body []byte) (*answer, error) {
	request, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.GetBody = nil // the transport must not send a write twice by itself
	request.Header.Set("Authorization", "Bearer "+c.key)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, c.lost(ctx, err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, c.lost(ctx, err)
	case len(text) > maxAnswer:
		return nil, backend.Errorf(backend.TooLarge, "publish.answer_large", "address", c.origin)
	}
	return &answer{response.StatusCode, text, response.Header.Get("Retry-After"), response.Header.Get("Location")}, nil
}

// lost is an answer that did not arrive. Whoever cancelled knows why, and where the connection was refused here, nothing was sent.
func (c *client) lost(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if known, ok := errors.AsType[*backend.Error](err); ok {
		return known
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return backend.Errorf(backend.Invalid, "publish.certificate", "address", c.origin).Because(err)
	}
	if errors.Is(err, http.ErrSchemeMismatch) {
		return backend.Errorf(backend.Invalid, "publish.not_api", "address", c.origin).Because(err)
	}
	return &uncertain{err}
}

// read takes data out of an answer, or tells what the server refused.
func (c *client) read(a *answer, to any) error {
	switch {
	case a.status == http.StatusInsufficientStorage:
		return backend.Errorf(backend.Storage, "publish.full", "address", c.origin)
	case a.status >= 500:
		return &uncertain{backend.Errorf(backend.Internal, "publish.failed", "address", c.origin, "status", a.status, "message", a.message())}
	case a.status >= 400:
		return c.refusal(a)
	case a.status >= 300:
		return backend.Errorf(backend.Invalid, "publish.redirect", "address", c.origin, "location", a.location)
	case to == nil:
		return nil
	}
	if err := json.Unmarshal(a.body, to); err != nil {
		return backend.Errorf(backend.Invalid, "publish.not_api", "address", c.origin).Because(err)
	}
	return nil
}

// message is what the server says is wrong, without a full stop: it goes into a sentence.
func (a *answer) message() string {
	var body struct {
		Error struct {
			Message string `json:"message"`
		} `json:"error"`
	}
	if json.Unmarshal(a.body, &body) == nil && body.Error.Message != "" {
		return strings.TrimRight(strings.TrimSpace(body.Error.Message), ".")
	}
	return http.StatusText(a.status)
}

func (c *client) refusal(a *answer) error {
	var body struct {
		Error *struct{} `json:"error"`
	}
	ours := json.Unmarshal(a.body, &body) == nil && body.Error != nil
	switch {
	case a.status == http.StatusUnauthorized:
		return backend.Errorf(backend.Unauthorized, "publish.unauthorized", "address", c.origin)
	case a.status == http.StatusForbidden:
		return backend.Errorf(backend.Forbidden, "publish.forbidden", "address", c.origin, "message", a.message())
	case !ours:
		return backend.Errorf(backend.Invalid, "publish.not_api", "address", c.origin)
	case a.status == http.StatusNotFound:
		return backend.Errorf(backend.NotFound, "publish.refused", "address", c.origin, "message", a.message())
	}
	return backend.Errorf(backend.Invalid, "publish.refused", "address", c.origin, "message", a.message())
}

// missing tells whether an error says that something is not there.
func missing(err error) bool {
	e, ok := errors.AsType[*backend.Error](err)
	return ok && e.Code == backend.NotFound
}
