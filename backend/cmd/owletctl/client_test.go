package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// TestGeneratedClient makes a Go client of a workspace's schema, compiles a program that uses its types, and runs it against
// the server. A program that mixes types up must not compile.
func TestGeneratedClient(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: generating and compiling a client takes a while")
	}
	skipWithoutSignals(t)
	home, workspace := sample(t)
	addTalks(t, home, workspace)
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "client"))); err != nil {
		t.Fatal(err)
	}
	must(t, home, "schema", "--workspace", workspace, "--kind", "workspace", "--format", "yaml", "-o", filepath.Join(dir, "api.yaml"))
	goTool(t, dir, "", "tool", "oapi-codegen", "-generate", "types,client", "-package", "main", "-o", "client.go", "api.yaml")
	goTool(t, dir, "", "build", "-o", "client.exe", ".")
	if out := goTool(t, dir, "exit status 1", "build", "-tags", "wrong", "-o", "wrong.exe", "."); !strings.Contains(out, `cannot use "forty"`) {
		t.Errorf("a text for a number: %s", out)
	}

	s := serve(t, home)
	key := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "client", "--scope", "records", "--json")
	client := exec.Command(filepath.Join(dir, "client.exe"), s.address)
	client.Env = append(os.Environ(), "NINOX_API_KEY="+key.Key)
	out, err := client.CombinedOutput()
	const want = `Opening 2026-05-04 2026-05-04 09:30:00 +0000 UTC 40.5 true Beginner [Food Wine]
updated [1] deleted [1]
refused: `
	if err != nil || !strings.HasPrefix(string(out), want) {
		t.Errorf("%v\n%s", err, out)
	}
	s.stop(t, syscall.SIGTERM)
}

func goTool(t *testing.T, dir, wantError string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=readonly", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	if got := errorText(err); got != wantError {
		t.Fatalf("go %s: %s\n%s", strings.Join(args, " "), got, out)
	}
	return string(out)
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func addTalks(t *testing.T, home, workspace string) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	at := backend.Path{Workspace: workspace, Module: "event_planning", Table: "talks"}
	if _, err := store.GetModule(t.Context(), at); err != nil {
		if _, err := store.CreateModule(t.Context(), at, backend.ModuleInput{Name: at.Module}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := store.CreateTable(t.Context(), at, backend.TableInput{Name: at.Table, Labels: backend.Labels{"": `: - # "yes" */ 🎉`}}); err != nil {
		t.Fatal(err)
	}
	var fields []backend.FieldInput
	for name, kind := range map[string]backend.FieldType{"title": backend.String, "day": backend.Date, "starts": backend.Timestamp,
		"seats": backend.Number, "public": backend.Boolean, "level": backend.Choice, "topics": backend.Multi, "no": backend.String} {
		f := backend.FieldInput{FieldShape: backend.FieldShape{Name: name, Type: kind, Labels: backend.Labels{"": `no`}, Required: name == "title"}}
		switch name {
		case "level":
			f.Options = &backend.Options{List: []backend.Option{{Name: "Beginner"}, {Name: "Expert"}}}
		case "topics":
			f.Options = &backend.Options{List: []backend.Option{{Name: "Food"}, {Name: "Wine"}}}
		}
		fields = append(fields, f)
	}
	if _, err := store.CreateFields(t.Context(), at, fields); err != nil {
		t.Fatal(err)
	}
}
