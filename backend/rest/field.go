package rest

import (
	"context"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func listFields(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	fields, err := store.ListFields(ctx, r.path)
	if err != nil {
		return answer{}, err
	}
	return page(r, fields)
}

func getField(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	field, err := store.GetField(ctx, r.path, r.field)
	if err != nil {
		return answer{}, err
	}
	return ok(field)
}

func createField(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	var in backend.FieldInput
	if err := r.decode(&in); err != nil {
		return answer{}, err
	}
	fields, err := newFields(ctx, store, r, []backend.FieldInput{in})
	if err != nil {
		return answer{}, err
	}
	return created(fields[0])
}

func createFields(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	var in []backend.FieldInput
	if err := r.decode(&in); err != nil {
		return answer{}, err
	}
	fields, err := newFields(ctx, store, r, in)
	if err != nil {
		return answer{}, err
	}
	return created(list(fields))
}

func newFields(ctx context.Context, store *sqlite.Store, r *request, in []backend.FieldInput) ([]backend.Field, error) {
	for _, f := range in {
		if err := needRoles(r.key, f.ReadRoles, f.WriteRoles); err != nil {
			return nil, err
		}
	}
	return store.CreateFields(ctx, r.path, in)
}

func updateField(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	var in backend.FieldChange
	if err := r.decode(&in); err != nil {
		return answer{}, err
	}
	if err := needRoles(r.key, in.ReadRoles, in.WriteRoles); err != nil {
		return answer{}, err
	}
	field, err := store.UpdateField(ctx, r.path, r.field, in)
	if err != nil {
		return answer{}, err
	}
	return ok(field)
}

func deleteField(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	fields, removed, err := dropFields(ctx, store, r, []string{r.field})
	if err != nil {
		return answer{}, err
	}
	return okRemoved(fields[0], removed)
}

func deleteFields(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	var in struct {
		FieldNames []string `json:"fieldNames"`
	}
	if err := r.decode(&in); err != nil {
		return answer{}, err
	}
	fields, removed, err := dropFields(ctx, store, r, in.FieldNames)
	if err != nil {
		return answer{}, err
	}
	return okRemoved(fields, removed)
}

// dropFields deletes fields after a backup of their values.
func dropFields(ctx context.Context, store *sqlite.Store, r *request, names []string) ([]backend.Field, []backend.RemovedField, error) {
	lost := func() (backend.Losses, error) { return store.FieldLosses(ctx, r.path, names) }
	if err := store.BackUpBeforeDeleting(ctx, r.path.Workspace, lost); err != nil {
		return nil, nil, err
	}
	return store.DeleteFields(ctx, r.path, names)
}
