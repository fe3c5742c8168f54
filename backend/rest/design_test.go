package rest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

var (
	designRow = regexp.MustCompile(`(?m)^\| (\w+) \| (\w+) (\S+) \| (\w+(?:, \w+)*) \|$`)
	testName  = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// TestDesignListsEveryOperation holds the table of operations against the contract and the tests that there are.
func TestDesignListsEveryOperation(t *testing.T) {
	operations := readTheContract(t)
	want := map[string]string{}
	for _, op := range operations {
		method, path, _ := strings.Cut(op.pattern, " ")
		path = strings.TrimPrefix(path, "/api/v1/workspace/{workspaceId}")
		if path == "" {
			path = "/"
		}
		want[op.id] = method + " " + path
	}
	tests := testNames(t)
	rows, err := designRows()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if got := row[2] + " " + row[3]; want[row[1]] != got {
			t.Errorf("%s: %s, want %q", row[1], got, want[row[1]])
		}
		for test := range strings.SplitSeq(row[4], ", ") {
			if !tests[test] {
				t.Errorf("%s: there is no %s", row[1], test)
			}
		}
		delete(want, row[1])
	}
	for id := range want {
		t.Errorf("%s is not listed", id)
	}
}

func designRows() ([][]string, error) {
	text, err := os.ReadFile("DESIGN.md")
	return designRow.FindAllStringSubmatch(string(text), -1), err
}

// carriedOut is which operations each test had carried out.
var carriedOut = struct {
	sync.Mutex
	by map[string]map[string]bool
}{by: map[string]map[string]bool{}}

// noteOperation remembers which operations a test had carried out.
func noteOperation(t *testing.T, id string, status int) {
	name, _, _ := strings.Cut(t.Name(), "/")
	carriedOut.Lock()
	defer carriedOut.Unlock()
	if carriedOut.by[name] == nil {
		carriedOut.by[name] = map[string]bool{}
	}
	if status < 300 {
		carriedOut.by[name][id] = true
	}
}

// TestMain holds the table of operations against what its tests did, once they have run.
func TestMain(m *testing.M) {
	code := m.Run()
	fmt.Println("bad requests tried:", badRequests.Load())
	if err := unproved(); err != nil {
		fmt.Println("DESIGN.md:", err)
		code = 1
	}
	os.Exit(code)
}

// unproved says which test, if it ran, did not have the operation carried out that it stands beside.
func unproved() error {
	rows, err := designRows()
	for _, row := range rows {
		for test := range strings.SplitSeq(row[4], ", ") {
			if did := carriedOut.by[test]; did != nil && !did[row[1]] {
				err = errors.Join(err, fmt.Errorf("%s has no %s carried out", test, row[1]))
			}
		}
	}
	return err
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
