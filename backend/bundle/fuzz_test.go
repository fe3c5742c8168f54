package bundle

import (
	"errors"
	"io"
	"runtime"
	"testing"

	"owlet/backend"
)

// FuzzOpen opens whatever somebody mails: it is opened whole and saves again as a bundle, or refused in words and nothing has changed. What is
// allocated for it is bounded by its size.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte(`{"owlet":"bundle","version":1,"name":"","modules":[]}`))
	for _, name := range templateNames {
		source, err := templateSource(name)
		if err != nil {
			f.Fatal(err)
		}
		file, _ := source.Open()
		text, _ := io.ReadAll(file)
		f.Add(text)
	}
	b := newBench(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		b := &bench{t, b.store, b.id}
		before := allocated()
		opened, err := Open(t.Context(), b.store, b.id, Bytes(text), nil)
		if grown, most := allocated()-before, uint64(16<<20+2000*len(text)); grown > most {
			t.Errorf("%d bytes were allocated for a bundle of %d", grown, len(text))
		}
		if n := b.modules(); n != len(opened) {
			t.Fatalf("%d modules are there and %d were told: %v", n, len(opened), err)
		}
		if err != nil {
			mustBeSaid(t, err)
			return
		}
		saved := b.write(What{b.id, "", true})
		b.empty(opened)
		b.empty(b.open(b.id, Bytes(saved)))
	})
}

func mustBeSaid(t *testing.T, err error) {
	t.Helper()
	known, ours := errors.AsType[*backend.Error](err)
	if !ours || known.Code == backend.Internal || known.Code == backend.Storage {
		t.Fatalf("refused with %v", err)
	}
}

func (b *bench) empty(opened []Opened) {
	b.Helper()
	for _, one := range opened {
		if _, err := b.store.DeleteModule(b.Context(), backend.Path{Workspace: b.id, Module: one.Name}); err != nil {
			b.Fatal(err)
		}
	}
}

// allocated counts all bytes that were ever allocated.
func allocated() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
}
