package window

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"owlet/backend"

	"github.com/godbus/dbus/v5"
	"github.com/gofrs/flock"
)

// raiseWait is how long the window that is open already may take to answer.
const raiseWait = 5 * time.Second

// Claim makes this process the one that shows the data folder's window, until release. Where another does so already, it returns a
// nil release, and that one's window is raised. Errors: conflict, when it cannot be raised, as without a session bus.
//
// On Linux a file lock decides, since Wails asks D-Bus, which not every session has, and without it opens a second window.
// Elsewhere Wails needs no help. The lock ends with the process, however that ends.
func Claim(home string) (release func(), err error) {
	if runtime.GOOS != "linux" {
		return func() {}, nil
	}
	_ = os.MkdirAll(home, 0o700) // where that fails the store says in the window what is wrong
	lock := flock.New(filepath.Join(home, "window.lock"))
	if first, err := lock.TryLock(); first || err != nil {
		return func() { _ = lock.Unlock() }, nil
	}
	if err := raise(Identity(home)); err != nil {
		return nil, backend.Errorf(backend.Conflict, "window.open_already", "home", home).Because(err)
	}
	return nil, nil
}

// raise sends the message that Wails takes for a second start to the window of that identity.
func raise(identity string) error {
	ctx, cancel := context.WithTimeout(context.Background(), raiseWait)
	defer cancel()
	bus, err := sessionBus(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = bus.Close() }()
	name, path := "org.wails_app_"+identity+".SingleInstance", "/org/wails_app_"+identity+"/SingleInstance"
	return bus.Object(name, dbus.ObjectPath(path)).CallWithContext(ctx, name+".SendMessage", dbus.FlagNoAutoStart, "{}").Err
}

// Identity names the window of a data folder, and of no other, in letters that D-Bus allows.
func Identity(home string) string {
	if real, err := filepath.EvalSymlinks(home); err == nil {
		home = real
	}
	sum := sha256.Sum256([]byte(home))
	return "owlet_" + hex.EncodeToString(sum[:8])
}
