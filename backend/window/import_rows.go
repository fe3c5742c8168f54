package window

import (
	"bytes"
	"errors"
	"io"
	"sync/atomic"

	"owlet/backend"
	"owlet/backend/rest"
	"owlet/backend/sheet"
	"owlet/backend/sqlite"
)

// source is a file's rows. How far the pass that began last has come tells how many rows there may be.
type source struct {
	spool *sqlite.Spool
	size  int64
	at    atomic.Int64
	rows  func(io.Reader) backend.SheetRows
}

// Open reads the rows from the first.
func (s *source) Open() (backend.SheetRows, error) {
	s.at.Store(0)
	return s.rows(&counting{s.spool.Reader(), &s.at}), nil
}

// estimate is how many rows the file may have, of which that many are read.
func (s *source) estimate(rows int64) int64 {
	at := s.at.Load()
	if at == 0 || rows == 0 {
		return 0
	}
	return max(rows, int64(float64(rows)*float64(s.size)/float64(at)))
}

type counting struct {
	io.Reader
	at *atomic.Int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.at.Add(int64(n))
	return n, err
}

// csvRows are a CSV file's rows, those with a fault of their own as errors after which others come.
type csvRows struct {
	*sheet.Reader
	encoding sheet.Encoding
}

// Read returns the next row. Cells past the first row's width are no fault while there is nothing in them.
func (r csvRows) Read() (cells [][]byte, line int, err error) {
	cells, line, err = r.Reader.Read()
	if err == nil || err == io.EOF {
		return cells, line, err
	}
	fault, ours := errors.AsType[*sheet.Error](err)
	explained := rest.ExplainCSV(err, r.encoding)
	if !ours {
		return nil, line, explained
	}
	cells, ok := r.Skip()
	switch {
	case !ok:
		return nil, line, explained
	case fault.Fault == sheet.TooManyCells && onlyEmpty(cells[r.Width():]):
		return cells[:r.Width()], line, nil
	}
	for i, c := range cells {
		cells[i] = bytes.ReplaceAll(bytes.ToValidUTF8(c, []byte("\uFFFD")), []byte{0}, nil)
	}
	return cells, line, &backend.RowError{Err: backend.Explain(explained)}
}

func onlyEmpty(cells [][]byte) bool {
	for _, c := range cells {
		if len(bytes.TrimSpace(c)) > 0 {
			return false
		}
	}
	return true
}

// tapeRows are the rows of a tape, each filled up to the width of the widest.
type tapeRows struct {
	*sheet.TapeReader
	width int
}

// Read returns the next row.
func (r tapeRows) Read() (cells [][]byte, line int, err error) {
	cells, line, err = r.TapeReader.Read()
	for err == nil && len(cells) < r.width {
		cells = append(cells, nil)
	}
	return cells, line, err
}

// fromLine are the rows from a line on.
type fromLine struct {
	backend.SheetRows
	line int
}

// Read returns the next row.
func (r fromLine) Read() (cells [][]byte, line int, err error) {
	for {
		if cells, line, err = r.SheetRows.Read(); err != nil || line >= r.line {
			return cells, line, err
		}
	}
}
