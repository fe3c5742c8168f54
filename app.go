package main

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"owlet/backend"
	"owlet/backend/rest"
	"owlet/backend/sqlite"
	"owlet/backend/window"

	"github.com/pkg/browser"
	wails "github.com/wailsapp/wails/v2/pkg/runtime"
)

// openWait is how long a program that opens addresses has to fail.
const openWait = 2 * time.Second

// App is the window's life: opening, closing, and what only a desktop can do. Its exported methods are the frontend's.
type App struct {
	room    *window.Room
	ready   chan struct{} // closed once ctx is set
	ctx     context.Context
	placed  sync.Once
	hidden  atomic.Bool
	leaving atomic.Bool // the person has decided: closing asks no more
}

func newApp(room *window.Room) *App { return &App{room: room, ready: make(chan struct{})} }

// startup runs beside the opening of the window.
func (a *App) startup(ctx context.Context) {
	a.ctx = ctx
	close(a.ready)
	go a.quitOnSignal()
	go remind(ctx)
	a.room.Start(
		func(c sqlite.Change) { wails.EventsEmit(ctx, "changed", c) },
		func(s rest.State) { wails.EventsEmit(ctx, "server", s) },
		func(p window.Progress) { wails.EventsEmit(ctx, "progress", p) },
		func(s window.StorageState) { wails.EventsEmit(ctx, "storage", s) })
}

// remindEvery is how often the frontend looks for keys that are about to expire. Its own clocks may stand still while the window is hidden.
const remindEvery = time.Hour

func remind(ctx context.Context) {
	for range time.Tick(remindEvery) {
		wails.EventsEmit(ctx, "keys-due")
	}
}

func (a *App) quitOnSignal() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	<-signals
	a.Quit()
}

// domReady is the first moment to move the window: showing it has centred it.
func (a *App) domReady(ctx context.Context) { a.placed.Do(func() { a.moveBack(ctx) }) }

// moveBack puts the window where it was, unless nobody would see it there.
func (a *App) moveBack(ctx context.Context) {
	place := a.room.Place()
	screens, err := wails.ScreenGetAll(ctx)
	if place == nil || place.Maximised || err != nil {
		return
	}
	for _, s := range screens {
		if s.IsCurrent && window.OnScreen(place, window.Screen(s.Size)) {
			wails.WindowSetPosition(ctx, place.X, place.Y)
		}
	}
}

func (a *App) rememberPlace(ctx context.Context) {
	if wails.WindowIsMinimised(ctx) {
		return
	}
	place := backend.Place{Maximised: wails.WindowIsMaximised(ctx)}
	place.X, place.Y = wails.WindowGetPosition(ctx)
	place.Width, place.Height = wails.WindowGetSize(ctx)
	a.room.Remember(place)
}

// beforeClose decides what closing the window does; true keeps it open.
func (a *App) beforeClose(ctx context.Context) bool {
	a.rememberPlace(ctx)
	choice := a.room.OnClose()
	if a.leaving.Load() || choice == backend.CloseQuit {
		return false
	}
	if choice == backend.CloseKeep {
		a.hide(ctx)
	} else {
		wails.EventsEmit(ctx, "close-asked")
	}
	return true
}

func (a *App) hide(ctx context.Context) {
	a.hidden.Store(true)
	wails.WindowHide(ctx)
}

// raise brings the window forward, also a hidden one: somebody has started Owlet again.
func (a *App) raise() {
	<-a.ready
	wails.WindowShow(a.ctx)
	wails.WindowUnminimise(a.ctx)
	if a.hidden.Swap(false) {
		a.moveBack(a.ctx) // the window manager may have put it elsewhere
	}
}

// Facts hold until the program ends. A problem means that the data folder could not be opened.
type Facts struct {
	Version  string         `json:"version"`
	Home     string         `json:"home"`
	Platform string         `json:"platform"`
	Problem  *backend.Error `json:"problem"`
}

// Facts tells what this program is and where its data folder is.
func (a *App) Facts() Facts {
	return Facts{Version: version(), Home: a.room.Home, Platform: runtime.GOOS, Problem: a.room.Problem}
}

// Quit ends the program, without asking.
func (a *App) Quit() {
	<-a.ready
	a.leaving.Store(true)
	wails.Quit(a.ctx)
}

// CloseQuestion is what a person should know before they quit: which keys a tool has used in the last 24 hours.
type CloseQuestion struct {
	UsedKeys []window.UsedKey `json:"usedKeys"`
}

// CloseQuestion answers what the dialog on closing the window says.
func (a *App) CloseQuestion() (CloseQuestion, error) {
	used, err := a.room.UsedKeys()
	return CloseQuestion{used}, err
}

// Close is the answer to that dialog: keep hides the window, quit ends the program. It may be remembered.
func (a *App) Close(choice backend.CloseChoice, remember bool) error {
	<-a.ready
	if remember {
		if err := a.room.SetOnClose(choice); err != nil {
			return err
		}
	}
	if choice == backend.CloseKeep {
		a.hide(a.ctx)
		return nil
	}
	a.Quit()
	return nil
}

// Saved says where a file was saved; the path is "" when the person cancelled.
type Saved struct {
	Path string `json:"path"`
}

// SaveSchema asks where to save an OpenAPI document and writes it there. Kind is api or workspace, format json or yaml.
func (a *App) SaveSchema(workspaceID, kind, format string) (Saved, error) {
	<-a.ready
	name, text, err := a.room.SchemaFile(workspaceID, kind, format)
	if err != nil {
		return Saved{}, err
	}
	saved, err := a.AskWhere(name)
	if err != nil || saved.Path == "" {
		return saved, err
	}
	if err := backend.SaveText(saved.Path, text); err != nil {
		return Saved{}, err
	}
	return saved, nil
}

// AskWhere asks where to save a file, beginning with a name that ends in its kind, such as .csv.
func (a *App) AskWhere(name string) (Saved, error) {
	<-a.ready
	kind := filepath.Ext(name)
	path, err := wails.SaveFileDialog(a.ctx, wails.SaveDialogOptions{
		Title: name, DefaultFilename: name, DefaultDirectory: a.room.SaveFolder(), CanCreateDirectories: true,
		Filters: []wails.FileFilter{{DisplayName: strings.ToUpper(strings.TrimPrefix(kind, ".")), Pattern: "*" + kind}},
	})
	if err != nil || path == "" {
		return Saved{}, err
	}
	a.room.RememberSaved(path)
	return Saved{path}, nil
}

// SaveFile asks where to save a file that the frontend has made, and writes it there. The name is a sensible one.
func (a *App) SaveFile(name string, content []byte) (Saved, error) {
	saved, err := a.AskWhere(name)
	if err != nil || saved.Path == "" {
		return saved, err
	}
	if err := backend.SaveText(saved.Path, content); err != nil {
		return Saved{}, err
	}
	return saved, nil
}

// SaveRows asks where to save rows of texts as CSV, and writes them there.
func (a *App) SaveRows(name, delimiter string, rows [][]string) (Saved, error) {
	saved, err := a.AskWhere(name)
	if err != nil || saved.Path == "" {
		return saved, err
	}
	if err := window.SaveRows(saved.Path, delimiter, rows); err != nil {
		return Saved{}, err
	}
	return saved, nil
}

// AskWhich asks for a file to open whose name ends in a kind, such as .json. The path is "" when the person cancelled.
func (a *App) AskWhich(kind string) (Saved, error) {
	<-a.ready
	path, err := wails.OpenFileDialog(a.ctx, wails.OpenDialogOptions{
		DefaultDirectory: a.room.SaveFolder(),
		Filters:          []wails.FileFilter{{DisplayName: strings.ToUpper(strings.TrimPrefix(kind, ".")), Pattern: "*" + kind}},
	})
	return Saved{path}, err
}

// SaveBadRows asks where to save the rows that an import left out, as CSV with reasons, and writes them there.
func (a *App) SaveBadRows(job, name string, words window.BadRowsWords) (Saved, error) {
	saved, err := a.AskWhere(name)
	if err != nil || saved.Path == "" {
		return saved, err
	}
	if err := a.room.SaveBadRows(job, saved.Path, words); err != nil {
		return Saved{}, err
	}
	return saved, nil
}

// ShowInFolder shows a file in the platform's file manager.
func (a *App) ShowInFolder(path string) error {
	if _, err := window.FolderLink(filepath.Dir(path)); err != nil {
		return err
	}
	if err := window.ShowInFolder(path); err != nil {
		return a.openFolder(filepath.Dir(path))
	}
	return nil
}

// OpenFolder opens the data folder.
func (a *App) OpenFolder() error { return a.openFolder(a.room.Home) }

func (a *App) openFolder(path string) error {
	address, err := window.FolderLink(path)
	if err != nil {
		return err
	}
	if err := openOutside(address); err != nil {
		return backend.Errorf(backend.Internal, "window.no_folder", "path", path).Because(err)
	}
	return nil
}

// OpenDocs opens Swagger UI in the person's browser, which gets a temporary key for a code that works once.
func (a *App) OpenDocs(workspaceID string) error {
	address, err := a.room.DocsURL(workspaceID)
	if err != nil {
		return err
	}
	if err := openLink(address); err != nil {
		plain, _, _ := strings.Cut(address, "#") // the code is not for a screen
		return backend.Errorf(backend.Internal, "window.no_browser", "url", plain).Because(err)
	}
	return nil
}

// openLink opens an address of the web or of a mailbox, and no other.
func openLink(address string) error {
	link, err := window.Link(address)
	if err != nil {
		return err
	}
	return openOutside(link)
}

// openOutside has another program open an address. Some platforms' openers run as long as that program, so it waits only for one
// that fails at once.
func openOutside(address string) error {
	opened := make(chan error, 1)
	go func() { opened <- browser.OpenURL(address) }()
	select {
	case err := <-opened:
		return err
	case <-time.After(openWait):
		return nil
	}
}
