package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Writer writes a CSV file that a Reader reads as the same cells, byte for byte. Rows end in CR LF.
//
// A text that begins with = + - or @ stays as it is: a mark before it, which would keep a spreadsheet from taking it for a formula, would
// make it another text. IsFormula finds those in a file that is not to be read back.
type Writer struct {
	out    *bufio.Writer
	coder  io.Closer // nil: the cells' own UTF-8
	format Format
	row    []byte
	mark   bool
}

// NewWriter begins a file, which Close ends. With mark a UTF-8 file begins with a byte order mark; a UTF-16 one always does.
func NewWriter(file io.Writer, f Format, mark bool) *Writer {
	w := &Writer{format: f.withDefaults(), mark: mark}
	if e := encoderOf(w.format.Encoding); e != nil {
		coded := transform.NewWriter(file, e)
		file, w.coder, w.mark = coded, coded, false
	}
	w.out = bufio.NewWriterSize(file, 1<<16)
	return w
}

// encoderOf is nil for UTF-8. ASCII's letters are Latin-1's too, which refuses no fewer of the others than it must.
func encoderOf(e Encoding) transform.Transformer {
	switch e {
	case UTF8:
		return nil
	case ASCII:
		return asciiEncoder{}
	case UTF16:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()
	}
	return decoders[e].NewEncoder()
}

// asciiEncoder lets ASCII through.
type asciiEncoder struct{ transform.NopResetter }

func (asciiEncoder) Transform(to, from []byte, _ bool) (written, read int, err error) {
	n := copy(to, from)
	for i, c := range to[:n] {
		if c > 0x7F {
			return i, i, notASCII{}
		}
	}
	if n < len(from) {
		err = transform.ErrShortDst
	}
	return n, n, err
}

type notASCII struct{}

func (notASCII) Error() string     { return "sheet: the character is not in ASCII" }
func (notASCII) Replacement() byte { return '?' }

// NotInEncoding tells whether an error of a Writer is about a character that the encoding does not have.
func NotInEncoding(err error) bool {
	var other interface{ Replacement() byte } // what the encoders of golang.org/x/text return
	return errors.As(err, &other)
}

// IsFormula tells whether a spreadsheet may take a text for a formula, by how it begins.
func IsFormula(cell []byte) bool {
	return len(cell) > 0 && bytes.IndexByte([]byte("=+-@\t\r"), cell[0]) >= 0
}

// Write appends a row. The error is the file's, or that of a character which the encoding does not have; either may be told only later, by Close.
func (w *Writer) Write(cells [][]byte) error {
	row := w.row[:0]
	if w.mark {
		row, w.mark = append(row, byteOrderMark...), false
	}
	for i, c := range cells {
		if i > 0 {
			row = append(row, w.format.Delimiter)
		}
		row = w.appendCell(row, c, len(cells) == 1)
	}
	w.row = append(row, '\r', '\n')
	_, err := w.out.Write(w.row)
	return err
}

// appendCell writes a cell, in quotes where it would not read back as it is. An empty one that is alone would be no row.
func (w *Writer) appendCell(row, cell []byte, alone bool) []byte {
	quote := w.format.Quote
	if len(cell) > 0 && bytes.IndexByte(cell, w.format.Delimiter) < 0 && bytes.IndexByte(cell, quote) < 0 && !bytes.ContainsAny(cell, "\r\n") &&
		!bytes.HasPrefix(cell, byteOrderMark) || len(cell) == 0 && !alone {
		return append(row, cell...)
	}
	row = append(row, quote)
	for _, c := range cell {
		if c == quote {
			row = append(row, quote)
		}
		row = append(row, c)
	}
	return append(row, quote)
}

// Close ends the file: it writes what is still in memory.
func (w *Writer) Close() error {
	if w.mark { // a file without rows
		w.mark = false
		_, _ = w.out.Write(byteOrderMark)
	}
	err := w.out.Flush()
	if w.coder != nil && err == nil {
		err = w.coder.Close()
	}
	return err
}
