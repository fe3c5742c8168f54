package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"owlet/backend"
)

// TestOffsetsBesideWriters walks the table and jumps about in it while others write, and holds every page against a plain OFFSET of the
// same moment; then again in a store that has just been opened.
func TestOffsetsBesideWriters(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number","unique":true}`)
	const total = 12_000
	made, err := b.create("t", names(0, total))
	b.must(err)
	done := make(chan struct{})
	var writers sync.WaitGroup
	for i := range 3 {
		writers.Go(func() {
			for j := 0; ; j++ {
				select {
				case <-done:
					return
				default:
				}
				if _, err := b.create("t", names(100_000*(i+1)+j*50, 1+j%50)); err != nil {
					t.Error(err)
				}
				if err := b.delete("t", made[(i*4000+j)%len(made)]); err != nil && j < 4000 {
					t.Error(err)
				}
			}
		})
	}
	b.walk("t")
	for i := range 150 {
		b.wantPlainPage("t", rand.New(rand.NewPCG(1, uint64(i))).IntN(total+2000))
	}
	close(done)
	writers.Wait()
	b.walk("t")
	b.must(b.store.Close())
	cold := openStore(t, b.store.Home())
	b.store = cold
	for i := range 50 {
		b.wantPlainPage("t", rand.New(rand.NewPCG(2, uint64(i))).IntN(total+2000))
	}
}

// walk goes from page to page until there are no more, as a client does.
func (b *workbench) walk(table string) {
	b.Helper()
	for offset := 0; b.wantPlainPage(table, offset); offset += backend.MaxPage {
		if offset > 1_000_000 {
			b.Fatal("the table has no end")
		}
	}
}

// wantPlainPage reads a page and the same one with a plain OFFSET, both of one moment, and tells whether there are more.
func (b *workbench) wantPlainPage(table string, offset int) (more bool) {
	b.Helper()
	b.must(b.store.look(context.Background(), b.path.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(b.at(table))
		if err != nil {
			return err
		}
		sel := backend.Selection{Limit: backend.MaxPage, Offset: offset, Sort: -1}
		of, err := newPage(context.Background(), c, sc, tb, sel)
		b.must(err)
		page, err := readPage(context.Background(), of, sc, sel)
		if err != nil {
			return err
		}
		var got, want []int64
		for _, r := range page.Records {
			got = append(got, r.ID)
		}
		err = c.query(context.Background(), fmt.Sprintf("SELECT id FROM %s ORDER BY id LIMIT %d OFFSET %d", tb.name, backend.MaxPage, offset), nil,
			func(row []driver.Value) error { want = append(want, row[0].(int64)); return nil })
		if !slices.Equal(got, want) {
			b.Errorf("offset %d: %v, not %v", offset, got, want)
		}
		more = page.HasMore
		return err
	}))
	return more
}
