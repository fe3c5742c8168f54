package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"owlet/backend"
	"owlet/backend/sqlite"
)

const defaultLimit = 100

func listRecords(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	query, err := r.recordQuery()
	if err != nil {
		return answer{}, err
	}
	buffer := bodies.Get().(*[]byte)
	body, more, err := store.ListRecordsJSON(ctx, r.path, query, append(*buffer, `{"data":`...))
	if err != nil {
		return answer{}, err
	}
	body = appendMeta(append(body, `,"meta":`...), query)
	body = append(body, `,"page_info":{"has_more":`...)
	body = strconv.AppendBool(body, more)
	body = strconv.AppendInt(append(body, `,"limit":`...), int64(query.Limit), 10)
	body = strconv.AppendInt(append(body, `,"offset":`...), int64(query.Offset), 10)
	return okPooled(append(body, `}}`...), buffer)
}

// recordQuery reads what of a list is asked for.
func (r *request) recordQuery() (backend.RecordQuery, error) {
	q := backend.RecordQuery{Sort: r.query.Get("sort")}
	var err error
	if q.Limit, err = r.wholeNumber("limit", defaultLimit); err != nil {
		return q, err
	}
	if q.Offset, err = r.wholeNumber("offset", 0); err != nil {
		return q, err
	}
	if fields := r.query.Get("fields"); fields != "" {
		for name := range strings.SplitSeq(fields, ",") {
			q.Fields = append(q.Fields, strings.TrimSpace(name))
		}
	}
	if filter := r.query.Get("filter"); filter != "" {
		q.Filter = []byte(filter)
	}
	return q, nil
}

// wholeNumber reads a parameter that has to be a whole number; the contract has checked its bounds.
func (r *request) wholeNumber(name string, absent int) (int, error) {
	if !r.query.Has(name) {
		return absent, nil
	}
	return parseWhole(name, r.query.Get(name))
}

// parseWhole reads a whole number, which 10.0 and 1e1 are too.
func parseWhole(name, text string) (int, error) {
	if n, err := strconv.Atoi(text); err == nil && n <= backend.MaxID {
		return n, nil
	}
	f, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || f != math.Trunc(f) || strings.ContainsAny(text, "xX_"): // package strconv reads what Go's source may hold
		return 0, invalid("request.whole", name).Because(err)
	case f > backend.MaxID:
		return 0, invalid("request.big", name, "max", backend.MaxID)
	}
	return int(f), nil
}

// appendMeta echoes the filter and the sort.
func appendMeta(b []byte, q backend.RecordQuery) []byte {
	b = append(b, '{')
	if q.Filter != nil {
		var filter bytes.Buffer
		_ = json.Compact(&filter, q.Filter) // the store has read it as JSON
		b = append(append(b, `"filter":`...), filter.Bytes()...)
	}
	if q.Sort != "" {
		if q.Filter != nil {
			b = append(b, ',')
		}
		sort, _ := marshal(q.Sort) // a string always marshals
		b = append(append(b, `"sort":`...), sort...)
	}
	return append(b, '}')
}

func getRecord(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	id, _ := strconv.ParseInt(r.record, 10, 64) // the contract has checked its form
	buffer := bodies.Get().(*[]byte)
	body, err := store.GetRecordJSON(ctx, r.path, id, append(*buffer, `{"data":`...))
	if err != nil {
		return answer{}, err
	}
	return okPooled(append(body, '}'), buffer)
}

func createRecords(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	ids, err := store.CreateRecords(ctx, r.path, backend.DecodeNewRecords(r.body))
	if err != nil {
		return answer{}, err
	}
	return createdWhole(idsBody("ids", ids))
}

func updateRecords(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	ids, err := store.UpdateRecords(ctx, r.path, backend.DecodeRecordUpdates(r.body))
	if err != nil {
		return answer{}, err
	}
	return okWhole(idsBody("updatedIds", ids))
}

func upsertRecords(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	upsert, err := backend.DecodeUpsert(r.body)
	if err != nil {
		return answer{}, err
	}
	created, updated, err := store.UpsertRecords(ctx, r.path, upsert)
	if err != nil {
		return answer{}, err
	}
	b := appendIDs([]byte(`{"data":{`), "createdIds", created)
	b = appendIDs(append(b, ','), "updatedIds", updated)
	return okWhole(append(b, "}}"...))
}

func deleteRecords(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	ids, err := backend.DecodeRecordIDs(r.body)
	if err != nil {
		return answer{}, err
	}
	if err := store.BackUpBeforeDeletingRecords(ctx, r.path.Workspace, len(ids)); err != nil {
		return answer{}, err
	}
	if err := store.DeleteRecords(ctx, r.path, ids); err != nil {
		return answer{}, err
	}
	return okWhole(idsBody("deletedIds", ids))
}

// idsBody is an answer of record ids.
func idsBody(name string, ids []int64) []byte {
	b := append(make([]byte, 0, 32+10*len(ids)), `{"data":{`...)
	return append(appendIDs(b, name, ids), "}}"...)
}

// appendIDs lists record ids, which are strings in answers.
func appendIDs(b []byte, name string, ids []int64) []byte {
	b = append(append(append(b, '"'), name...), `":[`...)
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(strconv.AppendInt(append(b, '"'), id, 10), '"')
	}
	return append(b, ']')
}
