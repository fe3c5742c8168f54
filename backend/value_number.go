package backend

import (
	"math"
	"strconv"
	"strings"
)

// maxExact is the largest integer up to which a number holds every integer exactly.
const (
	maxExact       = 1 << 53
	maxExactDigits = "9007199254740992"
)

// readNumber reads a finite number. Digits of a fraction that a float64 has no room for are rounded, as everywhere; past 2^53 that would
// alter whole units. So there a number is only taken with an exponent, as it is written back, and with digits that read back the same.
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
	case f == 0 && parseDecimal(literal).digits != "":
		return nil, numberTooSmall
	}
	if math.Abs(f) >= maxExact {
		if why := checkLarge(literal, f); why != "" {
			return nil, why
		}
	}
	return f, ""
}

// checkLarge tells whether a literal that is read as f, 2^53 or more, is kept as it is.
func checkLarge(literal string, f float64) reason {
	n := parseDecimal(literal)
	switch {
	case n.exponent == len(maxExactDigits) && n.digits <= maxExactDigits:
		return ""
	case n.is(f) && strings.ContainsAny(literal, "eE"):
		return ""
	case n.whole():
		return integerTooLarge
	}
	return numberNotExact
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
	if kind != kindNumber {
		return 0, false
	}
	n, ok := parseDecimal(string(text)).int64()
	return n, ok && n >= 1 && n <= MaxID
}
