package sheet

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"
)

// Format is how a CSV file is written.
type Format struct {
	Encoding  Encoding // "" is UTF8
	Delimiter byte     // ASCII; 0 is a comma
	Quote     byte     // ASCII; 0 is a double quote
	From      int      // the line that the first row begins on, counted from 1; what is above is left out, whatever it is
}

// Fault is what is wrong with a file.
type Fault string

const (
	WrongEncoding Fault = "encoding" // bytes that the encoding does not have
	UnclosedQuote Fault = "quote"    // a quoted cell that the file ends in
	AfterQuote    Fault = "after_quote"
	TooManyCells  Fault = "cells" // more than the first row has
	HasNUL        Fault = "nul"
	RowTooLong    Fault = "long" // longer than MaxRow bytes
)

// Error is the first fault of a file and where it is, both counted from 1.
type Error struct {
	Fault  Fault
	Line   int
	Column int // of cells
}

func (e *Error) Error() string {
	return fmt.Sprintf("sheet: %s at line %d, column %d", e.Fault, e.Line, e.Column)
}

// MaxRow is how many bytes a row can have, in UTF-8.
const MaxRow = 8 << 20

const firstBuffer = 64 << 10

// Reader reads a CSV file row by row. Rows end in LF, CR LF or CR; lines without anything are no rows. A cell that begins with
// the quote ends with it, and has it doubled inside; any other quote is a character like all.
type Reader struct {
	source io.Reader
	format Format
	buffer []byte // what of it is read is [from:to]
	from   int
	to     int
	ended  bool  // the source
	fault  error // of the source
	line   int   // that [from] is on
	width  int   // of the first row; 0 before it
	length int   // of the row that Read has refused, with its line end; 0 where that is not known
	lines  int   // that it takes
	passed int   // rows that Skip has passed over because a quote in them is not closed
	cells  []cell
	values [][]byte
	stops  [256]bool // what ends a cell without a quote
}

// cell is where a cell's text is in its row.
type cell struct {
	from, to int
	doubled  bool // it has quotes in it
}

// NewReader reads the file from its first row.
func NewReader(file io.Reader, f Format) *Reader { return newReader(file, f, firstBuffer) }

func newReader(file io.Reader, f Format, buffer int) *Reader {
	f = f.withDefaults()
	peeked := bufio.NewReader(file)
	r := &Reader{source: utf8Of(peeked, f.Encoding), format: f, buffer: make([]byte, buffer), line: 1}
	if start, _ := peeked.Peek(len(byteOrderMark)); f.Encoding.contradicts(start) {
		r.fault = &Error{WrongEncoding, 1, 1}
	}
	r.stops[f.Delimiter], r.stops['\n'], r.stops['\r'] = true, true, true
	r.fill()
	if f.Encoding == UTF8 && bytes.HasPrefix(r.buffer[:r.to], byteOrderMark) { // UTF-16's is taken by its decoder
		r.from = len(byteOrderMark)
	}
	r.leaveOut()
	return r
}

// leaveOut passes over the lines above the first row. A quote in them means nothing.
func (r *Reader) leaveOut() {
	for r.line < r.format.From {
		end := bytes.IndexAny(r.buffer[r.from:r.to], "\r\n")
		if end < 0 {
			r.from = r.to
		} else {
			r.from += end
			if n := r.lineEnd(r.buffer[r.from:r.to]); n > 0 {
				r.from += n
				r.line++
				continue
			}
		}
		if !r.fill() {
			return
		}
	}
}

func (f Format) withDefaults() Format {
	if f.Encoding == "" {
		f.Encoding = UTF8
	}
	if f.Delimiter == 0 {
		f.Delimiter = ','
	}
	if f.Quote == 0 {
		f.Quote = '"'
	}
	return f
}

// Read returns the next row's cells, good until the next call, and the line that it begins on. The error is io.EOF after the last
// row, an *Error for what is wrong with the file, or the file's own.
func (r *Reader) Read() (cells [][]byte, line int, err error) {
	if err := r.skipEmpty(); err != nil {
		return nil, 0, err
	}
	r.length = 0
	length, lines, err := r.scan()
	if err != nil {
		return nil, r.line, err
	}
	r.length, r.lines = length, lines
	row := r.buffer[r.from : r.from+length]
	if err := r.check(row); err != nil {
		return nil, r.line, err
	}
	cells = r.take(row)
	line = r.line
	r.from, r.line = r.from+length, r.line+lines
	return cells, line, nil
}

// maxPassed is how many rows with a quote that is not closed Skip passes over: looking for the end of each takes long.
const maxPassed = 1000

// Skip passes over the row that Read has refused with an *Error, and returns its cells as far as they can be told apart, good until the next
// call. Where a quote does not tell the row's end, it ends with its first line, and is one cell. It tells whether the rows after it can be read.
func (r *Reader) Skip() (cells [][]byte, ok bool) {
	left := r.buffer[r.from:r.to]
	if r.length > 0 {
		cells = r.take(left[:r.length])
		r.from, r.line = r.from+r.length, r.line+r.lines
		return cells, true
	}
	end := bytes.IndexAny(left, "\r\n")
	r.passed++
	if r.fault != nil || len(left) == 0 || r.passed > maxPassed || end < 0 && !r.ended {
		return nil, false
	}
	if end < 0 {
		end = len(left)
	}
	r.from += end
	r.values = append(r.values[:0], left[:end])
	return r.values, true
}

// Width is how many cells the first row has; 0 before it is read.
func (r *Reader) Width() int { return r.width }

// take are the cells of a row that is found.
func (r *Reader) take(row []byte) [][]byte {
	r.values = r.values[:0]
	for _, c := range r.cells {
		text := row[c.from:c.to]
		if c.doubled {
			text = single(text, r.format.Quote)
		}
		r.values = append(r.values, text)
	}
	return r.values
}

// skipEmpty passes over line ends to the next row's first byte.
func (r *Reader) skipEmpty() error {
	for {
		n := -1
		if r.from < r.to {
			n = r.lineEnd(r.buffer[r.from:r.to])
		}
		switch {
		case n == 0:
			return nil
		case n > 0:
			r.from += n
			r.line++
		case r.fill():
		case r.fault != nil:
			return r.fault
		default:
			return io.EOF
		}
	}
}

// lineEnd is how many bytes of a line end data begins with; -1 when more has to be read to know.
func (r *Reader) lineEnd(data []byte) int {
	switch {
	case data[0] == '\n':
		return 1
	case data[0] != '\r':
		return 0
	case len(data) == 1 && !r.ended:
		return -1
	case len(data) > 1 && data[1] == '\n':
		return 2
	}
	return 1
}

// scan finds the cells of the row that begins at from: its length with its line end, and how many lines it takes.
func (r *Reader) scan() (length, lines int, err error) {
	for {
		length, lines, err = r.scanRow(r.buffer[r.from:r.to])
		if length >= 0 {
			return length, lines, err
		}
		if r.fill() {
			continue
		}
		switch {
		case r.fault != nil:
			return 0, 0, r.fault
		case !r.ended:
			return 0, 0, &Error{RowTooLong, r.line, len(r.cells) + 1}
		}
	}
}

// scanRow is scan over what has been read of a row; the length is -1 when that is not all of it.
func (r *Reader) scanRow(data []byte) (length, lines int, err error) {
	r.cells = r.cells[:0]
	for at := 0; ; {
		c := cell{from: at}
		if at < len(data) && data[at] == r.format.Quote {
			end, newLines, ok := r.quoted(data, &c)
			if !ok && !r.ended {
				return -1, 0, nil
			}
			if !ok {
				return 0, 0, &Error{UnclosedQuote, r.line + lines, len(r.cells) + 1}
			}
			at, lines = end, lines+newLines
			if at < len(data) && !r.stops[data[at]] {
				return 0, 0, &Error{AfterQuote, r.line + lines, len(r.cells) + 1}
			}
		} else {
			for at < len(data) && !r.stops[data[at]] {
				at++
			}
			c.to = at
		}
		if at == len(data) && !r.ended {
			return -1, 0, nil
		}
		r.cells = append(r.cells, c)
		if at == len(data) {
			return at, lines, nil
		}
		if data[at] == r.format.Delimiter {
			at++
			continue
		}
		if n := r.lineEnd(data[at:]); n > 0 {
			return at + n, lines + 1, nil
		}
		return -1, 0, nil
	}
}

// quoted finds the end of a cell whose first byte is a quote, and how many lines end inside it.
func (r *Reader) quoted(data []byte, c *cell) (end, lines int, ok bool) {
	c.from++
	for at := c.from; ; {
		n := bytes.IndexByte(data[at:], r.format.Quote)
		if n < 0 {
			return 0, 0, false
		}
		at += n
		if at+1 == len(data) && !r.ended {
			return 0, 0, false
		}
		if at+1 == len(data) || data[at+1] != r.format.Quote {
			c.to = at
			return at + 1, lineEnds(data[c.from:at]), true
		}
		c.doubled = true
		at += 2
	}
}

// lineEnds counts the line ends in a text.
func lineEnds(text []byte) int {
	n := bytes.Count(text, []byte{'\n'})
	if bytes.IndexByte(text, '\r') >= 0 {
		n += bytes.Count(text, []byte{'\r'}) - bytes.Count(text, []byte("\r\n"))
	}
	return n
}

// single makes doubled quotes single, in place.
func single(text []byte, quote byte) []byte {
	out := text[:0]
	for i := 0; i < len(text); i++ {
		out = append(out, text[i])
		if text[i] == quote {
			i++
		}
	}
	return out
}

// check tells what is wrong with a row whose cells are found.
func (r *Reader) check(row []byte) error {
	if at := r.format.Encoding.bad(row); at >= 0 {
		return r.errorAt(WrongEncoding, row, at)
	}
	if at := bytes.IndexByte(row, 0); at >= 0 {
		return r.errorAt(HasNUL, row, at)
	}
	if r.width == 0 {
		r.width = len(r.cells)
	}
	if len(r.cells) > r.width {
		return r.errorAt(TooManyCells, row, r.cells[r.width].from)
	}
	return nil
}

// errorAt names the line and the cell of a byte of the row.
func (r *Reader) errorAt(f Fault, row []byte, at int) error {
	column, _ := slices.BinarySearchFunc(r.cells, at, func(c cell, at int) int {
		if c.to < at {
			return -1
		}
		return 1
	})
	return &Error{f, r.line + lineEnds(row[:at]), min(column+1, len(r.cells))}
}

// fill reads on until the buffer, grown if it is full, is full or the source ends. It tells whether it read anything, or
// learnt that there is no more.
func (r *Reader) fill() bool {
	if r.ended || r.fault != nil {
		return false
	}
	switch {
	case r.from > 0:
		r.to = copy(r.buffer, r.buffer[r.from:r.to])
		r.from = 0
	case r.to == len(r.buffer) && r.to >= MaxRow:
		return false
	case r.to == len(r.buffer):
		r.buffer = append(r.buffer, make([]byte, len(r.buffer))...)
	}
	n, err := io.ReadFull(r.source, r.buffer[r.to:])
	r.to += n
	switch err {
	case nil:
	case io.EOF, io.ErrUnexpectedEOF:
		r.ended = true
	default:
		r.fault = err
		return false
	}
	return true
}

// badUTF8 is where the first byte is that is not UTF-8; -1 when all is.
func badUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for at := 0; at < len(text); {
		c, size := utf8.DecodeRune(text[at:])
		if c == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}
