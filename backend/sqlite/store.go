package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"owlet/backend"

	"github.com/adrg/xdg"
)

// Store is a data folder. Its methods may be called from any goroutine, and beside other processes on the same folder.
// They return a *backend.Error for whatever a person can cause or mend.
type Store struct {
	home        string
	now         func() time.Time
	log         *slog.Logger
	person      string
	door        backend.Door
	patience    time.Duration // of an operation that waits for others
	scriptTime  time.Duration
	markSpacing int64 // of marks in orders that are not by id
	lock        *folderLock
	main        *file // owlet.db

	mu      sync.Mutex
	files   map[string]*file         // open workspaces
	opening map[string]chan struct{} // workspaces that a request is about to open, closed when it has or could not

	listenersMu sync.Mutex
	listeners   map[int]func(Change)
	nextID      int

	meter  meter
	faults *faults
	sweep  secretSweep
	keeper *keeper
	failed sync.Map // by workspace, why its last daily backup could not be made

	closing sync.Once
	closed  error
}

// Option changes how Open makes a Store.
type Option func(*Store)

// WithClock sets the clock. Tests inject one.
func WithClock(now func() time.Time) Option { return func(s *Store) { s.now = now } }

// WithLog sets where the store says what a person need not see.
func WithLog(log *slog.Logger) Option { return func(s *Store) { s.log = log } }

// WithPerson sets the name of the person at the first start; without it the operating system is asked.
func WithPerson(name string) Option { return func(s *Store) { s.person = name } }

// WithPatience sets how long an operation waits for others before it is refused as busy; without it 10 seconds. Tests have less.
func WithPatience(d time.Duration) Option { return func(s *Store) { s.patience = d } }

// WithMending sets how often is tried whether a fault is over; without it every 2 seconds. Tests have less.
func WithMending(every time.Duration) Option { return func(s *Store) { s.faults.every = every } }

// Home is the data folder: OWLET_HOME, or Owlet in the platform's data folder.
func Home() (string, error) {
	if home := os.Getenv("OWLET_HOME"); home != "" {
		return filepath.Abs(home)
	}
	if xdg.DataHome == "" {
		return "", backend.Errorf(backend.Storage, "storage.no_home")
	}
	return filepath.Join(xdg.DataHome, "Owlet"), nil
}

// Open opens the data folder at home and makes it on the first start: an organization, the person, and a workspace with the sample
// module. Errors: storage, when owlet.db is corrupt, unreadable or from a newer Owlet; nothing is changed then.
func Open(ctx context.Context, home string, opts ...Option) (*Store, error) {
	s := &Store{
		home: home, door: backend.DoorOwlet, now: time.Now, log: slog.Default(), patience: defaultPatience, scriptTime: defaultScriptTime, markSpacing: blockSize,
		files: map[string]*file{}, opening: map[string]chan struct{}{}, listeners: map[int]func(Change){}, faults: newFaults(),
	}
	for _, o := range opts {
		o(s)
	}
	for _, dir := range []string{home, filepath.Join(home, "workspaces")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, backend.Errorf(backend.Storage, "storage.unreadable", "file", dir).Because(err)
		}
	}
	s.narrow()
	s.lock = newFolderLock(filepath.Join(home, "owlet.lock"), s.log, s.patience)
	s.lock.moved = s.forgetFiles
	if err := s.lock.first(ctx, func() error { return s.openMain(ctx) }); err != nil {
		return nil, err
	}
	for _, step := range []func(context.Context) error{s.lock.settle, s.begin, s.sweepDeleted, s.sweepBackups, s.sweepSpool} {
		if err := step(ctx); err != nil {
			s.main.close()
			return nil, err
		}
	}
	s.meter.start(s)
	s.sweep.start(s)
	return s, nil
}

// openMain opens owlet.db. It is made on the first start only: where there are workspaces already, it is lost.
func (s *Store) openMain(ctx context.Context) error {
	workspaces, err := filepath.Glob(s.workspacePath("*")) // before the look at owlet.db, which another process makes first
	if err != nil {
		return err
	}
	path := s.mainPath()
	w, err := s.openMigrated(ctx, path, owletKind, len(workspaces) == 0)
	if err == nil {
		s.main = openFile(s, "", path, w)
	}
	return err
}

func (s *Store) mainPath() string { return filepath.Join(s.home, "owlet.db") }

// Close writes what is still in memory and closes every file, once. Operations under way finish first.
func (s *Store) Close() error {
	s.closing.Do(func() {
		s.keeper.stop()
		s.faults.stop()
		s.sweep.stop()
		s.closed = s.meter.stop(s)
		s.main.close() // from now on no request begins to open a workspace
		for _, id := range s.inUse() {
			s.closeWorkspace(id)
		}
		s.lock.close()
	})
	return s.closed
}

// inUse are the workspaces that are open, or that a request is about to open.
func (s *Store) inUse() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.AppendSeq(slices.Collect(maps.Keys(s.files)), maps.Keys(s.opening))
}

// Home returns the data folder.
func (s *Store) Home() string { return s.home }

// Now returns the time of the store's clock, UTC, in whole milliseconds as it is stored.
func (s *Store) Now() time.Time { return s.now().UTC().Truncate(time.Millisecond) }

// begin makes what the first start needs, once even when two processes start at the same time.
func (s *Store) begin(ctx context.Context) error {
	var done int64
	if err := s.main.read(ctx, func(c *conn) (err error) {
		done, err = c.number("SELECT count(*) FROM person")
		return err
	}); err != nil || done > 0 {
		return err
	}
	first := backend.Workspace{ID: backend.NewID(), Name: "Company events", InternalName: "company_events", CreatedAt: s.Now()}
	if err := s.makeWorkspaceFile(ctx, first.ID); err != nil {
		return err
	}
	err := s.main.update(ctx, func(t *tx) (err error) {
		if done, err = t.number("SELECT count(*) FROM person"); err != nil || done > 0 {
			return err
		}
		return s.firstRows(t, first)
	})
	if err != nil || done > 0 {
		s.dropWorkspaceFile(first.ID)
		return err
	}
	if err := s.CreateSample(ctx, first.ID); err != nil {
		return errors.Join(err, s.undoBegin(ctx))
	}
	return nil
}

// undoBegin empties owlet.db again when the first workspace could not be filled, so that the next start tries anew.
func (s *Store) undoBegin(ctx context.Context) error {
	return s.main.update(ctx, func(t *tx) error {
		for _, table := range []string{"settings", "workspace", "organization", "person"} {
			if err := t.exec("DELETE FROM " + table); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) firstRows(t *tx, w backend.Workspace) error {
	name := s.person
	if name == "" {
		name = systemName()
	}
	if err := t.exec("INSERT INTO person (id, name, display_name, email) VALUES (1, ?, ?, '')", name, name); err != nil {
		return err
	}
	if err := t.exec("INSERT INTO organization (id, name, internal_name) VALUES (1, 'Home office', 'home_office')"); err != nil {
		return err
	}
	if err := insertWorkspace(t, w); err != nil {
		return err
	}
	return writeSettings(t, backend.Settings{Port: backend.DefaultPort, OnClose: backend.CloseAsk, Language: backend.LanguageSystem, Notifications: true, WorkspaceID: w.ID})
}

// systemName is how the operating system calls the person: their full name, or else their login.
func systemName() string {
	u, err := user.Current()
	if err != nil {
		return "Owner"
	}
	for _, name := range []string{u.Name, u.Username} {
		if tidy, err := backend.TidyName("person", name); err == nil {
			return tidy
		}
	}
	return "Owner"
}

// Change says what a commit changed. Workspace "" is owlet.db: keys, names, settings. Table is module/table where records of
// one table changed, and "" for a workspace's schema or several of its tables.
type Change struct {
	Workspace string `json:"workspace"`
	Table     string `json:"table"`
}

// Subscribe calls fn after every commit, also another process's, until cancel. fn must return quickly.
func (s *Store) Subscribe(fn func(Change)) (cancel func()) {
	s.listenersMu.Lock()
	defer s.listenersMu.Unlock()
	id := s.nextID
	s.nextID++
	s.listeners[id] = fn
	return func() {
		s.listenersMu.Lock()
		defer s.listenersMu.Unlock()
		delete(s.listeners, id)
	}
}

func (s *Store) subscribed() bool {
	s.listenersMu.Lock()
	defer s.listenersMu.Unlock()
	return len(s.listeners) > 0
}

func (s *Store) notify(c Change) {
	s.listenersMu.Lock()
	defer s.listenersMu.Unlock()
	for _, fn := range s.listeners {
		fn(c)
	}
}

// missing tells whether a path does not exist.
func missing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}
