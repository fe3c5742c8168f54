package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"owlet/backend"
)

// TestARecordIsLocated in a table of several blocks of ids, which random questions are too small for.
func TestARecordIsLocated(t *testing.T) {
	b := newWorkbenchWith(t, func(s *Store) { s.markSpacing = 16 })
	b.table("t", `{"name":"n","type":"number","index":true}`, `{"name":"odd","type":"boolean"}`)
	for batch := range 3 {
		var list []string
		for i := range 1000 {
			list = append(list, fmt.Sprintf(`{"n":%d,"odd":%t}`, -(batch*1000+i)/2, i%2 == 0))
		}
		_, err := b.create("t", "["+strings.Join(list, ",")+"]")
		b.must(err)
	}
	b.must(b.delete("t", 1, 5, 1024, 2047, 2049, 3000))
	odd := []backend.Condition{{Field: "odd", Is: backend.Equals, Value: json.RawMessage("true")}}
	locates := func(ask backend.Ask, ids ...int64) backend.Located {
		b.Helper()
		at, err := b.store.LocateRecords(context.Background(), b.at("t"), ask, ids)
		b.must(err)
		return at
	}
	for _, ask := range []backend.Ask{{}, {Sort: "n"}, {Sort: "-n"}, {Where: odd}, {Where: odd, Sort: "n"}, {Sort: "-odd"}} {
		for _, id := range []int64{3, 1023, 1025, 2051, 2999} {
			for _, page := range []int{0, 1200} { // which leaves marks
				ask.Limit, ask.Offset = 10, page
				b.asks("t", ask)
				at := locates(ask, id)
				ask.Limit, ask.Offset = 1, int(at.Place)
				if got := idsOf(b.asks("t", ask).Records); at.ID != id || got[0] != id {
					t.Errorf("%s: record %d is at %+v, where %v are", asJSON(ask), id, at, got)
				}
			}
		}
	}
	for _, c := range []struct {
		ask  backend.Ask
		ids  []int64
		want backend.Located
	}{
		{backend.Ask{}, []int64{2049, 1024, 2050, 2}, backend.Located{ID: 2050, Place: 2044, IsGone: true}},
		{backend.Ask{Where: odd}, []int64{2, 4, 3}, backend.Located{ID: 3}},
		{backend.Ask{}, []int64{5}, backend.Located{IsGone: true}},
		{backend.Ask{}, nil, backend.Located{}},
	} {
		if got := locates(c.ask, c.ids...); got != c.want {
			t.Errorf("%v: %+v, want %+v", c.ids, got, c.want)
		}
	}
}
