package rest

import (
	"context"
	"strconv"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func listModules(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	modules, err := store.ListModules(ctx, r.path)
	if err != nil {
		return answer{}, err
	}
	return page(r, modules)
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

func updateModule(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	var in backend.ModuleChange
	if err := r.decode(&in); err != nil {
		return answer{}, err
	}
	if err := needRoles(r.key, in.OpenRoles); err != nil {
		return answer{}, err
	}
	module, err := store.UpdateModule(ctx, r.path, in)
	if err != nil {
		return answer{}, err
	}
	return ok(module)
}

func deleteModule(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	lost := func() (backend.Losses, error) { return store.ModuleLosses(ctx, r.path) }
	if err := store.BackUpBeforeDeleting(ctx, r.path.Workspace, lost); err != nil {
		return answer{}, err
	}
	gone, err := store.DeleteModule(ctx, r.path)
	if err != nil {
		return answer{}, err
	}
	return okDeleted(gone)
}

// okDeleted answers 200 with the id of a module or a table that went.
func okDeleted(gone *backend.Deletion) (answer, error) {
	return okRemoved(map[string]string{"id": strconv.FormatInt(gone.Num, 10)}, gone.Removed)
}

// okRemoved answers 200 with data and, where other fields had to go too, what they were.
func okRemoved(data any, removed []backend.RemovedField) (answer, error) {
	whole := map[string]any{"data": data}
	if len(removed) > 0 {
		whole["meta"] = map[string]any{"removed": removed}
	}
	return okMarshalled(whole)
}
