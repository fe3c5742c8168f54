package rest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"owlet/backend"
)

// TestReadingADamagedFile: the answer is one that the contract lists for reading too.
func TestReadingADamagedFile(t *testing.T) {
	w := newWorld(t)
	damaged, err := w.store.CreateWorkspace(t.Context(), backend.WorkspaceInput{Name: "Damaged"})
	if err != nil {
		t.Fatal(err)
	}
	w.workspace = damaged
	w.addKey("damaged", damaged.ID, backend.KeyInput{})
	file := filepath.Join(w.store.Home(), "workspaces", damaged.ID+".db")
	for _, name := range []string{file, file + "-wal"} {
		if err := os.WriteFile(name, []byte(strings.Repeat("not a database ", 1000)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{"", "/modules", records, "/modules/fair/tables/stands/record/1", "/schema/changes?since=2026-01-01T00:00:00Z"} {
		if a := w.ask(t, story{method: "GET", path: path, key: "damaged"}); a.status != 500 {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
}
