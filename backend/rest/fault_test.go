//go:build linux

package rest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/internal/faulty"
	"owlet/backend/sqlite"
)

// hurtWorld is a world with records, and what they were before anything happened.
type hurtWorld struct {
	*world
	home   string
	before string
}

func newHurtWorld(t *testing.T) *hurtWorld {
	t.Helper()
	home := t.TempDir()
	if err := syscall.Mount("tmpfs", home, "tmpfs", 0, "size=6m,mode=0700"); err == nil {
		t.Cleanup(func() { _ = syscall.Unmount(home, syscall.MNT_DETACH) })
	}
	w := &hurtWorld{world: newWorldIn(t, home), home: home}
	w.make(t, "/modules", `{"name":"fair","label":"Fair"}`)
	w.make(t, "/modules/fair/tables", `{"name":"stands","labels":{"":"Stands"},"hasHistory":true}`)
	w.make(t, "/modules/fair/tables/stands/fields", `{"name":"city","labels":{"":"City"},"type":"string"}`)
	w.make(t, records, `{"records":[{"city":"Ulm"},{"city":"Bonn"},{"city":"Kiel"}]}`)
	w.before = w.state(t)
	return w
}

func (w *hurtWorld) make(t *testing.T, path, body string) {
	t.Helper()
	if a := w.ask(t, story{method: "POST", path: path, key: "full", body: body}); a.status != 201 {
		t.Fatalf("%s: %d %s", path, a.status, a.body)
	}
}

func (w *hurtWorld) path(file string) string {
	return filepath.Join(w.home, strings.Replace(file, "*", "workspaces/"+w.workspace.ID+".db", 1))
}

// state is all that the API says of the workspace.
func (w *hurtWorld) state(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, path := range []string{"/modules", "/modules/fair/tables", "/modules/fair/tables/stands/fields", records,
		"/schema/changes?since=2026-01-01T00:00:00Z", records + "/changes?since=2026-01-01T00:00:00Z"} {
		a := w.ask(t, story{method: "GET", path: path, key: "full"})
		if a.status != 200 {
			t.Fatalf("%s: %d %s", path, a.status, a.body)
		}
		all.WriteString(withoutAsOf(a.body) + "\n")
	}
	return all.String()
}

// withoutAsOf is an answer without the moment up to which it holds.
func withoutAsOf(body string) string {
	before, _, _ := strings.Cut(body, `"meta"`)
	return before
}

// writes are all kinds of changes.
var writes = []story{
	{method: "POST", path: records, body: `{"records":[{"city":"Jena"}]}`},
	{method: "POST", path: records, body: `{"records":[` + strings.TrimSuffix(strings.Repeat(`{"city":"`+strings.Repeat("long ", 200)+`"},`, 100), ",") + "]}"},
	{method: "PATCH", path: records, body: `{"records":[{"id":"1","city":"Jena"},{"id":"2","city":"Jena"}]}`},
	{method: "DELETE", path: records, body: `{"records":[1,2]}`},
	{method: "POST", path: "/modules/fair/tables", body: `{"name":"halls","labels":{"":"Halls"}}`},
	{method: "PATCH", path: "/modules/fair", body: `{"isHidden":true}`},
	{method: "DELETE", path: "/modules/fair/tables/stands"},
}

// TestFaults: whatever happens to the disk is said, nothing is half written, and the same program goes on when it is over.
func TestFaults(t *testing.T) {
	faulty.Install()
	injected := 0
	for _, in := range injuries {
		t.Run(in.name, func(t *testing.T) {
			w := newHurtWorld(t)
			calls := faulty.Count()
			heal := in.hurt(w)
			injected += w.suffers(t, in) + faulty.Count() - calls
			heal()
			w.recovers(t)
		})
	}
	t.Logf("faults injected: %d", injected)
}

// suffers asks for every change while it cannot be, and returns how many were refused.
func (w *hurtWorld) suffers(t *testing.T, in injury) (refused int) {
	t.Helper()
	want := backend.Fill(backend.Sentences()[in.id], map[string]any{"file": w.path(in.file)})
	for _, s := range writes {
		s.key = "full"
		a := w.ask(t, s)
		if a.status != in.status || a.message(t) != want {
			t.Errorf("%s %s: %d %s\nwant %d %s", s.method, s.path, a.status, a.body, in.status, want)
		}
		refused++
	}
	if e := w.store.Fault(); e == nil {
		t.Error("no fault is shown")
	}
	if !in.silent && w.state(t) != w.before {
		t.Errorf("there is something else to read: %s", w.state(t))
	}
	return refused
}

// recovers: the next changes succeed, nothing of the refused ones is there, and another program finds all of it.
func (w *hurtWorld) recovers(t *testing.T) {
	t.Helper()
	eventually(t, "the fault is over", func() bool { return w.store.Fault() == nil })
	if w.state(t) != w.before {
		t.Errorf("afterwards: %s", w.state(t))
	}
	w.make(t, records, `{"records":[{"city":"Trier"}]}`)
	w.make(t, "/modules/fair/tables", `{"name":"tents","labels":{"":"Tents"}}`)
	if _, err := w.store.CreateKey(t.Context(), w.workspace.ID, backend.KeyInput{Name: "Afterwards"}); err != nil {
		t.Error(err)
	}
	after := w.state(t)
	if err := errors.Join(w.server.Stop(context.Background()), w.store.Close()); err != nil {
		t.Fatal(err)
	}
	w.begin(t)
	if w.state(t) != after {
		t.Errorf("after another start: %s", w.state(t))
	}
	w.checkFiles(t)
}

// begin starts on the same folder again.
func (w *hurtWorld) begin(t *testing.T) {
	t.Helper()
	log, err := slog.New(slog.NewTextHandler(w.log, nil)), error(nil)
	if w.store, err = sqlite.Open(t.Context(), w.home, w.storeOptions(log)...); err != nil {
		t.Fatal(err)
	}
	if w.server, err = New(w.store, WithClock(w.clock.Now), WithLog(log)); err == nil {
		err = w.server.Start(0)
	}
	if err != nil {
		t.Fatal(err)
	}
	w.base = w.server.State().Address
	t.Cleanup(func() { _ = errors.Join(w.server.Stop(context.Background()), w.store.Close()) })
}

// checkFiles has SQLite check the workspace: a backup is only made of a whole one.
func (w *hurtWorld) checkFiles(t *testing.T) {
	t.Helper()
	if _, err := w.store.CreateBackup(t.Context(), w.workspace.ID, nil); err != nil {
		t.Error(err)
	}
}

func eventually(t *testing.T, what string, done func() bool) {
	t.Helper()
	for until := time.Now().Add(20 * time.Second); !done(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatalf("it never came about that %s", what)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestLostLogsAreMended: what was acknowledged is only in the log, and the log is removed. Nobody has to do anything.
func TestLostLogsAreMended(t *testing.T) {
	for _, side := range []string{"-wal", "-shm"} {
		t.Run(side, func(t *testing.T) {
			w := newHurtWorld(t)
			must(t, os.Remove(w.path("*")+side))
			eventually(t, "a write succeeds", func() bool {
				return w.ask(t, story{method: "POST", path: records, key: "full", body: `{"records":[{"city":"Essen"}]}`}).status == 201
			})
			before := w.state(t)
			for _, end := range []string{"", "-wal", "-shm"} { // as a kill would leave them
				copyTo(t, w.path("*")+end, filepath.Join(w.home, "killed.db"+end))
			}
			eventually(t, "the fault is over", func() bool { return w.store.Fault() == nil })
			must(t, errors.Join(w.server.Stop(context.Background()), w.store.Close()))
			for _, end := range []string{"", "-wal", "-shm"} {
				must(t, os.Rename(filepath.Join(w.home, "killed.db"+end), w.path("*")+end))
			}
			w.begin(t)
			if w.state(t) != before {
				t.Errorf("after a kill: %s", w.state(t))
			}
			w.checkFiles(t)
		})
	}
}

// TestOwletsOwnFileIsGone: workspaces go on, and what belongs into owlet.db is refused until it is there again.
func TestOwletsOwnFileIsGone(t *testing.T) {
	for name, hurt := range map[string]func(*hurtWorld) func(){"put back": away("owlet.db"), "a copy put back": awayCopied("owlet.db")} {
		t.Run(name, func(t *testing.T) {
			w := newHurtWorld(t)
			heal := hurt(w)
			_, err := w.store.CreateKey(t.Context(), w.workspace.ID, backend.KeyInput{Name: "New"})
			if want := backend.Fill(backend.Sentences()["storage.missing"], map[string]any{"file": w.path("owlet.db")}); fmt.Sprint(err) != want {
				t.Errorf("%v", err)
			}
			w.make(t, records, `{"records":[{"city":"Worms"}]}`)
			w.before = w.state(t)
			heal()
			w.recovers(t)
		})
	}
}

// TestReadingFails: it is said, and over when the disk reads again.
func TestReadingFails(t *testing.T) {
	faulty.Install()
	w := newHurtWorld(t)
	must(t, errors.Join(w.server.Stop(context.Background()), w.store.Close())) // nothing is in memory
	w.begin(t)
	faulty.Fail(faulty.Fault{Ops: faulty.Read, Part: w.path("*"), Code: faulty.CodeRead, Errno: syscall.EIO})
	defer faulty.End()
	for _, path := range []string{"/modules", records} {
		a := w.ask(t, story{method: "GET", path: path, key: "full"})
		want := backend.Fill(backend.Sentences()["storage.failed"], map[string]any{"file": w.path("*")})
		if a.status != 500 || a.message(t) != want {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
	faulty.End()
	w.recovers(t)
}

// TestReadOnlyFromTheStart: what is there can be read, and changes are refused until the file system is writable again.
func TestReadOnlyFromTheStart(t *testing.T) {
	w := newHurtWorld(t)
	must(t, errors.Join(w.server.Stop(context.Background()), w.store.Close()))
	remount := func(flags uintptr) error { return syscall.Mount("", w.home, "", syscall.MS_REMOUNT|flags, "") }
	if err := remount(syscall.MS_RDONLY); err != nil {
		t.Skipf("a file system cannot be made read-only here: %v", err)
	}
	t.Cleanup(func() { _ = remount(0) })
	w.begin(t)
	want, _, _ := strings.Cut(backend.Sentences()["storage.unreadable"], "File:")
	for _, s := range writes { // that begin at one file or another
		s.key = "full"
		if a := w.ask(t, s); a.status != 500 || !strings.HasPrefix(a.message(t), want) {
			t.Errorf("%s %s: %d %s", s.method, s.path, a.status, a.body)
		}
	}
	if w.state(t) != w.before {
		t.Errorf("there is something else to read: %s", w.state(t))
	}
	must(t, remount(0))
	w.recovers(t)
}

// limitedKeyGoesOn: a key that has used up its minute does not wait for the clock to come back to it.
func (w *hurtWorld) limitedKeyGoesOn(t *testing.T) error {
	one := 1
	made, err := w.store.CreateKey(t.Context(), w.workspace.ID, backend.KeyInput{Name: "Limited", RateLimit: &one})
	if err != nil {
		return err
	}
	w.keys["limited"] = made.Secret
	first := w.ask(t, story{method: "GET", path: records, key: "limited"})
	second := w.ask(t, story{method: "GET", path: records, key: "limited"})
	w.clock.move(-24 * time.Hour)
	w.ask(t, story{method: "GET", path: records, key: "limited"})
	w.clock.move(time.Minute)
	third := w.ask(t, story{method: "GET", path: records, key: "limited"})
	if first.status != 200 || second.status != 429 || third.status != 200 {
		t.Errorf("a limit of one a minute: %d, %d, then a minute after the clock was set back %d", first.status, second.status, third.status)
	}
	return nil
}

// TestClockIsSetBack: stamps go on, revoked keys stay so, and nothing is refused.
func TestClockIsSetBack(t *testing.T) {
	w := newHurtWorld(t)
	stamps := func() (all []string) {
		a := w.ask(t, story{method: "GET", path: records + "/changes?since=2020-01-01T00:00:00Z", key: "full"})
		for _, part := range strings.Split(a.body, `"changedAt":"`)[1:] {
			all = append(all, part[:strings.Index(part, `"`)])
		}
		return all
	}
	w.clock.move(-30 * 24 * time.Hour)
	for range 5 {
		w.make(t, records, `{"records":[{"city":"Trier"}]}`)
	}
	all := stamps()
	if len(all) != 8 || !slices.IsSorted(all) || all[7] == all[2] {
		t.Errorf("stamps: %s", all)
	}
	for key, status := range map[string]int{"revoked": 401, "unknown": 401, "full": 200} {
		if a := w.ask(t, story{method: "GET", path: records, key: key}); a.status != status {
			t.Errorf("the %s key: %d", key, a.status)
		}
	}
	must(t, w.limitedKeyGoesOn(t))
	w.before = w.state(t)
	w.recovers(t)
}
