//go:build unix

package window

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"owlet/backend"
)

const (
	markedValue  = "valueThatNoLogMayHold"
	markedFilter = "filterThatNoLogMayHold"
)

// live does in a data folder what people and tools do, and returns every secret that there was. Some of it goes wrong.
func (r *room) live(t *testing.T) (secrets []string) {
	t.Helper()
	ctx, ws := context.Background(), r.current(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	state, err := r.api.Start(freePort(t))
	must(err)
	made, err := r.store.CreateKey(ctx, ws, backend.KeyInput{Name: "Everything"})
	must(err)
	rotated, err := r.store.RotateKey(ctx, ws, made.Key.ID, time.Hour)
	must(err)
	secrets = []string{made.Secret, rotated.Secret, backend.NewSecret()}
	r.ask(t, state.Address+"/api/v1/workspace/"+ws, secrets)

	b := &Backups{r.store, NewJobs()}
	job, err := b.StartCreate(ws)
	must(err)
	backup, err := b.Result(job)
	must(err)
	job, err = b.StartRestore(ws, backup.Backup.ID, "Company events")
	must(err)
	_, err = b.Result(job)
	must(err)
	outside := filepath.Join(t.TempDir(), "saved.db")
	must(b.Save(ws, backup.Backup.ID, outside))
	_, err = b.Open(ws, outside)
	must(err)
	gone, err := r.store.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Gone"})
	must(err)
	_, err = r.store.DeleteWorkspace(ctx, gone.ID, "Gone")
	must(err)

	broken, err := r.store.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Broken"})
	must(err)
	key, err := r.store.CreateKey(ctx, broken.ID, backend.KeyInput{Name: "Broken"})
	must(err)
	for _, side := range []string{".db", ".db-wal"} {
		must(os.WriteFile(filepath.Join(r.home, "workspaces", broken.ID+side), []byte(strings.Repeat(markedValue, 1000)), 0o600))
	}
	r.ask(t, state.Address+"/api/v1/workspace/"+broken.ID, []string{key.Secret})
	return append(secrets, key.Secret)
}

// ask sends reads and writes of every kind with every key, right and wrong ones.
func (r *room) ask(t *testing.T, workspace string, secrets []string) {
	t.Helper()
	const records = "/modules/event_planning/tables/guests/records"
	filters := url.QueryEscape(`{"name":"` + markedFilter + `"}`)
	for _, secret := range secrets {
		for _, request := range [][3]string{
			{"GET", "?key=" + secret, ""}, {"GET", records + "?filters=" + filters, ""}, {"GET", records + "?filters=" + markedFilter, ""},
			{"POST", records, `{"records":[{"name":"` + markedValue + `","email":"a@b.example"}]}`},
			{"POST", records, `{"records":[{"name":"` + markedValue + `","no_such":"` + markedValue + `"}]}`},
			{"POST", records, `{"records":[{"name":` + markedValue}, {"PATCH", records, `{"records":[{"id":1,"name":"` + markedValue + `"}]}`},
			{"DELETE", records, `{"ids":[99,"` + markedValue + `"]}`}, {"GET", "/modules/../" + secret, ""},
		} {
			call(t, request[0], workspace+request[1], secret, request[2])
		}
		r.upload(t, workspace+records+"/import/csv", secret)
	}
}

func (r *room) upload(t *testing.T, address, secret string) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "guests.csv")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = fmt.Fprintf(part, "name,email,seats\n%s,x@y.example,%s\n", markedValue, markedValue)
	_ = form.Close()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, &body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+secret)
	request.Header.Set("Content-Type", form.FormDataContentType())
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
}

func TestOnlyItsOwnerReadsTheDataFolder(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	r := newRoom(t)
	r.live(t)
	r.onlyPrivate(t, 15)
}

// onlyPrivate looks at every file and folder, of which there are at least so many.
func (r *room) onlyPrivate(t *testing.T, least int) {
	t.Helper()
	seen := 0
	err := filepath.WalkDir(r.home, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		about, err := e.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if e.IsDir() {
			want = 0o700
		}
		seen++
		if path != r.home && about.Mode().Perm() != want {
			t.Errorf("%s: %v", strings.TrimPrefix(path, r.home), about.Mode())
		}
		return nil
	})
	if err != nil || seen < least {
		t.Errorf("%d files and folders, %v", seen, err)
	}
	t.Logf("%d files and folders are their owner's alone", seen)
}

func TestNoLogHoldsAKeyOrAValue(t *testing.T) {
	r := newRoom(t)
	secrets := r.live(t)
	logs, err := filepath.Glob(filepath.Join(r.home, "logs", "*"))
	if err != nil || len(logs) == 0 {
		t.Fatalf("%q, %v", logs, err)
	}
	var all bytes.Buffer
	for _, path := range logs {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(content)
	}
	lines := 0
	for line := range bytes.Lines(all.Bytes()) {
		lines++
		if !json.Valid(line) {
			t.Errorf("not JSON: %s", line)
		}
	}
	if !bytes.Contains(all.Bytes(), []byte(`"request failed"`)) {
		t.Errorf("nothing went wrong: %s", all.Bytes())
	}
	all.Write(r.log.Bytes()) // what would only be said when asked for
	for _, mark := range append(secrets, markedValue, markedFilter, "owl_") {
		if bytes.Contains(all.Bytes(), []byte(mark)) {
			t.Errorf("%q is in the log: %s", mark, all.Bytes())
		}
	}
	t.Logf("%d lines in %d logs", lines, len(logs))
}
