package rest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"testing"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// csvForm is a form with a file and pairs of names and values, and its Content-Type.
func csvForm(file []byte, pairs ...string) ([]byte, string) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i+1 < len(pairs); i += 2 {
		_ = w.WriteField(pairs[i], pairs[i+1])
	}
	part, _ := w.CreateFormFile("file", "contacts.csv")
	_, _ = part.Write(file)
	_ = w.Close()
	return b.Bytes(), w.FormDataContentType()
}

// contactRows are n rows of contacts, each with an e-mail address of its own.
func contactRows(n int, mark string) []byte {
	var b bytes.Buffer
	b.WriteString("first_name,last_name,email,age,active,city\n")
	for i := range n {
		fmt.Fprintf(&b, "Amina,Diallo %d,%s-%d@northwind.example,%d,%t,City %d\n", i%20_000, mark, i, i%80, i%2 == 0, i%50)
	}
	return b.Bytes()
}

// BenchmarkImport imports 100,000 contacts over HTTP, with a unique and an indexed field, into a table that grows.
func BenchmarkImport(b *testing.B) {
	const rows = 100_000
	ctx := context.Background()
	server := contactServer(b)
	path, key := contactTable(b, server.store)
	url := fmt.Sprintf("%s/api/v1/workspace/%s/modules/crm/tables/contacts/records/import/csv", server.State().Address, path.Workspace)
	b.ReportAllocs()
	for i := range b.N {
		b.StopTimer()
		body, contentType := csvForm(contactRows(rows, fmt.Sprint(i)))
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
		if err != nil {
			b.Fatal(err)
		}
		r.Header.Set("Content-Type", contentType)
		r.Header.Set("Authorization", "Bearer "+key)
		b.StartTimer()
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			b.Fatal(err)
		}
		text, _ := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		if answer.StatusCode != http.StatusCreated {
			b.Fatalf("%d %s", answer.StatusCode, text)
		}
	}
	b.ReportMetric(float64(b.N*rows)/b.Elapsed().Seconds(), "rows/s")
}

// contactServer is a server that runs over an empty store.
func contactServer(b testing.TB, opts ...sqlite.Option) *Server {
	b.Helper()
	store, err := sqlite.Open(context.Background(), b.TempDir(), append(opts, sqlite.WithPerson("Mira"), sqlite.WithLog(slog.New(slog.DiscardHandler)))...)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	server, err := New(store, WithLog(slog.New(slog.DiscardHandler)))
	if err != nil {
		b.Fatal(err)
	}
	if err := server.Start(0); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = server.Stop(context.Background()) })
	return server
}

// contactTable makes an empty table of contacts and a key to write to it.
func contactTable(b testing.TB, store *sqlite.Store) (backend.Path, string) {
	b.Helper()
	ctx := context.Background()
	w, err := store.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Contacts"})
	if err != nil {
		b.Fatal(err)
	}
	p := backend.Path{Workspace: w.ID, Module: "crm", Table: "contacts"}
	if _, err := store.CreateModule(ctx, p, backend.ModuleInput{Name: "crm"}); err != nil {
		b.Fatal(err)
	}
	if _, err := store.CreateTable(ctx, p, backend.TableInput{Name: "contacts", Labels: backend.Labels{}}); err != nil {
		b.Fatal(err)
	}
	field := func(name string, ft backend.FieldType) backend.FieldInput {
		return backend.FieldInput{FieldShape: backend.FieldShape{Name: name, Type: ft, Labels: backend.Labels{}, Unique: name == "email", Index: name == "city"}}
	}
	if _, err := store.CreateFields(ctx, p, []backend.FieldInput{
		field("first_name", backend.String), field("last_name", backend.String), field("email", backend.String), field("age", backend.Number),
		field("active", backend.Boolean), field("city", backend.String), field("created", backend.Timestamp),
	}); err != nil {
		b.Fatal(err)
	}
	key, err := store.CreateKey(ctx, w.ID, backend.KeyInput{Name: "Import"})
	if err != nil {
		b.Fatal(err)
	}
	return p, key.Secret
}
