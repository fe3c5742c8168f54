package backend

// Schema is a workspace's structure as one commit left it: its modules with their tables with their fields, in the
// order they were created. Version grows with every change of it.
type Schema struct {
	Version int64    `json:"version"`
	Name    string   `json:"name"` // the workspace's name
	Modules []Module `json:"modules"`
}
