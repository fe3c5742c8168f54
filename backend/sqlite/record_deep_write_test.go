package sqlite

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"owlet/backend"
)

// TestDeepPagesBesideWriters reads pages and walks lists while others write in every way there is, in this store and in another one on
// the same folder.
func TestDeepPagesBesideWriters(t *testing.T) {
	const records = 6000
	b := deepBench(t, records)
	second := openStore(t, b.store.Home(), closeMarks)
	done := make(chan struct{})
	var writers, readers sync.WaitGroup
	for i := range 3 {
		writers.Go(func() { b.writeDeep(b.store, fmt.Sprint("w", i), uint64(i), done) })
	}
	for i := range 4 {
		store := []*Store{b.store, second}[i/3]
		readers.Go(func() {
			r := rand.New(rand.NewPCG(2, uint64(i)))
			for range 6 {
				b.readDeep(store, r, records)
			}
		})
	}
	readers.Wait()
	close(done)
	writers.Wait()
	writers.Go(func() { b.writeDeep(second, "s", 9, nil) })
	b.readDeep(b.store, rand.New(rand.NewPCG(3, 3)), records)
	writers.Wait()
	b.wantTrueCounts("t")
}

// readDeep jumps about in a few lists, then walks one of them as a client does.
func (b *workbench) readDeep(s *Store, r *rand.Rand, records int) {
	q := randomQuery(r, records)
	for range 12 {
		q.Offset = r.IntN(records)
		b.wantPlain(s, "t", q)
		b.wantPlain(s, "t", randomQuery(r, records))
	}
	q.Limit = backend.MaxPage
	for q.Offset = 0; b.wantPlain(s, "t", q) && q.Offset < 2*records; q.Offset += q.Limit { // writers may be quicker
	}
}

// writeDeep writes in every way there is until done, or with nil for some time.
func (b *workbench) writeDeep(s *Store, name string, seed uint64, done chan struct{}) {
	own := *b
	own.store = s
	r := rand.New(rand.NewPCG(seed, 2))
	var made []int64
	for i := 0; done != nil || i < 60; i++ {
		select {
		case <-done:
			return
		default:
		}
		if err := own.writeDeepOnce(r, name, i, &made); err != nil {
			b.Errorf("%s: %v", name, err)
		}
	}
}

func (b *workbench) writeDeepOnce(r *rand.Rand, name string, i int, made *[]int64) error {
	switch i % 12 {
	case 0, 1, 2:
		ids, err := b.create("t", deepRecords(r, name, i*1000, 1+r.IntN(80)))
		*made = append(*made, ids...)
		return err
	case 3, 4, 5, 6:
		return b.update("t", asJSON(b.moved(r, name, i, *made)))
	case 7:
		n := max(len(*made)-r.IntN(100), len(*made)/2)
		gone := (*made)[:n]
		*made = (*made)[n:]
		return b.delete("t", gone...)
	case 8:
		return b.upsertBoth(fmt.Sprint(name, i))
	case 9:
		return b.undone("t", asJSON(b.moved(r, name, i, *made)))
	}
	return b.writeDeepSeldom(r, name, i)
}

// upsertBoth changes one record and makes one.
func (b *workbench) upsertBoth(key string) error {
	rows := asJSON([]any{map[string]any{"key": "both", "n_x": len(key), "text": "a7"}, map[string]any{"key": key, "n_x": 3}})
	upsert, err := backend.DecodeUpsert([]byte(`{"matchField":"key","records":` + rows + `}`))
	if err == nil {
		_, _, err = b.store.UpsertRecords(context.Background(), b.at("t"), upsert)
	}
	return err
}

// undone makes an update that fails when it has written.
func (b *workbench) undone(table, records string) error {
	fault := errors.New("fault")
	decode := backend.DecodeRecordUpdates([]byte(`{"records":` + records + `}`))
	err := b.store.write(context.Background(), b.at(table), decode, func(w *write) error {
		_, err := w.update()
		return errors.Join(err, fault)
	})
	if err == nil || !errors.Is(err, fault) || err.Error() != fault.Error() {
		return fmt.Errorf("not undone but %w", err)
	}
	return nil
}

// writeDeepSeldom writes what makes readers begin anew.
func (b *workbench) writeDeepSeldom(r *rand.Rand, name string, i int) error {
	switch {
	case i%12 == 10 && i%5 == 0:
		_, err := b.importSheet("t", fmt.Sprintf("key,n_x\nimported%s%d,5\n", name, i), appending())
		return err
	case i%12 == 10:
		ids, err := b.create("others", `[{},{}]`)
		if err != nil {
			return err
		}
		if err := b.update("t", fmt.Sprintf(`[{"id":%d,"other":%d},{"id":%d,"other":%d}]`, 1+r.IntN(500), ids[0], 501+r.IntN(500), ids[1])); err != nil {
			return err
		}
		return b.delete("others", ids...)
	case i == 11:
		return b.fields("t", fmt.Sprintf(`{"name":"extra_%s","type":"string"}`, name))
	}
	return nil
}

// moved are new values, in some fields, for records of the writer and of the first ones.
func (b *workbench) moved(r *rand.Rand, name string, i int, made []int64) []map[string]any {
	var records []map[string]any
	for j := range 1 + r.IntN(40) {
		record := deepRecord(r, fmt.Sprint("moved", name, i, "-", j))
		for field := range record {
			if r.IntN(2) == 0 {
				delete(record, field)
			}
		}
		record["id"] = int64(1 + i*50%5000 + j)
		if j < len(made) && j%2 > 0 {
			record["id"] = made[j]
		}
		records = append(records, record)
	}
	return records
}
