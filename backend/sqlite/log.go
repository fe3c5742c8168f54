package sqlite

import (
	"io"
	"log/slog"
	"path/filepath"

	"gopkg.in/natefinch/lumberjack.v2"
)

// OpenLog returns a logger that writes to logs/owlet.log in the data folder: at most four files of 2 MB, the older ones numbered by
// date. What it is told is written at once; closing it only closes the file.
func OpenLog(home string) (*slog.Logger, io.Closer) {
	file := &lumberjack.Logger{Filename: filepath.Join(home, "logs", "owlet.log"), MaxSize: 2, MaxBackups: 3}
	return slog.New(slog.NewTextHandler(file, nil)), file
}
