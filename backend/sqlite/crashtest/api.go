package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
)

// api speaks the Public API to one run of the server.
type api struct {
	origin, workspace, key string
	http                   *http.Client
}

// refusal is an answer that is no success.
type refusal struct {
	status int
	body   string
}

func (r *refusal) Error() string { return fmt.Sprintf("answered %d %.300s", r.status, r.body) }

// ask sends a request and reads its answer into out. A connection that breaks is errUnanswered.
func (a *api) ask(method, path string, body, out any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	if body == nil {
		text = nil
	}
	return a.send(method, path, "application/json", text, out)
}

func (a *api) send(method, path, kind string, body []byte, out any) error {
	request, err := http.NewRequest(method, a.origin+"/api/v1/workspace/"+a.workspace+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", kind)
	request.Header.Set("Authorization", "Bearer "+a.key)
	request.GetBody = nil // nothing is sent twice
	answer, err := a.http.Do(request)
	if err != nil {
		return fmt.Errorf("%w: %w", errUnanswered, err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return fmt.Errorf("%w: %w", errUnanswered, err)
	}
	if answer.StatusCode/100 != 2 {
		return &refusal{answer.StatusCode, string(text)}
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(text, out)
}

func records(table string) string {
	module, name := split(table)
	return "/modules/" + module + "/tables/" + name + "/records"
}

func (a *api) create(table string, rows []values) ([]int64, error) {
	var out struct{ Data struct{ IDs texts } }
	err := a.ask(http.MethodPost, records(table), map[string]any{"records": rows}, &out)
	return out.Data.IDs, err
}

func (a *api) update(table string, rows []values) error {
	return a.ask(http.MethodPatch, records(table), map[string]any{"records": rows}, nil)
}

func (a *api) delete(table string, ids []int64) error {
	return a.ask(http.MethodDelete, records(table), map[string]any{"records": ids}, nil)
}

// upsert finds records by k and returns the ids of the new ones.
func (a *api) upsert(table string, rows []values) ([]int64, error) {
	var out struct{ Data struct{ CreatedIDs texts } }
	err := a.ask(http.MethodPost, records(table)+"/upsert", map[string]any{"matchField": "k", "records": rows}, &out)
	return out.Data.CreatedIDs, err
}

// imports sends rows as a CSV file; with byKey those whose k is there already are changed.
func (a *api) imports(table string, rows []values, byKey bool) error {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if byKey {
		mappings := make([]map[string]string, len(columns))
		for i, c := range columns {
			mappings[i] = map[string]string{"csvColumnName": c, "fieldName": c}
		}
		mappings[0]["updatePolicy"] = "key"
		text, err := json.Marshal(mappings)
		if err != nil {
			return err
		}
		_ = form.WriteField("importMode", "upsert") // writing to a buffer does not fail
		_ = form.WriteField("mappings", string(text))
	}
	file, _ := form.CreateFormFile("file", "rows.csv")
	lines := csv.NewWriter(file)
	_ = lines.Write(columns)
	for _, row := range rows {
		_ = lines.Write(row.cells())
	}
	lines.Flush()
	_ = form.Close()
	return a.send(http.MethodPost, records(table)+"/import/csv", form.FormDataContentType(), body.Bytes(), nil)
}

func (v values) cells() []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		if v[c] != nil {
			cells[i] = fmt.Sprint(v[c])
		}
	}
	return cells
}

// texts are numbers that an answer writes as texts.
type texts []int64

func (t *texts) UnmarshalJSON(b []byte) error {
	var all []string
	if err := json.Unmarshal(b, &all); err != nil {
		return err
	}
	for _, s := range all {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return err
		}
		*t = append(*t, n)
	}
	return nil
}
