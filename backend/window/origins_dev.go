//go:build dev

package window

import "os"

// Origins are the origins of the window's own page: in a development build only the development server's, whose address the
// Wails command hands on in the environment.
func Origins() []string { return []string{"http://" + os.Getenv("devserver")} }
