package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/sqlite"
)

func TestBackupsFromTheCommandLine(t *testing.T) {
	home, workspace := sample(t)
	made := mustJSON[backend.Backup](t, home, "backup", "create", "--workspace", workspace, "--json")
	if made.Reason != backend.BackupByHand || made.Records == 0 {
		t.Fatalf("%+v", made)
	}
	list := must(t, home, "backup", "list", "--workspace", workspace)
	if lines := strings.Split(list, "\n"); len(lines) != 3 || !strings.HasPrefix(lines[0], "ID ") || !strings.HasPrefix(lines[1], made.ID+"   ") {
		t.Errorf("%s", list)
	}
	code, _, stderr := call(t, home, "backup", "restore", "--workspace", workspace, "--confirm", "company events", made.ID)
	if code != 1 || stderr != "owletctl: That is not the workspace's exact name. Type: Company events\n" {
		t.Errorf("%d %s", code, stderr)
	}
	out := must(t, home, "backup", "restore", "--workspace", workspace, "--confirm", "Company events", made.ID)
	if !strings.HasPrefix(out, "restored "+made.ID+"; what was there before is in ") {
		t.Errorf("%s", out)
	}
	if err := os.Remove(filepath.Join(home, "workspaces", workspace+".db")); err != nil {
		t.Fatal(err)
	}
	out = must(t, home, "backup", "restore", "--workspace", workspace, "--confirm", "Company events", made.ID)
	if out != "restored "+made.ID+"; nothing was there before\n" {
		t.Errorf("%s", out)
	}
	out = must(t, home, "backup", "restore", "--workspace", workspace, "--as", "Copy", made.ID)
	if !strings.Contains(out, "   Copy   copy   ") {
		t.Errorf("%s", out)
	}
	must(t, home, "backup", "delete", "--workspace", workspace, made.ID)
	code, _, stderr = call(t, home, "backup", "delete", "--workspace", workspace, made.ID)
	if code != 1 || stderr != "owletctl: There is no backup "+made.ID+" of this workspace.\n" {
		t.Errorf("%d %s", code, stderr)
	}
}

func TestTrashFromTheCommandLine(t *testing.T) {
	home, workspace := sample(t)
	must(t, home, "workspace", "create", "--name", "Other")
	store, err := sqlite.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.DeleteWorkspace(t.Context(), workspace, "Company events"); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	trash := mustJSON[[]backend.Trashed](t, home, "workspace", "trash", "--json")
	if len(trash) != 1 || trash[0].ID != workspace {
		t.Fatalf("%+v", trash)
	}
	if list := must(t, home, "workspace", "trash"); !strings.Contains(list, "Company events") {
		t.Errorf("%s", list)
	}
	if out := must(t, home, "workspace", "recover", workspace); !strings.Contains(out, "company_events") {
		t.Errorf("%s", out)
	}
	code, _, stderr := call(t, home, "workspace", "recover", workspace)
	if code != 1 || stderr != "owletctl: There is no deleted workspace "+workspace+".\n" {
		t.Errorf("%d %s", code, stderr)
	}
}

func TestWrongBackupCalls(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"backup", "give a command; see owletctl backup --help"},
		{"backup create", "--workspace is missing; see owletctl backup create --help"},
		{"backup restore --workspace x --confirm y", "BACKUPID is missing; see owletctl backup restore --help"},
		{"backup restore --workspace x b", "give --confirm with the workspace's name, or --as with the name of a new one"},
		{"backup restore --workspace x --as y --confirm z b", "give --confirm with the workspace's name, or --as with the name of a new one"},
		{"backup delete --workspace x", "BACKUPID is missing; see owletctl backup delete --help"},
		{"workspace recover", "WORKSPACEID is missing; see owletctl workspace recover --help"},
	} {
		code, _, stderr := call(t, t.TempDir(), strings.Fields(c.args)...)
		if code != 2 || stderr != "owletctl: "+c.want+"\n" {
			t.Errorf("%s: %d %s", c.args, code, stderr)
		}
	}
}
