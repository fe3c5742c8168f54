package main

import (
	"regexp"
	"strings"
	"testing"

	"owlet/backend"
)

func TestRotateAndEnd(t *testing.T) {
	home, workspace := sample(t)
	first := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "Zapier", "--json")
	second := mustJSON[newKey](t, home, "key", "rotate", "--workspace", workspace, first.ID, "--keep", "7d", "--json")
	if second.ID != first.ID || second.Key == first.Key || !backend.IsSecret(second.Key) {
		t.Fatalf("%+v after %+v", second, first)
	}
	old := func() []backend.FormerSecret {
		return mustJSON[[]backend.Key](t, home, "key", "list", "--workspace", workspace, "--json")[0].Former
	}
	former := old()
	if len(former) != 1 || former[0].Hint != backend.Hint(first.Key) {
		t.Fatalf("%+v", former)
	}
	if table := must(t, home, "key", "list", "--workspace", workspace); !strings.Contains(table, former[0].ID+" "+former[0].Hint+" until 20") {
		t.Error(table)
	}
	if got, want := must(t, home, "key", "end", "--workspace", workspace, first.ID, "--old", former[0].ID), "ended "+former[0].ID+" of Zapier ("+first.ID+")\n"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	if got, want := must(t, home, "key", "end", "--workspace", workspace, first.ID), "Zapier ("+first.ID+") has no old secrets\n"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	must(t, home, "key", "rotate", "--workspace", workspace, first.ID)
	must(t, home, "key", "rotate", "--workspace", workspace, first.ID, "--keep", "1h")
	if got := must(t, home, "key", "end", "--workspace", workspace, first.ID); strings.Count(got, "ended ") != 2 || len(old()) != 0 {
		t.Errorf("%s, %+v", got, old())
	}
	onlySecretPrintedOnce(t, home, second.Key)
}

func TestRestrictedKey(t *testing.T) {
	home, workspace := sample(t)
	got := must(t, home, "key", "create", "--workspace", workspace, "--name", "Zapier", "--module", "event_planning", "--limit", "60")
	if want := regexp.MustCompile(`(?s)\nModules      event_planning\nA minute     60 requests\n`); !want.MatchString(got) {
		t.Error(got)
	}
	list := must(t, home, "key", "list", "--workspace", workspace)
	if !regexp.MustCompile(` +never +event_planning +60 +none\n$`).MatchString(list) {
		t.Error(list)
	}
	keys := mustJSON[[]struct {
		Modules   []string
		RateLimit int
	}](t, home, "key", "list", "--workspace", workspace, "--json")
	if len(keys[0].Modules) != 1 || keys[0].Modules[0] != "event_planning" || keys[0].RateLimit != 60 {
		t.Errorf("%+v", keys)
	}
}
