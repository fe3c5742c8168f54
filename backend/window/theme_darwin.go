package window

import (
	"os/exec"
	"strings"
)

// Dark tells whether the system is dark.
func Dark() bool {
	style, err := exec.Command("defaults", "read", "-g", "AppleInterfaceStyle").Output()
	return err == nil && strings.TrimSpace(string(style)) == "Dark"
}
