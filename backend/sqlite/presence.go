package sqlite

import (
	"errors"
	"io/fs"
	"os"

	"owlet/backend"
)

// presence is which files a database's connections have open: the database, its write-ahead log and the log's index. On most systems those can be
// removed or replaced while they are open, and SQLite goes on writing to what nobody will find again.
type presence struct {
	path string
	of   [len(sides)]os.FileInfo // nil is not looked after
}

// sides are how the names of a database's files end.
var sides = [...]string{"", "-wal", "-shm"}

// presenceOf is the presence of the files that are there now.
func presenceOf(path string) *presence {
	p := &presence{path: path}
	for i, side := range sides {
		p.of[i], _ = os.Stat(path + side)
	}
	return p
}

// check takes some microseconds, and no read or write. Errors: storage, when a file is not in its place any more.
func (p *presence) check() error {
	for i := range sides {
		if err := p.checkSide(i); err != nil {
			return err
		}
	}
	return nil
}

func (p *presence) checkSide(i int) error {
	if p.of[i] == nil {
		return nil
	}
	path := p.path + sides[i]
	now, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && i == 0 && now.Size() == 0:
		return backend.Errorf(backend.Storage, "storage.missing", "file", path)
	case err != nil:
		return explainSystem(path, err)
	case !os.SameFile(p.of[i], now):
		return backend.Errorf(backend.Storage, "storage.replaced", "file", path)
	}
	return nil
}
