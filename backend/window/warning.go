package window

import (
	"context"
	"strings"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"

	"github.com/godbus/dbus/v5"
)

// Warnings tell, by the desktop's own notifications, of keys that are about to expire. The words are the frontend's.
type Warnings struct{ store *sqlite.Store }

// List returns the warnings that are due and were not sent.
func (w *Warnings) List() ([]backend.KeyWarning, error) { return w.store.ListKeyWarnings(always) }

// Send has the desktop show a warning, once. Where there is no desktop that shows any, nothing happens, and the warning stays due.
func (w *Warnings) Send(keyID string, days int, title, text string) error {
	if err := notify(title, text); err != nil {
		return nil // the window says the same, and a desktop without notifications is no fault
	}
	return w.store.MarkKeyWarned(always, keyID, days)
}

const (
	notifyWait    = 3 * time.Second
	notifications = "org.freedesktop.Notifications"
)

// notify shows a notification by way of the desktop session's message bus.
func notify(title, text string) error {
	ctx, cancel := context.WithTimeout(context.Background(), notifyWait)
	defer cancel()
	bus, err := sessionBus(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = bus.Close() }()
	desktop := bus.Object(notifications, "/org/freedesktop/Notifications")
	var can []string
	if err := desktop.CallWithContext(ctx, notifications+".GetCapabilities", 0).Store(&can); err != nil {
		return err
	}
	for _, c := range can {
		if c == "body-markup" { // or a name could be a link
			text = unmarked.Replace(text)
		}
	}
	hints := map[string]dbus.Variant{"desktop-entry": dbus.MakeVariant("owlet"), "urgency": dbus.MakeVariant(byte(1))}
	const replacesNone, untilSeen = uint32(0), int32(-1)
	return desktop.CallWithContext(ctx, notifications+".Notify", 0, "Owlet", replacesNone, "owlet", title, text, []string{}, hints, untilSeen).Err
}

var unmarked = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
