package schema_test

import (
	"cmp"
	"regexp"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/schema"
)

var strange = []string{
	`: - # "yes"`, "no", "~", "null", "- a", "? b", "&a *b !c", "%d @e `f`", "{a: [b]}", "'", `"`, `\`, "*/ // <!-- <script>",
	"🎉 Fête 日本語", strings.Repeat("very long ", 2000), "two\nlines", "  spaces  ", "\ttab", "a\r\nb", "nul\x00bell\a", "\u0085\u2028\u2029",
	"\ufeffmark", "\ufffe", "\u007f", "bad \xff\xfe utf-8", "1_000", "0x1f", "09:30", "2024-02-15", "=", "<<", "---", "...", "# heading", "a: b", "a #b", "", " ",
}

func labelled(text string) *backend.Schema {
	f := field("choice", backend.Choice, options(text+"!", text))
	f.Labels = backend.Labels{"": text}
	one := table(1, "guests", f)
	one.Labels = backend.Labels{"": text}
	m := module("m", one)
	m.Labels = backend.Labels{"de": text}
	return &backend.Schema{Name: text, Modules: []backend.Module{m}}
}

func TestStrangeLabels(t *testing.T) {
	for _, text := range strange {
		_, _, doc := document(t, backend.Workspace{ID: workspace.ID, Name: text}, labelled(text))
		want := strings.ToValidUTF8(text, "\uFFFD")
		if doc.Info.Title != cmp.Or(want, workspace.ID) {
			t.Errorf("title %q, want %q", doc.Info.Title, want)
		}
		choice := doc.Components.Schemas["GuestsValues"].Value.Properties["choice"].Value
		if choice.Enum[1] != want {
			t.Errorf("option %q, want %q", choice.Enum[1], want)
		}
		if want = strings.TrimSpace(want); want == "" {
			want = "choice"
		}
		if choice.Description != want {
			t.Errorf("description %q, want %q", choice.Description, want)
		}
	}
}

// TestOldYAML holds the names that YAML 1.1 takes for something else than text to being quoted.
func TestOldYAML(t *testing.T) {
	names := []string{"no", "y", "on", "off", "yes", "true", "null", "123", "0x1f", "1_000", "1e3", "012", "_"}
	fields := make([]backend.Field, 0, len(names))
	for _, name := range names {
		fields = append(fields, field(name, backend.String))
	}
	_, asYAML, doc := document(t, workspace, &backend.Schema{Modules: []backend.Module{module("no", table(1, "on", fields...))}})
	plain := regexp.MustCompile(`(?mi)^ *(- )?(.*: )?(y|n|yes|no|on|off|true|null|~|[-+.]?[0-9][-+.:_0-9a-fx]*)(:.*)?$`)
	allowed := regexp.MustCompile(`^ *(- null|(required|nullable|additionalProperties|default|uniqueItems): true|(minimum|maximum|default|minItems): \d+)$`)
	for _, line := range plain.FindAllString(string(asYAML), -1) {
		if !allowed.MatchString(line) {
			t.Errorf("unquoted: %s", line)
		}
	}
	if got := len(doc.Components.Schemas["OnUpdate"].Value.Properties); got != len(names)+1 {
		t.Errorf("%d properties to update, want the id and %d", got, len(names))
	}
}

func FuzzLabels(f *testing.F) {
	for _, text := range strange[:3] { // the others have a test of their own
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		document(t, backend.Workspace{ID: workspace.ID, Name: text}, labelled(text))
	})
}

func TestLabelChosen(t *testing.T) {
	for _, c := range []struct {
		labels backend.Labels
		want   string
	}{
		{backend.Labels{"": "Guests", "en": "People", "de": "Gäste"}, "Guests"},
		{backend.Labels{"de": "Gäste", "en": "People"}, "People"},
		{backend.Labels{"fr": "Invités", "de": "Gäste"}, "Gäste"},
		{backend.Labels{"": "  "}, "choice"},
		{nil, "choice"},
	} {
		f := field("choice", backend.String)
		f.Labels = c.labels
		_, _, doc := document(t, workspace, &backend.Schema{Modules: []backend.Module{module("m", table(1, "guests", f))}})
		if got := doc.Components.Schemas["GuestsValues"].Value.Properties["choice"].Value.Description; got != c.want {
			t.Errorf("%v: %q, want %q", c.labels, got, c.want)
		}
	}
}

func TestNoOrigin(t *testing.T) {
	text, err := schema.YAML(schema.Workspace(workspace, &backend.Schema{}, ""))
	if err != nil || strings.Contains(string(text), "servers") {
		t.Errorf("%v\n%s", err, text)
	}
	valid(t, text)
}
