package sqlite

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"owlet/backend"
)

// faults are what keeps the store from writing or reading: a full disk, a file that is gone. Whoever meets one reports it; it holds until a
// write to the same file succeeds. Only while one holds, a goroutine tries now and then whether it is over.
type faults struct {
	any   atomic.Bool
	every time.Duration

	mu        sync.Mutex
	list      []fault // the newest last
	listeners map[int]func(*backend.Error)
	nextID    int
	mending   chan struct{} // closed when nothing is left to mend; nil while nobody mends
	ctx       context.Context
	cancel    context.CancelFunc
}

// fault is one, of a file or of what was to be made there.
type fault struct {
	path string
	err  *backend.Error
}

// mendEvery is how often is tried whether a fault is over.
const mendEvery = 2 * time.Second

func newFaults() *faults {
	fs := &faults{every: mendEvery, listeners: map[int]func(*backend.Error){}}
	fs.ctx, fs.cancel = context.WithCancel(context.Background())
	return fs
}

// Fault is what keeps the store from writing or reading at the moment, the newest of several; nil is none.
func (s *Store) Fault() *backend.Error {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	return s.faults.newest()
}

// SubscribeFault calls fn with each new Fault, nil when it is over, until cancel. fn must return quickly and not call the store.
func (s *Store) SubscribeFault(fn func(*backend.Error)) (cancel func()) {
	fs := s.faults
	fs.mu.Lock()
	defer fs.mu.Unlock()
	id := fs.nextID
	fs.nextID++
	fs.listeners[id] = fn
	return func() {
		fs.mu.Lock()
		defer fs.mu.Unlock()
		delete(fs.listeners, id)
	}
}

// Report notes an error that somebody met, if it is a fault of the data folder: from now on it is shown, and tried whether it is over.
func (s *Store) Report(err error) {
	e := backend.Explain(err)
	if e == nil || e.Code != backend.Storage {
		return
	}
	name, _ := e.Args["file"].(string)
	path, ours := s.faultPath(name)
	if !ours || !isFault(e.ID, s.isDatabase(path)) {
		return
	}
	if s.faults.add(fault{path, e}) {
		s.log.Error("a fault of the data folder", "error", e.Error(), "cause", e.Unwrap())
	}
	s.startMending()
}

// faultPath is the file that a fault is of: of a log, its database. ours is false outside the data folder.
func (s *Store) faultPath(name string) (path string, ours bool) {
	inside, err := filepath.Rel(s.home, name)
	ours = err == nil && inside != ".." && !strings.HasPrefix(inside, ".."+string(filepath.Separator))
	for _, side := range sides[1:] {
		name = strings.TrimSuffix(name, side)
	}
	return name, ours
}

// isDatabase tells whether a file is one that Owlet works in, and not a copy of one.
func (s *Store) isDatabase(path string) bool {
	return path == s.mainPath() || s.workspaceAt(path) != ""
}

// workspaceAt is the workspace whose file has a path; "" for any other.
func (s *Store) workspaceAt(path string) string {
	id := strings.TrimSuffix(filepath.Base(path), ".db")
	if path == s.workspacePath(id) {
		return id
	}
	return ""
}

// isFault tells which errors are faults: of copies, only those that copying meets.
func isFault(id string, database bool) bool {
	switch id {
	case "storage.full", "storage.unreadable", "storage.failed":
		return true
	case "storage.missing", "storage.replaced", "storage.corrupt":
		return database
	}
	return false
}

// add notes a fault, and tells whether it was not known.
func (fs *faults) add(new fault) bool {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	i := slices.IndexFunc(fs.list, func(f fault) bool { return f.path == new.path })
	if i >= 0 && sameFault(fs.list[i].err, new.err) {
		return false
	}
	before := fs.newest()
	if i >= 0 {
		fs.list = slices.Delete(fs.list, i, i+1)
	}
	fs.list = append(fs.list, new)
	fs.changed(before)
	return true
}

func sameFault(a, b *backend.Error) bool { return a.ID == b.ID && a.Args["file"] == b.Args["file"] }

// clear takes the fault of a file away. It costs nothing while there is none.
func (fs *faults) clear(path string) {
	if !fs.any.Load() {
		return
	}
	fs.mu.Lock()
	defer fs.mu.Unlock()
	before := fs.newest()
	fs.list = slices.DeleteFunc(fs.list, func(f fault) bool { return f.path == path })
	fs.changed(before)
}

func (fs *faults) newest() *backend.Error {
	if len(fs.list) == 0 {
		return nil
	}
	return fs.list[len(fs.list)-1].err
}

// changed tells the listeners if there is another newest fault than before.
func (fs *faults) changed(before *backend.Error) {
	fs.any.Store(len(fs.list) > 0)
	now := fs.newest()
	if now == before {
		return
	}
	for _, fn := range fs.listeners {
		fn(now)
	}
}
