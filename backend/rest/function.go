package rest

import (
	"context"

	"owlet/backend/sqlite"
)

func listFunctions(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	functions, err := store.ListFunctions(ctx, r.path)
	if err != nil {
		return answer{}, err
	}
	return page(r, functions)
}
