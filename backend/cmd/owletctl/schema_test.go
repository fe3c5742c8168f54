package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	yaml "github.com/oasdiff/yaml3"
)

func TestSchema(t *testing.T) {
	home, workspace := sample(t)
	for _, kind := range []string{"api", "workspace"} {
		trees := map[string]any{}
		for _, format := range []string{"json", "yaml"} {
			text := must(t, home, "schema", "--workspace", workspace, "--kind", kind, "--format", format)
			doc, err := openapi3.NewLoader().LoadFromData([]byte(text))
			if err != nil {
				t.Fatalf("%s as %s: %v", kind, format, err)
			}
			if err := doc.Validate(t.Context()); err != nil || doc.OpenAPI != "3.0.3" || doc.Paths.Len() == 0 {
				t.Errorf("%s as %s: %v, openapi %s, %d paths", kind, format, err, doc.OpenAPI, doc.Paths.Len())
			}
			if doc.Servers[0].URL != "http://127.0.0.1:8420" {
				t.Errorf("server %s", doc.Servers[0].URL)
			}
			if strings.Contains(text, "x-scope") || strings.HasPrefix(text, "{") != (format == "json") {
				t.Errorf("%s as %s:\n%s", kind, format, text)
			}
			trees[format] = tree(t, []byte(text))
		}
		if !reflect.DeepEqual(trees["json"], trees["yaml"]) {
			t.Errorf("%s differs between its formats", kind)
		}
	}
}

// tree reads JSON or YAML, which JSON is too, as JSON would be read.
func tree(t *testing.T, text []byte) (v any) {
	t.Helper()
	var loose any
	if err := yaml.Unmarshal(text, &loose); err != nil {
		t.Fatal(err)
	}
	plain, err := json.Marshal(loose)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(plain, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSchemaToFile(t *testing.T) {
	home, workspace := sample(t)
	args := []string{"schema", "--workspace", workspace, "--kind", "workspace", "--format", "yaml"}
	want := must(t, home, args...)
	dir := t.TempDir()
	file := filepath.Join(dir, "api.yaml")
	if err := os.WriteFile(file, []byte("old and longer than what comes"+strings.Repeat(".", 1<<20)), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := must(t, home, append(args, "-o", file)...); out != "" {
		t.Errorf("it said %q", out)
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
	onlyFiles(t, dir, "api.yaml")
}

func TestSchemaNotWritten(t *testing.T) {
	home, workspace := sample(t)
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(dir, "missing", "api.json")
	for file, want := range map[string]string{
		folder:  folder + " was not written: it is there and is not a file.",
		missing: missing + " was not written: no such file or directory.",
	} {
		code, _, stderr := call(t, home, "schema", "--workspace", workspace, "--kind", "api", "--format", "json", "-o", file)
		if runtime.GOOS == "windows" && file == missing {
			want = strings.TrimSuffix(strings.TrimPrefix(stderr, "owletctl: "), "\n")
		}
		if code != 1 || stderr != "owletctl: "+want+"\n" {
			t.Errorf("exit %d, %s want %s", code, stderr, want)
		}
	}
	onlyFiles(t, dir, "folder")
	onlyFiles(t, folder)
}

func onlyFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("%s holds %q, want %q", dir, got, want)
	}
}
