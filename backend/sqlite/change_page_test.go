package sqlite

import (
	"slices"
	"strings"
	"testing"

	"owlet/backend"
)

// TestWalksOfAFeedGoOnWhereAPageEnded: a page begins where the one before it ended, in place of skipping all changes before, however many
// walks there are, and whatever is written meanwhile.
func TestWalksOfAFeedGoOnWhereAPageEnded(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`)
	b.setHistory("t", true)
	const changes = 300
	want := make([]int64, changes)
	for i := range want {
		want[i] = int64(i + 1)
	}
	_, err := b.create("t", "["+strings.Repeat("{},", changes-1)+"{}]")
	b.must(err)
	asOf := b.page("t", backend.ChangeQuery{}).AsOf
	walk := func(limit int) (ids []int64) {
		for more := true; more; {
			page := b.page("t", backend.ChangeQuery{Limit: limit, Offset: len(ids), AsOf: asOf})
			for _, c := range page.Changes {
				ids = append(ids, c.ID)
			}
			more = page.HasMore
			_, err := b.create("t", `[{}]`)
			b.must(err)
		}
		return ids
	}
	for _, limit := range []int{1, 7, 100, 1} {
		if got := walk(limit); !slices.Equal(got, want) {
			t.Fatalf("pages of %d: %v", limit, got)
		}
	}
	var ends *feedEnds
	b.must(b.store.look(t.Context(), b.path.Workspace, func(_ *conn, sc *schema) error {
		ends = sc.feedEnds
		return nil
	}))
	if len(ends.ends) != maxFeedEnds || len(ends.kept) != maxFeedEnds {
		t.Fatalf("%d ends, in order %d, want %d", len(ends.ends), len(ends.kept), maxFeedEnds)
	}
	at := ends.kept[0]
	at.offset = 200
	end := ends.ends[at]
	end.place += 5
	ends.ends[at] = end
	page := b.page("t", backend.ChangeQuery{Limit: 1, Offset: int(at.offset)})
	if got := page.Changes[0].ID; got != at.offset+6 {
		t.Errorf("the page at offset %d begins with record %d: the end that is known was not used", at.offset, got)
	}
}
