package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"owlet/backend"
)

// marked are lists of the deep bench whose marks the tests below follow, with the number of records that all have at least.
var marked = []backend.RecordQuery{
	{Sort: "n_x"}, {Sort: "-n_x"}, {Sort: "-few_x"}, {Sort: "text"}, {Sort: "-status"}, {Sort: "day_x"}, {Sort: "-other"}, {Sort: "other"}, {Filter: []byte(`{"flag":true}`)},
	{Filter: []byte(`{"flag_x":true}`)}, {Sort: "-day", Filter: []byte(`{"flag_x":true}`)}, {Sort: "key", Filter: []byte(`{"flag":false}`)},
}

// deep calls fn with a page of a list before it is read, in a reader's snapshot.
func (b *workbench) deep(q backend.RecordQuery, fn func(d *deepPage)) {
	b.Helper()
	b.must(b.store.lookAtPage(context.Background(), b.at("t"), onTable(q), func(c *conn, sc *schema, tb *table, sel backend.Selection) error {
		page, err := newPage(context.Background(), c, sc, tb, sel)
		fn(&deepPage{page: page, listings: sc.listings})
		return err
	}))
}

// length is how many records lie in the stretch that is read for a page.
func (b *workbench) length(q backend.RecordQuery) (n int64) {
	b.Helper()
	b.deep(q, func(d *deepPage) {
		s, err := d.find(context.Background())
		b.must(err)
		if s.past {
			return
		}
		for _, span := range d.spans(s.from, s.to) {
			in, err := d.count(context.Background(), d.conn, span)
			b.must(err)
			n += in
		}
	})
	return n
}

// knows tells whether the marks of a list are still good, with nothing to be made anew.
func (b *workbench) knows(q backend.RecordQuery) (known bool) {
	b.Helper()
	q.Offset = 1000
	b.deep(q, func(d *deepPage) {
		_, err := d.open()
		b.must(err)
		known = slices.Contains(d.listing.editions, d.edition) && len(d.listing.marks.list) > 0
	})
	return known
}

// TestDeepCostsWhatShallowCosts counts the records that a page is looked for among: as many at any offset.
func TestDeepCostsWhatShallowCosts(t *testing.T) {
	const records, spacing = 10_000, 64
	b := deepBench(t, records)
	r := rand.New(rand.NewPCG(4, 4))
	for _, q := range marked {
		if q.Sort == "text" { // of some texts there are no marks: they are too long
			continue
		}
		q.Offset = records / 4
		b.wantPlain(b.store, "t", q)
		for range 30 {
			q.Offset = 2*spacing + r.IntN(records)
			if n := b.length(q); n > 2*spacing+backend.MaxPage+1 {
				t.Errorf("%s %s: %d records for the page at %d", q.Sort, q.Filter, n, q.Offset)
			}
		}
	}
	for range 5 { // a walk leaves marks of its own, and makes none of the whole
		q := backend.RecordQuery{Sort: "at_x", Filter: []byte(`{"status":"Zeta"}`), Limit: 5 + r.IntN(90)}
		for ; b.wantPlain(b.store, "t", q); q.Offset += q.Limit {
			b.deep(q, func(d *deepPage) {
				s, err := d.find(context.Background())
				b.must(err)
				if s.skip > 4*int64(q.Limit)+spacing {
					t.Fatalf("%d records are skipped for the page at %d", s.skip, q.Offset)
				}
			})
		}
	}
}

// TestMarksFollowWrites: writes of this process move the marks, or give those up that they cannot move; another one's make them begin anew.
func TestMarksFollowWrites(t *testing.T) {
	const records = 6000
	b := deepBench(t, records)
	second := openStore(t, b.store.Home(), closeMarks)
	r := rand.New(rand.NewPCG(5, 5))
	ids := func(from, n int) (ids []int64) {
		for i := range n {
			ids = append(ids, int64(from+i))
		}
		return ids
	}
	elsewhere := *b
	elsewhere.store = second
	all := func(q backend.RecordQuery) bool { return true }
	none := func(q backend.RecordQuery) bool { return false }
	for _, story := range []struct {
		name  string
		write func() error
		kept  func(q backend.RecordQuery) bool
	}{
		{"create", func() error { _, err := b.create("t", deepRecords(r, "c", 0, 300)); return err }, all},
		{"update", func() error { return b.update("t", asJSON(b.moved(r, "u", 0, nil))) }, all},
		{"update that is undone", func() error { return b.undone("t", asJSON(b.moved(r, "v", 0, nil))) }, all},
		{"delete", func() error { return b.delete("t", ids(2000, 500)...) }, all},
		{"upsert", func() error { return b.upsertBoth("up") }, all},
		{"commit that fails", func() error { return b.failCommit(asJSON(b.moved(r, "w", 0, nil))) }, all},
		{"update after it", func() error { return b.update("t", asJSON(b.moved(r, "x", 0, nil))) }, all},
		{"deleting what nobody refers to", func() error { _, err := b.create("others", `[{}]`); return errors.Join(err, b.delete("others", 201)) }, all},
		{"import", func() error { _, err := b.importSheet("t", "key,n_x\nimported,5\n", appending()); return err }, none},
		{"large delete", func() error { return b.delete("t", ids(2500, 1000)...) }, all},
		{"another process", func() error { return elsewhere.update("t", asJSON(b.moved(r, "y", 0, nil))) }, none},
		{"another process and this one", func() error {
			return errors.Join(elsewhere.update("t", asJSON(b.moved(r, "z", 0, nil))), b.update("t", asJSON(b.moved(r, "zz", 0, nil))))
		}, none},
		{"deleting what some refer to", func() error { return b.delete("others", ids(1, 100)...) },
			func(q backend.RecordQuery) bool { return !strings.HasSuffix(q.Sort, "other") }},
		{"option that goes", func() error {
			return b.alter("t", "status", `{"options":[{"id":"2","name":"Alpha"},{"id":"3","name":"Mid"}]}`)
		}, none},
		{"another field", func() error { return b.fields("t", `{"name":"more","type":"string"}`) }, none},
	} {
		t.Run(story.name, func(t *testing.T) {
			own := *b
			own.T = t
			own.jump(r, records)
			own.must(story.write())
			for _, q := range marked {
				if kept := own.knows(q); kept != story.kept(q) {
					t.Errorf("%s %s: marks are kept: %v", q.Sort, q.Filter, kept)
				}
			}
			own.jump(r, records)
		})
	}
}

// jump reads pages of the marked lists from anywhere, of which the first is far enough in for marks to be made.
func (b *workbench) jump(r *rand.Rand, records int) {
	b.Helper()
	for _, q := range marked {
		q.Offset = records / 4
		b.wantPlain(b.store, "t", q)
		for range 6 {
			q.Offset = r.IntN(records)
			b.wantPlain(b.store, "t", q)
		}
	}
}

// failCommit makes an update whose commit is refused: a foreign key is only looked at then.
func (b *workbench) failCommit(records string) error {
	decode := backend.DecodeRecordUpdates([]byte(`{"records":` + records + `}`))
	err := b.store.write(context.Background(), b.at("t"), decode, func(w *write) error {
		if _, err := w.update(); err != nil {
			return err
		}
		return errors.Join(w.exec("PRAGMA defer_foreign_keys = on"), w.exec("UPDATE field SET record_table = 999 WHERE record_table = ?", w.table.Num))
	})
	if err == nil {
		return errors.New("the commit did not fail")
	}
	return nil
}

// TestMarksAreMadeOnceForAll: readers who want the same marks wait for the first, and go on without when it gives up.
func TestMarksAreMadeOnceForAll(t *testing.T) {
	l := &listing{order: &order{}}
	if _, _, build := l.find(1, 5000, 1, 100); !build {
		t.Fatal("the first reader is not to make marks")
	}
	_, wait, build := l.find(1, 5000, 1, 100)
	if build || wait == nil {
		t.Fatal("the second reader does not wait")
	}
	if s, wait, build := l.find(2, 5000, 1, 100); build || wait != nil || s.skip != 5000 {
		t.Fatal("a reader of another moment does not walk")
	}
	l.built(1, nil)
	<-wait
	if _, _, build := l.find(1, 5000, 1, 100); !build {
		t.Fatal("nobody makes the marks after a reader gave up")
	}
	l.built(1, &marks{list: []mark{{position{nil, 5000}, 4990}}})
	if s, _, build := l.find(1, 5000, 1, 100); build || s.skip != 10 {
		t.Fatal(s)
	}
}

// TestMarksOfTheSnapshotBefore: a reader may come with the edition that a commit starts from when that has been told already.
func TestMarksOfTheSnapshotBefore(t *testing.T) {
	l := &listing{order: &order{}}
	l.find(1, 5000, 1, 100)
	l.built(1, nil)
	l.add(2, 3, []move{{position{nil, 8}, 1}}) // and nobody told of the commit from 1 to 2
	if _, _, build := l.find(2, 5000, 1, 100); !build {
		t.Fatal("no marks are made")
	}
	l.add(3, 4, []move{{position{nil, 9}, 1}})
	l.built(2, &marks{list: []mark{{position{nil, 5000}, 4990}}})
	for edition, skip := range map[int64]int64{2: 10, 3: 9, 4: 8} {
		if s, _, build := l.find(edition, 5000, 1, 100); build || s.skip != skip {
			t.Errorf("edition %d: %+v, made anew: %v", edition, s, build)
		}
	}
}

// TestMarksAreNotMadeInVain: a write that was under way when a list was first asked for does not move its marks, so these are made after it.
func TestMarksAreNotMadeInVain(t *testing.T) {
	b := deepBench(t, 6000)
	q := backend.RecordQuery{Sort: "n", Offset: 5000}
	for _, fault := range []error{nil, errors.New("fault")} {
		q.Sort = map[bool]string{true: "n", false: "-n"}[fault == nil]
		under, release := make(chan struct{}), make(chan struct{})
		var writing, reading sync.WaitGroup
		writing.Go(func() {
			decode := backend.DecodeRecordUpdates([]byte(`{"records":[{"id":7,"n":1234.5}]}`))
			err := b.store.write(context.Background(), b.at("t"), decode, func(w *write) error {
				_, err := w.update()
				close(under)
				<-release
				return errors.Join(err, fault)
			})
			if (err == nil) != (fault == nil) {
				t.Error(err)
			}
		})
		<-under
		reading.Go(func() { b.wantPlain(b.store, "t", q) })
		time.Sleep(tooEarlyPatience / 10)
		close(release)
		writing.Wait()
		reading.Wait()
		if !b.knows(q) {
			t.Error("the marks are of no use for the next page")
		}
	}
}

// TestMarkingEndsWithItsReader: nobody sorts a large table for a client that is gone, and the next one is not kept waiting.
func TestMarkingEndsWithItsReader(t *testing.T) {
	b := deepBench(t, 6000)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, q := range []backend.RecordQuery{{Sort: "n", Offset: 5000}, {Sort: "-n_x", Offset: 5000}, {Filter: []byte(`{"flag":true}`), Offset: 2000}} {
		b.deep(q, func(d *deepPage) {
			if _, err := d.find(ctx); !errors.Is(err, context.Canceled) {
				t.Errorf("%s %s: %v", q.Sort, q.Filter, err)
			}
		})
		if b.knows(q) {
			t.Errorf("%s %s: marks were made", q.Sort, q.Filter)
		}
		b.wantPlain(b.store, "t", q)
		if !b.knows(q) {
			t.Errorf("%s %s: the next reader made no marks", q.Sort, q.Filter)
		}
	}
}

// TestListingsAreBounded: what is remembered neither grows with the number of lists nor with what nobody reads any more.
func TestListingsAreBounded(t *testing.T) {
	b := deepBench(t, 3000)
	for i := range 3 * maxListings {
		b.wantPlain(b.store, "t", backend.RecordQuery{Sort: "n", Filter: fmt.Appendf(nil, `{"few_x":%d}`, i), Offset: 700})
	}
	f, err := b.store.workspaceFile(context.Background(), b.path.Workspace)
	b.must(err)
	if n := len(f.listings.list); n != maxListings {
		t.Errorf("%d listings", n)
	}
	l := &listing{order: &order{}, editions: []int64{0}}
	kept := true
	for i := int64(0); kept; i++ {
		if kept = l.add(i, i+1, make([]move, 100)); i > maxWeight {
			t.Fatal("a listing that nobody reads is never given up")
		}
	}
	l = &listing{order: &order{}, editions: []int64{0}}
	for i := range int64(2000) {
		if !l.add(i, i+1, make([]move, 100)) || !l.seek(i+1) {
			t.Fatal("a listing that is read was given up")
		}
	}
	if len(l.steps) > 3*keptSteps {
		t.Errorf("%d steps are kept", len(l.steps))
	}
}

// TestMarksAreFoundInIndexes: where an index has the order, no part of a page is found by a walk along it.
func TestMarksAreFoundInIndexes(t *testing.T) {
	b := deepBench(t, 100)
	for _, key := range []any{nil, 3.5} {
		for _, sort := range []string{"n_x", "-n_x", "", "few_x", "-few_x"} {
			q := backend.RecordQuery{Sort: sort}
			if sort == "" {
				q.Filter = []byte(`{"flag_x":true}`)
			}
			b.deep(q, func(d *deepPage) {
				for _, s := range d.spans(&position{key, 5}, &position{8.5, 7}) {
					var text sqlBuilder
					d.query(&text, s, 10, 0)
					b.must(d.conn.query(context.Background(), "EXPLAIN QUERY PLAN "+text.String(), text.args, func(row []driver.Value) error {
						if step := row[3].(string); strings.HasPrefix(step, "SCAN t") || strings.HasPrefix(step, "USE TEMP") && !d.descending {
							t.Errorf("%s: %s\n%s", sort, step, text.String())
						}
						return nil
					}))
				}
			})
		}
	}
}
