package sheet

import (
	"bytes"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how a file's text is stored.
type Encoding string

// The encodings by the names that the Public API gives them. UTF16 is told apart by its byte order mark, and is
// little-endian without one.
const (
	UTF8        Encoding = "utf8"
	ASCII       Encoding = "ascii"
	Latin1      Encoding = "latin1"
	ISOLatin1   Encoding = "iso-latin1"
	UTF16       Encoding = "utf16"
	Windows1252 Encoding = "windows-cp1252"
)

// Encodings lists every encoding that a file can have.
var Encodings = []Encoding{UTF8, ASCII, Latin1, ISOLatin1, UTF16, Windows1252}

var decoders = map[Encoding]encoding.Encoding{
	Latin1:      charmap.ISO8859_1,
	ISOLatin1:   charmap.ISO8859_1,
	UTF16:       unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	Windows1252: charmap.Windows1252,
}

// utf8Of reads a file as UTF-8. What the encoding cannot hold becomes U+FFFD. UTF-8 and ASCII come as they are.
func utf8Of(r io.Reader, e Encoding) io.Reader {
	if d, ok := decoders[e]; ok {
		return d.NewDecoder().Reader(r)
	}
	return r
}

var byteOrderMark = []byte("\uFEFF")

// contradicts tells whether a file begins with the byte order mark of another encoding.
func (e Encoding) contradicts(start []byte) bool {
	if bytes.HasPrefix(start, byteOrderMark) {
		return e != UTF8
	}
	return e != UTF16 && (bytes.HasPrefix(start, []byte{0xFF, 0xFE}) || bytes.HasPrefix(start, []byte{0xFE, 0xFF}))
}

var replacement = []byte("\uFFFD")

// bad returns where in a row of a file a byte is that its encoding cannot hold; -1 when it is all right.
func (e Encoding) bad(row []byte) int {
	switch e {
	case ASCII:
		return bytes.IndexFunc(row, func(r rune) bool { return r > 0x7F })
	case UTF8:
		return badUTF8(row)
	case UTF16, Windows1252:
		return bytes.Index(row, replacement)
	}
	return -1
}
