package backend

import "bytes"

// cellReader reads one field's values out of the cells of a sheet.
type cellReader struct {
	valueReader
	numbers NumberFormat
	forms   *Forms // nil: the Public API's alone
}

// read returns a cell's value as it is stored; an empty cell is an empty value. A cell is read as a text of the same characters in
// JSON would be, and what has other forms in JSON is written so:
//
//   - number: as the number format says, with or without groups of thousands
//   - boolean: true or false, ignoring case
//   - multi, dmulti: a JSON list of texts, or the names with commas, semicolons or line ends between them
//   - date, timestamp: ISO 8601; Unix milliseconds are for JSON's numbers only, or a year would be one
func (c *cellReader) read(text []byte) (any, reason) {
	if c.forms != nil {
		return c.readForm(text)
	}
	return c.readStrict(text)
}

func (c *cellReader) readStrict(text []byte) (any, reason) {
	switch c.Type {
	case String, File, IconValue, Color, User, DChoice:
		return wholeCell(text)
	case Choice:
		return c.choice(text)
	}
	text = bytes.TrimSpace(text)
	if len(text) == 0 {
		return nil, ""
	}
	switch c.Type {
	case Number:
		return c.number(text)
	case Boolean:
		return booleanCell(text)
	case Reference:
		return readReference(kindString, text)
	case Date, Timestamp:
		return readDay(c.Type, kindString, text)
	case Multi:
		return c.multi(text)
	case DMulti:
		return textsCell(text)
	}
	return readText(c.Type, string(text))
}

func wholeCell(text []byte) (any, reason) {
	if len(text) == 0 {
		return nil, ""
	}
	return string(text), ""
}

func (c *cellReader) choice(text []byte) (any, reason) {
	if len(text) == 0 {
		return nil, ""
	}
	o, ok := c.option(text)
	if !ok {
		return nil, notAnOption
	}
	return o, ""
}

func booleanCell(text []byte) (any, reason) {
	switch {
	case bytes.EqualFold(text, []byte("true")):
		return int64(1), ""
	case bytes.EqualFold(text, []byte("false")):
		return int64(0), ""
	}
	return nil, notBoolean
}

func (c *cellReader) number(text []byte) (any, reason) {
	if c.numbers != NumbersEuropean || bytes.IndexByte(text, '.') < 0 {
		if f, ok := shortNumber(text); ok {
			return f, ""
		}
	}
	plain, ok := plainNumber(text, c.numbers)
	if !ok {
		return nil, notANumber
	}
	return readNumber(kindString, plain)
}

// plainNumber takes the groups of thousands out of a number and makes its decimal mark a point. A group that has not three
// digits is a fault: it is how a number of the other format shows.
func plainNumber(text []byte, f NumberFormat) ([]byte, bool) {
	group, mark := byte(','), byte('.')
	if f == NumbersEuropean {
		group, mark = '.', ','
	}
	whole, fraction, marked := bytes.Cut(text, []byte{mark})
	if bytes.IndexByte(fraction, group) >= 0 {
		return nil, false
	}
	parts := bytes.Split(whole, []byte{group})
	for i, part := range parts[1:] {
		first := bytes.TrimLeft(parts[0], "+-")
		if len(part) != 3 || len(bytes.Trim(part, "0123456789")) > 0 || i == 0 && (len(first) < 1 || len(first) > 3) {
			return nil, false
		}
	}
	plain := bytes.Join(parts, nil)
	if marked {
		plain = append(append(plain, '.'), fraction...)
	}
	return plain, true
}

// multi reads the names of options.
func (c *cellReader) multi(text []byte) (any, reason) {
	names := chosenOptions{reader: &c.valueReader, json: []byte{'['}}
	if _, ok := c.option(text); ok && c.HasOptions() { // a name may have a comma in it
		r := names.add(text)
		return names.String(), r
	}
	if r := eachInCell(text, notOptionNames, names.add); r != "" {
		return nil, r
	}
	return names.String(), ""
}

// textsCell reads record ids as texts.
func textsCell(text []byte) (any, reason) {
	b := []byte{'['}
	r := eachInCell(text, notIDTexts, func(text []byte) reason {
		b = appendText(comma(b), string(text))
		return ""
	})
	return string(append(b, ']')), r
}

// eachInCell takes the texts of a JSON list, or else of a cell that parts them by commas, semicolons or line ends; wrong says that
// the list is none.
func eachInCell(text []byte, wrong reason, each func([]byte) reason) reason {
	if text[0] != '[' {
		for part := range bytes.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '\r' }) {
			if part = bytes.TrimSpace(part); len(part) == 0 {
				continue
			}
			if r := each(part); r != "" {
				return r
			}
		}
		return ""
	}
	s := scanner{text: text}
	r := eachText(&s, wrong, each)
	if r == malformed || r == "" && !s.atEnd() {
		r = wrong
	}
	return r
}
