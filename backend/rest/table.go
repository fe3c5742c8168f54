package rest

import (
	"context"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func listTables(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	tables, err := store.ListTables(ctx, r.path)
	if err != nil {
		return answer{}, err
	}
	return page(r, tables)
}

func getTable(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	table, err := store.GetTable(ctx, r.path)
	if err != nil {
		return answer{}, err
	}
	return ok(table)
}

func createTable(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	var in backend.TableInput
	if err := r.decode(&in); err != nil {
		return answer{}, err
	}
	if err := needRoles(r.key, in.CreateRoles, in.DeleteRoles, in.ReadRoles, in.WriteRoles); err != nil {
		return answer{}, err
	}
	table, err := store.CreateTable(ctx, r.path, in)
	if err != nil {
		return answer{}, err
	}
	return created(table)
}

func updateTable(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	var in backend.TableChange
	if err := r.decode(&in); err != nil {
		return answer{}, err
	}
	if err := needRoles(r.key, in.CreateRoles, in.DeleteRoles, in.ReadRoles, in.WriteRoles); err != nil {
		return answer{}, err
	}
	table, err := store.UpdateTable(ctx, r.path, in)
	if err != nil {
		return answer{}, err
	}
	return ok(table)
}

func deleteTable(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	lost := func() (backend.Losses, error) { return store.TableLosses(ctx, r.path) }
	if err := store.BackUpBeforeDeleting(ctx, r.path.Workspace, lost); err != nil {
		return answer{}, err
	}
	gone, err := store.DeleteTable(ctx, r.path)
	if err != nil {
		return answer{}, err
	}
	return okDeleted(gone)
}
