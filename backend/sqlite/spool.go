package sqlite

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Spool is a temporary file in the data folder that only this process has. It is gone once it is closed, and after a crash: where the
// system lets a file that is open be removed, that is done at once, elsewhere the next start removes it.
type Spool struct {
	file *os.File
	kept bool // its name, until Close
}

func (s *Store) spoolFolder() string { return filepath.Join(s.home, "spool") }

// NewSpool makes an empty spool. Errors: storage.
func (s *Store) NewSpool() (*Spool, error) {
	if err := os.MkdirAll(s.spoolFolder(), 0o700); err != nil {
		return nil, explainSystem(s.spoolFolder(), err)
	}
	file, err := os.CreateTemp(s.spoolFolder(), "import-*")
	if err != nil {
		return nil, explainSystem(s.spoolFolder(), err)
	}
	kept := os.Remove(file.Name()) != nil // on Windows an open file stays
	return &Spool{file, kept}, nil
}

// Write appends to the spool. Errors: storage.
func (s *Spool) Write(p []byte) (int, error) {
	n, err := s.file.Write(p)
	if err != nil {
		err = explainSystem(s.file.Name(), err)
	}
	return n, err
}

// Reader reads the spool from its beginning; of several, each has its own place.
func (s *Spool) Reader() io.Reader { return io.NewSectionReader(s.file, 0, 1<<62) }

// ReadAt reads from a place, as io.ReaderAt says.
func (s *Spool) ReadAt(p []byte, at int64) (int, error) { return s.file.ReadAt(p, at) }

// SpoolFolder is where temporary files go, so that the next start removes what a crash leaves.
func (s *Store) SpoolFolder() string { return s.spoolFolder() }

// Close removes the spool.
func (s *Spool) Close() error {
	err := s.file.Close()
	if s.kept {
		err = errors.Join(err, os.Remove(s.file.Name()))
	}
	return err
}

// sweepSpool removes what a crash left. What another process has open stays usable for it, or cannot be removed.
func (s *Store) sweepSpool(context.Context) error {
	left, err := os.ReadDir(s.spoolFolder())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return explainSystem(s.spoolFolder(), err)
	}
	for _, entry := range left {
		_ = os.Remove(filepath.Join(s.spoolFolder(), entry.Name()))
	}
	return nil
}
