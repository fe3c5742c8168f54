package backend

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A stored value is what SQLite holds for a field, nil for an empty one:
//
//   - number: float64; boolean: int64 0 or 1; reference: int64, the other record's id
//   - timestamp: int64, Unix milliseconds; timeinterval: int64, seconds
//   - date: "2024-02-15"; appointment: "[start,end)", both with milliseconds and in UTC
//   - choice: int64, the option's number, so that a renamed option's records follow; string while the field has no options
//   - multi: JSON list of the same; dmulti: JSON list of strings
//   - what only a formula gives: lists and values of any kind as their JSON
//   - all others: string, as it was sent

// valueWriter writes one field's stored values as the Public API shows them.
type valueWriter struct {
	*Field
	key     string // the field's name as a JSON key, with its colon
	options map[int64]string
}

func newValueWriter(f *Field) valueWriter {
	w := valueWriter{Field: f, key: `"` + f.Name + `":`}
	if f.HasOptions() {
		w.options = make(map[int64]string, len(f.Options.List))
		for _, o := range f.Options.List {
			w.options[o.Number()] = o.Name
		}
	}
	return w
}

// Number is an option's ID, which is a number in text.
func (o *Option) Number() int64 {
	n, _ := strconv.ParseInt(o.ID, 10, 64)
	return n
}

// AppendValue appends a field's stored value as JSON, as the Public API shows it.
func AppendValue(b []byte, f *Field, stored any) []byte {
	w := newValueWriter(f)
	return w.append(b, stored)
}

func (w *valueWriter) append(b []byte, stored any) []byte {
	switch v := stored.(type) {
	case string:
		return w.appendString(b, v)
	case int64:
		return w.appendInt(b, v)
	case float64:
		return appendNumber(b, v)
	}
	return append(b, "null"...)
}

func (w *valueWriter) appendString(b []byte, v string) []byte {
	switch w.Type {
	case Multi:
		return w.appendNames(b, v)
	case DMulti, ListResult, JSONResult:
		return append(b, v...)
	case Appointment:
		v = strings.ReplaceAll(v, ".000Z", "Z")
	}
	return appendText(b, v)
}

func (w *valueWriter) appendInt(b []byte, v int64) []byte {
	switch w.Type {
	case Boolean:
		return strconv.AppendBool(b, v != 0)
	case Reference:
		return append(strconv.AppendInt(append(b, '"'), v, 10), '"')
	case Timestamp:
		return append(appendMoment(append(b, '"'), v), '"')
	case TimeInterval:
		return append(appendInterval(append(b, '"'), v), '"')
	case Choice:
		if name, ok := w.options[v]; ok {
			return appendText(b, name)
		}
		return append(b, "null"...)
	}
	return strconv.AppendInt(b, v, 10)
}

// appendNames writes a multi field's list with names in place of option numbers. Options that are gone are left out.
func (w *valueWriter) appendNames(b []byte, list string) []byte {
	s := scanner{text: []byte(list), at: 1}
	b = append(b, '[')
	for {
		kind, text, f := s.value()
		if f != "" {
			return append(b, ']')
		}
		name, ok := string(text), true
		if kind == kindNumber {
			n, _ := readID(kind, text)
			name, ok = w.options[n]
		}
		if ok {
			b = appendText(comma(b), name)
		}
		if !s.take(',') {
			return append(b, ']')
		}
	}
}

// appendNumber writes a number without an exponent from 1e-6 up to 2^53, where integers are exact. Past that an exponent
// says that it is no exact integer: a reader may send it back as it is.
func appendNumber(b []byte, f float64) []byte {
	if size := math.Abs(f); size != 0 && (size < 1e-6 || size > maxExact) {
		b = strconv.AppendFloat(b, f, 'e', -1, 64)
		if n := len(b); b[n-2] == '0' && b[n-4] == 'e' { // e-07
			b = append(b[:n-2], b[n-1])
		}
		return b
	}
	if n := int64(f); float64(n) == f {
		return strconv.AppendInt(b, n, 10)
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

// comma parts members of a list or an object that b ends in.
func comma(b []byte) []byte {
	if c := b[len(b)-1]; c == '[' || c == '{' {
		return b
	}
	return append(b, ',')
}

// appendText writes a JSON string.
func appendText(b []byte, text string) []byte {
	const hex = "0123456789abcdef"
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	b = append(b, '"')
	from := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, text[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(append(b, text[from:]...), '"')
}

// ListMembers are the members of a stored list: numbers of options (int64) or texts.
func ListMembers(list string) (members []any) {
	s := scanner{text: []byte(list), at: 1}
	for {
		kind, text, f := s.value()
		if f != "" {
			return members
		}
		if n, ok := readID(kind, text); kind == kindNumber && ok {
			members = append(members, n)
		} else {
			members = append(members, string(text))
		}
		if !s.take(',') {
			return members
		}
	}
}
