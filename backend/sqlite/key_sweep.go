package sqlite

import (
	"context"
	"database/sql/driver"
	"time"
)

// secretSweep removes former secrets that have ended, beside everything else.
type secretSweep struct {
	cancel  context.CancelFunc
	stopped chan struct{}
}

const sweepEvery = time.Minute

func (w *secretSweep) start(s *Store) {
	ctx, cancel := context.WithCancel(context.Background())
	w.cancel, w.stopped = cancel, make(chan struct{})
	go func() {
		defer close(w.stopped)
		tick := time.NewTicker(sweepEvery)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
			case <-ctx.Done():
				return
			}
			if err := s.sweepSecrets(ctx); err != nil && ctx.Err() == nil {
				s.log.Warn("former secrets that have ended could not be removed", "error", err)
			}
		}
	}()
}

func (w *secretSweep) stop() {
	w.cancel()
	<-w.stopped
}

// sweepSecrets removes the former secrets that have ended: of them and of keys that are dead for good nothing is needed any more.
func (s *Store) sweepSecrets(ctx context.Context) error {
	const ended = `FROM former_secret WHERE ends_at <= ? OR key IN (SELECT id FROM key WHERE revoked_at <= ?)`
	now := s.Now()
	args := []driver.Value{now.UnixMilli(), now.Add(-time.Minute).UnixMilli()} // a revocation can be taken back at first
	var n int64
	err := s.main.read(ctx, func(c *conn) error {
		_, err := c.one("SELECT count(*) "+ended, args, func(row []driver.Value) { n = row[0].(int64) })
		return err
	})
	if err != nil || n == 0 {
		return err
	}
	return s.main.update(ctx, func(t *tx) error { return t.exec("DELETE "+ended, args...) })
}
