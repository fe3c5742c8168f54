package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"owlet/backend"
)

// oldWorkspace puts a workspace file of an older version in the place of a new workspace's.
func oldWorkspace(t *testing.T, home string, version int) (path backend.Path, file string) {
	t.Helper()
	s := openStore(t, home, closeMarks)
	w, err := s.CreateWorkspace(context.Background(), backend.WorkspaceInput{Name: "Old"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	file = s.workspacePath(w.ID)
	s.dropWorkspaceFile(w.ID)
	text, err := os.ReadFile(filepath.Join("testdata", "workspace_0001.sql"))
	if err != nil {
		t.Fatal(err)
	}
	old, err := s.openMigrated(context.Background(), file, kind{workspaceKind.id, append([]string{string(text)}, workspaceKind.steps[1:version]...)}, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := old.close(); err != nil {
		t.Fatal(err)
	}
	return backend.Path{Workspace: w.ID, Module: "crm"}, file
}

// TestWorkspaceOfTheFirstVersion is opened after a backup, keeps its records, and has deep pages that follow its writes.
func TestWorkspaceOfTheFirstVersion(t *testing.T) {
	home := t.TempDir()
	path, file := oldWorkspace(t, home, 1)
	b := &workbench{T: t, store: openStore(t, home, closeMarks), path: path}
	queries := []backend.RecordQuery{{Offset: 3000}, {Sort: "people", Offset: 3000}, {Sort: "-name", Offset: 3000}, {Filter: []byte(`{"name":"City 7"}`), Offset: 3}}
	for range 2 {
		for _, q := range queries {
			b.wantPlain(b.store, "cities", q)
		}
		_, err := b.create("cities", `[{"name":"City 7","people":3},{"name":"City 7","people":999}]`)
		b.must(err)
		b.must(b.update("cities", `[{"id":1001,"people":12.5}]`))
	}
	b.must(b.delete("cities", 1002, 1003, 4999))
	for _, q := range queries {
		b.wantPlain(b.store, "cities", q)
	}
	b.wantTrueCounts("cities")
	copies, err := filepath.Glob(filepath.Join(home, "backups", path.Workspace, "*-migration.db"))
	if err != nil || len(copies) != 1 {
		t.Errorf("backups: %v, %v", copies, err)
	}
	b.must(b.store.Close())
	checkFile(t, file)
}

// TestWorkspacesOfOlderVersionsAreReordered: until then all stands in the order of making.
func TestWorkspacesOfOlderVersionsAreReordered(t *testing.T) {
	for version := 1; version < len(workspaceKind.steps); version++ {
		home := t.TempDir()
		path, file := oldWorkspace(t, home, version)
		b := &workbench{T: t, store: openStore(t, home), path: path}
		if got := b.order(); got != "crm /cities .name .people" {
			t.Errorf("version %d: %s", version, got)
		}
		b.must(b.store.ReorderFields(context.Background(), b.at("cities"), []string{"people", "name"}))
		b.must(b.fields("cities", `{"name":"area","type":"number"}`))
		if got := b.order(); got != "crm /cities .people .name .area" {
			t.Errorf("version %d: %s", version, got)
		}
		b.must(b.store.Close())
		checkFile(t, file)
	}
}
