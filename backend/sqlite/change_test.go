package sqlite

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"owlet/backend"
)

// jumpyClock is a clock that is set back a minute at every few looks at it.
type jumpyClock struct{ looks atomic.Int64 }

func (c *jumpyClock) Now() time.Time {
	n := c.looks.Add(1)
	return time.Now().Add(-time.Duration(n/10%50) * time.Minute)
}

func (b *workbench) setHistory(table string, on bool) {
	b.Helper()
	_, err := b.store.UpdateTable(context.Background(), b.at(table), backend.TableChange{HasHistory: &on})
	b.must(err)
}

// poller follows a feed as a client does: each poll in pages that keep its asOf, which is the next poll's since.
type poller struct {
	b      *workbench
	table  string
	since  backend.Stamp
	counts map[string]int // by what became of which record
	last   backend.Stamp
}

func (p *poller) poll() int {
	p.b.Helper()
	q := backend.ChangeQuery{Since: p.since, Limit: 100}
	n := 0
	for {
		page, err := p.b.store.ListRecordChanges(context.Background(), p.b.at(p.table), q)
		if err != nil {
			p.b.Error(err)
			return n
		}
		if q.AsOf != 0 && page.AsOf != q.AsOf {
			p.b.Errorf("asOf %v within a poll that began with %v", page.AsOf, q.AsOf)
		}
		for _, c := range page.Changes {
			if c.At < p.last || c.At <= p.since || c.At > page.AsOf {
				p.b.Errorf("%v of record %d is not between %v and %v, or before %v", c.At, c.ID, p.since, page.AsOf, p.last)
			}
			p.last = c.At
			p.counts[fmt.Sprint(c.Type, " ", c.ID)]++
			n++
		}
		q.AsOf, q.Offset = page.AsOf, q.Offset+len(page.Changes)
		if !page.HasMore {
			p.since = page.AsOf
			return n
		}
	}
}

// TestPollersMissNothing: pollers that follow asOf see every change once, in order, while many write, among them a long import and
// another process, and the clock is set back.
func TestPollersMissNothing(t *testing.T) {
	clock := &jumpyClock{}
	b := newWorkbenchWith(t, WithClock(clock.Now))
	other := openStore(t, b.store.Home(), WithClock(func() time.Time { return time.Now().Add(-time.Hour) }))
	b.table("t", `{"name":"n","type":"number"}`)
	b.setHistory("t", true)
	const writers, rounds, long = 6, 25, 10_000
	var mu sync.Mutex
	want := map[string]int{}
	note := func(what backend.ChangeType, ids ...int64) {
		mu.Lock()
		defer mu.Unlock()
		for _, id := range ids {
			want[fmt.Sprint(what, " ", id)]++
		}
	}
	done := make(chan struct{})
	var writing, polling sync.WaitGroup
	pollers := make([]*poller, 3)
	for i := range pollers {
		pollers[i] = &poller{b: b, table: "t", counts: map[string]int{}}
		polling.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					pollers[i].poll()
				}
			}
		})
	}
	for w := range writers {
		store := b.store
		if w == 0 {
			store = other
		}
		writing.Go(func() {
			for range rounds {
				b.writeRound(store, note)
			}
		})
	}
	imported := int64(0)
	writing.Go(func() {
		r, err := b.store.ImportRecords(context.Background(), b.at("t"), textSheet("n\n"+strings.Repeat("7\n", long)),
			backend.ImportInput{Mode: backend.ImportAppend, HasHeader: true, Numbers: backend.NumbersUS, BatchSize: 100})
		if err != nil {
			t.Error(err)
		}
		imported = r.Imported
	})
	writing.Wait()
	close(done)
	polling.Wait()
	if imported != long {
		t.Errorf("%d rows imported", imported)
	}
	b.noteImported(note)
	for _, p := range pollers {
		p.poll()
		if !maps.Equal(p.counts, want) {
			t.Errorf("%d different changes seen, %d made", len(p.counts), len(want))
		}
	}
	checkFile(t, filepath.Join(b.store.Home(), "workspaces", b.path.Workspace+".db"))
}

// noteImported notes the records that an import made: no other has a 7.
func (b *workbench) noteImported(note func(backend.ChangeType, ...int64)) {
	b.Helper()
	for offset := 0; ; offset += backend.MaxPage {
		page, err := b.store.ListRecords(context.Background(), b.at("t"), backend.RecordQuery{Filter: []byte(`{"n":7}`), Offset: offset})
		b.must(err)
		for _, r := range page.Records {
			note(backend.Created, r.ID)
		}
		if !page.HasMore {
			return
		}
	}
}

func (b *workbench) writeRound(s *Store, note func(backend.ChangeType, ...int64)) {
	ctx := context.Background()
	ids, err := s.CreateRecords(ctx, b.at("t"), backend.DecodeNewRecords([]byte(`{"records":[{"n":1},{"n":2}]}`)))
	if err != nil {
		b.Error(err)
		return
	}
	note(backend.Created, ids...)
	body := fmt.Sprintf(`{"records":[{"id":%d,"n":3}]}`, ids[0])
	if _, err := s.UpdateRecords(ctx, b.at("t"), backend.DecodeRecordUpdates([]byte(body))); err != nil {
		b.Error(err)
	}
	note(backend.Updated, ids[0])
	if err := s.DeleteRecords(ctx, b.at("t"), []int64{ids[1], -1}); err == nil {
		b.Error("deleted what is not there")
	}
	if err := s.DeleteRecords(ctx, b.at("t"), ids[1:]); err != nil {
		b.Error(err)
	}
	note(backend.Deleted, ids[1])
}

// TestMillisecondsRepeatButNeverMiss: a client that keeps only milliseconds sees changes twice, never not at all.
func TestMillisecondsRepeatButNeverMiss(t *testing.T) {
	now := time.Date(2027, 3, 1, 9, 0, 0, 999_999_000, time.UTC)
	b := newWorkbenchWith(t, WithClock(func() time.Time { return now }))
	b.table("t")
	b.setHistory("t", true)
	seen := map[int64]int{}
	since := backend.StampOf(now.Add(-time.Hour))
	for range 20 {
		_, err := b.create("t", `[{}]`)
		b.must(err)
		page, err := b.store.ListRecordChanges(context.Background(), b.at("t"), backend.ChangeQuery{Since: since})
		b.must(err)
		for _, c := range page.Changes {
			seen[c.ID]++
		}
		inMillis, err := time.Parse(time.RFC3339Nano, page.AsOf.String())
		b.must(err)
		since, err = backend.ParseStamp("since", inMillis.Truncate(time.Millisecond).Format(time.RFC3339Nano))
		b.must(err)
	}
	for id := int64(1); id <= 20; id++ {
		if seen[id] == 0 {
			t.Errorf("record %d was never seen", id)
		}
	}
}

// TestWithoutHistoryNothingIsLogged: writes of such a table take no stamp and leave no row.
func TestWithoutHistoryNothingIsLogged(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`)
	b.table("u", `{"name":"t","type":"reference","refTableName":"t"}`)
	log := func() (state [2]int64) {
		b.must(b.store.look(context.Background(), b.path.Workspace, func(c *conn, _ *schema) (err error) {
			if state[0], err = c.number("SELECT last_stamp FROM workspace"); err == nil {
				state[1], err = c.number("SELECT count(*) FROM change")
			}
			return err
		}))
		return state
	}
	before := log()
	_, err := b.create("t", `[{"n":1},{"n":2}]`)
	b.must(err)
	_, err = b.create("u", `[{"t":1}]`)
	b.must(err)
	b.must(b.update("t", `[{"id":1,"n":3}]`))
	b.must(b.delete("t", 1))
	if after := log(); after != before {
		t.Errorf("%v, before %v", after, before)
	}
	b.setHistory("u", true)
	b.must(b.update("u", `[{"id":1,"t":2}]`))
	b.must(b.delete("t", 2))
	page, err := b.store.ListRecordChanges(context.Background(), b.at("u"), backend.ChangeQuery{})
	b.must(err)
	if len(page.Changes) != 2 || !slices.Equal(page.Changes[1:], []backend.RecordChange{{ID: 1, Type: backend.Updated, At: page.AsOf}}) {
		t.Errorf("%+v", page)
	}
}

// changes lists what became of a table's records: create 1, update 2.
func (b *workbench) changes(table string) string {
	b.Helper()
	page, err := b.store.ListRecordChanges(context.Background(), b.at(table), backend.ChangeQuery{})
	b.must(err)
	var out []string
	for _, c := range page.Changes {
		out = append(out, fmt.Sprint(c.Type, " ", c.ID))
	}
	return strings.Join(out, ", ")
}

func TestDeletingIsAChangeOfThoseThatRefer(t *testing.T) {
	b := newWorkbench(t)
	b.table("teams")
	b.table("people", `{"name":"boss","type":"reference","refTableName":"people"}`, `{"name":"team","type":"reference","refTableName":"teams"}`,
		`{"name":"other_team","type":"reference","refTableName":"teams"}`)
	b.setHistory("people", true)
	_, err := b.create("teams", `[{},{}]`)
	b.must(err)
	_, err = b.create("people", `[{"team":1,"other_team":2},{"other_team":1},{"team":2},{}]`)
	b.must(err)
	b.must(b.update("people", `[{"id":2,"boss":1},{"id":3,"boss":1},{"id":1,"boss":1}]`))
	b.must(b.delete("people", 2, 1))
	b.must(b.delete("teams", 1, 2))
	want := "create 1, create 2, create 3, create 4, update 2, update 3, update 1, delete 2, delete 1, update 3, update 3"
	if got := b.changes("people"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestRenamingKeepsEverything: records, indexes, references and feeds are those of numbers, not of names.
func TestRenamingKeepsEverything(t *testing.T) {
	b := newWorkbench(t)
	b.table("teams", `{"name":"name","type":"string","unique":true}`)
	b.table("people", `{"name":"team","type":"reference","refTableName":"teams","required":true}`)
	b.setHistory("teams", true)
	_, err := b.create("teams", `[{"name":"red"},{"name":"blue"}]`)
	b.must(err)
	_, err = b.create("people", `[{"team":2}]`)
	b.must(err)
	indexes := b.indexes()
	name := "groups"
	_, err = b.store.UpdateTable(context.Background(), b.at("teams"), backend.TableChange{Name: &name})
	b.must(err)
	b.must(b.alter("groups", "name", `{"name":"title"}`))
	module := "sales"
	_, err = b.store.UpdateModule(context.Background(), b.path, backend.ModuleChange{Name: &module})
	b.must(err)
	b.path.Module = module
	if got := b.list("groups", backend.RecordQuery{Filter: []byte(`{"title":"blue"}`)}); got != `[{"id":"2","values":{"title":"blue"}}]` {
		t.Error(got)
	}
	if got := b.names("people") + ", " + b.names("groups"); got != "team:reference>groups, title:string people:reverse>people" {
		t.Error(got)
	}
	if got := b.changes("groups"); got != "create 1, create 2" || b.indexes() != indexes {
		t.Error(got, b.indexes())
	}
	_, err = b.create("groups", `[{"title":"red"}]`)
	b.want(err, backend.Conflict, `Field "title": "red" is taken by the record with id 1 (record 1).`)
	b.want(b.delete("groups", 2), backend.Invalid, `Field "team" of table "people" is required and refers to these records: 1 of its records would lose their value.`)
	b.check()
}
