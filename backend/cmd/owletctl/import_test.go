package main

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"
)

const megabyte = 1 << 20

// TestImportMemory imports files of nearly 50 MB and holds the server to 100 MB more memory than it had.
func TestImportMemory(t *testing.T) {
	if _, err := os.Stat("/proc/self/clear_refs"); err != nil {
		t.Skip("the most memory that a process had is read in /proc")
	}
	home, workspace := sample(t)
	addContacts(t, home, workspace)
	key := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "Import", "--json").Key
	s := serve(t, home)
	url := s.address + "/api/v1/workspace/" + workspace + "/modules/event_planning/tables/contacts/records/import/csv"
	contact := func(i int) string {
		return fmt.Sprintf("Amina,Diallo %d,mail-%d@northwind.example,%d,%t,City %d\n", i%20_000, i, i%80, i%2 == 0, i%50)
	}
	byMail := `[{"csvColumnName":"email","fieldName":"email","updatePolicy":"key"},{"csvColumnName":"age","fieldName":"age"}]`
	for _, c := range []struct {
		name, header string
		row          func(int) string
		pairs        []string
		status       int
		want         string
	}{
		{"append", "first_name,last_name,email,age,active,city", contact, nil, 201, `"rowsImported":7`},
		{"upsert", "first_name,last_name,email,age,active,city", contact, []string{"importMode", "upsert", "mappings", byMail}, 201, `"rowsUpdated":7`},
		{"clash in the last row", "first_name,email", func(i int) string {
			return fmt.Sprintf("%s,%d@southwind.example\n", strings.Repeat("x", 60), i%590_000)
		}, nil, 400, `is in line 2 too`},
		{"one value of 49 MB", "first_name", func(int) string { return strings.Repeat("x", 49*megabyte) }, nil, 400, `longer than 8 MB`},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := s.memory(t, "VmRSS")
			s.forgetPeak(t)
			started := time.Now()
			status, answer := upload(t, url, key, c.header, c.row, c.pairs...)
			if status != c.status || !strings.Contains(answer, c.want) {
				t.Errorf("%d %s", status, answer)
			}
			extra := s.memory(t, "VmHWM") - before
			t.Logf("%d MB more, %s, %s", extra, time.Since(started), answer)
			if extra > 100 {
				t.Errorf("%d MB more while importing", extra)
			}
		})
	}
}

// upload streams a file of nearly 50 MB.
func upload(t *testing.T, url, key, header string, row func(int) string, pairs ...string) (status int, answer string) {
	t.Helper()
	out, in := io.Pipe()
	form := multipart.NewWriter(in)
	go func() {
		for i := 0; i+1 < len(pairs); i += 2 {
			_ = form.WriteField(pairs[i], pairs[i+1])
		}
		file, _ := form.CreateFormFile("file", "contacts.csv")
		var b bytes.Buffer
		b.WriteString(header + "\n")
		for i, size := 0, 0; size < 49*megabyte; i++ {
			text := row(i)
			if size += len(text); size < 49*megabyte || i == 0 {
				b.WriteString(text)
			}
			if b.Len() > megabyte {
				_, _ = b.WriteTo(file)
			}
		}
		_, _ = b.WriteTo(file)
		_ = form.Close()
		_ = in.Close()
	}()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, out)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", form.FormDataContentType())
	request.Header.Set("Authorization", "Bearer "+key)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// memory is a figure of /proc/PID/status in megabytes.
func (s *server) memory(t *testing.T, name string) (mb int64) {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), name+":")
	if _, err := fmt.Sscan(after, &mb); err != nil {
		t.Fatal(err)
	}
	return mb / 1024
}

// forgetPeak makes the most memory that the process had what it has now.
func (s *server) forgetPeak(t *testing.T) {
	t.Helper()
	if err := os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", s.Process.Pid), []byte("5"), 0); err != nil {
		t.Skip(err)
	}
}

// addContacts gives the sample module a table of contacts, with a unique and an indexed field.
func addContacts(t *testing.T, home, workspace string) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	p := backend.Path{Workspace: workspace, Module: "event_planning", Table: "contacts"}
	if _, err := store.CreateTable(t.Context(), p, backend.TableInput{Name: "contacts", Labels: backend.Labels{}}); err != nil {
		t.Fatal(err)
	}
	field := func(name string, ft backend.FieldType) backend.FieldInput {
		return backend.FieldInput{FieldShape: backend.FieldShape{Name: name, Type: ft, Labels: backend.Labels{}, Unique: name == "email", Index: name == "city"}}
	}
	if _, err := store.CreateFields(t.Context(), p, []backend.FieldInput{
		field("first_name", backend.String), field("last_name", backend.String), field("email", backend.String), field("age", backend.Number),
		field("active", backend.Boolean), field("city", backend.String),
	}); err != nil {
		t.Fatal(err)
	}
}
