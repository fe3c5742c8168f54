package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// values has one value of every type that can be written, as the document describes it.
var values = map[backend.FieldType]any{
	backend.String: "text", backend.Number: 12.5, backend.Boolean: true, backend.Choice: "Gold", backend.DChoice: "1",
	backend.Multi: []any{"Gold", "Silver"}, backend.DMulti: []any{"1", "2"}, backend.File: "file_1", backend.Date: "2024-02-15",
	backend.Timestamp: "2024-02-15T13:45:30Z", backend.TimeOfDay: "09:30:00", backend.TimeInterval: "36:00:00",
	backend.Appointment: "[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)", backend.IconValue: "check", backend.Color: "#ffcc00",
	backend.User: "user_1", backend.Reference: 1.0,
}

// TestDocumentHolds writes, lists, sorts and filters by every type there is, and holds what goes over the wire against the
// workspace's own document.
func TestDocumentHolds(t *testing.T) {
	skipWithoutSignals(t)
	home, workspace := sample(t)
	addEveryType(t, home, workspace)
	doc, err := openapi3.NewLoader().LoadFromData([]byte(must(t, home, "schema", "--workspace", workspace, "--kind", "workspace", "--format", "json")))
	if err != nil {
		t.Fatal(err)
	}
	key := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "wire", "--json")
	s := serve(t, home)
	w := &wire{T: t, doc: doc, key: key.Key, url: s.address + "/api/v1/workspace/" + workspace + "/modules/every_type/tables/things/records"}

	full, empty := map[string]any{"required": "x"}, map[string]any{"required": "y"}
	for kind, value := range values {
		full[string(kind)], empty[string(kind)] = value, nil
	}
	w.send(http.MethodPost, "ThingsCreate", map[string]any{"required": "first"}, "CreatedIds")
	w.send(http.MethodPost, "ThingsCreate", full, "CreatedIds")
	w.send(http.MethodPost, "ThingsCreate", empty, "CreatedIds")
	full["id"], full["required"] = "3", "z"
	w.send(http.MethodPatch, "ThingsUpdate", full, "UpdatedIds")
	w.list("")
	list := doc.Paths.Find(s.path(w.url)).Get
	for _, value := range list.Parameters.GetByInAndName("query", "sort").Schema.Value.Enum {
		w.list("?sort=" + value.(string))
	}
	for _, value := range list.Parameters.GetByInAndName("query", "fields").Schema.Value.Items.Value.Enum {
		w.list("?fields=required," + value.(string))
	}
	for kind, value := range values {
		w.filter(map[string]any{string(kind): value}, 2)
		w.filter(map[string]any{string(kind): nil}, 1)
	}
	w.addedSince()
	s.stop(t, syscall.SIGTERM)
}

// addedSince asks for one record, an upsert and the changes.
func (w *wire) addedSince() {
	w.Helper()
	record := map[string]any{"required": "first", "number": 7.5}
	w.holds("ThingsUpsert", record)
	body, err := json.Marshal(map[string]any{"matchField": "required", "records": []any{record, map[string]any{"required": "another"}}})
	if err != nil {
		w.Fatal(err)
	}
	w.holds("UpsertedIds", w.do(http.MethodPost, w.url+"/upsert", body))
	w.holds("ThingsRecord", w.do(http.MethodGet, strings.TrimSuffix(w.url, "s")+"/1", nil).(map[string]any)["data"])
	changes := w.do(http.MethodGet, w.url+"/changes?since=2026-01-01T00:00:00Z", nil)
	w.holds("ChangedIds", changes)
	if got := len(changes.(map[string]any)["data"].([]any)); got != 6 {
		w.Errorf("%d changes", got)
	}
}

func (s *server) path(url string) string { return url[len(s.address):] }

type wire struct {
	*testing.T
	doc      *openapi3.T
	url, key string
}

// send writes one record that the document allows, and holds the answer against the document.
func (w *wire) send(method, request string, record map[string]any, answer string) {
	w.Helper()
	w.holds(request, record)
	body, err := json.Marshal(map[string]any{"records": []any{record}})
	if err != nil {
		w.Fatal(err)
	}
	w.holds(answer, w.do(method, w.url, body))
}

func (w *wire) list(query string) any {
	w.Helper()
	answer := w.do(http.MethodGet, w.url+query, nil)
	w.holds("ThingsList", answer)
	return answer
}

func (w *wire) filter(filter map[string]any, want int) {
	w.Helper()
	w.holds("ThingsFilter", filter)
	text, err := json.Marshal(filter)
	if err != nil {
		w.Fatal(err)
	}
	answer := w.list("?filter=" + url.QueryEscape(string(text)))
	if got := len(answer.(map[string]any)["data"].([]any)); got != want {
		w.Errorf("%s finds %d records, want %d", text, got, want)
	}
}

func (w *wire) holds(schema string, value any) {
	w.Helper()
	if err := w.doc.Components.Schemas[schema].Value.VisitJSON(value, openapi3.EnableFormatValidation()); err != nil {
		w.Errorf("%s: %v", schema, err)
	}
}

func (w *wire) do(method, url string, body []byte) (answer any) {
	w.Helper()
	request, err := http.NewRequestWithContext(w.Context(), method, url, bytes.NewReader(body))
	if err != nil {
		w.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+w.key)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		w.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		w.Fatal(err)
	}
	if response.StatusCode >= 300 {
		w.Fatalf("%s %s: %d %s", method, url, response.StatusCode, text)
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		w.Fatal(err)
	}
	return answer
}

func addEveryType(t *testing.T, home, workspace string) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	at := backend.Path{Workspace: workspace, Module: "every_type", Table: "things"}
	if _, err := store.CreateModule(t.Context(), at, backend.ModuleInput{Name: at.Module}); err != nil {
		t.Fatal(err)
	}
	if _, err := store.CreateTable(t.Context(), at, backend.TableInput{Name: at.Table, Labels: backend.Labels{"": "Things"}, HasHistory: true}); err != nil {
		t.Fatal(err)
	}
	fields := []backend.FieldInput{{FieldShape: backend.FieldShape{Name: "required", Type: backend.String, Labels: backend.Labels{}, Required: true, Unique: true}}}
	for _, kind := range backend.FieldTypes {
		f := backend.FieldInput{FieldShape: backend.FieldShape{Name: string(kind), Type: kind, Labels: backend.Labels{"": string(kind)}}}
		switch kind {
		case backend.Choice, backend.Multi:
			f.Options = &backend.Options{List: []backend.Option{{Name: "Gold"}, {Name: "Silver"}}}
		case backend.DChoice, backend.DMulti:
			f.Options = &backend.Options{Expression: "select things"}
		case backend.Function:
			f.Expression = "1 + 1"
		case backend.Reference:
			f.RefTableName = at.Table
		case backend.Reverse:
			continue // the reference brings it along
		}
		fields = append(fields, f)
	}
	if _, err := store.CreateFields(t.Context(), at, fields); err != nil {
		t.Fatal(err)
	}
}
