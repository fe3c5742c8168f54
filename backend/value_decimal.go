package backend

import (
	"strconv"
	"strings"
)

// decimal is what a number literal says exactly: 0.digits × 10^exponent. The digits have no zeros at either end, so that equal
// numbers are equal decimals; zero has none. It takes no more memory than the literal, whatever the exponent.
type decimal struct {
	negative bool
	digits   string
	exponent int
}

// farOff is an exponent past that of every number there is a use for, however many digits a body has room for.
const farOff = 1 << 40

// parseDecimal reads a literal of JSON's grammar, or of strconv.ParseFloat's for decimals.
func parseDecimal(literal string) decimal {
	d := decimal{negative: strings.HasPrefix(literal, "-")}
	mantissa, power := strings.TrimLeft(literal, "+-"), ""
	if i := strings.IndexAny(mantissa, "eE"); i >= 0 {
		mantissa, power = mantissa[:i], mantissa[i+1:]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	whole = strings.TrimLeft(whole, "0")
	d.digits, d.exponent = whole+fraction, len(whole)
	if whole == "" {
		d.digits = strings.TrimLeft(fraction, "0")
		d.exponent = len(d.digits) - len(fraction)
	}
	if d.digits = strings.TrimRight(d.digits, "0"); d.digits == "" {
		return decimal{}
	}
	n, _ := strconv.ParseInt(power, 10, 64) // out of range, it is the largest or smallest there is
	d.exponent += int(max(-farOff, min(n, farOff)))
	return d
}

// whole tells whether it is an integer.
func (d decimal) whole() bool { return len(d.digits) <= d.exponent || d.digits == "" }

// int64 is the integer that it is; false when it is none, or too large.
func (d decimal) int64() (int64, bool) {
	const most = 19 // digits
	if !d.whole() || d.exponent > most {
		return 0, false
	}
	text := d.digits + strings.Repeat("0", d.exponent-len(d.digits))
	if d.negative {
		text = "-" + text
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil || d.digits == ""
}

// is tells whether f reads back as this number.
func (d decimal) is(f float64) bool { return d == parseDecimal(strconv.FormatFloat(f, 'e', -1, 64)) }
