package sqlite

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"owlet/backend"
)

// contacts is a table of n contacts, as a busy workspace has.
func contacts(b *testing.B, n int) (*Store, backend.Path) {
	b.Helper()
	ctx := context.Background()
	s, err := Open(ctx, b.TempDir(), WithPerson("Mara Lindt"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	w, err := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Trial"})
	if err != nil {
		b.Fatal(err)
	}
	p := backend.Path{Workspace: w.ID, Module: "crm", Table: "contacts"}
	if _, err := s.CreateModule(ctx, p, backend.ModuleInput{Name: "crm"}); err != nil {
		b.Fatal(err)
	}
	if _, err := s.CreateTable(ctx, p, backend.TableInput{Name: "contacts", Labels: backend.Labels{}}); err != nil {
		b.Fatal(err)
	}
	field := func(name string, ft backend.FieldType, unique, index bool) backend.FieldInput {
		return backend.FieldInput{FieldShape: backend.FieldShape{Name: name, Type: ft, Labels: backend.Labels{}, Unique: unique, Index: index}}
	}
	if _, err := s.CreateFields(ctx, p, []backend.FieldInput{
		field("first_name", backend.String, false, false), field("last_name", backend.String, false, false), field("email", backend.String, true, false),
		field("age", backend.Number, false, false), field("active", backend.Boolean, false, false), field("city", backend.String, false, true),
		field("created", backend.Timestamp, false, false),
	}); err != nil {
		b.Fatal(err)
	}
	for from := 0; from < n; from += 1000 {
		if _, err := s.CreateRecords(ctx, p, backend.DecodeNewRecords(contactBody(from, min(1000, n-from)))); err != nil {
			b.Fatal(err)
		}
	}
	return s, p
}

func contactBody(from, n int) []byte {
	var body strings.Builder
	body.WriteString(`{"records":[`)
	for i := from; i < from+n; i++ {
		if i > from {
			body.WriteByte(',')
		}
		fmt.Fprintf(&body, `{"first_name":"Amina","last_name":"Diallo %d","email":"amina.diallo%d@northwind.example","age":%d,"active":%t,"city":"City %d","created":"2026-01-02T10:00:%02dZ"}`,
			i, i, i%80, i%2 == 0, i%50, i%60)
	}
	body.WriteString(`]}`)
	return []byte(body.String())
}

func BenchmarkListRecords(b *testing.B) {
	const n = 200_000
	s, p := contacts(b, n)
	for name, q := range map[string]backend.RecordQuery{
		"first": {}, "deep": {Offset: n / 2}, "indexed": {Filter: []byte(`{"city":"City 7"}`)}, "scan": {Filter: []byte(`{"last_name":"Diallo 150000"}`)},
		"sorted": {Sort: "city"},
	} {
		b.Run(name, func(b *testing.B) {
			var buffer []byte
			b.ReportAllocs()
			for b.Loop() {
				page, err := s.ListRecords(context.Background(), p, q)
				if err != nil {
					b.Fatal(err)
				}
				buffer = page.AppendJSON(buffer[:0])
			}
		})
	}
}

func BenchmarkCreateRecords(b *testing.B) {
	for _, n := range []int{1, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, p := contacts(b, 0)
			bodies := make([][]byte, b.N)
			for i := range bodies {
				bodies[i] = contactBody(i*n, n)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				if _, err := s.CreateRecords(context.Background(), p, backend.DecodeNewRecords(bodies[i])); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkUpdateRecords changes 100 records at once, while marks of some lists are kept.
func BenchmarkUpdateRecords(b *testing.B) {
	const n = 100_000
	lists := []backend.RecordQuery{
		{Sort: "city"}, {Sort: "-city"}, {Sort: "age"}, {Sort: "-age"}, {Filter: []byte(`{"active":true}`)}, {Sort: "last_name"}, {Sort: "email"}, {Sort: "-created"},
	}
	for _, kept := range []int{0, 1, len(lists)} {
		b.Run(fmt.Sprintf("%d-lists", kept), func(b *testing.B) {
			s, p := contacts(b, n)
			for _, q := range lists[:kept] {
				q.Offset = n / 3
				if _, err := s.ListRecords(context.Background(), p, q); err != nil {
					b.Fatal(err)
				}
			}
			round := 0
			for b.Loop() {
				var body strings.Builder
				body.WriteString(`{"records":[`)
				for i := range 100 {
					if i > 0 {
						body.WriteByte(',')
					}
					fmt.Fprintf(&body, `{"id":%d,"age":%d,"city":"City %d"}`, 1+(round*100+i)%n, (round+i)%80, (round+i)%50)
				}
				body.WriteString(`]}`)
				round++
				if _, err := s.UpdateRecords(context.Background(), p, backend.DecodeRecordUpdates([]byte(body.String()))); err != nil {
					b.Fatal(err)
				}
				if round%50 == 0 && kept > 0 { // or the marks are given up
					q := lists[round/50%kept]
					q.Offset = n / 3
					if _, err := s.ListRecords(context.Background(), p, q); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
