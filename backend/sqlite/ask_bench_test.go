package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"owlet/backend"
)

// BenchmarkAskRecords is what a person waits for on a table of a million records. Each question is asked as if for the first time, with
// nothing counted yet and no marks, and then again for a page after it.
func BenchmarkAskRecords(b *testing.B) {
	const n = 1_000_000
	s, p := contacts(b, n)
	where := func(field string, is backend.Operator, value string) []backend.Condition {
		return []backend.Condition{{Field: field, Is: is, Value: json.RawMessage(value)}}
	}
	questions := []struct {
		name string
		ask  backend.Ask
	}{
		{"first", backend.Ask{}},
		{"deep", backend.Ask{Offset: n - 500}},
		{"sorted", backend.Ask{Sort: "created"}},
		{"sorted, deep", backend.Ask{Sort: "-created", Offset: n / 2}},
		{"text contains, few", backend.Ask{Where: where("last_name", backend.Contains, `"diallo 99999"`)}},
		{"text contains, all", backend.Ask{Where: where("last_name", backend.Contains, `"dial"`)}},
		{"text contains an umlaut", backend.Ask{Where: where("last_name", backend.Contains, `"jürgen"`)}},
		{"number between", backend.Ask{Where: where("age", backend.Between, `[20,25]`)}},
		{"number between, sorted", backend.Ask{Where: where("age", backend.Between, `[20,25]`), Sort: "created"}},
		{"index equals", backend.Ask{Where: where("city", backend.Equals, `"city 7"`)}},
		{"index begins, one", backend.Ask{Where: where("email", backend.Begins, `"amina.diallo77777"`)}},
		{"index begins, all", backend.Ask{Where: where("email", backend.Begins, `"AMINA"`)}},
		{"index not equals", backend.Ask{Where: where("city", backend.NotEquals, `"city 7"`)}},
		{"empty", backend.Ask{Where: where("city", backend.Empty, "")}},
		{"search, few", backend.Ask{Search: "northwind 77777"}},
		{"search, all", backend.Ask{Search: "amina"}},
		{"search, none", backend.Ask{Search: "qqq"}},
	}
	f, err := s.workspaceFile(context.Background(), p.Workspace)
	if err != nil {
		b.Fatal(err)
	}
	for _, q := range questions {
		for _, again := range []bool{false, true} {
			b.Run(fmt.Sprintf("%s/again=%t", q.name, again), func(b *testing.B) {
				for b.Loop() {
					if !again {
						f.listings.mu.Lock()
						f.listings.list = nil
						f.listings.mu.Unlock()
					}
					if _, err := s.AskRecords(context.Background(), p, q.ask); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
	for _, text := range []string{"", "amina", "diallo", "qqq", "77777"} {
		b.Run("find/"+text, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.FindRecords(context.Background(), p, text, 20); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
