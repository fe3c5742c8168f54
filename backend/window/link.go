package window

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"owlet/backend"
)

// linkSchemes are what may be opened outside; anything else may start a program.
var linkSchemes = []string{"http", "https", "mailto"}

// Link returns an address as another program may be given it. Errors: invalid for one that is not written out in full, or whose scheme is
// none of those that are opened outside.
func Link(address string) (string, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil, strings.ContainsFunc(address, hidden), strings.Contains(address, `\`), !slices.Contains(linkSchemes, u.Scheme):
		return "", errLink(address)
	case u.Scheme == "mailto" && (u.Opaque == "" || strings.HasPrefix(u.Opaque, "-")), u.Scheme != "mailto" && u.Hostname() == "", u.User != nil:
		return "", errLink(address)
	}
	return u.String(), nil
}

func hidden(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

func errLink(address string) error {
	return backend.Errorf(backend.Invalid, "window.link", "url", address)
}

// FolderLink returns the address of a folder of this computer. Errors: internal for what is no folder: a file could be a program. What
// lies on another computer is not asked for: Windows would sign in there.
func FolderLink(path string) (string, error) {
	if filepath.IsAbs(path) && !elsewhere(path) {
		if about, err := os.Stat(path); err == nil && about.IsDir() {
			u := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
			return u.String(), nil
		}
	}
	return "", backend.Errorf(backend.Internal, "window.no_folder", "path", path)
}

// elsewhere tells whether Windows would look for the path on another computer.
func elsewhere(path string) bool {
	return runtime.GOOS == "windows" && strings.HasPrefix(strings.ReplaceAll(path, `\`, "/"), "//")
}
