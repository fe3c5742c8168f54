package rest

import (
	"context"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func listModules(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	modules, err := store.ListModules(ctx, r.path)
	if err != nil {
		return answer{}, err
	}
	return ok(list(modules))
}

func getModule(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	module, err := store.GetModule(ctx, r.path)
	if err != nil {
		return answer{}, err
	}
	return ok(module)
}

func createModule(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	var in backend.ModuleInput
	if err := r.decode(&in); err != nil {
		return answer{}, err
	}
	if err := needRoles(r.key, in.OpenRoles); err != nil {
		return answer{}, err
	}
	module, err := store.CreateModule(ctx, r.path, in)
	if err != nil {
		return answer{}, err
	}
	return created(module)
}
