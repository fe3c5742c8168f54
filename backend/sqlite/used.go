package sqlite

import (
	"context"
	"maps"
	"sync"
	"time"

	"owlet/backend"
)

// usedKeys remembers when keys were last used and writes it down every two seconds: a request must not wait for a commit
// only because it was made.
type usedKeys struct {
	mu      sync.Mutex
	at      map[string]time.Time // by key ID, not written yet
	quit    chan struct{}
	stopped chan struct{}
}

const usedEvery = 2 * time.Second

func (u *usedKeys) start(s *Store) {
	u.at, u.quit, u.stopped = map[string]time.Time{}, make(chan struct{}), make(chan struct{})
	go func() {
		defer close(u.stopped)
		tick := time.NewTicker(usedEvery)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				if err := u.flush(context.Background(), s); err != nil {
					s.log.Warn("when keys were last used could not be written down", "error", err)
				}
			case <-u.quit:
				return
			}
		}
	}()
}

func (u *usedKeys) stop(s *Store) error {
	close(u.quit)
	<-u.stopped
	return u.flush(context.Background(), s)
}

func (u *usedKeys) note(keyID string, at time.Time) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.at[keyID] = at
}

// fill puts what is not written yet into k.
func (u *usedKeys) fill(k *backend.Key) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if at, ok := u.at[k.ID]; ok && (k.LastUsedAt == nil || at.After(*k.LastUsedAt)) {
		k.LastUsedAt = &at
	}
}

func (u *usedKeys) flush(ctx context.Context, s *Store) error {
	u.mu.Lock()
	at := maps.Clone(u.at)
	u.mu.Unlock()
	if len(at) == 0 {
		return nil
	}
	err := s.main.update(ctx, func(t *tx) error {
		t.touch("")
		for id, when := range at {
			if err := t.exec("UPDATE key SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?", when.UnixMilli(), id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	maps.DeleteFunc(u.at, func(id string, when time.Time) bool { return when.Equal(at[id]) })
	return nil
}
