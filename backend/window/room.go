package window

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"strconv"

	"owlet/backend"
	"owlet/backend/rest"
	"owlet/backend/sqlite"
)

// Room is a data folder as a window has it open: its store and the API server on it. With a Problem there is neither.
type Room struct {
	Home    string
	Problem *backend.Error // why the folder could not be opened; nothing in it was changed
	Store   *sqlite.Store
	Server  *rest.Server
	jobs    *Jobs
	log     *slog.Logger
	logFile io.Closer
}

// Open opens the data folder at home. It does not start the server, and never fails: what is wrong is the Problem.
func Open(home string) *Room {
	r := &Room{Home: home, jobs: NewJobs()}
	r.log, r.logFile = sqlite.OpenLog(home)
	store, err := sqlite.Open(always, home, sqlite.WithLog(r.log), sqlite.WithDoor(backend.DoorWindow))
	if err != nil {
		r.Problem = r.Explain(err)
		return r
	}
	server, err := rest.New(store, rest.WithLog(r.log), rest.WithParents(Origins()...))
	if err != nil {
		r.Problem = r.Explain(errors.Join(err, store.Close()))
		return r
	}
	r.Store, r.Server = store, server
	return r
}

// Bind returns what the frontend may call: nothing of the store's while there is a Problem.
func (r *Room) Bind() []any {
	if r.Problem != nil {
		return nil
	}
	return Bind(r.Store, r.Server, r.jobs)
}

// Start tells of every commit, every state of the server, the progress of long work and every state of the data folder, starts the server on the port that the settings
// remember, and has daily backups made. A port that is taken is a state, and no error.
func (r *Room) Start(changed func(sqlite.Change), state func(rest.State), progress func(Progress), storage func(StorageState)) {
	if r.Problem != nil {
		return
	}
	r.Store.Subscribe(changed)
	r.Server.Subscribe(state)
	r.jobs.subscribe(progress)
	r.Store.SubscribeFault(func(fault *backend.Error) { storage(StorageState{fault}) })
	settings, err := r.Store.GetSettings(always)
	if err != nil {
		r.Explain(err)
		settings.Port = backend.DefaultPort
	}
	_ = r.Server.Start(settings.Port)
	r.Store.Keep()
}

// Close cancels long work, lets requests under way finish, stops the server and closes the folder. Closing again does nothing.
func (r *Room) Close() {
	if r.Problem == nil {
		r.jobs.close()
		ctx, cancel := context.WithTimeout(always, patience)
		defer cancel()
		r.Explain(errors.Join(r.Server.Stop(ctx), r.Store.Close()))
	}
	_ = r.logFile.Close()
}

// Explain turns an error into one that may be shown. Its cause, which may not be shown, goes to the log.
func (r *Room) Explain(err error) *backend.Error {
	e := backend.Explain(err)
	if r.Store != nil && e != nil {
		r.Store.Report(e)
	}
	if e != nil && e.Unwrap() != nil {
		r.log.Error(e.ID, "cause", e.Unwrap())
	}
	return e
}

// Place is where the window was, nil when nothing is remembered.
func (r *Room) Place() *backend.Place {
	if r.Problem != nil {
		return nil
	}
	settings, err := r.Store.GetSettings(always)
	r.Explain(err)
	return settings.Place
}

// Remember keeps where the window is. Of a maximised one the place it goes back to is kept.
func (r *Room) Remember(place backend.Place) {
	if r.Problem != nil {
		return
	}
	_, err := r.Store.UpdateSettings(always, func(s *backend.Settings) {
		if place.Maximised && s.Place != nil {
			s.Place.Maximised = true
			return
		}
		s.Place = &place
	})
	r.Explain(err)
}

// OnClose is what closing the window does now: the person's choice while the API runs, and quitting while it does not.
func (r *Room) OnClose() backend.CloseChoice {
	if r.Problem != nil || r.Server.State().State != rest.Running {
		return backend.CloseQuit
	}
	settings, err := r.Store.GetSettings(always)
	r.Explain(err)
	return settings.OnClose
}

// SetOnClose remembers what closing the window does from now on.
func (r *Room) SetOnClose(choice backend.CloseChoice) error {
	if r.Problem != nil {
		return r.Problem
	}
	_, err := r.Store.UpdateSettings(always, func(s *backend.Settings) { s.OnClose = choice })
	return err
}

// SchemaFile writes an OpenAPI document; the package's function of that name says what of.
func (r *Room) SchemaFile(workspaceID, kind, format string) (name string, text []byte, err error) {
	if r.Problem != nil {
		return "", nil, r.Problem
	}
	origin := r.Server.State().Address
	if origin == "" {
		settings, err := r.Store.GetSettings(always)
		if err != nil {
			return "", nil, err
		}
		origin = "http://127.0.0.1:" + strconv.Itoa(settings.Port)
	}
	return SchemaFile(always, r.Store, workspaceID, kind, format, origin)
}

// DocsURL is the address of Swagger UI for a browser outside. Errors: not_found, busy when the API does not run.
func (r *Room) DocsURL(workspaceID string) (string, error) {
	if r.Problem != nil {
		return "", r.Problem
	}
	if _, err := r.Store.GetWorkspace(always, workspaceID); err != nil {
		return "", err
	}
	address := r.Server.BrowserURL(workspaceID)
	if address == "" {
		return "", backend.Errorf(backend.Busy, "server.stopped")
	}
	return address, nil
}
