package rest

import (
	"context"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func getWorkspace(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	schema, err := store.GetSchema(ctx, r.path)
	if err != nil {
		return answer{}, err
	}
	return ok(struct {
		Name    string           `json:"name"`
		Modules []backend.Module `json:"modules"`
	}{schema.Name, list(schema.Modules)})
}

// list is the slice, never null in JSON.
func list[T any](values []T) []T {
	if values == nil {
		return []T{}
	}
	return values
}

// needRoles asks for one more scope when a body sets who may do what.
func needRoles(key *backend.Key, lists ...[]string) error {
	for _, roles := range lists {
		if len(roles) > 0 {
			return needScope(key, backend.SchemaManagePermissions)
		}
	}
	return nil
}

func needScope(key *backend.Key, scope backend.Scope) error {
	if key.Allows(scope) {
		return nil
	}
	return backend.Errorf(backend.Forbidden, "key.scope_missing", "scope", scope)
}
