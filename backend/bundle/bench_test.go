package bundle

import (
	"bufio"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkAMillionRecords opens and saves a bundle of 1,000,000 linked records in a file, and reports the largest heap meanwhile.
func BenchmarkAMillionRecords(b *testing.B) {
	for b.Loop() {
		w := newBench(b)
		path := filepath.Join(b.TempDir(), "many"+Extension)
		writeMany(b, path, 1_000_000)
		source, err := File(path)
		if err != nil {
			b.Fatal(err)
		}
		measure(b, "open", source.Size, func() error {
			_, err := Open(b.Context(), w.store, w.id, source, nil)
			return err
		})
		measure(b, "save", source.Size, func() error {
			return Save(b.Context(), path+"2", w.store, What{w.id, "", true}, nil)
		})
	}
}

func writeMany(b *testing.B, path string, n int) {
	b.Helper()
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriter(file)
	many(out, n)
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
}

func measure(b *testing.B, what string, size int64, run func() error) {
	b.Helper()
	runtime.GC()
	var peak atomic.Uint64
	done := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		every := time.NewTicker(20 * time.Millisecond)
		defer every.Stop()
		for {
			select {
			case <-done:
				return
			case <-every.C:
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak.Store(max(peak.Load(), m.HeapInuse))
			}
		}
	}()
	start := time.Now()
	err := run()
	took := time.Since(start)
	close(done)
	<-stopped
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(took.Seconds(), what+"-s")
	b.ReportMetric(float64(peak.Load())/(1<<20), what+"-heap-MB")
	b.ReportMetric(float64(size)/(1<<20), "file-MB")
}
