package backend

import (
	"math"
	"strconv"
	"strings"
)

// reason is the ID of the sentence that says why a value is refused; "" is none.
type reason string

const (
	notText          reason = "field.not_text"
	notUnicode       reason = "field.not_unicode"
	hasNUL           reason = "field.nul"
	notANumber       reason = "field.not_a_number"
	numberTooLarge   reason = "field.number_too_large"
	integerTooLarge  reason = "field.integer_too_large"
	notBoolean       reason = "field.not_boolean"
	notADate         reason = "field.not_a_date"
	noSuchDate       reason = "field.no_such_date"
	notATimestamp    reason = "field.not_a_timestamp"
	notATime         reason = "field.not_a_time"
	notAnInterval    reason = "field.not_an_interval"
	notAnAppointment reason = "field.not_an_appointment"
	appointmentOrder reason = "field.appointment_order"
	notAnOption      reason = "field.not_an_option"
	notOneOption     reason = "field.not_one_option"
	notOptionNames   reason = "field.not_option_names"
	optionTwice      reason = "field.option_twice"
	notARecordID     reason = "field.not_a_record_id"
	notIDTexts       reason = "field.not_id_texts"
	reverseReadOnly  reason = "field.reverse_read_only"
	functionReadOnly reason = "field.function_read_only"
)

// malformed stands for JSON that breaks off or breaks its grammar within a value.
const malformed reason = "body.syntax"

func (f fault) reason() reason {
	switch f {
	case faultNUL:
		return hasNUL
	case faultUnicode:
		return notUnicode
	case faultSyntax:
		return malformed
	}
	return ""
}

// valueReader reads one field's values out of a body.
type valueReader struct {
	*Field
	options map[string]int64 // option numbers by name, made on first use
}

// read takes the value that is next and returns it as it is stored.
func (v *valueReader) read(s *scanner) (any, reason) {
	kind, text, f := s.value()
	if f != "" {
		return nil, f.reason()
	}
	switch v.Type {
	case Reverse:
		return nil, reverseReadOnly
	case Function:
		return nil, functionReadOnly
	}
	if kind == kindNull {
		return nil, ""
	}
	switch v.Type {
	case Number:
		return readNumber(kind, text)
	case Boolean:
		return readBoolean(kind)
	case Reference:
		return readReference(kind, text)
	case Date, Timestamp:
		return readDay(v.Type, kind, text)
	case Choice:
		return v.readChoice(s, kind, text)
	case Multi:
		return v.readMulti(s, kind)
	case DMulti:
		return readTexts(s, kind)
	}
	if kind != kindString {
		return nil, notText
	}
	return readText(v.Type, string(text))
}

func readText(t FieldType, text string) (any, reason) {
	switch t {
	case TimeOfDay:
		if _, rest, ok := parseClock(text); !ok || rest != "" || len(text) > len("09:30:00") {
			return nil, notATime
		}
	case TimeInterval:
		seconds, ok := parseInterval(text)
		if !ok {
			return nil, notAnInterval
		}
		return seconds, ""
	case Appointment:
		return parseAppointment(text)
	}
	return text, ""
}

func readBoolean(kind byte) (any, reason) {
	switch kind {
	case kindTrue:
		return int64(1), ""
	case kindFalse:
		return int64(0), ""
	}
	return nil, notBoolean
}

// maxExact is the largest integer up to which a number holds every integer exactly.
const maxExact = 1 << 53

func readNumber(kind byte, text []byte) (any, reason) {
	if kind != kindNumber && kind != kindString {
		return nil, notANumber
	}
	if f, ok := shortNumber(text); ok {
		return f, ""
	}
	literal := string(text)
	if strings.Trim(literal, "0123456789+-.eE") != "" {
		return nil, notANumber
	}
	f, err := strconv.ParseFloat(literal, 64)
	switch {
	case math.IsInf(f, 0):
		return nil, numberTooLarge
	case err != nil:
		return nil, notANumber
	case math.Abs(f) > maxExact-1 && !strings.ContainsAny(literal, ".eE") && !exactInteger(literal):
		return nil, integerTooLarge
	}
	return f, ""
}

// exactInteger tells whether an integer literal is at most 2^53.
func exactInteger(literal string) bool {
	n, err := strconv.ParseInt(literal, 10, 64)
	return err == nil && -maxExact <= n && n <= maxExact
}

var powersOf10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// shortNumber reads the plain decimals that most numbers are: up to 15 digits and a point, where one division is exact.
func shortNumber(text []byte) (float64, bool) {
	i, point, n := 0, -1, int64(0)
	if len(text) > 0 && text[0] == '-' {
		i = 1
	}
	first := i
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case c-'0' <= 9:
			n = n*10 + int64(c-'0')
		case c == '.' && point < 0 && i > first && i < len(text)-1:
			point = i
		default:
			return 0, false
		}
	}
	if i == first || i-first > 15 {
		return 0, false
	}
	f := float64(n)
	if point >= 0 {
		f /= powersOf10[len(text)-1-point]
	}
	if first == 1 && n != 0 {
		f = -f
	}
	return f, true
}

// MaxID is the largest record id: the largest integer that JSON's readers all hold exactly.
const MaxID = 1<<53 - 1

// readID reads a record id: an integer from 1, or the same in a text.
func readID(kind byte, text []byte) (int64, bool) {
	if kind != kindNumber && kind != kindString || len(text) == 0 {
		return 0, false
	}
	n := int64(0)
	for _, c := range text {
		if c-'0' > 9 || n > MaxID {
			return wholeID(kind, text)
		}
		n = n*10 + int64(c-'0')
	}
	return n, n >= 1 && n <= MaxID && text[0] != '0'
}

// wholeID reads an integer that is written with a fraction or an exponent, such as 42.0.
func wholeID(kind byte, text []byte) (int64, bool) {
	f, err := strconv.ParseFloat(string(text), 64)
	if kind != kindNumber || err != nil || f != math.Trunc(f) || f < 1 || f > MaxID {
		return 0, false
	}
	return int64(f), true
}

func readReference(kind byte, text []byte) (any, reason) {
	id, ok := readID(kind, text)
	if !ok {
		return nil, notARecordID
	}
	return id, ""
}

func readDay(t FieldType, kind byte, text []byte) (any, reason) {
	wrong := notATimestamp
	if t == Date {
		wrong = notADate
	}
	var ms int64
	switch kind {
	case kindNumber:
		f, err := strconv.ParseFloat(string(text), 64)
		if err != nil || f != math.Trunc(f) {
			return nil, wrong
		}
		if f < float64(firstMilli) || f > float64(lastMilli) {
			return nil, noSuchDate
		}
		ms = int64(f)
	case kindString:
		parsed, r := parseMoment(string(text))
		if r == noSuchDate {
			return nil, r
		}
		if r != "" {
			return nil, wrong
		}
		ms = parsed
	default:
		return nil, wrong
	}
	if t == Timestamp {
		return ms, ""
	}
	return string(appendDay(nil, ms)), ""
}
