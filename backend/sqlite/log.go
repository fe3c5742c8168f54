package sqlite

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"gopkg.in/natefinch/lumberjack.v2"
)

// Logs of former days are kept for a week, and no more of them than these, of 2 MB each.
const (
	logDays  = 7
	logFiles = 20
)

// OpenLog returns a logger that writes JSON lines to logs/owlet.log in the data folder. Every day has a log of its own; older ones are
// named by date. Nothing may be told to it that holds a key or a value of a record. What it is told is written at once; closing it only
// closes the file.
func OpenLog(home string) (*slog.Logger, io.Closer) {
	file := newDaily(home, time.Now)
	return slog.New(slog.NewJSONHandler(file, nil)), file
}

// daily is a log that begins anew with the day, UTC.
type daily struct {
	*lumberjack.Logger
	now func() time.Time
	mu  sync.Mutex
	day string // of the last line; "" before the first
}

func newDaily(home string, now func() time.Time) *daily {
	path := filepath.Join(home, "logs", "owlet.log")
	return &daily{Logger: &lumberjack.Logger{Filename: path, MaxSize: 2, MaxBackups: logFiles, MaxAge: logDays}, now: now}
}

func (d *daily) Write(line []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.turn(); err != nil {
		return 0, err
	}
	return d.Logger.Write(line)
}

// turn puts the log of a former day aside, this process's or another one's.
func (d *daily) turn() error {
	today := d.now().UTC().Format(time.DateOnly)
	if d.day == today {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(d.Filename), 0o700); err != nil { // lumberjack would let others look into it
		return err
	}
	d.day = today
	about, err := os.Stat(d.Filename)
	if err != nil || about.ModTime().UTC().Format(time.DateOnly) == today {
		return nil
	}
	return d.Rotate()
}
