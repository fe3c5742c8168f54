//go:build !dev

package window

import "runtime"

// Origins are the origins of the window's own page: they may frame Swagger UI.
func Origins() []string {
	if runtime.GOOS == "windows" {
		return []string{"http://wails.localhost"}
	}
	return []string{"wails://wails"}
}
