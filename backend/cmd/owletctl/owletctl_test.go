package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

// call runs one command line on a data folder.
func call(t *testing.T, home string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), append([]string{"--home", home}, args...), &out, &errs)
	return code, out.String(), errs.String()
}

// must is a call that has to work.
func must(t *testing.T, home string, args ...string) string {
	t.Helper()
	code, stdout, stderr := call(t, home, args...)
	if code != 0 || stderr != "" {
		t.Fatalf("%q: exit %d, %s", args, code, stderr)
	}
	return stdout
}

func mustJSON[T any](t *testing.T, home string, args ...string) (v T) {
	t.Helper()
	if err := json.Unmarshal([]byte(must(t, home, args...)), &v); err != nil {
		t.Fatalf("%q: %v", args, err)
	}
	return v
}

// sample makes a data folder and returns it with the ID of its first workspace.
func sample(t *testing.T) (home, workspace string) {
	t.Helper()
	home = t.TempDir()
	return home, mustJSON[[]backend.Workspace](t, home, "workspace", "list", "--json")[0].ID
}

const scopeList = "schema:read, schema:write, schema:manage-permissions, records:read, records:write"

func TestWrongCalls(t *testing.T) {
	home := filepath.Join(t.TempDir(), "never made")
	for _, c := range []struct{ args, want string }{
		{"", "give a command; see owletctl --help"},
		{"frobnicate", `unknown command "frobnicate"; see owletctl --help`},
		{"completion bash", `unknown command "completion"; see owletctl --help`},
		{"help frobnicate", `unknown command "frobnicate"; see owletctl --help`},
		{"workspace", "give a command; see owletctl workspace --help"},
		{"workspace delete", `unknown command "delete"; see owletctl workspace --help`},
		{"--color workspace list", "unknown flag: --color"},
		{"workspace list --home=", "--home names no folder"},
		{"workspace list --yaml", "unknown flag: --yaml"},
		{"workspace list here", `unexpected argument "here"; see owletctl workspace list --help`},
		{"workspace create", "--name is missing; see owletctl workspace create --help"},
		{"workspace create --name", "flag needs an argument: --name"},
		{"workspace create --name=", "--name is missing; see owletctl workspace create --help"},
		{"key", "give a command; see owletctl key --help"},
		{"key create --name Zapier", "--workspace is missing; see owletctl key create --help"},
		{"key create --workspace x", "--name is missing; see owletctl key create --help"},
		{"key create --workspace x --name y --expires tomorrow", `--expires "tomorrow" is not a time such as 2026-12-31T23:59:00Z`},
		{"key create --workspace x --name y --expires 2026-12-31", `--expires "2026-12-31" is not a time such as 2026-12-31T23:59:00Z`},
		{"key create --workspace x --name y --expires=", `--expires "" is not a time such as 2026-12-31T23:59:00Z`},
		{"key create --workspace x --name y --scope all", `--scope "all" is none of full, read, records, ` + scopeList},
		{"key create --workspace x --name y --scope records:read,", `--scope "" is none of full, read, records, ` + scopeList},
		{"key create --workspace x --name y --scope full,read", `--scope "full" is none of full, read, records, ` + scopeList},
		{"key create --workspace x --name y --limit many", `invalid argument "many" for "--limit" flag: strconv.ParseInt: parsing "many": invalid syntax`},
		{"key rotate --workspace x", "KEYID is missing; see owletctl key rotate --help"},
		{"key rotate --workspace x y --keep 2h", `--keep "2h" is none of 0, 1h, 24h, 7d`},
		{"key end --workspace x", "KEYID is missing; see owletctl key end --help"},
		{"key list", "--workspace is missing; see owletctl key list --help"},
		{"key revoke --workspace x", "KEYID is missing; see owletctl key revoke --help"},
		{"key revoke --workspace x a b", `unexpected argument "b"; see owletctl key revoke --help`},
		{"schema --kind api --format json", "--workspace is missing; see owletctl schema --help"},
		{"schema --workspace x --format json", "--kind is missing; see owletctl schema --help"},
		{"schema --workspace x --kind api", "--format is missing; see owletctl schema --help"},
		{"schema --workspace x --kind both --format json", `--kind "both" is neither api nor workspace`},
		{"schema --workspace x --kind api --format xml", `--format "xml" is neither json nor yaml`},
		{"schema --workspace x --kind api --format json --output=", "-o names no file"},
		{"usage now", `unexpected argument "now"; see owletctl usage --help`},
		{"audit", "give a command; see owletctl audit --help"},
		{"audit list --since yesterday", `--since "yesterday" is not a time such as 2026-12-31T23:59:00Z`},
		{"audit list --since=", `--since "" is not a time such as 2026-12-31T23:59:00Z`},
		{"audit list --limit -1", "--limit -1 is less than 0"},
		{"serve now", `unexpected argument "now"; see owletctl serve --help`},
		{"serve --addr 8420", `--addr "8420" is not an address such as 127.0.0.1:8420`},
		{"serve --addr=", `--addr "" is not an address such as 127.0.0.1:8420`},
		{"serve --addr 127.0.0.1:", `--addr "127.0.0.1:": "" is not a port from 0 to 65535`},
		{"serve --addr 127.0.0.1:http", `--addr "127.0.0.1:http": "http" is not a port from 0 to 65535`},
		{"serve --addr 127.0.0.1:65536", `--addr "127.0.0.1:65536": "65536" is not a port from 0 to 65535`},
		{"serve --addr 0.0.0.0:8420", `--addr "0.0.0.0:8420" is refused: the API is for this machine only, so the address is 127.0.0.1 or localhost`},
		{"serve --addr :8420", `--addr ":8420" is refused: the API is for this machine only, so the address is 127.0.0.1 or localhost`},
		{"serve --addr [::]:8420", `--addr "[::]:8420" is refused: the API is for this machine only, so the address is 127.0.0.1 or localhost`},
		{"serve --addr 192.168.1.20:8420", `--addr "192.168.1.20:8420" is refused: the API is for this machine only, so the address is 127.0.0.1 or localhost`},
	} {
		code, stdout, stderr := call(t, home, strings.Fields(c.args)...)
		if code != 2 || stdout != "" || stderr != "owletctl: "+c.want+"\n" {
			t.Errorf("%s: exit %d, stdout %q, stderr\n%s want\n%s", c.args, code, stdout, stderr, c.want)
		}
	}
	if _, err := os.Stat(home); !os.IsNotExist(err) {
		t.Errorf("a wrong call made the data folder: %v", err)
	}
}

func TestFailures(t *testing.T) {
	home, workspace := sample(t)
	key := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "Zapier", "--json")
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"workspace", "create", "--name", " \t"}, "Give the workspace a name."},
		{[]string{"workspace", "create", "--name", "a\nb"}, "A workspace's name needs something to see, and cannot hold line breaks, control characters or characters that turn the direction of text."},
		{[]string{"workspace", "create", "--name", strings.Repeat("x", 101)}, "A workspace's name has at most 100 characters."},
		{[]string{"key", "list", "--workspace", "nosuchplace1"}, "There is no workspace nosuchplace1."},
		{[]string{"key", "create", "--workspace", "nosuchplace1", "--name", "x"}, "There is no workspace nosuchplace1."},
		{[]string{"key", "create", "--workspace", workspace, "--name", "Zapier"}, `A live key of this workspace is already called "Zapier".`},
		{[]string{"key", "create", "--workspace", workspace, "--name", "x", "--expires", "2001-01-01T00:00:00Z"}, "The expiration date is in the past."},
		{[]string{"key", "create", "--workspace", workspace, "--name", "x", "--module", "nothing"}, `There is no module "nothing".`},
		{[]string{"key", "create", "--workspace", workspace, "--name", "x", "--limit", "0"}, "A key can be limited to 1 to 100000 requests a minute."},
		{[]string{"key", "rotate", "--workspace", workspace, "nosuchkey123"}, "There is no key nosuchkey123 in this workspace."},
		{[]string{"key", "end", "--workspace", workspace, "nosuchkey123"}, "There is no key nosuchkey123 in this workspace."},
		{[]string{"key", "end", "--workspace", workspace, key.ID, "--old", "0123"}, `"Zapier" has no old key 0123 that still works.`},
		{[]string{"key", "revoke", "--workspace", workspace, "nosuchkey123"}, "There is no key nosuchkey123 in this workspace."},
		{[]string{"key", "revoke", "--workspace", "nosuchplace1", key.ID}, "There is no key " + key.ID + " in this workspace."},
		{[]string{"schema", "--workspace", "nosuchplace1", "--kind", "workspace", "--format", "json"}, "There is no workspace nosuchplace1."},
		{[]string{"schema", "--workspace", "nosuchplace1", "--kind", "api", "--format", "json"}, "There is no workspace nosuchplace1."},
	} {
		code, stdout, stderr := call(t, home, c.args...)
		if code != 1 || stdout != "" || stderr != "owletctl: "+c.want+"\n" {
			t.Errorf("%q: exit %d, stdout %q, stderr\n%s want\n%s", c.args, code, stdout, stderr, c.want)
		}
	}
}

func TestUnreadableFolder(t *testing.T) {
	home := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(home, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call(t, home, "workspace", "list")
	if code != 1 || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, home) {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

func TestDamagedFolder(t *testing.T) {
	home := t.TempDir()
	file := filepath.Join(home, "owlet.db")
	if err := os.WriteFile(file, bytes.Repeat([]byte("damaged "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call(t, home, "serve", "--addr", "127.0.0.1:0")
	if want := "owletctl: This file is damaged or is not one of Owlet's. Nothing was changed. File: " + file + "\n"; code != 1 || stderr != want {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	if code := run(ctx, []string{"--home", t.TempDir(), "workspace", "list"}, &out, &errs); code != 1 || errs.String() != "owletctl: interrupted\n" {
		t.Errorf("exit %d, %s", code, &errs)
	}
}

func TestHomeFromEnvironment(t *testing.T) {
	home, workspace := sample(t)
	t.Setenv("OWLET_HOME", home)
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"workspace", "list"}, &out, &errs); code != 0 || !strings.Contains(out.String(), workspace) {
		t.Errorf("exit %d, %s%s", code, &out, &errs)
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"help"}, {"key", "create", "-h"}, {"help", "key", "create"}} {
		stdout := must(t, t.TempDir(), args...)
		if !strings.Contains(stdout, "Usage:\n  owletctl ") {
			t.Errorf("%q:\n%s", args, stdout)
		}
	}
}

func TestWorkspaces(t *testing.T) {
	home := t.TempDir()
	created := mustJSON[backend.Workspace](t, home, "workspace", "create", "--name", "  Wine & <cheese> ", "--json")
	if created.Name != "Wine & <cheese>" || created.InternalName != "wine_cheese" || len(created.ID) != 12 {
		t.Errorf("%+v", created)
	}
	if all := mustJSON[[]backend.Workspace](t, home, "workspace", "list", "--json"); len(all) != 2 || all[1].ID != created.ID {
		t.Errorf("%+v", all)
	}
	must(t, home, "workspace", "create", "--name", "Ünïcödé names are aligned too")
	list := strings.Split(must(t, home, "workspace", "list"), "\n")
	column := strings.Index(list[0], "INTERNAL NAME")
	for i, want := range []string{"INTERNAL NAME", "company_events", "wine_cheese", ""} {
		if line := []rune(list[i]); i < 3 && !strings.HasPrefix(string(line[column:]), want) {
			t.Errorf("not aligned:\n%s", strings.Join(list, "\n"))
		}
	}
}

func TestKeys(t *testing.T) {
	home, workspace := sample(t)
	if list := must(t, home, "key", "list", "--workspace", workspace, "--json"); list != "[]\n" {
		t.Errorf("no keys: %s", list)
	}
	expires := time.Now().Add(48 * time.Hour).UTC().Truncate(time.Second).Format(time.RFC3339)
	created := mustJSON[map[string]any](t, home, "key", "create", "--workspace", workspace, "--name", "Zapier", "--expires", expires,
		"--scope", "records:write,records:read", "--json")
	id, secret := created["id"].(string), created["key"].(string)
	if !backend.IsSecret(secret) {
		t.Errorf("secret %q", secret)
	}
	delete(created, "id")
	delete(created, "key")
	got, _ := json.Marshal(created)
	if want := `{"expiresAt":"` + expires + `","name":"Zapier","scope":["records:read","records:write"],"workspaceId":"` + workspace + `"}`; string(got) != want {
		t.Errorf("created\n%s want\n%s", got, want)
	}
	if got := must(t, home, "key", "revoke", "--workspace", workspace, id); got != "revoked Zapier ("+id+")\n" {
		t.Error(got)
	}
	must(t, home, "key", "revoke", "--workspace", workspace, id) // once more changes nothing
	list := must(t, home, "key", "list", "--workspace", workspace, "--json")
	for _, want := range []string{`"state": "revoked"`, `"hint": "` + backend.Hint(secret) + `"`, `"lastUsedAt": null`, `"records:write"`, `"scope": [`} {
		if !strings.Contains(list, want) {
			t.Errorf("%s is not in\n%s", want, list)
		}
	}
	if strings.Contains(list, "scopes") || strings.Contains(list, secret) {
		t.Error(list)
	}
	table := must(t, home, "key", "list", "--workspace", workspace)
	row := regexp.MustCompile(`(?m)^` + id + ` +Zapier +owl_….... +revoked +records:read,records:write +` + expires + ` +.+Z +never +all +any +none$`)
	if !strings.HasPrefix(table, "ID ") || !row.MatchString(table) {
		t.Error(table)
	}
	onlySecretPrintedOnce(t, home, secret)
}

func onlySecretPrintedOnce(t *testing.T, home, secret string) {
	t.Helper()
	err := filepath.Walk(home, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if bytes.Contains(text, []byte(secret)) {
			t.Errorf("the secret is in %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestKeyForPeople(t *testing.T) {
	home, workspace := sample(t)
	got := must(t, home, "key", "create", "--workspace", workspace, "--name", "Zapier", "--scope", "read")
	want := regexp.MustCompile(`^Key          owl_\w{36}
ID           [a-z0-9]{12}
Workspace    ` + workspace + `
Name         Zapier
Scope        read
Expires at   never

Keep the key now: it is not shown again.
$`)
	if !want.MatchString(got) {
		t.Error(got)
	}
}

func TestScopes(t *testing.T) {
	home, workspace := sample(t)
	for scope, want := range map[string]int{"full": 5, "read": 2, "records": 3, "schema:read": 1, " records:read , schema:read ": 2} {
		created := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "key "+scope, "--scope", scope, "--json")
		if len(created.Scope) != want || created.ExpiresAt != nil {
			t.Errorf("%s: %+v", scope, created)
		}
	}
	if created := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "plain", "--json"); len(created.Scope) != 5 {
		t.Errorf("%+v", created)
	}
}
