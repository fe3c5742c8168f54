package window

import (
	"context"

	"owlet/backend"
	"owlet/backend/rest"
	"owlet/backend/schema"
	"owlet/backend/sqlite"
)

// SchemaFile writes an OpenAPI document: of kind "api" the public API's, of kind "workspace" that of the workspace's own tables, in the
// format "json" or "yaml". Origin is where the API is, such as http://127.0.0.1:8420. Name is a sensible one for the file.
// Errors: invalid for another kind or format, not_found.
func SchemaFile(ctx context.Context, store *sqlite.Store, workspaceID, kind, format, origin string) (name string, text []byte, err error) {
	write := map[string]func(*schema.Document) ([]byte, error){"json": schema.JSON, "yaml": schema.YAML}[format]
	if write == nil {
		return "", nil, backend.Errorf(backend.Invalid, "schema.format", "format", format)
	}
	workspace, err := store.GetWorkspace(ctx, workspaceID)
	if err != nil {
		return "", nil, err
	}
	document, err := schemaDocument(ctx, store, workspace, kind, origin)
	if err != nil {
		return "", nil, err
	}
	text, err = write(document)
	return schema.FileName(workspace.Name, kind, format), text, err
}

func schemaDocument(ctx context.Context, store *sqlite.Store, workspace backend.Workspace, kind, origin string) (*schema.Document, error) {
	switch kind {
	case "api":
		return rest.Document(origin)
	case "workspace":
		tables, err := store.GetSchema(ctx, backend.Path{Workspace: workspace.ID})
		if err != nil {
			return nil, err
		}
		return schema.Workspace(workspace, tables, origin), nil
	}
	return nil, backend.Errorf(backend.Invalid, "schema.kind", "kind", kind)
}
