package backend_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed says which rooms a room may import; "" is package backend itself. Rooms not listed may import every room.
var allowed = map[string][]string{
	"nx":              {},
	"internal/faulty": {},
	"sheet":           {},
	"":                {"nx"},
	"schema":          {""},
	"sqlite":          {"", "nx", "internal/faulty", "sqlite/internal/powerloss"},
	"bundle":          {"", "sqlite"},
	"publish":         {"", "sqlite"},
	"rest":            {"", "schema", "sheet", "sqlite", "internal/faulty"},
	// The window shows formulas to who writes them: their parts, types and faults are the language's own.
	"window": {"", "nx", "rest", "schema", "sheet", "bundle", "publish", "sqlite"},
	// The server that it kills is a program of its own, and the window's methods run in another process: it shares no code with what it checks.
	"sqlite/crashtest":          {"", "window"},
	"sqlite/internal/powerloss": {},
}

func TestRoomsImportOnlyTheirOwn(t *testing.T) {
	checked := 0
	err := filepath.WalkDir(".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(file, ".go") {
			return err
		}
		checked++
		room := strings.TrimPrefix(path.Dir(filepath.ToSlash(file)), ".")
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if strings.HasSuffix(name, "/powerloss") && !strings.HasSuffix(file, "_test.go") {
				t.Errorf("%s: imports %s, which is for tests alone", file, name)
			}
			for _, fault := range importFaults(room, name) {
				t.Errorf("%s: %s", file, fault)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked < 5 {
		t.Fatalf("only %d files checked: the walk is broken", checked)
	}
}

func importFaults(room, name string) []string {
	if strings.HasPrefix(name, "github.com/wailsapp/") || name == "github.com/pkg/browser" {
		return []string{"imports " + name + ": that is app.go's and main.go's alone"}
	}
	other, ours := strings.CutPrefix(name, "owlet/backend")
	if !ours {
		return nil
	}
	other = strings.TrimPrefix(other, "/")
	rooms, listed := allowed[room]
	if !listed || other == room || slices.Contains(rooms, other) {
		return nil
	}
	return []string{"room " + strconv.Quote(room) + " may not import " + strconv.Quote(other)}
}

func TestImportFaultsAreSeen(t *testing.T) {
	for _, c := range []struct{ room, name string }{
		{"sqlite", "owlet/backend/rest"},
		{"schema", "owlet/backend/sqlite"},
		{"window", "github.com/wailsapp/wails/v2/pkg/runtime"},
		{"cmd/owletctl", "github.com/pkg/browser"},
	} {
		if len(importFaults(c.room, c.name)) == 0 {
			t.Errorf("%s importing %s went unseen", c.room, c.name)
		}
	}
}
