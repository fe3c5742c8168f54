package window

import (
	"owlet/backend"
	"owlet/backend/sqlite"
)

// Names are internal names, by which programs know what people know by its label.
type Names struct{ store *sqlite.Store }

// Suggest is an internal name for a new thing with a label, which nothing else has where the path leads: a field where the path names a table,
// a table where it names a module, or else a module.
func (n *Names) Suggest(path backend.Path, label string) (string, error) {
	return n.store.SuggestName(always, path, label)
}
