package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"owlet/backend"
)

// model is a table in memory that does simply what the store must do fast.
type model struct {
	records map[int64]map[string]any // values as JSON gives them
	last    int64
}

var words = []string{"", "a", "B", "Ä", "zebra", "Zebra", "😀", "10", "9"}

func randomValues(r *rand.Rand) map[string]any {
	values := map[string]any{}
	pick := func(name string, v any) {
		switch r.IntN(5) {
		case 0:
		case 1:
			values[name] = nil
		default:
			values[name] = v
		}
	}
	pick("text", words[r.IntN(len(words))])
	pick("n", float64(r.IntN(20))/4-2)
	pick("flag", r.IntN(2) == 0)
	pick("status", []string{"Zeta", "Alpha", "Mid"}[r.IntN(3)])
	pick("day", fmt.Sprintf("2027-0%d-1%d", 1+r.IntN(9), r.IntN(9)))
	return values
}

func (m *model) ids() []int64 {
	ids := make([]int64, 0, len(m.records))
	for id := range m.records {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// sample are n different ids, in any order.
func (m *model) sample(r *rand.Rand, n int) []int64 {
	ids := m.ids()
	r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	return ids[:min(n, len(ids))]
}

// compare orders two values of one type: empty ones first, texts by code point.
func compare(a, b any) int {
	switch {
	case a == nil || b == nil:
		if a == b {
			return 0
		} else if a == nil {
			return -1
		}
		return 1
	}
	switch a := a.(type) {
	case float64:
		return cmp.Compare(a, b.(float64))
	case bool:
		if a == b.(bool) {
			return 0
		} else if !a {
			return -1
		}
		return 1
	}
	return strings.Compare(a.(string), b.(string))
}

func (m *model) page(q backend.RecordQuery, filter map[string]any) (ids []int64, more bool) {
	ids = slices.DeleteFunc(m.ids(), func(id int64) bool {
		for name, v := range filter {
			if m.records[id][name] != v {
				return true
			}
		}
		return false
	})
	if name, descending := strings.CutPrefix(q.Sort, "-"); q.Sort != "" {
		slices.SortStableFunc(ids, func(a, b int64) int {
			if descending {
				a, b = b, a
			}
			return compare(m.records[a][name], m.records[b][name])
		})
	}
	ids = ids[min(q.Offset, len(ids)):]
	return ids[:min(q.Limit, len(ids))], len(ids) > q.Limit
}

// TestAgainstAModel makes random changes in the store and in a model, and compares random pages.
func TestAgainstAModel(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	b := newWorkbenchWith(t, func(s *Store) { s.markSpacing = 16 })
	b.table("t", `{"name":"text","type":"string","index":true}`, `{"name":"n","type":"number"}`, `{"name":"flag","type":"boolean"}`,
		`{"name":"status","type":"choice","options":[{"name":"Zeta"},{"name":"Alpha"},{"name":"Mid"}]}`, `{"name":"day","type":"date","index":true}`)
	m := model{records: map[int64]map[string]any{}}
	for range 150 {
		m.change(b, r)
		m.compare(b, r)
	}
	checkFile(t, filepath.Join(b.store.Home(), "workspaces", b.path.Workspace+".db"))
}

func (m *model) change(b *workbench, r *rand.Rand) {
	b.Helper()
	switch r.IntN(4) {
	case 0, 1:
		records := make([]map[string]any, 1+r.IntN(90))
		for i := range records {
			records[i] = randomValues(r)
		}
		ids, err := b.create("t", asJSON(records))
		b.must(err)
		for i, id := range ids {
			if id != m.last+1 {
				b.Fatalf("id %d after %d", id, m.last)
			}
			m.last, m.records[id] = id, records[i]
		}
	case 2:
		records := []map[string]any{}
		for _, id := range m.sample(r, 1+r.IntN(30)) {
			record := randomValues(r)
			for name, v := range record {
				m.records[id][name] = v
			}
			record["id"] = id
			records = append(records, record)
		}
		if len(records) > 0 {
			b.must(b.update("t", asJSON(records)))
		}
	case 3:
		if ids := m.sample(r, 1+r.IntN(60)); len(ids) > 0 {
			b.must(b.delete("t", ids...))
			for _, id := range ids {
				delete(m.records, id)
			}
		}
	}
}

func (m *model) compare(b *workbench, r *rand.Rand) {
	b.Helper()
	filter := map[string]any{}
	if r.IntN(2) == 0 {
		filter = randomValues(r)
		for name := range filter {
			if len(filter) > 2 {
				delete(filter, name)
			}
		}
	}
	fields := []string{"", "text", "n", "flag", "status", "day"}
	q := backend.RecordQuery{Limit: 1 + r.IntN(100), Offset: r.IntN(len(m.records) + 50), Sort: fields[r.IntN(len(fields))], Filter: []byte(asJSON(filter))}
	if q.Sort != "" && r.IntN(2) == 0 {
		q.Sort = "-" + q.Sort
	}
	if r.IntN(3) == 0 {
		q.Offset = 0
	}
	want, more := m.page(q, filter)
	page, err := b.store.ListRecords(context.Background(), b.at("t"), q)
	b.must(err)
	var got []struct {
		ID     int64 `json:",string"`
		Values map[string]any
	}
	b.must(json.Unmarshal(page.AppendJSON(nil), &got))
	if len(got) != len(want) || page.HasMore != more {
		b.Fatalf("%+v, filter %s: %d records, more %v; want %d, %v", q, q.Filter, len(got), page.HasMore, len(want), more)
	}
	for i, id := range want {
		if got[i].ID != id {
			b.Fatalf("%+v, filter %s: record %d has id %d, want %d", q, q.Filter, i, got[i].ID, id)
		}
		for name, v := range got[i].Values {
			if v != m.records[id][name] {
				b.Fatalf("record %d: %s is %v, want %v", id, name, v, m.records[id][name])
			}
		}
	}
	if n := b.count("t"); n != int64(len(m.records)) {
		b.Fatalf("count is %d, want %d", n, len(m.records))
	}
}

// TestDeepOffsets holds the block counts against a plain OFFSET, over blocks that are full, thinned out and empty.
func TestDeepOffsets(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`)
	const total = 30_000
	body := `[{"n":0}` + strings.Repeat(`,{"n":1}`, total/10-1) + `]`
	for range 10 {
		_, err := b.create("t", body)
		b.must(err)
	}
	var gone []int64
	for id := int64(3000); id <= 9000; id++ { // whole blocks
		gone = append(gone, id)
	}
	for id := int64(12_000); id <= total; id += 3 {
		gone = append(gone, id)
	}
	b.must(b.delete("t", gone...))
	r := rand.New(rand.NewPCG(1, 2))
	left := total - len(gone)
	offsets := []int{0, 1023, 1024, 1025, 2998, 2999, 3000, left - 1, left, left + 1, left + 5000, 1 << 40}
	for range 60 {
		offsets = append(offsets, r.IntN(left))
	}
	for _, offset := range offsets {
		page, err := b.store.ListRecords(context.Background(), b.at("t"), backend.RecordQuery{Limit: 3, Offset: offset})
		b.must(err)
		if want := b.plainOffset("t", offset); len(page.Records) > 0 && page.Records[0].ID != want || len(page.Records) == 0 && want != 0 {
			t.Errorf("offset %d: %v, want id %d", offset, page.Records, want)
		}
	}
}

// plainOffset is the id that SQLite's own OFFSET finds; 0 past the end.
func (b *workbench) plainOffset(table string, offset int) (id int64) {
	b.Helper()
	b.must(b.store.look(context.Background(), b.path.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(b.at(table))
		if err != nil {
			return err
		}
		id, err = c.number("SELECT id FROM "+tb.name+" ORDER BY id LIMIT 1 OFFSET ?", int64(offset))
		return err
	}))
	return id
}

// TestBlocksOfBothLevels: ids past the first large block are found too.
func TestBlocksOfBothLevels(t *testing.T) {
	b := newWorkbench(t)
	b.table("t")
	b.must(b.store.change(context.Background(), b.path.Workspace, func(x *tx, sc *schema) error {
		return x.exec("UPDATE counter SET last_id = ? WHERE record_table = ?", int64(bigBlockSize-2000), sc.tables[0].Num)
	}))
	body := `[{}` + strings.Repeat(`,{}`, 4999) + `]`
	_, err := b.create("t", body)
	b.must(err)
	for _, offset := range []int{1024, 1998, 1999, 2000, 2001, 4999, 5000} {
		page, err := b.store.ListRecords(context.Background(), b.at("t"), backend.RecordQuery{Limit: 1, Offset: offset})
		b.must(err)
		want := b.plainOffset("t", offset)
		if len(page.Records) > 0 && page.Records[0].ID != want || len(page.Records) == 0 && want != 0 {
			t.Errorf("offset %d: %v, want id %d", offset, page.Records, want)
		}
	}
}

// TestWritersAndReaders: every page is of one moment while eight writers change the table and one its schema.
func TestWritersAndReaders(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"key","type":"string","unique":true}`, `{"name":"pair","type":"number","index":true}`)
	const writers, rounds = 8, 25
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range rounds {
				ids, err := b.create("t", fmt.Sprintf(`[{"key":"%d-%d-a","pair":%d},{"key":"%d-%d-b","pair":%d}]`, w, i, w, w, i, w))
				if err != nil {
					t.Error(err)
					return
				}
				if err := b.update("t", fmt.Sprintf(`[{"id":%d,"pair":%d},{"id":%d,"pair":%d}]`, ids[0], 100+w, ids[1], 100+w)); err != nil {
					t.Error(err)
				}
				if i%5 == 0 {
					if err := b.delete("t", ids...); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wg.Go(func() {
		for i := range rounds {
			if err := b.fields("t", fmt.Sprintf(`{"name":"extra_%d","type":"string"}`, i)); err != nil {
				t.Error(err)
			}
		}
	})
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() { b.readPairs(done) })
	}
	wg.Wait()
	close(done)
	readers.Wait()
	if n := b.count("t"); n != writers*(rounds-rounds/5)*2 {
		t.Errorf("%d records", n)
	}
	checkFile(t, filepath.Join(b.store.Home(), "workspaces", b.path.Workspace+".db"))
}

// readPairs fails on a page that shows half of a write: records are made, changed and deleted in pairs.
func (b *workbench) readPairs(done chan struct{}) {
	for {
		select {
		case <-done:
			return
		default:
		}
		page, err := b.store.ListRecords(context.Background(), b.at("t"), backend.RecordQuery{Sort: "pair"})
		if err != nil {
			b.Error(err)
			return
		}
		pairs := map[any]int{}
		for _, r := range page.Records {
			pairs[r.Values[1]]++
		}
		for pair, n := range pairs {
			if n%2 != 0 && !page.HasMore {
				b.Errorf("%d records of pair %v", n, pair)
			}
		}
	}
}
