package backend

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// scanner reads JSON text once, front to back, and allocates only for strings with escapes.
type scanner struct {
	text []byte
	at   int
	buf  []byte // the last string that had escapes
}

// fault is what is wrong with a piece of JSON; "" is nothing.
type fault string

const (
	faultSyntax  fault = "syntax"
	faultNUL     fault = "nul"
	faultUnicode fault = "unicode"
)

// Kinds of JSON values: the first byte of each, with '0' for every number.
const (
	kindString = '"'
	kindNumber = '0'
	kindTrue   = 't'
	kindFalse  = 'f'
	kindNull   = 'n'
	kindList   = '['
	kindObject = '{'
)

// next skips space and returns the byte there without taking it; 0 at the end.
func (s *scanner) next() byte {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; c {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return c
		}
	}
	return 0
}

// take takes c if it is next.
func (s *scanner) take(c byte) bool {
	if s.next() != c || s.at == len(s.text) {
		return false
	}
	s.at++
	return true
}

func (s *scanner) atEnd() bool { return s.next() == 0 && s.at == len(s.text) }

// value reads a scalar. A list or an object is left untaken: only its kind is returned. text is a string's
// characters or a number's literal, good until the next call.
func (s *scanner) value() (kind byte, text []byte, f fault) {
	switch c := s.next(); c {
	case '"':
		text, f = s.str()
		return kindString, text, f
	case 't':
		return kindTrue, nil, s.word("true")
	case 'f':
		return kindFalse, nil, s.word("false")
	case 'n':
		return kindNull, nil, s.word("null")
	case '[', '{':
		return c, nil, ""
	default:
		text, f = s.number()
		return kindNumber, text, f
	}
}

func (s *scanner) word(w string) fault {
	if !bytes.HasPrefix(s.text[s.at:], []byte(w)) {
		return faultSyntax
	}
	s.at += len(w)
	return ""
}

func (s *scanner) digits() int {
	from := s.at
	for s.at < len(s.text) && s.text[s.at]-'0' <= 9 {
		s.at++
	}
	return s.at - from
}

func (s *scanner) here(c byte) bool { return s.at < len(s.text) && s.text[s.at] == c }

// number reads a number literal by JSON's grammar.
func (s *scanner) number() ([]byte, fault) {
	from := s.at
	if s.here('-') {
		s.at++
	}
	zero := s.here('0')
	if n := s.digits(); n == 0 || zero && n > 1 {
		return nil, faultSyntax
	}
	if s.here('.') {
		s.at++
		if s.digits() == 0 {
			return nil, faultSyntax
		}
	}
	if s.here('e') || s.here('E') {
		s.at++
		if s.here('+') || s.here('-') {
			s.at++
		}
		if s.digits() == 0 {
			return nil, faultSyntax
		}
	}
	return s.text[from:s.at], ""
}

// str reads a string, whose opening quote is next. Past a fault in its characters the string is still taken whole.
func (s *scanner) str() ([]byte, fault) {
	s.at++
	from, ascii := s.at, true
	for i := from; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '"':
			s.at = i + 1
			if raw := s.text[from:i]; ascii || utf8.Valid(raw) {
				return raw, ""
			}
			return s.text[from:i], faultUnicode
		case c == '\\':
			s.at = i
			return s.escaped(from)
		case c < ' ':
			s.at = i
			if c == 0 {
				return nil, faultNUL
			}
			return nil, faultSyntax
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	s.at = len(s.text)
	return nil, faultSyntax
}

// escaped goes on with a string that began at from and has its first escape at s.at.
func (s *scanner) escaped(from int) ([]byte, fault) {
	s.buf = append(s.buf[:0], s.text[from:s.at]...)
	var bad fault
	for s.at < len(s.text) {
		c := s.text[s.at]
		s.at++
		switch {
		case c == '"':
			if bad == "" && !utf8.Valid(s.buf) {
				bad = faultUnicode
			}
			return s.buf, bad
		case c == '\\':
			switch f := s.escape(); f {
			case faultSyntax:
				return nil, f
			case faultNUL, faultUnicode:
				bad = f
			}
		case c == 0:
			return nil, faultNUL
		case c < ' ':
			return nil, faultSyntax
		default:
			s.buf = append(s.buf, c)
		}
	}
	return nil, faultSyntax
}

var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape reads what follows a backslash into buf.
func (s *scanner) escape() fault {
	if s.at == len(s.text) {
		return faultSyntax
	}
	c := s.text[s.at]
	s.at++
	if c != 'u' {
		if escapes[c] == 0 {
			return faultSyntax
		}
		s.buf = append(s.buf, escapes[c])
		return ""
	}
	r, ok := s.hex()
	if !ok {
		return faultSyntax
	}
	if utf16.IsSurrogate(r) {
		if !bytes.HasPrefix(s.text[s.at:], []byte(`\u`)) {
			return faultUnicode
		}
		s.at += 2
		low, ok := s.hex()
		if !ok {
			return faultSyntax
		}
		if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
			return faultUnicode
		}
	}
	if r == 0 {
		return faultNUL
	}
	s.buf = utf8.AppendRune(s.buf, r)
	return ""
}

func (s *scanner) hex() (rune, bool) {
	if len(s.text)-s.at < 4 {
		return 0, false
	}
	var r rune
	for _, c := range s.text[s.at : s.at+4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	s.at += 4
	return r, true
}

// skip passes over a value of any kind. It only finds the end: what is inside is not checked.
func (s *scanner) skip() {
	depth := 0
	for s.at < len(s.text) {
		c := s.next()
		if s.at == len(s.text) {
			return
		}
		switch c {
		case '"':
			if _, f := s.str(); f == faultSyntax {
				return
			}
		case '[', '{':
			depth++
			s.at++
		case ']', '}':
			depth--
			s.at++
		default:
			s.skipWord()
		}
		if depth <= 0 {
			return
		}
	}
}

// skipWord passes over a number, a word, a comma or a colon.
func (s *scanner) skipWord() {
	for s.at++; s.at < len(s.text); s.at++ {
		switch s.text[s.at] {
		case ' ', '\t', '\n', '\r', ',', ':', '"', '[', ']', '{', '}':
			return
		}
	}
}

// maxShown is how many bytes of a wrong value an error repeats.
const maxShown = 80

// unquoted is a string as it is written, without its quotes.
func unquoted(json []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimPrefix(json, []byte{'"'}), []byte{'"'})
}

// shown is a wrong value's JSON, as an error repeats it.
func shown(json []byte) string {
	text := strings.ToValidUTF8(string(bytes.TrimSpace(json[:min(len(json), maxShown)])), "\uFFFD")
	if len(json) > maxShown {
		text = strings.TrimSuffix(text, "\uFFFD") + "…"
	}
	return strings.ReplaceAll(text, "\x00", "\uFFFD")
}
