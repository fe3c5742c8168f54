package sqlite

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
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

// poller follows a feed as one kind of client does.
type poller struct {
	name     string
	pins     bool // gives the first page's asOf with the pages that follow
	byLast   bool // takes the last page's asOf for the next since, not the first's
	inMillis bool // keeps no more than milliseconds
	repeats  bool // may see a change more than once

	read   func(backend.ChangeQuery) (*events, error)
	since  string
	counts map[string]int
}

// events is a page of any feed.
type events struct {
	names []string // what became of what
	at    []backend.Stamp
	asOf  backend.Stamp
	more  bool
}

func pollers() []*poller {
	return []*poller{
		{name: "pins", pins: true},
		{name: "pins, by the last page", pins: true, byLast: true},
		{name: "pins nothing", repeats: true},
		{name: "pins nothing, by the last page", byLast: true},
		{name: "pins milliseconds", pins: true, inMillis: true, repeats: true},
		{name: "pins milliseconds, by the last page", pins: true, byLast: true, inMillis: true, repeats: true},
		{name: "milliseconds, pins nothing", inMillis: true, repeats: true},
		{name: "milliseconds, pins nothing, by the last page", byLast: true, inMillis: true, repeats: true},
	}
}

// kept is a stamp as the client keeps it.
func (p *poller) kept(s backend.Stamp) string {
	text := s.String()
	if p.inMillis {
		text = text[:len("2006-01-02T15:04:05.000")] + "Z"
	}
	return text
}

// poll walks the pages of one poll.
func (p *poller) poll() error {
	since, err := backend.ParseStamp("since", p.since)
	if err != nil {
		return err
	}
	q := backend.ChangeQuery{Since: since, Limit: 100}
	next := ""
	for last := backend.Stamp(0); ; {
		page, err := p.read(q)
		if err != nil {
			return err
		}
		for i, name := range page.names {
			if at := page.at[i]; at < last || at <= since || at > page.asOf {
				return fmt.Errorf("%s at %v is not between %v and %v, or before %v", name, at, since, page.asOf, last)
			}
			last = page.at[i]
			p.counts[name]++
		}
		if p.pins && !p.inMillis && q.AsOf != 0 && q.AsOf != page.asOf {
			return fmt.Errorf("asOf %v in a poll that began with %v", page.asOf, q.AsOf)
		}
		if p.byLast || next == "" {
			next = p.kept(page.asOf)
		}
		if p.pins && q.AsOf == 0 {
			if q.AsOf, err = backend.ParseAsOf("asOf", p.kept(page.asOf)); err != nil {
				return err
			}
		}
		if !page.more {
			p.since = next
			return nil
		}
		q.Offset += len(page.names)
	}
}

// follow polls until done.
func (p *poller) follow(done chan struct{}) error {
	for {
		select {
		case <-done:
			return nil
		case <-time.After(time.Millisecond): // sixteen that never rest would keep the writers waiting
		}
		if err := p.poll(); err != nil {
			return err
		}
	}
}

// fault tells how what a poller saw differs from what happened; "" where it saw everything, and once unless it may repeat.
func (p *poller) fault(want map[string]int) string {
	for name, n := range want {
		if got := p.counts[name]; got < n || got > n && !p.repeats {
			return fmt.Sprintf("%s was seen %d times", name, got)
		}
	}
	for name := range p.counts {
		if want[name] == 0 && !p.inMillis { // else it was in the millisecond in which the poller began
			return name + " never happened"
		}
	}
	return ""
}

// history is what happened, as it is to be seen.
type history struct {
	mu     sync.Mutex
	counts map[string]int
}

func (h *history) note(what backend.ChangeType, ids ...int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, id := range ids {
		h.counts[fmt.Sprint(what, " ", id)]++
	}
}

// recordEvents reads the feed of a table's records.
func (b *workbench) recordEvents(table string) func(backend.ChangeQuery) (*events, error) {
	return func(q backend.ChangeQuery) (*events, error) {
		page, err := b.store.ListRecordChanges(context.Background(), b.at(table), q)
		if err != nil {
			return nil, err
		}
		e := &events{asOf: page.AsOf, more: page.HasMore}
		for _, c := range page.Changes {
			e.names, e.at = append(e.names, fmt.Sprint(c.Type, " ", c.ID)), append(e.at, c.At)
		}
		return e, nil
	}
}

// schemaEvents reads the feed of the schema.
func (b *workbench) schemaEvents(q backend.ChangeQuery) (*events, error) {
	page, err := b.store.ListSchemaChanges(context.Background(), b.path, q)
	if err != nil {
		return nil, err
	}
	e := &events{asOf: page.AsOf, more: page.HasMore}
	for _, c := range page.Changes {
		e.names, e.at = append(e.names, fmt.Sprint(c.Type, " ", c.Kind, " ", c.Name)), append(e.at, c.At)
	}
	return e, nil
}

// TestPollersMissNothing: every kind of client sees every change of both feeds, in order, while many write, among them a long import and
// another process, and the clock is set back.
func TestPollersMissNothing(t *testing.T) {
	clock := &jumpyClock{}
	b := newWorkbenchWith(t, WithClock(clock.Now))
	other := openStore(t, b.store.Home(), WithClock(func() time.Time { return time.Now().Add(-time.Hour) }))
	b.table("t", `{"name":"n","type":"number"}`, `{"name":"friend","type":"reference","refTableName":"t"}`)
	b.setHistory("t", true)
	begin, err := b.recordEvents("t")(backend.ChangeQuery{})
	b.must(err)
	records, structure := &history{counts: map[string]int{}}, &history{counts: map[string]int{}}
	ofRecords, ofStructure := pollers(), pollers()
	done := make(chan struct{})
	var writing, polling sync.WaitGroup
	start := func(p *poller, read func(backend.ChangeQuery) (*events, error)) {
		p.read, p.since, p.counts = read, begin.asOf.String(), map[string]int{}
		polling.Go(func() {
			if err := p.follow(done); err != nil {
				t.Errorf("%s: %v", p.name, err)
			}
		})
	}
	for i := range ofRecords {
		start(ofRecords[i], b.recordEvents("t"))
		start(ofStructure[i], b.schemaEvents)
	}
	for w := range 6 {
		store := b.store
		if w == 0 {
			store = other
		}
		writing.Go(func() {
			for range 25 {
				b.writeRound(store, records)
			}
		})
	}
	writing.Go(func() { b.importMany(records, 4_000) })
	writing.Go(func() { b.reshape(structure) })
	writing.Wait()
	b.writeMany(records, 250) // no later change brings the last of these to a client that has no part of a millisecond
	close(done)
	polling.Wait()
	for i := range ofRecords {
		for p, want := range map[*poller]*history{ofRecords[i]: records, ofStructure[i]: structure} {
			b.must(p.poll())
			if fault := p.fault(want.counts); fault != "" {
				t.Errorf("%s: %s", p.name, fault)
			}
		}
	}
	checkFile(t, filepath.Join(b.store.Home(), "workspaces", b.path.Workspace+".db"))
}

// writeRound makes, changes and deletes records, and fails once.
func (b *workbench) writeRound(s *Store, h *history) {
	ctx := context.Background()
	ids, err := s.CreateRecords(ctx, b.at("t"), backend.DecodeNewRecords([]byte(`{"records":[{"n":1},{"n":2},{"n":3}]}`)))
	if err != nil {
		b.Error(err)
		return
	}
	h.note(backend.Created, ids...)
	body := fmt.Sprintf(`{"records":[{"id":%d,"friend":%d}]}`, ids[0], ids[1])
	if _, err := s.UpdateRecords(ctx, b.at("t"), backend.DecodeRecordUpdates([]byte(body))); err != nil {
		b.Error(err)
	}
	h.note(backend.Updated, ids[0])
	if err := s.DeleteRecords(ctx, b.at("t"), []int64{ids[1], -1}); err == nil {
		b.Error("deleted what is not there")
	}
	if err := s.DeleteRecords(ctx, b.at("t"), ids[1:]); err != nil {
		b.Error(err)
	}
	h.note(backend.Deleted, ids[1:]...)
	h.note(backend.Updated, ids[0]) // whose friend is gone
}

// importMany imports records, all with a 7, which no other has.
func (b *workbench) importMany(h *history, rows int64) {
	r, err := b.store.ImportRecords(context.Background(), b.at("t"), textSheet("n\n"+strings.Repeat("7\n", int(rows))), appending())
	if err != nil || r.Imported != rows {
		b.Errorf("%d rows imported, %v", r.Imported, err)
	}
	for offset := 0; ; offset += backend.MaxPage {
		page, err := b.store.ListRecords(context.Background(), b.at("t"), backend.RecordQuery{Filter: []byte(`{"n":7}`), Offset: offset})
		if err != nil {
			b.Error(err)
			return
		}
		for _, record := range page.Records {
			h.note(backend.Created, record.ID)
		}
		if !page.HasMore {
			return
		}
	}
}

// writeMany makes records in one go.
func (b *workbench) writeMany(h *history, n int) {
	b.Helper()
	ids, err := b.create("t", "[{}"+strings.Repeat(",{}", n-1)+"]")
	b.must(err)
	h.note(backend.Created, ids...)
}

// reshape makes tables of many fields and deletes them.
func (b *workbench) reshape(h *history) {
	fields := make([]string, 120)
	for i := range fields {
		fields[i] = fmt.Sprintf(`{"name":"f%d","type":"number"}`, i)
	}
	for i := range 3 {
		name := fmt.Sprintf("u%d", i)
		_, err := b.store.CreateTable(context.Background(), b.path, backend.TableInput{Name: name, Labels: backend.Labels{"": name}})
		if err == nil {
			err = b.fields(name, fields...)
		}
		if err == nil {
			_, err = b.store.DeleteTable(context.Background(), b.at(name))
		}
		if err != nil {
			b.Error(err)
		}
		for _, what := range []backend.ChangeType{backend.Created, backend.Deleted} {
			h.counts[fmt.Sprint(what, " table ", name)]++
			for j := range fields {
				h.counts[fmt.Sprint(what, " field f", j)]++
			}
		}
	}
}

// TestMillisecondsRepeatButNeverMiss: a client that keeps only milliseconds sees changes twice, never not at all.
func TestMillisecondsRepeatButNeverMiss(t *testing.T) {
	now := time.Date(2027, 3, 1, 9, 0, 0, 999_999_000, time.UTC)
	b := newWorkbenchWith(t, WithClock(func() time.Time { return now }))
	b.table("t")
	b.setHistory("t", true)
	h := &history{counts: map[string]int{}}
	all := pollers()
	for _, p := range all {
		p.read, p.since, p.counts = b.recordEvents("t"), "2027-03-01T09:00:00.999999Z", map[string]int{}
		if p.inMillis {
			p.since = "2027-03-01T09:00:00.999Z"
		}
	}
	for range 20 {
		b.writeMany(h, 120)
		for _, p := range all {
			b.must(p.poll())
		}
	}
	for _, p := range all {
		if fault := p.fault(h.counts); fault != "" {
			t.Errorf("%s: %s", p.name, fault)
		}
	}
	if p := all[len(all)-1]; maps.Equal(p.counts, h.counts) {
		t.Error("nothing was repeated: the stamps did not share a millisecond")
	}
}
