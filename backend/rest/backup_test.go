package rest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// backups are the reasons of the workspace's backups, newest first.
func (w *world) backups(t *testing.T) string {
	t.Helper()
	list, err := w.store.ListBackups(t.Context(), w.workspace.ID)
	if err != nil {
		t.Fatal(err)
	}
	reasons := make([]string, len(list))
	for i, b := range list {
		reasons[i] = string(b.Reason)
	}
	return strings.Join(reasons, " ")
}

// newStands is a world with a table of so many records of two fields.
func newStands(t *testing.T, n int) *world {
	t.Helper()
	w := newWorld(t)
	for _, s := range []story{
		{path: "/modules", body: `{"name":"fair","label":"Fair"}`},
		{path: "/modules/fair/tables", body: `{"name":"stands","labels":{"":"Stands"},"hasHistory":false}`},
		{path: stands + "/fields", body: `{"name":"city","labels":{"":"City"},"type":"string"}`},
		{path: stands + "/fields", body: `{"name":"hall","labels":{"":"Hall"},"type":"string"}`},
		{path: records, body: `{"records":[` + strings.Repeat(`{"city":"Ulm","hall":"1"},`, n-1) + `{"city":"Ulm","hall":"1"}` + `]}`},
	} {
		s.method, s.key = "POST", "full"
		if a := w.ask(t, s); a.status != 201 {
			t.Fatalf("%s: %d %s", s.path, a.status, a.body)
		}
	}
	return w
}

func (w *world) deletes(t *testing.T, path, body string, status int, want string) {
	t.Helper()
	if a := w.ask(t, story{method: "DELETE", path: path, key: "full", body: body}); a.status != status {
		t.Errorf("%s: %d %s", path, a.status, a.body)
	}
	if got := w.backups(t); got != want {
		t.Errorf("after %s: backups %q, not %q", path, got, want)
	}
}

// TestDeletionsAreBackedUp: where records or values go, and at most once an hour.
func TestDeletionsAreBackedUp(t *testing.T) {
	for _, c := range []struct{ name, path, body string }{
		{"module", "/modules/fair", ""},
		{"table", stands, ""},
		{"field", stands + "/fields/city", ""},
		{"fields", stands + "/fields/batch", `{"fieldNames":["city","hall"]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			newStands(t, 2).deletes(t, c.path, c.body, 200, "deletion")
		})
	}
	w := newStands(t, 2)
	w.deletes(t, stands+"/fields/none", "", 404, "")
	w.deletes(t, stands+"/fields/city", "", 200, "deletion")
	w.deletes(t, stands+"/fields/hall", "", 200, "deletion")
	w.clock.move(2 * time.Hour)
	w.deletes(t, records, `{"records":[1,2]}`, 200, "deletion")
	w.deletes(t, "/modules/fair", "", 200, "deletion") // nothing is left in it
}

func TestLargeDeletionsOfRecordsAreBackedUp(t *testing.T) {
	w := newStands(t, 2001)
	ids := func(from, n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = fmt.Sprint(from + i)
		}
		return `{"records":[` + strings.Join(list, ",") + `]}`
	}
	w.deletes(t, records, ids(1, 1000), 200, "")
	w.deletes(t, records, ids(1001, 1001), 200, "deletion")
}

// TestDeletionThatCannotBeBackedUp: something else is in the place of the folder.
func TestDeletionThatCannotBeBackedUp(t *testing.T) {
	w := newStands(t, 2)
	folder := filepath.Join(w.store.Home(), "backups", w.workspace.ID)
	if err := os.MkdirAll(filepath.Dir(folder), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, body := range map[string]string{
		"/modules/fair": "", stands: "", stands + "/fields/city": "", stands + "/fields/batch": `{"fieldNames":["city"]}`,
	} {
		if a := w.ask(t, story{method: "DELETE", path: path, key: "full", body: body}); a.status != 500 {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
	if a := w.ask(t, story{method: "GET", path: records + "?fields=city", key: "read"}); strings.Count(a.body, "Ulm") != 2 {
		t.Errorf("something went: %s", a.body)
	}
}
