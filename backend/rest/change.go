package rest

import (
	"context"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func listRecordChanges(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	query, err := r.changeQuery()
	if err != nil {
		return answer{}, err
	}
	changes, err := store.ListRecordChanges(ctx, r.path, query)
	if err != nil {
		return answer{}, err
	}
	return changePage(changes)
}

func listSchemaChanges(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	query, err := r.changeQuery()
	if err != nil {
		return answer{}, err
	}
	changes, err := store.ListSchemaChanges(ctx, r.path, query)
	if err != nil {
		return answer{}, err
	}
	return changePage(changes)
}

// changeQuery reads what of a change feed is asked for.
func (r *request) changeQuery() (q backend.ChangeQuery, err error) {
	if q.Since, err = backend.ParseStamp("since", r.query.Get("since")); err != nil {
		return q, err
	}
	if r.query.Has("asOf") {
		if q.AsOf, err = backend.ParseAsOf("asOf", r.query.Get("asOf")); err != nil {
			return q, err
		}
	}
	if q.Limit, err = r.wholeNumber("limit", defaultLimit); err != nil {
		return q, err
	}
	q.Offset, err = r.wholeNumber("offset", 0)
	return q, err
}

func changePage[T any](p *backend.ChangePage[T]) (answer, error) {
	return okMarshalled(struct {
		Data []T         `json:"data"`
		Meta changesMeta `json:"meta"`
		Page pageInfo    `json:"page_info"`
	}{p.Changes, changesMeta{p.AsOf, p.RetentionCutoff}, pageInfo{p.HasMore, p.Limit, p.Offset}})
}

type changesMeta struct {
	AsOf            backend.Stamp `json:"asOf"`
	RetentionCutoff backend.Stamp `json:"retentionCutoff"`
}
