package rest

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"owlet/backend"
)

// TestEveryRefusalHasItsSentence reads the source for the sentences that explain.go and others name through invalid.
func TestEveryRefusalHasItsSentence(t *testing.T) {
	call := regexp.MustCompile(`invalid\("([a-z_.]+)"`)
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		source, err := os.ReadFile(entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range call.FindAllSubmatch(source, -1) {
			found++
			if backend.Sentences()[string(match[1])] == "" {
				t.Errorf("%s: error.en.json has no %q", entry.Name(), match[1])
			}
		}
	}
	if found < 15 {
		t.Errorf("only %d found: the search is broken", found)
	}
}

func TestPlaces(t *testing.T) {
	for want, pointer := range map[string][]string{
		"": nil, "name": {"name"}, "[1].labels": {"1", "labels"}, `options[0].labels[""]`: {"options", "0", "labels", ""}, `["a b"]`: {"a b"},
		`["` + strings.Repeat("k", 60) + `…"].name`: {strings.Repeat("k", 61), "name"},
	} {
		if got := placeOf("", pointer); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	if got := placeOf("limit", nil); got != "limit" {
		t.Error(got)
	}
	if got := shorten(strings.Repeat("ä", 70)); got != strings.Repeat("ä", 60)+"…" {
		t.Error(got)
	}
}
