package rest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	designRow = regexp.MustCompile(`(?m)^\| (\w+) \| (\w+) (\S+) \| (served|501) \| (\w+) \|$`)
	testName  = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// TestDesignListsEveryOperation holds the table of operations against the contract and the tests that there are.
func TestDesignListsEveryOperation(t *testing.T) {
	operations := readTheContract(t)
	want := map[string]string{}
	for _, op := range operations {
		status := "501"
		if op.run != nil {
			status = "served"
		}
		method, path, _ := strings.Cut(op.pattern, " ")
		path = strings.TrimPrefix(path, "/api/v1/workspace/{workspaceId}")
		if path == "" {
			path = "/"
		}
		want[op.id] = method + " " + path + " " + status
	}
	tests := testNames(t)
	text, err := os.ReadFile("DESIGN.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range designRow.FindAllStringSubmatch(string(text), -1) {
		if got := row[2] + " " + row[3] + " " + row[4]; want[row[1]] != got {
			t.Errorf("%s: %s, want %q", row[1], got, want[row[1]])
		}
		if !tests[row[5]] {
			t.Errorf("%s: there is no %s", row[1], row[5])
		}
		delete(want, row[1])
	}
	for id := range want {
		t.Errorf("%s is not listed", id)
	}
}

func testNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range testName.FindAllStringSubmatch(string(text), -1) {
			names[name[1]] = true
		}
	}
	return names
}
