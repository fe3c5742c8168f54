package window

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"
	"time"

	"owlet/backend"

	"github.com/godbus/dbus/v5"
)

// desktop is a session bus of the test's own, with what shows notifications on it.
type desktop struct {
	can   []string
	shown chan [2]string // title and text
	fails bool
}

// startBus starts a bus and makes it the session's for this test.
func startBus(t *testing.T) *dbus.Conn {
	t.Helper()
	path, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("dbus-daemon is not installed")
	}
	daemon := exec.CommandContext(t.Context(), path, "--session", "--nofork", "--print-address", "--address=unix:tmpdir="+t.TempDir())
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	bus, err := sessionBus(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	return bus
}

func startDesktop(t *testing.T, d *desktop) {
	t.Helper()
	bus := startBus(t)
	d.shown = make(chan [2]string, 10)
	if err := bus.Export(d, "/org/freedesktop/Notifications", notifications); err != nil {
		t.Fatal(err)
	}
	if reply, err := bus.RequestName(notifications, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatal(reply, err)
	}
}

func (d *desktop) GetCapabilities() ([]string, *dbus.Error) { return d.can, nil }

func (d *desktop) Notify(_ string, _ uint32, _, title, text string, _ []string, _ map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	if d.fails {
		return 0, dbus.NewError("org.freedesktop.Notifications.Error", []any{"too many"})
	}
	d.shown <- [2]string{title, text}
	return 1, nil
}

// warned is a room with a key that is about to expire.
func warned(t *testing.T) (*Warnings, backend.KeyWarning) {
	t.Helper()
	r := newRoom(t)
	w, err := r.workspaces.Current()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.keys.Create(w.ID, backend.KeyInput{Name: "Sync", ExpiresAt: new(time.Now().Add(7*24*time.Hour + 50*time.Millisecond))}); err != nil {
		t.Fatal(err)
	}
	warnings := &Warnings{r.store}
	for {
		list, err := warnings.List()
		if err != nil {
			t.Fatal(err)
		}
		if len(list) == 1 && list[0].Name == "Sync" && list[0].Days == 7 {
			return warnings, list[0]
		}
	}
}

func (w *Warnings) due(t *testing.T) int {
	t.Helper()
	list, err := w.List()
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func TestAWarningIsShownOnce(t *testing.T) {
	for name, story := range map[string]struct {
		can  []string
		want string
	}{
		"plain text": {nil, `"<b>Sync</b>" & more`},
		"markup":     {[]string{"body", "body-markup"}, `"&lt;b&gt;Sync&lt;/b&gt;" &amp; more`},
	} {
		t.Run(name, func(t *testing.T) {
			d := &desktop{can: story.can}
			startDesktop(t, d)
			w, due := warned(t)
			if err := w.Send(due.KeyID, due.Days, "Soon", `"<b>Sync</b>" & more`); err != nil {
				t.Fatal(err)
			}
			if got := <-d.shown; got != [2]string{"Soon", story.want} {
				t.Errorf("%q", got)
			}
			if n := w.due(t); n != 0 {
				t.Errorf("%d are due still", n)
			}
		})
	}
}

func TestAWarningThatNobodyShowsStaysDueAndIsNoError(t *testing.T) {
	for name, start := range map[string]func(*testing.T){
		"no bus":           func(t *testing.T) { t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+t.TempDir()+"/none") },
		"no desktop on it": func(t *testing.T) { startBus(t) },
		"it refuses":       func(t *testing.T) { startDesktop(t, &desktop{fails: true}) },
	} {
		t.Run(name, func(t *testing.T) {
			start(t)
			w, due := warned(t)
			if err := w.Send(due.KeyID, due.Days, "Soon", "text"); err != nil {
				t.Error(err)
			}
			if n := w.due(t); n != 1 {
				t.Errorf("%d are due", n)
			}
		})
	}
}

func TestNotificationsCanBeTurnedOff(t *testing.T) {
	r := newRoom(t)
	set, err := r.settings.Get()
	if err != nil || !set.Notifications {
		t.Fatalf("they are on at first: %+v, %v", set, err)
	}
	if set, err = r.settings.SetNotifications(false); err != nil || set.Notifications {
		t.Errorf("%+v, %v", set, err)
	}
}
