package sqlite

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"owlet/backend"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// file is one database file: a writing connection of its own goroutine and a pool of readers.
type file struct {
	path    string
	id      string // the workspace, or "" for owlet.db
	store   *Store
	readers chan *conn
	opened  atomic.Int32
	schema  atomic.Pointer[schema] // a workspace's, as it was last read; good for its own version only
	jobs    chan *job
	stopped chan struct{}
	closing chan struct{}
	once    sync.Once
	uses    sync.WaitGroup
	usesMu  sync.RWMutex // held for writing only to close the door
	closed  bool
}

// tx is what an update function works in. All its reads come before all its writes.
type tx struct {
	*conn
	touched map[string]bool
}

// touch notes that a table (or with "" the schema, or several tables) changed, for the event after the commit.
func (t *tx) touch(table string) { t.touched[table] = true }

const (
	waiting int32 = iota
	started
	dropped
)

type job struct {
	ctx     context.Context
	run     func(*tx) error
	state   atomic.Int32
	touched map[string]bool
	err     error
	done    chan struct{}
}

var maxReaders = max(4, runtime.GOMAXPROCS(0)*2)

// maxGroup is how many waiting updates share one commit.
const maxGroup = 64

// writerPatience is how long a group of updates waits for the folder's lock.
const writerPatience = 10 * time.Second

// openFile opens path, whose writing connection w has been migrated already.
func openFile(s *Store, id, path string, w *conn) *file {
	f := &file{
		path: path, id: id, store: s,
		readers: make(chan *conn, maxReaders),
		jobs:    make(chan *job, maxGroup),
		stopped: make(chan struct{}), closing: make(chan struct{}),
	}
	go f.write(w)
	return f
}

// enter counts a use of the file; it fails once the file is closing.
func (f *file) enter() error {
	f.usesMu.RLock()
	defer f.usesMu.RUnlock()
	if f.closed {
		return backend.Errorf(backend.NotFound, "workspace.closed")
	}
	f.uses.Add(1)
	return nil
}

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
	if err := f.enter(); err != nil {
		return err
	}
	defer f.uses.Done()
	leave, err := f.store.lock.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
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

// update runs fn in a write transaction. Waiting updates share one commit, each in a savepoint of its own: an error undoes
// only its own update, success is returned after the commit. An update whose ctx ends before it starts is dropped.
func (f *file) update(ctx context.Context, fn func(*tx) error) error {
	if err := f.enter(); err != nil {
		return err
	}
	defer f.uses.Done()
	j := &job{ctx: ctx, run: fn, done: make(chan struct{}), touched: map[string]bool{}}
	select {
	case f.jobs <- j:
	case <-ctx.Done():
		return f.explain(ctx.Err())
	}
	select {
	case <-j.done:
	case <-ctx.Done():
		if j.state.CompareAndSwap(waiting, dropped) {
			return f.explain(ctx.Err())
		}
		<-j.done
	}
	return f.explain(j.err)
}

// write owns the writing connection until the file closes.
func (f *file) write(w *conn) {
	defer close(f.stopped)
	defer func() {
		w.fold()
		_ = w.close()
	}()
	poll := time.NewTicker(time.Second)
	defer poll.Stop()
	version, _ := w.number("PRAGMA data_version")
	for {
		select {
		case j := <-f.jobs:
			f.commit(w, f.gather(j))
		case <-poll.C:
			version = f.noticeOthers(w, version)
		case <-f.closing:
			return
		}
	}
}

// noticeOthers sends "changed" when a connection other than the writer has committed since version: our own readers never
// do, so it was another process.
func (f *file) noticeOthers(w *conn, version int64) int64 {
	if !f.store.subscribed() {
		return version
	}
	now, err := w.number("PRAGMA data_version")
	if err == nil && now != version {
		f.store.notify(Change{Workspace: f.id})
		return now
	}
	return version
}

func (f *file) gather(first *job) []*job {
	group := []*job{first}
	for len(group) < maxGroup {
		select {
		case j := <-f.jobs:
			group = append(group, j)
		default:
			return group
		}
	}
	return group
}

// commit runs a group of jobs in one transaction and answers each.
func (f *file) commit(w *conn, group []*job) {
	group = startable(group)
	if len(group) == 0 {
		return
	}
	err := f.transact(w, group)
	for _, j := range group {
		if err != nil {
			j.err = err
		}
		if j.err == nil {
			for table := range j.touched {
				f.store.notify(Change{Workspace: f.id, Table: table})
			}
		}
		close(j.done)
	}
}

func startable(group []*job) []*job {
	kept := group[:0]
	for _, j := range group {
		if j.state.CompareAndSwap(waiting, started) {
			kept = append(kept, j)
		}
	}
	return kept
}

func (f *file) transact(w *conn, group []*job) error {
	ctx, cancel := context.WithTimeout(context.Background(), writerPatience)
	defer cancel()
	leave, err := f.store.lock.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if err := w.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	kept := 0
	for _, j := range group {
		if err := f.runJob(w, j); err != nil {
			_ = w.exec("ROLLBACK")
			return err
		}
		if j.err == nil {
			kept++
		}
	}
	if kept == 0 {
		return w.exec("ROLLBACK")
	}
	if err := w.exec("COMMIT"); err != nil {
		if !w.raw.AutoCommit() {
			_ = w.exec("ROLLBACK")
		}
		return err
	}
	return nil
}

// runJob runs one job in its savepoint. It returns an error only when the whole transaction is lost.
func (f *file) runJob(w *conn, j *job) error {
	if err := w.exec("SAVEPOINT job"); err != nil {
		return err
	}
	if j.err = safely(j.run, &tx{conn: w, touched: j.touched}); j.err != nil {
		if err := w.exec("ROLLBACK TO job"); err != nil {
			return err
		}
	}
	return w.exec("RELEASE job")
}

// safely turns a panic in one update into its error, so that it takes neither the writer nor the others down.
func safely(run func(*tx) error, t *tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in an update: %v\n%s", p, debug.Stack())
		}
	}()
	return run(t)
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
		return backend.Errorf(backend.Busy, "busy").Because(err)
	case sqlite3.ErrFull:
		return backend.Errorf(backend.Storage, "storage.full", "file", path).Because(err)
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return backend.Errorf(backend.Storage, "storage.corrupt", "file", path).Because(err)
	case sqlite3.ErrCantOpen, sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrIoErr, sqlite3.ErrAuth:
		return backend.Errorf(backend.Storage, "storage.unreadable", "file", path).Because(err)
	}
	return err
}
