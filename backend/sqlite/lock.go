package sqlite

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"owlet/backend"

	"github.com/gofrs/flock"
)

// folderLock is the data folder's lock among processes: every operation shares it, a migration holds it alone.
type folderLock struct {
	log  *slog.Logger
	mu   sync.Mutex
	file *flock.Flock
	uses int
}

const lockRetry = 20 * time.Millisecond

// enter shares the lock for one operation and returns how to leave it.
func (l *folderLock) enter(ctx context.Context) (leave func(), err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.uses == 0 {
		if err := l.take(ctx, l.file.TryRLock); err != nil {
			return nil, err
		}
	}
	l.uses++
	return l.leave, nil
}

func (l *folderLock) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.uses--; l.uses == 0 {
		_ = l.file.Unlock()
	}
}

// alone runs fn while nobody, in this process or another, is in an operation.
func (l *folderLock) alone(ctx context.Context, fn func() error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.uses > 0 {
		l.mu.Unlock()
		select {
		case <-ctx.Done():
			l.mu.Lock()
			return backend.Errorf(backend.Busy, "busy").Because(ctx.Err())
		case <-time.After(lockRetry):
		}
		l.mu.Lock()
	}
	if err := l.take(ctx, l.file.TryLock); err != nil {
		return err
	}
	defer func() { _ = l.file.Unlock() }()
	return fn()
}

// take tries until it has the lock, and says once that it waits.
func (l *folderLock) take(ctx context.Context, try func() (bool, error)) error {
	for said := false; ; said = true {
		got, err := try()
		if err != nil {
			return backend.Errorf(backend.Storage, "storage.unreadable", "file", l.file.Path()).Because(err)
		}
		if got {
			return nil
		}
		if !said {
			l.log.Info("waiting for another Owlet that is at work in this data folder", "file", l.file.Path())
		}
		select {
		case <-ctx.Done():
			return backend.Errorf(backend.Busy, "busy").Because(ctx.Err())
		case <-time.After(lockRetry):
		}
	}
}
