package publish

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"owlet/backend"
)

const (
	batchRecords = 100
	batchBytes   = 4 << 20 // of the 6 MB that a body may have
)

func (r *run) total() (n int64) {
	for _, count := range r.Counts {
		n += count
	}
	return n
}

// records creates the records of all tables.
func (r *run) records() error {
	r.begin(r.total())
	for _, t := range r.sorted {
		if r.Counts[t.Name] == 0 {
			continue
		}
		if err := r.tableRecords(t); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) tableRecords(t *backend.BundleTable) error {
	later := deferred(r.sorted, t)
	known := len(r.ids[t.Name])
	first := r.resumed // what was under way when it was cut off may have arrived
	var b batch
	send := func() error {
		if len(b.records) == 0 {
			return nil
		}
		ids, err := r.sendBatch(t.Name, &b, first)
		if err != nil {
			return err
		}
		first = false
		r.Records += int64(len(ids))
		r.step("records", int64(len(ids)))
		b = batch{}
		return r.note(entry{Table: t.Name, IDs: ids})
	}
	err := r.lines(t.Name, func(i int, rec *record) error {
		r.locals[t.Name] = append(r.locals[t.Name], rec.id)
		if i < known {
			r.Records++
			r.step("records", 1)
			return nil
		}
		text, values, err := r.asSent(t, rec, later)
		if err != nil {
			return err
		}
		if len(b.records) == batchRecords || len(b.records) > 0 && b.bytes+len(text) > batchBytes {
			if err := send(); err != nil {
				return err
			}
		}
		b.records, b.values, b.bytes = append(b.records, text), append(b.values, values), b.bytes+len(text)
		return nil
	})
	if err != nil {
		return err
	}
	return send()
}

// batch is the records of one request.
type batch struct {
	records []json.RawMessage
	values  []map[string]json.RawMessage
	bytes   int
}

// asSent is a record as it is created: with the ids there of those that it refers to, and without links that are for later.
func (r *run) asSent(t *backend.BundleTable, rec *record, later []string) (json.RawMessage, map[string]json.RawMessage, error) {
	values := make(map[string]json.RawMessage, len(rec.values))
	for name, value := range rec.values {
		f := t.Field(name)
		switch {
		case f.Type != backend.Reference:
			values[name] = value
		case !slices.Contains(later, name):
			link, err := r.link(f, value)
			if err != nil {
				return nil, nil, err
			}
			values[name] = link
		}
	}
	text, err := json.Marshal(values)
	return text, values, err
}

// link is the id there of a record that is referred to here.
func (r *run) link(f *backend.BundleField, value json.RawMessage) (json.RawMessage, error) {
	var id remoteID
	if err := json.Unmarshal(value, &id); err != nil {
		return nil, err
	}
	place, ok := slices.BinarySearch(r.locals[f.RefTableName], int64(id))
	if !ok || place >= len(r.ids[f.RefTableName]) {
		return nil, backend.Errorf(backend.Internal, "publish.no_such_record", "field", f.Name, "table", f.RefTableName, "id", int64(id))
	}
	return json.RawMessage(`"` + strconv.FormatInt(int64(r.ids[f.RefTableName][place]), 10) + `"`), nil
}

// sendBatch creates records once. With doubt it looks first whether they are there.
func (r *run) sendBatch(table string, b *batch, doubt bool) (ids []remoteID, err error) {
	arrived := func() (bool, error) {
		ids, err = r.arrived(table, b)
		return ids != nil, err
	}
	if doubt {
		if ok, err := arrived(); ok || err != nil {
			return ids, err
		}
	}
	err = r.settle(r.ctx, func() error {
		var out data[struct {
			IDs []remoteID `json:"ids"`
		}]
		err := r.post(r.ctx, r.path("tables", table, "records"), map[string]any{"records": b.records}, &out)
		if err == nil && len(out.Data.IDs) != len(b.records) {
			err = backend.Errorf(backend.Invalid, "publish.not_api", "address", r.origin)
		}
		ids = out.Data.IDs
		return err
	}, arrived)
	return ids, err
}

// arrived looks for a batch among the records that a table has beyond those that are known. It returns no ids when none of the batch is there.
// Errors: conflict when a part of it is.
func (r *run) arrived(table string, b *batch) ([]remoteID, error) {
	found := make([]remoteID, 0, len(b.values))
	err := r.unknown(table, func(there *remoteRecord) {
		if len(found) < len(b.values) && sameValues(b.values[len(found)], there.Values) {
			found = append(found, there.ID)
		}
	})
	switch {
	case err != nil, len(found) == 0:
		return nil, err
	case len(found) < len(b.values):
		return nil, backend.Errorf(backend.Conflict, "publish.others_write", "table", table, "address", r.origin)
	}
	return found, nil
}

// unknown calls each with the records that a table has and the journal does not know. They are at the end, unless somebody deletes records
// there: then all are looked at.
func (r *run) unknown(table string, each func(*remoteRecord)) error {
	known := r.ids[table]
	offset := max(0, len(known)-1)
	seen := make(map[remoteID]bool)
	for first := true; ; first = false {
		page, more, err := r.page(r.ctx, r.Target().Module, table, offset)
		if err != nil {
			return err
		}
		if first && offset > 0 && (len(page) == 0 || page[0].ID != known[len(known)-1]) {
			offset, more = 0, true
			for _, id := range known {
				seen[id] = true
			}
			continue
		}
		if first && len(known) > 0 && offset == len(known)-1 {
			seen[known[len(known)-1]] = true
		}
		for i := range page {
			if !seen[page[i].ID] {
				each(&page[i])
			}
		}
		if !more {
			return nil
		}
		offset += len(page)
	}
}

// links sets the links to records that came later than those that have them.
func (r *run) links() error {
	var total int64
	for _, t := range r.sorted {
		if len(deferred(r.sorted, t)) > 0 {
			total += r.Counts[t.Name]
		}
	}
	r.begin(total)
	for _, t := range r.sorted {
		if later := deferred(r.sorted, t); len(later) > 0 && r.Counts[t.Name] > 0 {
			if err := r.tableLinks(t, later); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *run) tableLinks(t *backend.BundleTable, later []string) error {
	linked := r.linked[t.Name]
	var changes []map[string]any
	flush := func(upTo int) error {
		if len(changes) > 0 {
			body := map[string]any{"records": changes}
			send := func() error { return r.write(r.ctx, http.MethodPatch, r.path("tables", t.Name, "records"), body, nil) }
			if err := r.settle(r.ctx, send, nil); err != nil {
				return err
			}
		}
		changes = nil
		return r.note(entry{Table: t.Name, Linked: upTo})
	}
	last := 0
	err := r.lines(t.Name, func(i int, rec *record) error {
		last = i + 1
		r.step("links", 1)
		if i < linked {
			return nil
		}
		change, err := r.linksOf(t, rec, later, r.ids[t.Name][i])
		if err != nil || change == nil {
			return err
		}
		if changes = append(changes, change); len(changes) == batchRecords {
			return flush(i + 1)
		}
		return nil
	})
	if err != nil || last <= linked {
		return err
	}
	return flush(last)
}

// linksOf is the change of a record that sets its links, nil for none.
func (r *run) linksOf(t *backend.BundleTable, rec *record, later []string, id remoteID) (map[string]any, error) {
	var change map[string]any
	for _, name := range later {
		value, ok := rec.values[name]
		if !ok {
			continue
		}
		link, err := r.link(t.Field(name), value)
		if err != nil {
			return nil, err
		}
		if change == nil {
			change = map[string]any{"id": int64(id)}
		}
		change[name] = link
	}
	return change, nil
}
