package rest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// contactsBench is a running server over a table of contacts: 50 cities, which are indexed, and 20,000 last names, which are not.
type contactsBench struct {
	records int
	base    string // of the table
	key     string
	next    int // the number of a contact that nobody has made
}

// BenchmarkRecords sends requests one after another over one connection: go test -run - -bench Records/10000 ./backend/rest.
// Records/1000000 loads a million first.
func BenchmarkRecords(b *testing.B) {
	for _, records := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprint(records), func(b *testing.B) {
			w := newContactsBench(b, records)
			b.Run("get", w.get)
			b.Run("first", w.list("", 0))
			b.Run("deep", w.list("", records/2))
			b.Run("random-offset", w.randomOffset)
			b.Run("indexed", w.list(`filter={"city":"City 7"}`, 0))
			b.Run("not-indexed", w.list(`filter={"last_name":"Diallo 7"}`, 0))
			b.Run("sorted", w.list("sort=city", 0))
			b.Run("sorted-deep", w.list("sort=-city", records/10*9))
			b.Run("filtered-deep", w.list(`filter={"active":true}`, records/10*4))
			b.Run("create-1", w.create(1))
			b.Run("create-100", w.create(100))
			b.Run("update-100", w.update)
			b.Run("csv-100000", w.importCSV)
		})
	}
}

func newContactsBench(b *testing.B, records int) *contactsBench {
	b.Helper()
	server := contactServer(b)
	path, key := contactTable(b, server.store)
	w := &contactsBench{records: records, key: key, base: fmt.Sprintf("%s/api/v1/workspace/%s/modules/crm/tables/contacts/", server.State().Address, path.Workspace)}
	loadContacts(b, server.store, path, w, records)
	return w
}

func loadContacts(b *testing.B, store *sqlite.Store, path backend.Path, w *contactsBench, records int) {
	b.Helper()
	for left := records; left > 0; left -= 1000 {
		if _, err := store.CreateRecords(context.Background(), path, backend.DecodeNewRecords(w.contacts(min(left, 1000)))); err != nil {
			b.Fatal(err)
		}
	}
}

// contacts is a body with n new contacts.
func (w *contactsBench) contacts(n int) []byte {
	var body bytes.Buffer
	for i := range n {
		body.WriteString(between(i))
		w.next++
		fmt.Fprintf(&body, `{"first_name":"Amina","last_name":"Diallo %d","email":"amina.diallo%d@northwind.example","age":%d,"active":%t,"city":"City %d","created":"2026-01-02T10:00:%02dZ"}`,
			w.next%20_000, w.next, w.next%80, w.next%2 == 0, w.next%50, w.next%60)
	}
	body.WriteString("]}")
	return body.Bytes()
}

// between is what comes before record i of a body.
func between(i int) string {
	if i == 0 {
		return `{"records":[`
	}
	return ","
}

func (w *contactsBench) send(b *testing.B, method, path string, body []byte, contentType string) {
	r, err := http.NewRequestWithContext(b.Context(), method, w.base+path, bytes.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+w.key)
	r.Header.Set("Content-Type", contentType)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode >= http.StatusMultipleChoices {
		b.Fatalf("%d %s %v", answer.StatusCode, text, err)
	}
}

func (w *contactsBench) get(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		w.send(b, http.MethodGet, fmt.Sprint("record/", 1+rand.IntN(w.records)), nil, "")
	}
}

func (w *contactsBench) list(query string, offset int) func(*testing.B) {
	if name, value, ok := strings.Cut(query, "="); ok {
		query = name + "=" + url.QueryEscape(value)
	}
	return func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w.send(b, http.MethodGet, fmt.Sprintf("records?offset=%d&%s", offset, query), nil, "")
		}
	}
}

func (w *contactsBench) randomOffset(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		w.send(b, http.MethodGet, fmt.Sprint("records?offset=", rand.IntN(w.records)), nil, "")
	}
}

func (w *contactsBench) create(n int) func(*testing.B) {
	return func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w.send(b, http.MethodPost, "records", w.contacts(n), "application/json")
		}
	}
}

func (w *contactsBench) update(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		from := 1 + rand.IntN(w.records-100)
		var body bytes.Buffer
		for i := range 100 {
			body.WriteString(between(i))
			fmt.Fprintf(&body, `{"id":%d,"age":%d,"city":"City %d"}`, from+i, rand.IntN(80), rand.IntN(50))
		}
		body.WriteString("]}")
		w.send(b, http.MethodPatch, "records", body.Bytes(), "application/json")
	}
}

func (w *contactsBench) importCSV(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		w.next++
		body, contentType := csvForm(contactRows(100_000, fmt.Sprint("import", w.next)))
		b.StartTimer()
		w.send(b, http.MethodPost, "records/import/csv", body, contentType)
	}
}
