package window

import (
	"encoding/json"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Records are a table's records.
type Records struct{ store *sqlite.Store }

// Page is a page of records in the shape of the Public API, with how many there are in all.
type Page struct {
	Records json.RawMessage `json:"records"`
	HasMore bool            `json:"hasMore"`
	Total   int64           `json:"total"`
}

// Ask says which records of a table to list: Sort is a field name, with a leading - for descending; Filter is the JSON of the
// Public API, or "".
type Ask struct {
	Limit  int    `json:"limit"`
	Offset int    `json:"offset"`
	Sort   string `json:"sort"`
	Filter string `json:"filter"`
}

// List returns a page of a table's records.
func (r *Records) List(path backend.Path, ask Ask) (Page, error) {
	query := backend.RecordQuery{Limit: ask.Limit, Offset: ask.Offset, Sort: ask.Sort}
	if ask.Filter != "" {
		query.Filter = []byte(ask.Filter)
	}
	page, err := r.store.ListRecords(always, path, query)
	if err != nil {
		return Page{}, err
	}
	total, err := r.store.CountRecords(always, path)
	return Page{Records: page.AppendJSON(nil), HasMore: page.HasMore, Total: total}, err
}

// Create adds records: body is the JSON of the Public API's create, {"records":[{field: value}]}. It returns the new ids.
func (r *Records) Create(path backend.Path, body string) ([]int64, error) {
	return r.store.CreateRecords(always, path, backend.DecodeNewRecords([]byte(body)))
}

// Update changes records: body is the JSON of the Public API's update, {"records":[{"id": 1, field: value}]}.
func (r *Records) Update(path backend.Path, body string) ([]int64, error) {
	return r.store.UpdateRecords(always, path, backend.DecodeRecordUpdates([]byte(body)))
}

// Delete deletes records, all or none.
func (r *Records) Delete(path backend.Path, ids []int64) error {
	return r.store.DeleteRecords(always, path, ids)
}
