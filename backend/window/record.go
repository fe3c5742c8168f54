package window

import (
	"encoding/json"
	"strings"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Records are a table's records.
type Records struct {
	store *sqlite.Store
	views *views
}

// Ask is a question for records of a table.
type Ask = backend.Ask

// Page is a page of records in the shape of the Public API, with what a person sees beside them.
type Page struct {
	Records json.RawMessage `json:"records"`
	HasMore bool            `json:"hasMore"`
	Total   int64           `json:"total"` // records of the table
	Found   int64           `json:"found"` // records that the question leaves
	Links   backend.Links   `json:"links"` // titles of linked records, by field and id

	Problems backend.Problems `json:"problems"` // why formulas gave nothing, by field and id
}

func pageOf(a *backend.Answer, err error) (Page, error) {
	if err != nil {
		return Page{}, err
	}
	problems := a.Problems
	if problems == nil {
		problems = backend.Problems{}
	}
	return Page{Records: a.AppendJSON(nil), HasMore: a.HasMore, Total: a.Total, Found: a.Found, Links: a.Links, Problems: problems}, nil
}

// List returns a page of a table's records. A view's question ends those that it asked before and that are not pages of the same list.
func (r *Records) List(path backend.Path, ask Ask) (Page, error) {
	ctx, done := r.views.ask(ask.View, listOf(path, ask))
	defer done()
	return pageOf(r.store.AskRecords(ctx, path, ask))
}

// Locate returns where the first of some records stands that a list shows.
func (r *Records) Locate(path backend.Path, ask Ask, ids []int64) (backend.Located, error) {
	ctx, done := r.views.ask(ask.View, listOf(path, ask))
	defer done()
	return r.store.LocateRecords(ctx, path, ask, ids)
}

// Cancel ends what a view still asks.
func (r *Records) Cancel(view string) { r.views.end(view) }

// Get returns a record, as a page of one.
func (r *Records) Get(path backend.Path, id int64) (Page, error) {
	return pageOf(r.store.GetRecord(always, path, id))
}

// Find returns records by what they are called: those whose title begins with the text come first, before these the one whose id it is. A
// view's question ends the one before.
func (r *Records) Find(path backend.Path, text string, limit int, view string) ([]backend.Named, error) {
	ctx, done := r.views.ask(view, strings.Join([]string{path.Module, path.Table, text}, "\x00"))
	defer done()
	return r.store.FindRecords(ctx, path, text, limit)
}

// Held returns texts that a field holds already, each once, for somebody who is about to type one: of the newest records, and not all of many.
func (r *Records) Held(path backend.Path, field string) ([]string, error) {
	return r.store.ListHeldValues(always, path, field)
}

// Linked returns a page of the records of another table that refer to a record, as one of its reverse fields shows them.
func (r *Records) Linked(path backend.Path, id int64, field string, limit, offset int) (Page, error) {
	return pageOf(r.store.ListLinkedRecords(always, path, id, field, Ask{Limit: limit, Offset: offset}))
}

// Create adds records: body is the JSON of the Public API's create, {"records":[{field: value}]}. It returns the new ids.
func (r *Records) Create(path backend.Path, body string) ([]int64, error) {
	return r.store.CreateRecords(always, path, backend.DecodeNewRecords([]byte(body)))
}

// Update changes records: body is the JSON of the Public API's update, {"records":[{"id": 1, field: value}]}.
func (r *Records) Update(path backend.Path, body string) ([]int64, error) {
	return r.store.UpdateRecords(always, path, backend.DecodeRecordUpdates([]byte(body)))
}

// Write changes records and adds others, all or none of both: the bodies are as Update's and Create's. It returns the new ids.
func (r *Records) Write(path backend.Path, updates, news string) ([]int64, error) {
	return r.store.WriteRecords(always, path, backend.DecodeRecordUpdates([]byte(updates)), backend.DecodeNewRecords([]byte(news)))
}

// Delete deletes records, all or none, and returns which references to them it emptied.
func (r *Records) Delete(path backend.Path, ids []int64) (backend.Removed, error) {
	return r.store.RemoveRecords(always, path, ids)
}

// LinksTo tells what Delete would return, for a deletion that somebody else is about to make.
func (r *Records) LinksTo(path backend.Path, ids []int64) (backend.Removed, error) {
	return r.store.LinksToRecords(always, path, ids)
}

// Restore brings deleted records back: body is as an update's, with all their values, and links is the JSON of what Delete returned as such, or "".
// It returns the ids.
func (r *Records) Restore(path backend.Path, body, links string) ([]int64, error) {
	cleared, err := backend.DecodeClearedLinks([]byte(links))
	if err != nil {
		return nil, err
	}
	return r.store.RestoreRecords(always, path, backend.DecodeRestoredRecords([]byte(body)), cleared)
}
