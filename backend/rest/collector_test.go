package rest

import (
	"runtime/debug"
	"testing"
)

func TestTuneCollector(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	defer func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}()
	for _, c := range []struct {
		percent, limit string
		want           int
	}{{"", "", collectAt}, {"100", "", 100}, {"", "1GiB", 100}} {
		t.Setenv("GOGC", c.percent)
		t.Setenv("GOMEMLIMIT", c.limit)
		TuneCollector()
		if got := debug.SetGCPercent(100); got != c.want {
			t.Errorf("GOGC=%q GOMEMLIMIT=%q: %d per cent, not %d", c.percent, c.limit, got, c.want)
		}
	}
	if got := debug.SetMemoryLimit(-1); got != softLimit {
		t.Errorf("the limit is %d", got)
	}
}
