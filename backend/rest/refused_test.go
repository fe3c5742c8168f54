package rest

import (
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"owlet/backend"
)

// spend has the server tell n wrong keys that they are wrong.
func (w *world) spend(n int) {
	w.t.Helper()
	for i := range n {
		if a := w.ask(w.t, story{method: "GET", path: "/modules", key: "unknown"}); a.status != 401 {
			w.t.Fatalf("wrong key %d: %d %s", i+1, a.status, a.body)
		}
	}
}

func TestWrongKeysAreSlowedDown(t *testing.T) {
	w := newWorld(t)
	w.spend(3)
	w.clock.move(20 * time.Second)
	w.spend(7)
	for _, kind := range []string{"unknown", "malformed", "expired", "revoked", "foreign"} {
		a := w.ask(t, story{method: "GET", path: "/modules", key: kind})
		const want = "More than 10 API keys that are not valid came within a minute. Try again in 40 s."
		if a.status != 429 || a.header.Get("Retry-After") != "40" || a.message(t) != want {
			t.Errorf("%s: %d, Retry-After %q, %s", kind, a.status, a.header.Get("Retry-After"), a.body)
		}
	}
	w.tell([]story{
		{name: "a live key", method: "GET", path: "/modules", key: "full", status: 200},
		{name: "a live key that changes", method: "POST", path: "/modules", key: "full", body: `{"name":"fair"}`, status: 201},
		{name: "a live key without the scope", method: "POST", path: "/modules", key: "read", body: `{"name":"hall"}`, status: 403},
		{name: "no key at all is no guess", method: "GET", path: "/modules", status: 401, want: noKey},
		{name: "nor is what needs none", method: "GET", path: "=/api/docs-json", status: 200},
	})
	w.clock.move(39500 * time.Millisecond)
	if a := w.ask(t, story{method: "GET", path: "/modules", key: "unknown"}); a.header.Get("Retry-After") != "1" {
		t.Errorf("half a second is one: %d %q", a.status, a.header.Get("Retry-After"))
	}
	w.clock.move(500 * time.Millisecond)
	w.spend(3)
	if a := w.ask(t, story{method: "GET", path: "/modules", key: "unknown"}); a.status != 429 || a.header.Get("Retry-After") != "20" {
		t.Errorf("the window slides: %d %q", a.status, a.header.Get("Retry-After"))
	}
	if n := strings.Count(w.log.String(), "wrong keys keep coming"); n != 1 {
		t.Errorf("the log says it %d times", n)
	}
	for kind, secret := range w.keys {
		if secret != "" && strings.Contains(w.log.String(), secret) {
			t.Errorf("the log has the %s key", kind)
		}
	}
}

// TestKeysOfThePageAreSlowedDownToo: whatever takes a key or a code tells no more than the API does.
func TestKeysOfThePageAreSlowedDownToo(t *testing.T) {
	w := newWorld(t)
	w.keys["temporary"], _ = w.server.TemporaryKey(w.workspace.ID)
	w.spend(10)
	own := map[string][]string{"Origin": {w.base}}
	code := w.server.temporary.addCode(w.workspace.ID)
	w.tell([]story{
		{name: "session", method: "GET", path: "=" + sessionPath, key: "unknown", status: 429},
		{name: "document", method: "GET", path: "=" + workspaceDocumentPath, key: "full", status: 429},
		{name: "code", method: "POST", path: "=" + sessionPath, body: `{"code":"guess"}`, header: own, status: 429},
		{name: "right code", method: "POST", path: "=" + sessionPath, body: `{"code":"` + code + `"}`, header: own, status: 200},
		{name: "live session", method: "GET", path: "=" + sessionPath, key: "temporary", status: 200},
		{name: "document of a live session", method: "GET", path: "=" + workspaceDocumentPath, key: "temporary", status: 200},
		{name: "API", method: "GET", path: "/modules", key: "temporary", status: 200},
	})
	if tried, err := w.server.Try(t.Context(), w.workspace.ID, "GET", "/api/v1/workspace/"+w.workspace.ID+"/modules", nil); err != nil || tried.Status != 200 {
		t.Errorf("the window tries: %d %v", tried.Status, err)
	}
}

func TestRefusedKeysWhenTheClockJumps(t *testing.T) {
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for name, by := range map[string]time.Duration{"back an hour": -time.Hour, "back a millisecond": -time.Millisecond, "ahead a year": 366 * 24 * time.Hour} {
		var keys refusedKeys
		for range maxRefused {
			keys.note(start)
		}
		if wait, loud := keys.note(start); wait != refusedSpan || !loud {
			t.Fatalf("%s: before, %s, %t", name, wait, loud)
		}
		now := start.Add(by)
		for range 3 * maxRefused {
			if wait, _ := keys.note(now); wait < 0 || wait > refusedSpan {
				t.Errorf("%s: %s to wait", name, wait)
			}
		}
		if wait, _ := keys.note(now.Add(refusedSpan)); wait != 0 {
			t.Errorf("%s: nobody is told a minute later", name)
		}
	}
}

// TestALiveKeyBesideWrongOnes: whoever guesses, as fast as the server lets them, keeps nobody else waiting.
func TestALiveKeyBesideWrongOnes(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	const guessers, requests = 8, 300
	live := func() *times {
		var all times
		for range requests {
			begun := time.Now()
			if a := w.ask(t, story{method: "GET", path: records, key: "full"}); a.status != 200 {
				t.Fatalf("a live key: %d %s", a.status, a.body)
			}
			all = append(all, time.Since(begun))
		}
		return &all
	}
	alone := live()
	var stop atomic.Bool
	var guessed, told atomic.Int64
	var running sync.WaitGroup
	for range guessers {
		running.Go(func() {
			c := w.keepAlive()
			for !stop.Load() {
				status, header := c.get(t, "/modules", backend.NewSecret())
				if status == 401 {
					told.Add(1)
				} else if seconds, err := strconv.Atoi(header.Get("Retry-After")); status != 429 || err != nil || seconds < 1 || seconds > 60 {
					t.Errorf("a wrong key: %d, Retry-After %q", status, header.Get("Retry-After"))
				}
				guessed.Add(1)
			}
		})
	}
	beside := live()
	stop.Store(true)
	running.Wait()
	t.Logf("a live key alone: %s; beside %d wrong ones: %s", alone, guessed.Load(), beside)
	if told.Load() != maxRefused {
		t.Errorf("%d wrong keys were told that they are", told.Load())
	}
	if guessed.Load() < requests {
		t.Errorf("only %d wrong keys came", guessed.Load())
	}
	if median := beside.at(0.5); median > 250*time.Millisecond {
		t.Errorf("a live key waits %s", median)
	}
}
