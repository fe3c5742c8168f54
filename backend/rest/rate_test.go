package rest

import (
	"testing"
	"time"

	"owlet/backend"
)

func TestRateLimitOfAKey(t *testing.T) {
	w := newWorld(t)
	made := w.addKey("slow", w.workspace.ID, backend.KeyInput{RateLimit: new(3)})
	ask := func() reply { return w.ask(t, story{method: "GET", path: "/modules", key: "slow"}) }
	all := func(n, status int) (last reply) {
		t.Helper()
		for range n {
			if last = ask(); last.status != status {
				t.Fatalf("%d, not %d: %s", last.status, status, last.body)
			}
		}
		return last
	}
	all(3, 200)
	a := all(2, 429)
	if a.header.Get("Retry-After") != "20" || a.message(t) != "This API key may make 3 requests a minute. Try again in 20 s." {
		t.Errorf("%q %s", a.header.Get("Retry-After"), a.body)
	}
	if a := w.ask(t, story{method: "POST", path: "/modules", key: "slow", body: "{"}); a.status != 429 {
		t.Errorf("the rate comes before all but the key: %d", a.status)
	}
	if a := w.ask(t, story{method: "GET", path: "/modules", key: "full"}); a.status != 200 {
		t.Errorf("another key goes on: %d", a.status)
	}
	w.clock.move(19500 * time.Millisecond)
	if a := all(1, 429); a.header.Get("Retry-After") != "1" {
		t.Errorf("half a second is one: %q", a.header.Get("Retry-After"))
	}
	w.clock.move(500 * time.Millisecond)
	all(1, 200)
	all(1, 429)
	if _, err := w.store.UpdateKey(t.Context(), w.workspace.ID, made.ID, backend.KeyChange{RateLimit: new(4)}); err != nil {
		t.Fatal(err)
	}
	all(4, 200)
	all(1, 429)
	if _, err := w.store.UpdateKey(t.Context(), w.workspace.ID, made.ID, backend.KeyChange{}); err != nil {
		t.Fatal(err)
	}
	all(20, 200)
}

func TestBothSecretsOfARotatedKeyLetIn(t *testing.T) {
	w := newWorld(t)
	made := w.addKey("old", w.workspace.ID, backend.KeyInput{RateLimit: new(3)})
	rotated, err := w.store.RotateKey(t.Context(), w.workspace.ID, made.ID, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	w.keys["new"] = rotated.Secret
	w.tell([]story{
		{name: "old", method: "GET", path: "/modules", key: "old", status: 200},
		{name: "new", method: "GET", path: "/modules", key: "new", status: 200},
		{name: "old again", method: "GET", path: "/modules", key: "old", status: 200},
		{name: "one limit for both", method: "GET", path: "/modules", key: "new", status: 429},
	})
	w.clock.move(time.Hour)
	w.tell([]story{
		{name: "old has ended", method: "GET", path: "/modules", key: "old", status: 401, want: noKey},
		{name: "new goes on", method: "GET", path: "/modules", key: "new", status: 200},
	})
}
