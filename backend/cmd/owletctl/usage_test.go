package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func TestUsage(t *testing.T) {
	home, workspace := sample(t)
	key := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "Zapier", "--json")
	store, err := sqlite.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	store.CountRequest(key.ID, backend.Request{At: store.Now(), Operation: "getRecord", Status: 200})
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	usage := mustJSON[backend.Usage](t, home, "usage", "--json")
	if len(usage.Workspaces) != 1 || usage.Figures.Calls != 1 || usage.Figures.Records == 0 || usage.Figures.Storage == 0 {
		t.Errorf("%+v", usage)
	}
	lines := strings.Split(must(t, home, "usage"), "\n")
	if fields := strings.Fields(lines[1]); fields[0] != workspace || fields[len(fields)-1] != "1" || !strings.HasPrefix(strings.TrimSpace(lines[2]), "all ") {
		t.Errorf("%q", lines)
	}
	if err := os.Remove(filepath.Join(home, "workspaces", workspace+".db")); err != nil {
		t.Fatal(err)
	}
	if text := must(t, home, "usage"); !strings.Contains(text, "unknown") {
		t.Errorf("the records of a workspace that is lost are not known: %s", text)
	}
}

func TestAuditList(t *testing.T) {
	home, workspace := sample(t)
	key := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "Zapier", "--json")
	must(t, home, "key", "revoke", "--workspace", workspace, key.ID)
	must(t, home, "workspace", "create", "--name", "Shop")
	all := mustJSON[[]backend.AuditEntry](t, home, "audit", "list", "--json")
	if len(all) != 3 || all[0].Act != backend.WorkspaceCreated || all[1].Act != backend.KeyRevoking || all[2].SubjectName != "Zapier" || all[2].Door != backend.DoorOwletctl {
		t.Errorf("%+v", all)
	}
	for _, c := range []struct {
		args string
		want int
	}{
		{"--act key.created", 1},
		{"--workspace " + workspace, 2},
		{"--limit 1", 1},
		{"--since 2999-01-01T00:00:00Z", 0},
		{"--since 2001-01-01T00:00:00Z", 3},
	} {
		if got := mustJSON[[]backend.AuditEntry](t, home, append([]string{"audit", "list", "--json"}, strings.Fields(c.args)...)...); got == nil || len(got) != c.want {
			t.Errorf("%s: %+v", c.args, got)
		}
	}
	if text := must(t, home, "audit", "list", "--act", "key.created"); !strings.Contains(text, "key.created") || !strings.Contains(text, `"expiresAt":null`) {
		t.Error(text)
	}
}
