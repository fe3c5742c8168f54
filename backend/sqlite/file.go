package sqlite

import (
	"context"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"owlet/backend"
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
	uses     atomic.Int64
	usesMu   sync.RWMutex // held for writing only to close the door
	closed   bool
	paused   chan struct{} // while nobody is let in; closed when that is over
	stale    atomic.Bool   // Owlet itself has moved the file, or put another one in its place

	writer   *conn                    // of the writing goroutine; nil while it has to be opened anew
	place    atomic.Pointer[presence] // the files that the connections have open
	letGo    chan letGo
	renewing sync.Mutex // held while all connections are closed
}

var maxReaders = max(4, runtime.GOMAXPROCS(0)*2)

// openFile opens path, whose writing connection w has been migrated already.
func openFile(s *Store, id, path string, w *conn) *file {
	f := &file{
		path: path, id: id, store: s,
		readers: make(chan *conn, maxReaders),
		jobs:    make(chan *job, maxGroup),
		stopped: make(chan struct{}), closing: make(chan struct{}), letGo: make(chan letGo),
	}
	f.listings.spacing = s.markSpacing
	f.writer = w
	f.place.Store(presenceOf(path))
	go f.write(newOthers(f, w)) // before anybody reads: what is committed after a read is noticed
	return f
}

// enter counts a use of the file; it fails once the file is closing.
func (f *file) enter() error {
	for {
		paused, err := f.tryEnter()
		if paused == nil {
			return err
		}
		select {
		case <-paused:
		case <-time.After(f.store.patience):
			return busy(errPatience)
		}
	}
}

func (f *file) tryEnter() (paused chan struct{}, err error) {
	f.usesMu.RLock()
	defer f.usesMu.RUnlock()
	switch {
	case f.closed:
		return nil, errClosed()
	case f.paused == nil:
		f.uses.Add(1)
	}
	return f.paused, nil
}

func (f *file) leave() { f.uses.Add(-1) }

// unused waits until no use is under way, at most for a time.
func (f *file) unused(atMost time.Duration) bool {
	for until := time.Now().Add(atMost); f.uses.Load() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			return false
		}
	}
	return true
}

const closedID = "workspace.closed"

func errClosed() error { return backend.Errorf(backend.NotFound, closedID) }

// close lets every use under way finish, then closes the connections.
func (f *file) close() {
	f.once.Do(func() {
		f.renewing.Lock()
		defer f.renewing.Unlock()
		f.usesMu.Lock()
		f.closed = true
		f.usesMu.Unlock()
		f.unused(math.MaxInt64)
		close(f.closing)
		<-f.stopped
		f.closeReaders()
	})
}

// closeReaders closes the pool, while no use is under way.
func (f *file) closeReaders() {
	for ; f.opened.Load() > 0; f.opened.Add(-1) {
		_ = (<-f.readers).close()
	}
}

// reader takes a reading connection out of the pool, opening one while there are few.
func (f *file) reader(ctx context.Context) (*conn, error) {
	select {
	case c := <-f.readers:
		return c, nil
	default:
	}
	if n := f.opened.Add(1); int(n) <= maxReaders {
		c, err := f.openReader()
		if err == nil {
			return c, nil
		}
		if f.opened.Add(-1) == 0 { // nobody has one to wait for
			return nil, err
		}
	} else {
		f.opened.Add(-1)
	}
	select {
	case c := <-f.readers:
		return c, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// openReader opens a reading connection, never to other files than those that are open already: SQLite would mix the log of one file into
// another.
func (f *file) openReader() (*conn, error) {
	if err := f.place.Load().check(); err != nil {
		return nil, err
	}
	c, err := openConn(f.path, "&_query_only=on")
	if err != nil {
		return nil, err
	}
	if err := f.place.Load().check(); err != nil {
		_ = c.close()
		return nil, err
	}
	return c, nil
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
	defer f.leave()
	if err := f.store.lock.enter(ctx); err != nil {
		return err
	}
	defer f.store.lock.leave()
	if f.stale.Load() {
		return errClosed()
	}
	c, err := f.reader(ctx)
	if err != nil {
		return f.note(err)
	}
	defer func() { f.readers <- c }()
	return f.note(fn(c))
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
