package sheet

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// findSize is how much of a file is looked at for its encoding.
const findSize = 16 << 20

// FindEncoding looks at the beginning of a file for its encoding: by a byte order mark, by the zeros of UTF-16, or else it is UTF-8 where
// it can be, and Windows-1252 where not, which has all of Latin-1's letters. The error is the file's own.
func FindEncoding(file io.Reader) (Encoding, error) {
	var start [4096]byte
	n, err := io.ReadFull(file, start[:])
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return "", err
	}
	head := start[:n]
	switch {
	case bytes.HasPrefix(head, byteOrderMark):
		return UTF8, nil
	case UTF8.contradicts(head), zerosAtOdd(head):
		return UTF16, nil
	}
	var check utf8Check
	check.write(head)
	more, err := io.Copy(&check, io.LimitReader(file, findSize))
	if err != nil {
		return "", err
	}
	if check.bad || len(check.left) > 0 && more < findSize {
		return Windows1252, nil
	}
	return UTF8, nil
}

// zerosAtOdd tells whether text is UTF-16 without a byte order mark: most of the characters of a sheet are Latin.
func zerosAtOdd(text []byte) bool {
	zeros := 0
	for i := 1; i < len(text); i += 2 {
		if text[i] == 0 && text[i-1] != 0 {
			zeros++
		}
	}
	return len(text) >= 4 && zeros > len(text)/4
}

// utf8Check tells whether what is written to it is UTF-8.
type utf8Check struct {
	left []byte // the beginning of a character
	bad  bool
}

func (c *utf8Check) Write(p []byte) (int, error) {
	c.write(p)
	return len(p), nil
}

func (c *utf8Check) write(p []byte) {
	if c.bad {
		return
	}
	text := append(c.left, p...)
	whole := len(text)
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if at := len(text) - back; utf8.RuneStart(text[at]) {
			if !utf8.FullRune(text[at:]) {
				whole = at
			}
			break
		}
	}
	c.bad = !utf8.Valid(text[:whole])
	c.left = append([]byte(nil), text[whole:]...)
}
