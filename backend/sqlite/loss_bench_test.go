package sqlite

import (
	"context"
	"testing"

	"owlet/backend"
)

// BenchmarkLosses counts what would go of a million contacts with a choice and a list of choices.
func BenchmarkLosses(b *testing.B) {
	s, p := contacts(b, 1_000_000)
	ctx := context.Background()
	options := &backend.Options{List: []backend.Option{{Name: "a"}, {Name: "b"}}}
	field := func(name string, ft backend.FieldType) backend.FieldInput {
		return backend.FieldInput{FieldShape: backend.FieldShape{Name: name, Type: ft, Labels: backend.Labels{}, Options: options}}
	}
	if _, err := s.CreateFields(ctx, p, []backend.FieldInput{field("level", backend.Choice), field("likes", backend.Multi)}); err != nil {
		b.Fatal(err)
	}
	if err := s.change(ctx, p.Workspace, func(t *tx, sc *schema) error {
		tb, err := sc.findTable(p)
		if err != nil {
			return err
		}
		level, _ := tb.Field("level")
		likes, _ := tb.Field("likes")
		return t.exec("UPDATE " + tb.name + " SET " + tb.columns[tb.placeOf(level)] + " = 1 + id % 2, " + tb.columns[tb.placeOf(likes)] + " = '[1,2]'")
	}); err != nil {
		b.Fatal(err)
	}
	change := backend.FieldChange{Options: &backend.Options{List: []backend.Option{{ID: "1", Name: "a"}}}}
	for _, c := range []struct {
		name string
		want int64
		ask  func() (backend.Losses, error)
	}{
		{"table", 0, func() (backend.Losses, error) { return s.TableLosses(ctx, p) }},
		{"one_field", 1e6, func() (backend.Losses, error) { return s.FieldLosses(ctx, p, []string{"age"}) }},
		{"indexed_field", 1e6, func() (backend.Losses, error) { return s.FieldLosses(ctx, p, []string{"email"}) }},
		{"all_fields", 9e6, func() (backend.Losses, error) {
			return s.FieldLosses(ctx, p, []string{"first_name", "last_name", "email", "age", "active", "city", "created", "level", "likes"})
		}},
		{"choice", 5e5, func() (backend.Losses, error) { return s.FieldChangeLosses(ctx, p, "level", change) }},
		{"list", 1e6, func() (backend.Losses, error) { return s.FieldChangeLosses(ctx, p, "likes", change) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if l, err := c.ask(); err != nil || l.Values != c.want {
					b.Fatalf("%+v, %v", l, err)
				}
			}
		})
	}
}
