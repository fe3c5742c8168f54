package sqlite

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"owlet/backend"
)

// usedKey is a store with a key of its first workspace.
func usedKey(t testing.TB, c *clock) (s *Store, workspace, key string) {
	t.Helper()
	s = openStore(t, t.TempDir(), WithClock(c.now))
	workspace = firstWorkspace(t, s)
	return s, workspace, makeKey(t, s, workspace, "Sync")
}

func makeKey(t testing.TB, s *Store, workspace, name string) string {
	t.Helper()
	k, err := s.CreateKey(context.Background(), workspace, backend.KeyInput{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	return k.Key.ID
}

func requestAt(at time.Time, status int) backend.Request {
	return backend.Request{At: at, Operation: "getRecord", Status: status, Micros: 250, Bytes: 120}
}

func flush(t testing.TB, s *Store) {
	t.Helper()
	if err := s.meter.flush(context.Background(), s); err != nil {
		t.Fatal(err)
	}
}

func keyUsage(t testing.TB, s *Store, workspace, key string) backend.KeyUsage {
	t.Helper()
	u, err := s.GetKeyUsage(context.Background(), workspace, key)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestRequestsAreCountedByKeyDayAndStatus(t *testing.T) {
	c := newClock()
	s, ws, key := usedKey(t, c)
	for range 3 {
		s.CountRequest(key, requestAt(c.now(), 200))
	}
	s.CountRequest(key, requestAt(c.now(), 404))
	flush(t, s)
	c.pass(24 * time.Hour)
	s.CountRequest(key, backend.Request{At: c.now(), Operation: "deleteRecords", Status: 403, Micros: 90, Bytes: 77})
	s.CountRequest(key, requestAt(c.now(), 404))
	flush(t, s)

	u := keyUsage(t, s, ws, key)
	if len(u.Calls.Days) != backend.UsageDays || len(u.Calls.Series) != 1 || !slices.Equal(u.Calls.Series[0].Calls[87:], []int64{0, 4, 2}) {
		t.Errorf("calls %+v", u.Calls)
	}
	if today := c.now().Local().Format("2006-01-02"); u.Calls.Days[89] != today {
		t.Errorf("the last day is %s, not %s", u.Calls.Days[89], today)
	}
	if !slices.Equal(u.Errors, []backend.StatusCount{{Status: 404, Requests: 2}, {Status: 403, Requests: 1}}) {
		t.Errorf("errors %v", u.Errors)
	}
	want := backend.Request{At: c.now(), Operation: "deleteRecords", Status: 403, Micros: 90, Bytes: 77}
	if len(u.Requests) != 6 || u.Requests[0].Status != 404 || u.Requests[1] != want {
		t.Errorf("requests %+v", u.Requests)
	}
	if u.Key.LastUsedAt == nil || !u.Key.LastUsedAt.Equal(c.now()) {
		t.Errorf("last used %v", u.Key.LastUsedAt)
	}
}

func TestOnlyTheLastRequestsAreKept(t *testing.T) {
	c := newClock()
	s, ws, key := usedKey(t, c)
	sent := 0
	for _, n := range []int{150, 100, 450, 1} { // more than are kept, at once and bit by bit
		for range n {
			sent++
			s.CountRequest(key, backend.Request{At: c.now(), Operation: "getRecord", Status: 200, Bytes: int64(sent)})
		}
		flush(t, s)
		u := keyUsage(t, s, ws, key)
		if len(u.Requests) != min(sent, backend.KeptRequests) || u.Calls.Series[0].Total() != int64(sent) {
			t.Fatalf("after %d: %d kept, %d counted", sent, len(u.Requests), u.Calls.Series[0].Total())
		}
		for i, r := range u.Requests {
			if r.Bytes != int64(sent-i) {
				t.Fatalf("after %d: request %d is number %d", sent, i, r.Bytes)
			}
		}
	}
}

// TestWhatCouldNotBeWrittenIsKept: a full disk, or another process that writes for long, loses no count.
func TestWhatCouldNotBeWrittenIsKept(t *testing.T) {
	c := newClock()
	s, ws, key := usedKey(t, c)
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.main.update(context.Background(), func(t *tx) error {
		return t.exec("CREATE TRIGGER full BEFORE INSERT ON usage_day BEGIN SELECT RAISE(ABORT, 'full'); END")
	}); err != nil {
		t.Fatal(err)
	}
	s.CountRequest(key, requestAt(c.now(), 200))
	for _, ctx := range []context.Context{gone, context.Background()} {
		if err := s.meter.flush(ctx, s); err == nil {
			t.Fatal("it was written")
		}
		s.CountRequest(key, requestAt(c.now(), 500))
	}
	if err := s.main.update(context.Background(), func(t *tx) error { return t.exec("DROP TRIGGER full") }); err != nil {
		t.Fatal(err)
	}
	flush(t, s)
	flush(t, s)
	if u := keyUsage(t, s, ws, key); u.Calls.Series[0].Total() != 3 || len(u.Requests) != 3 || len(u.Errors) != 1 || u.Errors[0].Requests != 2 {
		t.Errorf("%+v", u)
	}
}

// TestTheUsageOfAKeyThatIsGoneStopsNoOther: its row may have been purged with its workspace.
func TestTheUsageOfAKeyThatIsGoneStopsNoOther(t *testing.T) {
	c := newClock()
	s, ws, key := usedKey(t, c)
	s.CountRequest("gonegonegone", requestAt(c.now(), 200))
	s.CountRequest(key, requestAt(c.now(), 200))
	flush(t, s)
	if u := keyUsage(t, s, ws, key); len(u.Requests) != 1 {
		t.Errorf("%+v", u)
	}
}

func TestCloseWritesWhatWasCounted(t *testing.T) {
	c, home := newClock(), t.TempDir()
	s := openStore(t, home, WithClock(c.now))
	ws := firstWorkspace(t, s)
	key := makeKey(t, s, ws, "Sync")
	s.CountRequest(key, requestAt(c.now(), 200))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if u := keyUsage(t, openStore(t, home, WithClock(c.now)), ws, key); len(u.Requests) != 1 {
		t.Errorf("%+v", u)
	}
}

// TestCountsAreWrittenWithinASecond, and those who show usage are told.
func TestCountsAreWrittenWithinASecond(t *testing.T) {
	c := newClock()
	s, ws, key := usedKey(t, c)
	told := make(chan Change, 8)
	defer s.Subscribe(func(c Change) { told <- c })()
	s.CountRequest(key, requestAt(c.now(), 200))
	select {
	case change := <-told:
		if want := (Change{Table: usageTable}); change != want {
			t.Errorf("told of %+v", change)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("nobody was told")
	}
	if u := keyUsage(t, s, ws, key); len(u.Requests) != 1 {
		t.Errorf("%+v", u)
	}
}

func TestAKeyThatIsNotUsedTakesNoMemory(t *testing.T) {
	c := newClock()
	s, _, key := usedKey(t, c)
	s.CountRequest(key, requestAt(c.now(), 200))
	for range maxIdle + 2 {
		flush(t, s)
	}
	s.meter.mu.Lock()
	defer s.meter.mu.Unlock()
	if len(s.meter.keys) != 0 {
		t.Errorf("%d keys are in memory", len(s.meter.keys))
	}
}

// TestCountingAllocatesNothing but a key's first request.
func TestCountingAllocatesNothing(t *testing.T) {
	c := newClock()
	s, _, key := usedKey(t, c)
	at, n := c.now(), 0
	if allocations := testing.AllocsPerRun(5000, func() {
		n++
		s.CountRequest(key, requestAt(at, 200+n%6*100))
	}); allocations != 0 {
		t.Errorf("counting a request allocates %v times", allocations)
	}
}

// BenchmarkCountRequest: go test -run - -bench CountRequest ./backend/sqlite.
func BenchmarkCountRequest(b *testing.B) {
	for _, keys := range []int{1, 100} {
		b.Run(fmt.Sprint(keys, "-keys"), func(b *testing.B) {
			s, ws, _ := usedKey(b, newClock())
			ids := make([]string, keys)
			for i := range ids {
				ids[i] = makeKey(b, s, ws, fmt.Sprint("Key ", i))
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.CountRequest(ids[i%keys], requestAt(time.Now(), 200))
			}
		})
	}
}
