package sqlite

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"owlet/backend"

	"github.com/gofrs/flock"
)

// folderLock is the data folder's lock among processes: every operation shares it, a migration holds it alone.
//
// Taking a file's lock costs as much as reading a record, so a process keeps it for a moment after its last operation. Whoever wants to be
// alone holds the turn meanwhile: with every look at it a process sees that, lets nobody in, and gives the lock back.
type folderLock struct {
	log      *slog.Logger
	path     string
	moved    func(workspaceIDs []string) // called when files were moved, before anybody is let in
	moves    int64                       // how much of them is known; -1 until it is looked up
	patience time.Duration               // of an operation that waits for whoever is alone

	mu       sync.Mutex
	file     *flock.Flock
	turn     *flock.Flock
	held     bool
	yielding bool // somebody wants to be alone: nobody is let in
	uses     int
	entered  int // since the last look at the turn
}

const (
	lockRetry = 20 * time.Millisecond
	lockLook  = 40 * time.Millisecond
)

func newFolderLock(path string, log *slog.Logger, patience time.Duration) *folderLock {
	return &folderLock{moved: func([]string) {}, moves: -1, log: log, path: path, patience: patience, file: flock.New(path), turn: flock.New(path + ".turn")}
}

// enter shares the lock for one operation, which ends with leave. It waits until ctx ends, but not longer than patience. Errors: busy.
func (l *folderLock) enter(ctx context.Context) error {
	if entered, err := l.tryEnter(); entered || err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, l.patience)
	defer cancel()
	return l.wait(ctx, l.tryEnter)
}

// settle waits until nobody is alone, for as long as that takes: what a start has to read may be in the midst of a migration.
func (l *folderLock) settle(ctx context.Context) error {
	if err := l.wait(ctx, l.tryEnter); err != nil {
		return err
	}
	l.leave()
	return nil
}

func (l *folderLock) tryEnter() (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.held {
		if got, err := l.share(); !got {
			return false, err
		}
	}
	if l.yielding {
		return false, nil
	}
	l.uses++
	l.entered++
	return true, nil
}

// share takes the file's lock for this process, in its turn.
func (l *folderLock) share() (bool, error) {
	got, err := l.turn.TryRLock()
	if !got {
		return false, err
	}
	defer func() { _ = l.turn.Unlock() }()
	if got, err = l.file.TryRLock(); got {
		l.held = true
		l.lookForMoves()
		time.AfterFunc(lockLook, l.look)
	}
	return got, err
}

// lookForMoves tells of workspaces whose files were moved since this process had the lock last.
func (l *folderLock) lookForMoves() {
	moves := int64(0)
	if about, err := os.Stat(l.path + ".moves"); err == nil {
		moves = about.Size()
	}
	if seen := l.moves; seen >= 0 && moves > seen {
		if all, err := os.ReadFile(l.path + ".moves"); err == nil {
			l.moved(strings.Fields(string(all[seen:])))
		}
	}
	l.moves = moves
}

// noteMove is called by whoever is alone and moves a workspace's file.
func (l *folderLock) noteMove(workspaceID string) error {
	file, err := os.OpenFile(l.path+".moves", os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return explainSystem(l.path, err)
	}
	_, err = file.WriteString(workspaceID + "\n")
	return errors.Join(err, file.Close())
}

func (l *folderLock) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.uses--; l.uses == 0 && l.yielding {
		l.release()
	}
}

func (l *folderLock) release() {
	_ = l.file.Unlock()
	l.held, l.yielding = false, false
}

// look gives the lock back when it is not used any more, or when somebody waits to be alone.
func (l *folderLock) look() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.held || l.yielding {
		return
	}
	idle := l.uses == 0 && l.entered == 0
	l.entered = 0
	if !idle {
		free, _ := l.turn.TryRLock()
		if free {
			_ = l.turn.Unlock()
			time.AfterFunc(lockLook, l.look)
			return
		}
		l.yielding = true
	}
	if l.uses == 0 {
		l.release()
	}
}

// close gives the lock back at once. No operation is under way any more.
func (l *folderLock) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.held {
		l.release()
	}
}

// first runs fn while no other process does: of those that start at the same time one makes what is missing, and the others find it whole.
func (l *folderLock) first(ctx context.Context, fn func() error) error {
	start := flock.New(l.path + ".start")
	if err := l.wait(ctx, start.TryLock); err != nil {
		return err
	}
	defer func() { _ = start.Unlock() }()
	return fn()
}

// alone runs fn while nobody, in this process or another, is in an operation.
func (l *folderLock) alone(ctx context.Context, fn func() error) error {
	turn, file := flock.New(l.turn.Path()), flock.New(l.path)
	if err := l.wait(ctx, turn.TryLock); err != nil {
		return err
	}
	defer func() { _ = turn.Unlock() }()
	if err := l.wait(ctx, file.TryLock); err != nil {
		return err
	}
	defer func() { _ = file.Unlock() }()
	return fn()
}

// wait tries until it has the lock, and says once that it waits.
func (l *folderLock) wait(ctx context.Context, try func() (bool, error)) error {
	for said := false; ; said = true {
		got, err := try()
		if err != nil {
			return backend.Errorf(backend.Storage, "storage.unreadable", "file", l.path).Because(err)
		}
		if got {
			return nil
		}
		if !said {
			l.log.Info("waiting for another Owlet that is at work in this data folder", "file", l.path)
		}
		select {
		case <-ctx.Done():
			return backend.Errorf(backend.Busy, "busy").Because(ctx.Err())
		case <-time.After(lockRetry):
		}
	}
}
