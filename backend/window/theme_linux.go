package window

import (
	"context"
	"os"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

const (
	themeWait    = 500 * time.Millisecond // a desktop that takes longer to answer is shown light
	preferDark   = uint32(1)
	settingsPath = "/org/freedesktop/portal/desktop"
)

// Dark tells whether the system asks programs to be dark, and makes GTK and the web view see it too: GTK 3 does not know the setting
// that today's desktops have for it. A GTK_THEME that is set already stands.
func Dark() bool {
	if theme := os.Getenv("GTK_THEME"); theme != "" {
		return strings.HasSuffix(theme, ":dark") || strings.HasSuffix(strings.ToLower(theme), "-dark")
	}
	if !portalPrefersDark() {
		return false
	}
	_ = os.Setenv("GTK_THEME", "Adwaita:dark")
	return true
}

func portalPrefersDark() bool {
	ctx, cancel := context.WithTimeout(context.Background(), themeWait)
	defer cancel()
	bus, err := sessionBus(ctx)
	if err != nil {
		return false
	}
	defer func() { _ = bus.Close() }()
	var value dbus.Variant
	err = bus.Object("org.freedesktop.portal.Desktop", settingsPath).
		CallWithContext(ctx, "org.freedesktop.portal.Settings.Read", 0, "org.freedesktop.appearance", "color-scheme").Store(&value)
	for inner, ok := value.Value().(dbus.Variant); ok; inner, ok = value.Value().(dbus.Variant) {
		value = inner // the portal wraps its answer twice
	}
	scheme, _ := value.Value().(uint32)
	return err == nil && scheme == preferDark
}
