package backend

import (
	"math"
	"strconv"
)

// JSONError is what is wrong with a JSON text, in the value that Pointer leads to through keys and places, or at byte At, from 1.
type JSONError struct {
	Fault   JSONFault
	Pointer []string
	At      int
}

// JSONFault is a kind of JSONError.
type JSONFault string

const (
	JSONSyntax   JSONFault = "syntax"
	JSONDeep     JSONFault = "deep"
	JSONUnicode  JSONFault = "unicode"
	JSONNUL      JSONFault = "nul"
	JSONKeyTwice JSONFault = "key_twice"
	JSONNumber   JSONFault = "number" // too large, too small, or with more digits than a number can hold
)

// MaxJSONDepth is how many lists and objects can be within each other.
const MaxJSONDepth = 200

func (e *JSONError) Error() string { return string(e.Fault) }

func (e *JSONError) below(key string) *JSONError {
	e.Pointer = append([]string{key}, e.Pointer...)
	return e
}

// CheckJSON tells whether text is one JSON value that a decoder takes as it was sent: decoders mend text that is not Unicode, round
// numbers, and keep the last of keys that are the same.
func CheckJSON(text []byte) *JSONError {
	s := scanner{text: text}
	if err := s.check(MaxJSONDepth); err != nil {
		return err
	}
	if !s.atEnd() {
		return s.broken()
	}
	return nil
}

func (s *scanner) broken() *JSONError { return &JSONError{Fault: JSONSyntax, At: s.at + 1} }

// check takes a value of any kind.
func (s *scanner) check(depth int) *JSONError {
	kind, text, f := s.value()
	switch {
	case f != "":
		return s.faulty(f)
	case kind == kindNumber && !exactNumber(text):
		return &JSONError{Fault: JSONNumber}
	case (kind == kindList || kind == kindObject) && depth == 0:
		return &JSONError{Fault: JSONDeep}
	case kind == kindList:
		return s.checkList(depth - 1)
	case kind == kindObject:
		return s.checkObject(depth - 1)
	}
	return nil
}

func (s *scanner) faulty(f fault) *JSONError {
	switch f {
	case faultNUL:
		return &JSONError{Fault: JSONNUL}
	case faultUnicode:
		return &JSONError{Fault: JSONUnicode}
	}
	return s.broken()
}

// exactNumber tells whether a literal is a finite number, and an integer only if a float64 makes it one.
func exactNumber(literal []byte) bool {
	value, why := readNumber(kindNumber, literal)
	if why != "" {
		return false
	}
	f := value.(float64)
	return f != math.Trunc(f) || parseDecimal(string(literal)).whole()
}

func (s *scanner) checkList(depth int) *JSONError {
	s.at++
	if s.take(']') {
		return nil
	}
	for i := 0; ; i++ {
		if err := s.check(depth); err != nil {
			return err.below(strconv.Itoa(i))
		}
		if s.take(']') {
			return nil
		}
		if !s.take(',') {
			return s.broken()
		}
	}
}

func (s *scanner) checkObject(depth int) *JSONError {
	s.at++
	seen := map[string]bool{}
	for first := true; !s.take('}'); first = false {
		if !first && !s.take(',') || s.next() != '"' {
			return s.broken()
		}
		key, err := s.checkKey()
		switch {
		case err != nil:
			return err
		case seen[key]:
			return (&JSONError{Fault: JSONKeyTwice}).below(key)
		case !s.take(':'):
			return s.broken()
		}
		seen[key] = true
		if err := s.check(depth); err != nil {
			return err.below(key)
		}
	}
	return nil
}

// checkKey takes a key. One that is not Unicode is named as it is written.
func (s *scanner) checkKey() (string, *JSONError) {
	from := s.at
	text, f := s.str()
	if f != "" {
		return "", s.faulty(f).below(shown(unquoted(s.text[from:s.at])))
	}
	return string(text), nil
}
