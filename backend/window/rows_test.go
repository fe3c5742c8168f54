package window

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"owlet/backend"
)

func TestRowsAreSavedAsCSV(t *testing.T) {
	path := filepath.Join(t.TempDir(), "calls.csv")
	rows := [][]string{{"Tag", "Größe"}, {"2026-11-23", `a "b"; c`}, {"", "1"}}
	for delimiter, want := range map[string]string{
		"":  "\uFEFFTag,Größe\r\n2026-11-23,\"a \"\"b\"\"; c\"\r\n,1\r\n",
		";": "\uFEFFTag;Größe\r\n2026-11-23;\"a \"\"b\"\"; c\"\r\n;1\r\n",
	} {
		if err := SaveRows(path, delimiter, rows); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", delimiter, got, err)
		}
	}
}

// TestRowsHoldNoFormula: names of keys and people are typed by anybody.
func TestRowsHoldNoFormula(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.csv")
	rows := [][]string{{"=1+1", "+49", "-x", "@SUM(A1)", "\t=1", "\r=1"}, {"5", "0.25", "a=1", "", "'", "2026-11-23"}}
	if err := SaveRows(path, ";", rows); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFF'=1+1;'+49;'-x;'@SUM(A1);'\t=1;\"'\r=1\"\r\n5;0.25;a=1;;';2026-11-23\r\n"
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%q, %v", got, err)
	}
}

func TestRowsThatCannotBeSaved(t *testing.T) {
	folder := t.TempDir()
	for _, story := range []struct{ path, delimiter, id string }{
		{filepath.Join(folder, "a.csv"), "ab", "import.character"},
		{filepath.Join(folder, "a.csv"), `"`, "import.same_character"},
		{filepath.Join(folder, "none", "a.csv"), ",", "file.not_written"},
	} {
		err := SaveRows(story.path, story.delimiter, [][]string{{"a"}})
		if e, ok := errors.AsType[*backend.Error](err); !ok || e.ID != story.id {
			t.Errorf("%+v: %v", story, err)
		}
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) > 0 {
		t.Errorf("%v, %v", files, err)
	}
}
