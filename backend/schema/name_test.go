package schema_test

import (
	"slices"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/schema"
)

func TestNames(t *testing.T) {
	s := &backend.Schema{Modules: []backend.Module{
		module("b", table(9, "guests"), table(1, "a_b"), table(2, "ab")),
		module("a_b", table(3, "guests"), table(4, "c"), table(12, "ab")),
		module("a", table(5, "b_c"), table(6, "2024_plan"), table(7, "_"), table(8, "guests_values")),
	}}
	_, _, doc := document(t, workspace, s)
	var components, operations []string
	for name := range doc.Components.Schemas {
		if base, ok := strings.CutSuffix(name, "Create"); ok {
			components = append(components, base)
		}
	}
	for _, item := range doc.Paths.Map() {
		for _, operation := range item.Operations() {
			operations = append(operations, operation.OperationID)
		}
	}
	slices.Sort(components)
	slices.Sort(operations)
	// The elder guests (3) keep the short name; ab (2) differs from a_b (1) in case alone.
	want := []string{"AB", "ABAb", "BAb", "BGuests", "BC", "C", "Guests", "GuestsValues", "T", "T2024Plan"}
	slices.Sort(want)
	if !slices.Equal(components, want) {
		t.Errorf("components %q, want %q", components, want)
	}
	for i, o := range operations {
		if i > 0 && strings.EqualFold(o, operations[i-1]) {
			t.Errorf("operation %s twice", o)
		}
	}
	if !slices.Contains(operations, "listABC") || !slices.Contains(operations, "listABC_2") {
		t.Errorf("operations %q", operations)
	}
}

func TestFileName(t *testing.T) {
	for _, c := range []struct{ name, kind, format, want string }{
		{"Company events", "workspace", "json", "company-events-api.json"},
		{"Büro & Übersicht 2026!", "workspace", "yaml", "buero-uebersicht-2026-api.yaml"},
		{"../../etc/passwd", "workspace", "json", "etc-passwd-api.json"},
		{"日本語", "workspace", "json", "ri-ben-yu-api.json"},
		{"🎉", "workspace", "json", "workspace-api.json"},
		{"", "workspace", "json", "workspace-api.json"},
		{"CON", "workspace", "json", "con-api.json"},
		{"Company events", "api", "yaml", "owlet-public-api.yaml"},
	} {
		if got := schema.FileName(c.name, c.kind, c.format); got != c.want {
			t.Errorf("%q %s: %s, want %s", c.name, c.kind, got, c.want)
		}
	}
}
