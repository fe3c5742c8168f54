package window

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"
)

// TestMillion measures what the window's imports and exports take of 1,000,000 records: OWLET_MILLION=1 go test ./backend/window -run Million -v
func TestMillion(t *testing.T) {
	rows, _ := strconv.Atoi(os.Getenv("OWLET_MILLION"))
	if rows == 0 {
		t.Skip("it takes minutes: OWLET_MILLION names how many thousand records")
	}
	rows *= 1000
	s := newSheets(t)
	peak := watchMemory(t)
	id := s.uploadRows(rows)
	started := time.Now()
	look, err := s.imports.Look(id, s.path, SheetOptions{})
	s.must(err)
	t.Logf("look: %s, %d of the rows", time.Since(started).Round(time.Millisecond), look.Count)
	plan := s.newTable("people", look)
	plan.Fields[0].Unique = true
	result := s.run(id, plan)
	t.Logf("import: %d rows/s, at most %d MB", int(float64(result.Imported)/result.Seconds), peak())
	for _, format := range []string{"csv", "json", "xlsx"} {
		for _, ask := range []Ask{{}, {Sort: "-name"}} {
			file := filepath.Join(t.TempDir(), "out")
			job, err := s.exports.Start(s.at("people"), ExportPlan{Format: format, File: file, Ask: ask})
			s.must(err)
			result, err := s.exports.Result(job)
			s.must(err)
			t.Logf("export %s %q: %d rows/s, %d MB, at most %d MB of memory", format, ask.Sort, int(float64(result.Records)/result.Seconds), result.Bytes>>20, peak())
		}
	}
}

func (s *sheets) uploadRows(rows int) string {
	s.Helper()
	file, err := s.store.NewSpool()
	s.must(err)
	_, _ = io.WriteString(file, "name,n,group,day,email\n")
	var size int64 = 23
	for i := range rows {
		n, err := fmt.Fprintf(file, "person %07d,%d.5,group %d,2024-%02d-%02d,p%d@x.example\n", i, i, i%9, i%12+1, i%28+1, i)
		s.must(err)
		size += int64(n)
	}
	s.imports.files.files = map[string]*upload{"1": {name: "people.csv", size: size, held: size, spool: file, store: s.store}}
	return "1"
}

// watchMemory returns what tells the most memory in use since it was asked last, in MB.
func watchMemory(t *testing.T) func() uint64 {
	most := make(chan uint64)
	done := make(chan struct{})
	t.Cleanup(func() { close(done) })
	go func() {
		var m runtime.MemStats
		high := uint64(0)
		for tick := time.Tick(50 * time.Millisecond); ; {
			select {
			case <-tick:
				runtime.ReadMemStats(&m)
				high = max(high, m.HeapInuse)
			case most <- high >> 20:
				high = 0
			case <-done:
				return
			}
		}
	}()
	return func() uint64 { return <-most }
}
