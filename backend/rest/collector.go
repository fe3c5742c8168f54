package rest

import (
	"os"
	"runtime/debug"
)

// The server itself needs a few megabytes, so the collector would be at work all the time if it waited for twice that only, as it does by
// default. Near softLimit it is as eager as before.
const (
	collectAt = 400 // per cent more than what is in use
	softLimit = 128 << 20
)

// TuneCollector makes the process one that serves: main calls it, before there is a server. Whoever says by the environment how the
// collector is to work is obeyed.
func TuneCollector() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(collectAt)
		debug.SetMemoryLimit(softLimit)
	}
}
