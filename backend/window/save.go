package window

import (
	"os"
	"path/filepath"

	"owlet/backend"

	"github.com/adrg/xdg"
)

// SaveFolder is where a save dialog opens: where the person saved last, or else among their documents. It is "" when there is no such folder.
func (r *Room) SaveFolder() string {
	last := ""
	if r.Problem == nil {
		settings, err := r.Store.GetSettings(always)
		r.Explain(err)
		last = settings.SaveFolder
	}
	return firstFolder(last, xdg.UserDirs.Documents, xdg.UserDirs.Download, xdg.Home)
}

// RememberSaved keeps the folder of a file that was saved, for the next save dialog.
func (r *Room) RememberSaved(path string) {
	folder := filepath.Dir(path)
	if r.Problem != nil || folder == r.SaveFolder() {
		return
	}
	_, err := r.Store.UpdateSettings(always, func(s *backend.Settings) { s.SaveFolder = folder })
	r.Explain(err)
}

// firstFolder returns the first of the paths that is a folder: a stick may have been pulled out, and not every home has every folder.
func firstFolder(paths ...string) string {
	for _, path := range paths {
		if about, err := os.Stat(path); err == nil && about.IsDir() {
			return path
		}
	}
	return ""
}
