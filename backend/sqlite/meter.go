package sqlite

import (
	"context"
	"slices"
	"sync"
	"time"

	"owlet/backend"
)

// meter counts the requests of keys in memory and writes them down every second: no request waits for a commit only because it was made.
type meter struct {
	mu      sync.Mutex
	keys    map[string]*keyMeter
	writing sync.Mutex // held for a whole flush: what two wrote at the same time would count twice
	quit    chan struct{}
	stopped chan struct{}
}

// flushEvery leaves the commit its time, so that a kill loses no more than the last second.
const flushEvery = 900 * time.Millisecond

// maxIdle is after how many flushes without a request a key's memory is given back.
const maxIdle = 60

// usageTable is how the event after a flush names what changed, so that only those who show it load again.
const usageTable = "usage"

// keyMeter counts the requests of one key. Request number n of this process is at recent[n % KeptRequests]; those up to written are in the file.
type keyMeter struct {
	calls          []dayCalls // what is not in the file
	recent         [backend.KeptRequests]backend.Request
	noted, written int64
	lastUsed       time.Time
	idle           int
}

// dayCalls are how many requests of a day, such as 20261123, were answered with a status.
type dayCalls struct {
	day, status int
	requests    int64
}

// CountRequest notes a request that a live key made. It takes well under a microsecond and no memory.
func (s *Store) CountRequest(keyID string, r backend.Request) { s.meter.count(keyID, r) }

// dayOf is the day of this computer's calendar at a moment, as a number.
func dayOf(at time.Time) int {
	year, month, day := at.Local().Date()
	return year*10000 + int(month)*100 + day
}

func (m *meter) count(keyID string, r backend.Request) {
	day := dayOf(r.At)
	m.mu.Lock()
	defer m.mu.Unlock()
	k := m.keys[keyID]
	if k == nil {
		k = &keyMeter{calls: make([]dayCalls, 0, 8)}
		m.keys[keyID] = k
	}
	k.count(day, r)
}

func (k *keyMeter) count(day int, r backend.Request) {
	k.recent[k.noted%backend.KeptRequests] = r
	k.noted++
	k.idle = 0
	if r.At.After(k.lastUsed) {
		k.lastUsed = r.At
	}
	for i := range k.calls {
		if c := &k.calls[i]; c.day == day && c.status == r.Status {
			c.requests++
			return
		}
	}
	k.calls = append(k.calls, dayCalls{day, r.Status, 1})
}

// fill puts what is not written yet into k.
func (m *meter) fill(k *backend.Key) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if used, ok := m.keys[k.ID]; ok && (k.LastUsedAt == nil || used.lastUsed.After(*k.LastUsedAt)) {
		k.LastUsedAt = new(used.lastUsed.UTC().Truncate(time.Millisecond))
	}
}

func (m *meter) start(s *Store) {
	m.keys, m.quit, m.stopped = map[string]*keyMeter{}, make(chan struct{}), make(chan struct{})
	go func() {
		defer close(m.stopped)
		tick := time.NewTicker(flushEvery)
		defer tick.Stop()
		failed := false
		for {
			select {
			case <-tick.C:
				err := m.flush(context.Background(), s)
				if err != nil && !failed {
					s.log.Warn("the requests of keys could not be written down", "error", err)
				}
				failed = err != nil
			case <-m.quit:
				return
			}
		}
	}()
}

func (m *meter) stop(s *Store) error {
	close(m.quit)
	<-m.stopped
	return m.flush(context.Background(), s)
}

// unwritten is what of a key is not in the file, as it was when a flush began.
type unwritten struct {
	key      string
	calls    []dayCalls
	requests []backend.Request // the last of them, oldest first
	count    int64             // of all
	lastUsed time.Time
}

// flush writes everything that was counted in one update. What could not be written is kept for the next one.
func (m *meter) flush(ctx context.Context, s *Store) error {
	m.writing.Lock()
	defer m.writing.Unlock()
	all := m.unwritten()
	if len(all) == 0 {
		return nil
	}
	err := s.main.update(ctx, func(t *tx) error {
		t.touch(usageTable)
		return writeUsage(t, all)
	})
	if err == nil {
		m.settle(all)
	}
	return err
}

func (m *meter) unwritten() (all []unwritten) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for id, k := range m.keys {
		if k.noted > k.written {
			all = append(all, k.unwritten(id))
		} else if k.idle++; k.idle > maxIdle {
			delete(m.keys, id)
		}
	}
	return all
}

func (k *keyMeter) unwritten(id string) unwritten {
	u := unwritten{key: id, calls: slices.Clone(k.calls), count: k.noted - k.written, lastUsed: k.lastUsed}
	for n := max(k.written, k.noted-backend.KeptRequests); n < k.noted; n++ {
		u.requests = append(u.requests, k.recent[n%backend.KeptRequests])
	}
	return u
}

// settle takes away what has been written.
func (m *meter) settle(all []unwritten) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := range all {
		k := m.keys[all[i].key]
		k.written += all[i].count
		for j, c := range all[i].calls { // others came behind these
			k.calls[j].requests -= c.requests
		}
		k.calls = slices.DeleteFunc(k.calls, func(c dayCalls) bool { return c.requests == 0 })
	}
}
