package publish

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

// clientOf speaks to a handler, and notes how long it waits instead of doing so.
func clientOf(t *testing.T, handler http.HandlerFunc) (c *client, waited *[]time.Duration) {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	c = newClient(Target{Address: server.URL, Workspace: "aaaaaaaaaaaa"}, "owl_key")
	waited = new([]time.Duration)
	c.wait = func(ctx context.Context, d time.Duration) error {
		*waited = append(*waited, d)
		return ctx.Err()
	}
	return c, waited
}

func wantError(t *testing.T, err error, id string) {
	t.Helper()
	if e := backend.Explain(err); e == nil || e.ID != id {
		t.Errorf("%v, not %s", err, id)
	}
}

// TestWhatAServerRefusesIsSaidInItsOwnSentence answers a write in ways that are final: it is sent once.
func TestWhatAServerRefusesIsSaidInItsOwnSentence(t *testing.T) {
	for _, c := range []struct {
		status     int
		body, want string
	}{
		{401, `{"error":{"message":"no"}}`, "publish.unauthorized"},
		{401, `<html>`, "publish.unauthorized"},
		{403, `{"error":{"message":"Insufficient API key scope"}}`, "publish.forbidden"},
		{400, `{"error":{"message":"no"}}`, "publish.refused"},
		{404, `{"error":{"message":"no"}}`, "publish.refused"},
		{404, `<!doctype html>`, "publish.not_api"},
		{413, `<!doctype html>`, "publish.not_api"},
		{200, `<!doctype html>`, "publish.not_api"},
		{308, ``, "publish.redirect"},
		{507, `{"error":{"message":"disk full"}}`, "publish.full"},
	} {
		requests := 0
		client, waited := clientOf(t, func(w http.ResponseWriter, r *http.Request) {
			requests++
			w.Header().Set("Location", "https://elsewhere.example/")
			w.WriteHeader(c.status)
			_, _ = io.WriteString(w, c.body)
		})
		var to data[struct{}]
		send := func() error { return client.post(t.Context(), "/modules", map[string]string{}, &to) }
		wantError(t, client.settle(t.Context(), send, nil), c.want)
		if requests != 1 || len(*waited) != 0 {
			t.Errorf("%d %s: %d requests", c.status, c.body, requests)
		}
	}
}

func TestAWorkspaceThatIsNotThereIsNamed(t *testing.T) {
	client, _ := clientOf(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, `{"error":{"message":"workspace not found"}}`)
	})
	_, err := client.workspace(t.Context())
	wantError(t, err, "publish.no_workspace")
	if !strings.Contains(err.Error(), "aaaaaaaaaaaa") {
		t.Error(err)
	}
}

func TestAServerIsLeftAloneForAsLongAsItAsks(t *testing.T) {
	asked := []string{"7", "100000", "", "soon"}
	told := []int64{}
	client, waited := clientOf(t, func(w http.ResponseWriter, _ *http.Request) {
		if len(asked) == 0 {
			_, _ = io.WriteString(w, `{"data":{}}`)
			return
		}
		w.Header().Set("Retry-After", asked[0])
		asked = asked[1:]
		w.WriteHeader(http.StatusTooManyRequests)
	})
	client.told = func(phase string, try, tries int64) {
		if phase != "busy" || tries != maxAttempts {
			t.Errorf("%s, %d of %d", phase, try, tries)
		}
		told = append(told, try)
	}
	if err := client.get(t.Context(), "", nil); err != nil {
		t.Error(err)
	}
	if want := []time.Duration{7 * time.Second, maxWait, backoff(3), backoff(4)}; !reflect.DeepEqual(*waited, want) {
		t.Errorf("waited %v, not %v", *waited, want)
	}
	if want := []int64{2, 3, 4, 5}; !slices.Equal(told, want) {
		t.Errorf("told of the tries %v, not %v", told, want)
	}
}

func TestACertificateThatIsNotTrustedEndsItBeforeTheKeyIsSent(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it was asked") }))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	server.StartTLS()
	defer server.Close()
	c := newClient(Target{Address: server.URL, Workspace: "aaaaaaaaaaaa"}, "owl_key")
	_, err := c.workspace(t.Context())
	wantError(t, err, "publish.certificate")
}

func TestHTTPSWhereThereIsNone(t *testing.T) {
	c, waited := clientOf(t, func(http.ResponseWriter, *http.Request) { t.Error("it was asked") })
	c.base = strings.Replace(c.base, "http:", "https:", 1)
	_, err := c.workspace(t.Context())
	wantError(t, err, "publish.not_api")
	if len(*waited) != 0 {
		t.Error("it was tried again")
	}
}

// TestWhereNobodyIsReached has connecting fail as systems do.
func TestWhereNobodyIsReached(t *testing.T) {
	for _, c := range []struct {
		cause  error
		reason string
	}{
		{&net.DNSError{Err: "no such host", Name: "ninox.example", IsNotFound: true}, "there is no such host"},
		{io.EOF, "the connection was cut off"},
		{errors.New("a fault of its own"), "a fault of its own"},
	} {
		client, waited := clientOf(t, func(http.ResponseWriter, *http.Request) { t.Error("it was asked") })
		client.http.Transport = &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) { return nil, c.cause }}
		_, err := client.workspace(t.Context())
		wantError(t, err, "publish.unreachable")
		if !strings.HasSuffix(err.Error(), "cannot be reached: "+c.reason+".") || len(*waited) != maxAttempts-1 {
			t.Errorf("%v, after %v", err, *waited)
		}
	}
}

// TestANameThatOnlyLooksLikeThisComputer has localhost lead elsewhere: http is refused when connecting.
func TestANameThatOnlyLooksLikeThisComputer(t *testing.T) {
	for address, want := range map[string]bool{"127.0.0.1:80": true, "[::1]:80": true, "192.0.2.1:80": false, "[2001:db8::1]:80": false} {
		if err := onlyLoopback("tcp", address, nil); (err == nil) != want {
			t.Errorf("%s: %v", address, err)
		}
	}
	client, waited := clientOf(t, nil)
	client.http.Transport = &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		return nil, onlyLoopback("tcp", "192.0.2.1:80", nil)
	}}
	_, err := client.workspace(t.Context())
	wantError(t, err, "publish.not_https")
	if len(*waited) != 0 {
		t.Error("it was tried again")
	}
}

// TestNoProxyStandsBetween: the person confirmed one address.
func TestNoProxyStandsBetween(t *testing.T) {
	transport, ok := newClient(Target{Address: "https://ninox.example"}, "owl_key").http.Transport.(*http.Transport)
	if !ok || transport.Proxy != nil {
		t.Error("it may go through a proxy")
	}
}

// TestAnEndIsAtOnce stops a request that really waits until it tries again.
func TestAnEndIsAtOnce(t *testing.T) {
	client, _ := clientOf(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	client.wait = pause
	ctx, cancel := context.WithCancel(t.Context())
	begin := time.Now()
	client.told = func(phase string, try, tries int64) {
		if phase != "silent" || try != 2 || tries != maxAttempts {
			t.Errorf("%s, %d of %d", phase, try, tries)
		}
		cancel()
	}
	if err := client.get(ctx, "", nil); !errors.Is(err, context.Canceled) || time.Since(begin) > backoff(1) {
		t.Errorf("%v after %s", err, time.Since(begin))
	}
}
