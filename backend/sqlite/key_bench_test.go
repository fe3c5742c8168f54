package sqlite

import (
	"context"
	"log/slog"
	"testing"

	"owlet/backend"
)

// BenchmarkAuthorize is what a request with a live key pays to be let in.
func BenchmarkAuthorize(b *testing.B) {
	ctx := context.Background()
	s, err := Open(ctx, b.TempDir(), WithPerson("Mara"), WithLog(slog.New(slog.DiscardHandler)))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	w, err := s.CurrentWorkspace(ctx)
	if err != nil {
		b.Fatal(err)
	}
	key, err := s.CreateKey(ctx, w.ID, backend.KeyInput{Name: "Sync"})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Authorize(ctx, w.ID, key.Secret); err != nil {
			b.Fatal(err)
		}
	}
}
