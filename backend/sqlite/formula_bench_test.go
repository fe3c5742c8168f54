package sqlite

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"owlet/backend"
)

const linesEach = 20

// invoices is a workspace with n invoices of eight fields, of which table plain has as many, and with 20 lines for each.
func invoices(b *testing.B, n int) (*Store, backend.Path) {
	b.Helper()
	ctx := context.Background()
	s, err := Open(ctx, b.TempDir(), WithPerson("Mara Lindt"))
	must := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	must(err)
	b.Cleanup(func() { _ = s.Close() })
	w, err := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Trial"})
	must(err)
	p := backend.Path{Workspace: w.ID, Module: "books"}
	_, err = s.CreateModule(ctx, p, backend.ModuleInput{Name: "books"})
	must(err)
	field := func(name string, ft backend.FieldType) backend.FieldInput {
		return backend.FieldInput{FieldShape: backend.FieldShape{Name: name, Type: ft, Labels: backend.Labels{}}}
	}
	for _, name := range []string{"plain", "invoice", "line"} {
		fields := []backend.FieldInput{
			field("no", backend.String), field("customer", backend.String), field("city", backend.String), field("date", backend.Date), field("paid", backend.Boolean),
			field("amount", backend.Number), field("tax", backend.Number), field("created", backend.Timestamp),
		}
		if name == "line" {
			reference := field("invoice", backend.Reference)
			reference.RefTableName = "invoice"
			fields = []backend.FieldInput{reference, field("qty", backend.Number), field("price", backend.Number)}
		}
		_, err = s.CreateTable(ctx, p, backend.TableInput{Name: name, Labels: backend.Labels{}}, fields...)
		must(err)
		if name == "line" {
			n *= linesEach
		}
		for from := 0; from < n; from += 1000 {
			p.Table = name
			_, err = s.CreateRecords(ctx, p, backend.DecodeNewRecords(invoiceBody(name, from, min(1000, n-from))))
			must(err)
		}
	}
	p.Table = "invoice"
	return s, p
}

func invoiceBody(table string, from, n int) []byte {
	var body strings.Builder
	body.WriteString(`{"records":[`)
	for i := from; i < from+n; i++ {
		if i > from {
			body.WriteByte(',')
		}
		if table == "line" {
			fmt.Fprintf(&body, `{"invoice":%d,"qty":%d,"price":%d.5}`, 1+i/linesEach, 1+i%7, i%11)
			continue
		}
		fmt.Fprintf(&body, `{"no":"R-%06d","customer":"Acorn Ltd %d","city":"City %d","date":"2026-03-%02d","paid":%t,"amount":%d.25,"tax":0.19,"created":"2026-01-02T10:00:%02dZ"}`,
			i, i, i%50, 1+i%28, i%2 == 0, i%1000, i%60)
	}
	body.WriteString(`]}`)
	return []byte(body.String())
}

func (s *Store) addFormulas(b *testing.B, p backend.Path, formulas ...string) {
	b.Helper()
	for i, f := range formulas {
		made, err := s.CreateFields(context.Background(), p, []backend.FieldInput{{FieldShape: backend.FieldShape{
			Name: fmt.Sprintf("f%d", i), Type: backend.Function, Labels: backend.Labels{}, Expression: f,
		}}})
		if err != nil || len(made[0].ExpressionErrors) > 0 {
			b.Fatal(err, made)
		}
	}
}

func (s *Store) dropFormulas(b *testing.B, p backend.Path, n int) {
	b.Helper()
	names := []string{}
	for i := range n {
		names = append(names, fmt.Sprintf("f%d", i))
	}
	if _, _, err := s.DeleteFields(context.Background(), p, names); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkFormula is a page of 100 records without formulas and with them, in tables small and large; OWLET_MILLION=1 adds one of as many children.
func BenchmarkFormula(b *testing.B) {
	kinds := []struct {
		name     string
		formulas []string
	}{
		{"own fields", []string{`amount * (1 + tax)`, `if paid then "paid" else "open" end`, `no + ", " + customer`}},
		{"children", []string{`sum(line[price > 5].(qty * price))`}},
		{"children, interpreted", []string{`join(line[price > 5].(text(qty)), ", ")`}},
	}
	sizes := []int{1000, 10_000}
	if os.Getenv("OWLET_MILLION") != "" {
		sizes = append(sizes, 1_000_000/linesEach)
	}
	for _, n := range sizes {
		s, p := invoices(b, n)
		page := func(b *testing.B, p backend.Path) {
			var buffer []byte
			var err error
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if buffer, _, err = s.ListRecordsJSON(context.Background(), p, backend.RecordQuery{Offset: i * 100 % n}, buffer[:0]); err != nil {
					b.Fatal(err)
				}
			}
		}
		plain := p
		plain.Table = "plain"
		b.Run(fmt.Sprintf("%d/without", n), func(b *testing.B) { page(b, plain) })
		for _, k := range kinds {
			s.addFormulas(b, p, k.formulas...)
			b.Run(fmt.Sprintf("%d/%s", n, k.name), func(b *testing.B) { page(b, p) })
			s.dropFormulas(b, p, len(k.formulas))
		}
	}
}
