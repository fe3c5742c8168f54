package sheet

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// Tape writes rows of cells one after the other, for TapeReader to read again: exactly and quickly, whatever is in them. It keeps what takes
// long to read, such as an Excel file.
type Tape struct {
	w    *bufio.Writer
	head []byte
}

// NewTape begins a tape. It ends with Flush.
func NewTape(w io.Writer) *Tape { return &Tape{w: bufio.NewWriterSize(w, 1<<16)} }

// Write appends a row. The error is the writer's.
func (t *Tape) Write(cells [][]byte, line int) error {
	t.head = binary.AppendUvarint(binary.AppendUvarint(t.head[:0], uint64(line)), uint64(len(cells))) // #nosec G115 -- a line's number is never negative
	_, err := t.w.Write(t.head)
	for _, c := range cells {
		t.head = binary.AppendUvarint(t.head[:0], uint64(len(c)))
		_, _ = t.w.Write(t.head)
		_, err = t.w.Write(c) // of a failed write, every later one tells
	}
	return err
}

// Flush writes what is still in memory.
func (t *Tape) Flush() error { return t.w.Flush() }

// TapeReader reads a tape's rows.
type TapeReader struct {
	r     *bufio.Reader
	text  []byte
	ends  []int
	cells [][]byte
}

// NewTapeReader reads the tape from its first row.
func NewTapeReader(tape io.Reader) *TapeReader {
	return &TapeReader{r: bufio.NewReaderSize(tape, 1<<16)}
}

// Read returns the next row's cells, good until the next call, and its line. The error is io.EOF after the last row, or the tape's own.
func (t *TapeReader) Read() (cells [][]byte, line int, err error) {
	number, err := binary.ReadUvarint(t.r)
	if err != nil {
		return nil, 0, err
	}
	count, err := binary.ReadUvarint(t.r)
	if err != nil {
		return nil, 0, brokenOff(err)
	}
	t.text, t.ends, t.cells = t.text[:0], t.ends[:0], t.cells[:0]
	for range count {
		if err := t.readCell(); err != nil {
			return nil, 0, brokenOff(err)
		}
	}
	from := 0
	for _, end := range t.ends {
		t.cells = append(t.cells, t.text[from:end:end])
		from = end
	}
	return t.cells, int(number), nil // #nosec G115 -- a number that Write was given as an int
}

func (t *TapeReader) readCell() error {
	size, err := binary.ReadUvarint(t.r)
	if err != nil {
		return err
	}
	if size > MaxRow {
		return errors.New("sheet: the tape is damaged")
	}
	from := len(t.text)
	t.text = append(t.text, make([]byte, size)...)
	_, err = io.ReadFull(t.r, t.text[from:])
	t.ends = append(t.ends, len(t.text))
	return err
}

func brokenOff(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
