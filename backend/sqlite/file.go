package sqlite

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"owlet/backend"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// file is one database file: a writing connection of its own goroutine and a pool of readers.
type file struct {
	path     string
	id       string // the workspace, or "" for owlet.db
	store    *Store
	readers  chan *conn
	opened   atomic.Int32
	schema   atomic.Pointer[schema] // a workspace's, as it was last read; good for its own version only
	listings listings               // likewise
	feedEnds feedEnds               // whatever the version
	jobs     chan *job
	stopped  chan struct{}
	closing  chan struct{}
	once     sync.Once
	uses     sync.WaitGroup
	usesMu   sync.RWMutex // held for writing only to close the door
	closed   bool
	stale    atomic.Bool // the file was moved, or another one is in its place
}

var maxReaders = max(4, runtime.GOMAXPROCS(0)*2)

// openFile opens path, whose writing connection w has been migrated already.
func openFile(s *Store, id, path string, w *conn) *file {
	f := &file{
		path: path, id: id, store: s,
		readers: make(chan *conn, maxReaders),
		jobs:    make(chan *job, maxGroup),
		stopped: make(chan struct{}), closing: make(chan struct{}),
	}
	f.listings.spacing = s.markSpacing
	go f.write(w)
	return f
}

// enter counts a use of the file; it fails once the file is closing.
func (f *file) enter() error {
	f.usesMu.RLock()
	defer f.usesMu.RUnlock()
	if f.closed {
		return errClosed()
	}
	f.uses.Add(1)
	return nil
}

const closedID = "workspace.closed"

func errClosed() error { return backend.Errorf(backend.NotFound, closedID) }

// close lets every use under way finish, then closes the connections.
func (f *file) close() {
	f.once.Do(func() {
		f.usesMu.Lock()
		f.closed = true
		f.usesMu.Unlock()
		f.uses.Wait()
		close(f.closing)
		<-f.stopped
		for range int(f.opened.Load()) {
			_ = (<-f.readers).close()
		}
	})
}

// reader takes a reading connection out of the pool, opening one while there are few.
func (f *file) reader(ctx context.Context) (*conn, error) {
	select {
	case c := <-f.readers:
		return c, nil
	default:
	}
	if n := f.opened.Add(1); int(n) <= maxReaders {
		c, err := openConn(f.path, "&_query_only=on")
		if err != nil {
			f.opened.Add(-1)
		}
		return c, err
	}
	f.opened.Add(-1)
	select {
	case c := <-f.readers:
		return c, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// read runs fn on a reading connection without a transaction: for a single statement.
func (f *file) read(ctx context.Context, fn func(*conn) error) error {
	err := f.readHere(ctx, fn)
	if err != nil && f.stale.Load() {
		return f.anew(ctx, err, func(fresh *file) error { return fresh.readHere(ctx, fn) })
	}
	return err
}

// anew does again, with the file that is in its place now, what has failed because this one is closed.
func (f *file) anew(ctx context.Context, err error, fn func(fresh *file) error) error {
	if backend.Explain(err).ID != closedID {
		return err
	}
	fresh, err := f.store.workspaceFile(ctx, f.id)
	if err != nil {
		return err
	}
	return fn(fresh)
}

func (f *file) readHere(ctx context.Context, fn func(*conn) error) error {
	if err := f.enter(); err != nil {
		return err
	}
	defer f.uses.Done()
	if err := f.store.lock.enter(ctx); err != nil {
		return err
	}
	defer f.store.lock.leave()
	if f.stale.Load() {
		return errClosed()
	}
	c, err := f.reader(ctx)
	if err != nil {
		return f.explain(err)
	}
	defer func() { f.readers <- c }()
	return f.explain(fn(c))
}

// view runs fn in one read transaction, so that all it reads is of one moment.
func (f *file) view(ctx context.Context, fn func(*conn) error) error {
	return f.read(ctx, func(c *conn) error {
		if err := c.exec("BEGIN"); err != nil {
			return err
		}
		defer func() { _ = c.exec("ROLLBACK") }()
		return fn(c)
	})
}

// explain names what SQLite or the disk refused; the driver's codes decide, never its texts.
func (f *file) explain(err error) error {
	return explainFile(f.path, err)
}

func explainFile(path string, err error) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return busy(err)
	case sqlite3.ErrFull:
		return backend.Errorf(backend.Storage, "storage.full", "file", path).Because(err)
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return backend.Errorf(backend.Storage, "storage.corrupt", "file", path).Because(err)
	case sqlite3.ErrCantOpen, sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrIoErr, sqlite3.ErrAuth:
		return backend.Errorf(backend.Storage, "storage.unreadable", "file", path).Because(err)
	}
	return err
}
