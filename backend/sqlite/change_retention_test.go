package sqlite

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

// page is a page of a record feed.
func (b *workbench) page(table string, q backend.ChangeQuery) *backend.ChangePage[backend.RecordChange] {
	b.Helper()
	page, err := b.store.ListRecordChanges(context.Background(), b.at(table), q)
	b.must(err)
	return page
}

// shown are the ids of a page.
func shown(page *backend.ChangePage[backend.RecordChange]) string {
	ids := []int64{}
	for _, c := range page.Changes {
		ids = append(ids, c.ID)
	}
	return fmt.Sprint(ids)
}

// logged is how many rows the log has of a table.
func (b *workbench) logged(table string) (n int64) {
	b.Helper()
	b.must(b.store.look(context.Background(), b.path.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(b.at(table))
		if err == nil {
			n, err = c.number("SELECT count(*) FROM change WHERE record_table = ?", tb.Num)
		}
		return err
	}))
	return n
}

func TestHistoryIsKeptFor90Days(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	b.table("t", `{"name":"n","type":"number"}`)
	b.setHistory("t", true)
	begin := b.page("t", backend.ChangeQuery{}).AsOf
	for _, c := range []struct {
		wait   time.Duration // in days
		shown  string
		logged int64
	}{
		{1, "[1]", 2}, {40, "[1 2]", 3}, {49, "[1 2 3]", 4}, {2, "[2 3 4]", 4}, {1, "[2 3 4 5]", 4}, {40, "[3 4 5 6]", 4}, {90, "[6 7]", 2},
	} {
		clock.pass(c.wait * 24 * time.Hour)
		_, err := b.create("t", `[{}]`)
		b.must(err)
		page := b.page("t", backend.ChangeQuery{Since: begin})
		if got := shown(page); got != c.shown || page.RetentionCutoff != max(begin, backend.StampOf(clock.now().Add(-90*24*time.Hour))) {
			t.Errorf("%v: %s, not %s; cutoff %v", clock.now(), got, c.shown, page.RetentionCutoff)
		}
		if n := b.logged("t"); n != c.logged {
			t.Errorf("%v: %d rows in the log, not %d", clock.now(), n, c.logged)
		}
	}
}

// TestPruningKeepsNobodyWaiting: one update removes a part of what came of age, and none of it is shown any more.
func TestPruningKeepsNobodyWaiting(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	b.keptTable("t")
	_, err := b.create("t", "[{}"+strings.Repeat(",{}", maxPruned+99)+"]")
	b.must(err)
	clock.pass(95 * 24 * time.Hour)
	for i, want := range []int64{101, 2, 3} {
		_, err := b.create("t", `[{}]`)
		b.must(err)
		if n := b.logged("t"); n != want {
			t.Errorf("%d rows are left in the log after %d updates, not %d", n, i+1, want)
		}
		if page := b.page("t", backend.ChangeQuery{}); len(page.Changes) != i+1 || page.HasMore {
			t.Errorf("%d changes are shown, not %d", len(page.Changes), i+1)
		}
	}
}

// TestPagesSkipNothingAtTheCutoff: while a client walks the pages of a poll, changes fall out of the 90 days and are pruned.
func TestPagesSkipNothingAtTheCutoff(t *testing.T) {
	for name, pins := range map[string]bool{"the first page's asOf": true, "no asOf": false} {
		t.Run(name, func(t *testing.T) {
			clock := newClock()
			b := newWorkbenchWith(t, WithClock(clock.now))
			b.table("t")
			b.setHistory("t", true)
			since := backend.StampOf(clock.now()) - 1
			for range 2 {
				clock.pass(time.Hour)
				_, err := b.create("t", "[{}"+strings.Repeat(",{}", 119)+"]")
				b.must(err)
			}
			clock.pass(90*24*time.Hour - time.Hour - time.Second) // the first 120 fall out in a second
			if pins {
				clock.pass(14 * time.Hour) // they are out, but for what is left of the day
			}
			_, err := b.create("t", `[{}]`)
			b.must(err)
			seen := map[int64]int{}
			for q := (backend.ChangeQuery{Since: since}); ; q.Offset += backend.MaxPage {
				page := b.page("t", q)
				for _, c := range page.Changes {
					seen[c.ID]++
				}
				if !page.HasMore {
					break
				}
				if pins {
					q.AsOf = page.AsOf
					clock.pass(time.Hour)
				}
				clock.pass(2 * time.Second)
				_, err := b.create("t", `[{}]`)
				b.must(err)
			}
			for id := int64(1); id <= 241; id++ {
				if seen[id] != 1 {
					t.Fatalf("record %d was seen %d times", id, seen[id])
				}
			}
		})
	}
}

// TestCutoffNeverGoesBack: after the clock ran ahead and was set right, the cutoff does not promise what was pruned meanwhile.
func TestCutoffNeverGoesBack(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	b.table("t")
	b.setHistory("t", true)
	_, err := b.create("t", `[{}]`)
	b.must(err)
	clock.pass(100 * 24 * time.Hour)
	_, err = b.create("t", `[{}]`)
	b.must(err)
	cutoff := b.page("t", backend.ChangeQuery{}).RetentionCutoff
	clock.pass(-100 * 24 * time.Hour)
	_, err = b.create("t", `[{}]`)
	b.must(err)
	page := b.page("t", backend.ChangeQuery{})
	if shown(page) != "[2 3]" || page.RetentionCutoff < cutoff {
		t.Errorf("%s, cutoff %v after %v", shown(page), page.RetentionCutoff, cutoff)
	}
}

// TestQuietFeedIsWhole: a client that follows asOf is not told to begin anew because nothing happened for long.
func TestQuietFeedIsWhole(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	b.table("t")
	b.setHistory("t", true)
	_, err := b.create("t", `[{}]`)
	b.must(err)
	asOf := b.page("t", backend.ChangeQuery{}).AsOf
	clock.pass(200 * 24 * time.Hour)
	if page := b.page("t", backend.ChangeQuery{Since: asOf}); page.AsOf < asOf || page.RetentionCutoff > asOf {
		t.Errorf("%+v", page)
	}
	_, err = b.create("t", `[{}]`)
	b.must(err)
	if page := b.page("t", backend.ChangeQuery{Since: asOf}); shown(page) != "[2]" {
		t.Errorf("%+v", page)
	}
}

// TestHistoryBeginsWhenItIsTurnedOn: what happened before, also in a history before that one, is not promised by the cutoff.
func TestHistoryBeginsWhenItIsTurnedOn(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	b.table("t")
	b.setHistory("t", true)
	_, err := b.create("t", `[{},{}]`)
	b.must(err)
	before := b.page("t", backend.ChangeQuery{})
	b.setHistory("t", false)
	b.must(b.delete("t", 1))
	clock.pass(time.Minute)
	b.setHistory("t", true)
	b.setHistory("t", true)
	begin := b.page("t", backend.ChangeQuery{Since: before.AsOf})
	if shown(begin) != "[]" || begin.RetentionCutoff <= before.AsOf || begin.RetentionCutoff > begin.AsOf {
		t.Errorf("%+v after %+v", begin, before)
	}
	b.must(b.delete("t", 2))
	for _, since := range []backend.Stamp{0, before.AsOf, begin.AsOf} {
		if page := b.page("t", backend.ChangeQuery{Since: since}); shown(page) != "[2]" || page.RetentionCutoff != begin.RetentionCutoff {
			t.Errorf("since %v: %+v", since, page)
		}
	}
	clock.pass(91 * 24 * time.Hour)
	_, err = b.create("t", `[{}]`)
	b.must(err)
	if page := b.page("t", backend.ChangeQuery{}); shown(page) != "[3]" || page.RetentionCutoff <= begin.RetentionCutoff {
		t.Errorf("after 91 days: %+v", page)
	}
}

// TestHistoryOfANameUsedAgain: a client that followed the table which had the name before cannot follow the new one.
func TestHistoryOfANameUsedAgain(t *testing.T) {
	ctx := context.Background()
	create := func(b *workbench) error { b.keptTable("t"); return nil }
	rename := func(from, to string) func(b *workbench) error {
		return func(b *workbench) error {
			_, err := b.store.UpdateTable(ctx, b.at(from), backend.TableChange{Name: &to})
			return err
		}
	}
	dropModule := func(b *workbench) error { _, err := b.store.DeleteModule(ctx, b.path); return err }
	drop := func(b *workbench) error { _, err := b.store.DeleteTable(ctx, b.at("t")); return err }
	createModule := func(b *workbench, name string) {
		b.path.Module = name
		_, err := b.store.CreateModule(ctx, b.path, backend.ModuleInput{Name: name})
		b.must(err)
		b.must(create(b))
	}
	takeModule := func(b *workbench) error { createModule(b, "other"); b.renameModule("fair"); return nil }
	for name, c := range map[string]struct{ give, take func(b *workbench) error }{
		"deleted":                          {drop, create},
		"renamed":                          {rename("t", "other"), create},
		"given to another":                 {drop, rename("u", "t")},
		"changed with each":                {rename("t", "other"), rename("u", "t")},
		"deleted with its module":          {dropModule, func(b *workbench) error { createModule(b, "fair"); return nil }},
		"given to another with its module": {dropModule, takeModule},
		"renamed with its module":          {func(b *workbench) error { b.renameModule("away"); return nil }, takeModule},
	} {
		t.Run(name, func(t *testing.T) {
			b := newWorkbench(t)
			b.keptTable("t")
			b.keptTable("u")
			b.renameModule("fair") // so that the log says nothing of a table t in a module of that name
			if page := b.page("t", backend.ChangeQuery{}); page.RetentionCutoff > page.AsOf-backend.Stamp(backend.Retention/time.Microsecond) {
				t.Errorf("a new table's history is whole: %+v", page)
			}
			_, err := b.create("t", `[{},{}]`)
			b.must(err)
			before := b.page("t", backend.ChangeQuery{})
			b.must(c.give(b))
			b.must(c.take(b))
			_, err = b.create("t", `[{}]`)
			b.must(err)
			if page := b.page("t", backend.ChangeQuery{Since: before.AsOf}); shown(page) != "[1]" || page.RetentionCutoff <= before.AsOf {
				t.Errorf("%+v after %+v", page, before)
			}
		})
	}
}

// TestHistoryGoesOnUnderANewName: also when a table is called again what it was called before.
func TestHistoryGoesOnUnderANewName(t *testing.T) {
	b := newWorkbench(t)
	b.keptTable("t")
	_, err := b.create("t", `[{}]`)
	b.must(err)
	from := "t"
	module := b.path.Module
	for _, name := range []string{"u", "t"} {
		_, err := b.store.UpdateTable(context.Background(), b.at(from), backend.TableChange{Name: &name})
		b.must(err)
		if page := b.page(name, backend.ChangeQuery{}); shown(page) != "[1]" || page.RetentionCutoff >= page.Changes[0].At {
			t.Errorf("%s: %+v", name, page)
		}
		from = name
	}
	for _, name := range []string{"other", module} {
		b.renameModule(name)
		if page := b.page("t", backend.ChangeQuery{}); shown(page) != "[1]" || page.RetentionCutoff >= page.Changes[0].At {
			t.Errorf("%s: %+v", name, page)
		}
	}
}

// renameModule gives the module another name.
func (b *workbench) renameModule(name string) {
	b.Helper()
	_, err := b.store.UpdateModule(context.Background(), b.path, backend.ModuleChange{Name: &name})
	b.must(err)
	b.path.Module = name
}

// keptTable makes a table with a history.
func (b *workbench) keptTable(name string) {
	b.Helper()
	_, err := b.store.CreateTable(context.Background(), b.path, backend.TableInput{Name: name, Labels: backend.Labels{"": name}, HasHistory: true})
	b.must(err)
}
