package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"owlet/backend"
)

// deepFields are fields of every type that there is a sort key for, with and without an index; of some there are few values, some are mostly empty.
var deepFields = []string{
	`{"name":"text","type":"string"}`, `{"name":"text_x","type":"string","index":true}`,
	`{"name":"n","type":"number"}`, `{"name":"n_x","type":"number","index":true}`, `{"name":"few_x","type":"number","index":true}`,
	`{"name":"flag","type":"boolean"}`, `{"name":"flag_x","type":"boolean","index":true}`,
	`{"name":"day","type":"date"}`, `{"name":"day_x","type":"date","index":true}`, `{"name":"at_x","type":"timestamp","index":true}`,
	`{"name":"status","type":"choice","options":[{"name":"Zeta"},{"name":"Alpha"},{"name":"Mid"}]}`,
	`{"name":"status_x","type":"choice","index":true,"options":[{"name":"Zeta"},{"name":"Alpha"},{"name":"Mid"}]}`,
	`{"name":"free_x","type":"choice","index":true}`,
	`{"name":"key","type":"string","unique":true}`,
	`{"name":"other","type":"reference","refTableName":"others"}`,
}

// deepRecord is a record of random values.
func deepRecord(r *rand.Rand, key string) map[string]any {
	n := func() float64 { return float64(r.IntN(9000))/4 - 500 }
	text := func() string { return fmt.Sprint(words[r.IntN(len(words))], r.IntN(40)) }
	day := func() string { return fmt.Sprintf("20%02d-0%d-1%d", r.IntN(30), 1+r.IntN(9), r.IntN(9)) }
	option := func() string { return []string{"Zeta", "Alpha", "Mid"}[r.IntN(3)] }
	record := map[string]any{
		"text": text(), "text_x": text(), "n": n(), "n_x": n(), "few_x": r.IntN(3), "flag": r.IntN(2) == 0, "flag_x": r.IntN(2) == 0, "day": day(), "day_x": day(),
		"at_x": day() + "T10:00:00Z", "status": option(), "status_x": option(), "free_x": option(), "key": key, "other": 1 + r.IntN(200),
	}
	for _, name := range []string{"n", "text_x", "flag_x", "day_x", "status"} {
		if r.IntN(3) == 0 {
			record[name] = nil
		}
	}
	for _, name := range []string{"at_x", "other"} {
		if r.IntN(10) > 0 {
			record[name] = nil
		}
	}
	if r.IntN(8) == 0 {
		record["text"] = strings.Repeat("long ", 100) + text()
	}
	return record
}

func closeMarks(s *Store) { s.markSpacing = 64 }

// deepBench is a workbench with a table of n records, and one that it refers to.
func deepBench(t *testing.T, n int) *workbench {
	t.Helper()
	b := newWorkbenchWith(t, closeMarks)
	b.table("others")
	_, err := b.create("others", `[{}`+strings.Repeat(`,{}`, 199)+`]`)
	b.must(err)
	b.table("t", deepFields...)
	r := rand.New(rand.NewPCG(uint64(n), 1))
	for from := 0; from < n; from += 1000 {
		_, err := b.create("t", deepRecords(r, "first", from, min(1000, n-from)))
		b.must(err)
	}
	return b
}

func deepRecords(r *rand.Rand, key string, from, n int) string {
	records := make([]map[string]any, n)
	for i := range records {
		records[i] = deepRecord(r, fmt.Sprint(key, from+i))
	}
	return asJSON(records)
}

// deepFilters leave from nearly nothing to all, found with an index and without.
var deepFilters = []string{"", "", "", `{"flag":true}`, `{"flag_x":null}`, `{"few_x":1,"flag":false}`, `{"status":"Mid"}`, `{"other":7}`, `{"text":"a7"}`, `{"day_x":null,"n":null}`}

// randomQuery asks for a page of any list at any offset.
func randomQuery(r *rand.Rand, records int) backend.RecordQuery {
	q := backend.RecordQuery{Limit: 1 + r.IntN(backend.MaxPage), Offset: r.IntN(records)}
	if r.IntN(8) == 0 {
		q.Offset = records + r.IntN(500) - 250
	}
	if filter := deepFilters[r.IntN(len(deepFilters))]; filter != "" {
		q.Filter = []byte(filter)
		q.Offset /= []int{1, 3, 30}[r.IntN(3)]
	}
	if r.IntN(8) > 0 || q.Filter == nil {
		q.Sort = []string{"", "-"}[r.IntN(2)] + deepName(r.IntN(len(deepFields)))
	}
	return q
}

func deepName(i int) string { return strings.Split(deepFields[i], `"`)[3] }

// plainSQL is a page's ids by a plain OFFSET, made without what it is to judge.
func plainSQL(tb *table, sel backend.Selection) (string, []driver.Value) {
	var args []driver.Value
	sql, word := "SELECT id FROM "+tb.name, " WHERE "
	for _, c := range sel.Where {
		sql += word + tb.columns[c.Field] + " IS ?"
		args, word = append(args, c.Value), " AND "
	}
	sql += " ORDER BY "
	if sel.Sort >= 0 {
		f := &tb.Fields[sel.Sort]
		key := tb.columns[sel.Sort]
		for _, o := range f.OptionList() {
			key = fmt.Sprintf("replace(%s, %s, %q)", key, o.ID, o.Name)
		}
		sql += key
		if sel.Descending {
			sql += " DESC"
		}
		sql += ", "
	}
	return sql + fmt.Sprintf("id LIMIT %d OFFSET %d", sel.Limit+1, sel.Offset), args
}

// wantPlain reads a page and the same one with a plain OFFSET, both of one moment.
func (b *workbench) wantPlain(s *Store, name string, q backend.RecordQuery) (more bool) {
	b.Helper()
	ctx := context.Background()
	b.must(s.lookAtPage(ctx, b.at(name), onTable(q), func(c *conn, sc *schema, tb *table, sel backend.Selection) error {
		of, err := newPage(ctx, c, sc, tb, sel)
		b.must(err)
		page, err := readPage(ctx, of, sc, sel)
		if err != nil {
			return err
		}
		got, want := []int64{}, []int64{}
		for _, r := range page.Records {
			got = append(got, r.ID)
		}
		sql, args := plainSQL(tb, sel)
		err = c.query(ctx, sql, args, func(row []driver.Value) error { want = append(want, row[0].(int64)); return nil })
		if more = len(want) > sel.Limit; more {
			want = want[:sel.Limit]
		}
		if !slices.Equal(got, want) || page.HasMore != more {
			b.Errorf("%+v, filter %s:\n%v, more %v, not\n%v, more %v", q, q.Filter, got, page.HasMore, want, more)
		}
		return err
	}))
	return more
}

func TestDeepPagesAnywhere(t *testing.T) {
	const records = 12_000
	b := deepBench(t, records)
	r := rand.New(rand.NewPCG(1, 1))
	for i := range deepFields {
		for _, direction := range []string{"", "-"} {
			for range 8 {
				b.wantPlain(b.store, "t", backend.RecordQuery{Sort: direction + deepName(i), Offset: r.IntN(records + 200)})
			}
		}
	}
	for range 400 {
		b.wantPlain(b.store, "t", randomQuery(r, records))
	}
}
