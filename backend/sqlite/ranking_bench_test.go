package sqlite

import (
	"context"
	"fmt"
	"testing"

	"owlet/backend"
)

// BenchmarkRanking is what a person waits for who sorts by a text: the first page, one from anywhere after it, the first one after a record was
// changed, and one of the records that a filter leaves.
func BenchmarkRanking(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000} {
		s, p := contacts(b, n)
		f, err := s.workspaceFile(context.Background(), p.Workspace)
		if err != nil {
			b.Fatal(err)
		}
		forget := func() {
			f.listings.mu.Lock()
			f.listings.list = nil
			f.listings.mu.Unlock()
			f.listings.rankings.list = nil
		}
		age := []backend.Condition{{Field: "age", Is: backend.Between, Value: []byte(`[20,39]`)}}
		for _, field := range []string{"last_name", "city"} {
			offset := 0
			for _, c := range []struct {
				name   string
				before func(i int) error
				ask    backend.Ask
			}{
				{"first", func(int) error { forget(); return nil }, backend.Ask{Sort: field}},
				{"anywhere", func(i int) error { offset = i * 7919 % n; return nil }, backend.Ask{Sort: field}},
				{"descending", func(i int) error { offset = i * 7919 % n; return nil }, backend.Ask{Sort: "-" + field}},
				{"changed", func(i int) error {
					return update(s, p, fmt.Sprintf(`[{"id":%d,%q:"Z %d"}]`, 1+i*7919%n, field, i))
				}, backend.Ask{Sort: field}},
				{"filtered, first", func(i int) error { forget(); return nil }, backend.Ask{Sort: field, Where: age}},
				{"filtered, anywhere", func(i int) error { offset = i * 7919 % (n / 4); return nil }, backend.Ask{Sort: field, Where: age}},
			} {
				b.Run(fmt.Sprintf("%d/%s/%s", n, field, c.name), func(b *testing.B) {
					offset = 0
					for i := 0; b.Loop(); i++ {
						b.StopTimer()
						if err := c.before(i); err != nil {
							b.Fatal(err)
						}
						b.StartTimer()
						ask := c.ask
						ask.Offset = offset
						if _, err := s.AskRecords(context.Background(), p, ask); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}

func update(s *Store, p backend.Path, records string) error {
	_, err := s.UpdateRecords(context.Background(), p, backend.DecodeRecordUpdates([]byte(`{"records":`+records+`}`)))
	return err
}
