package backend

import (
	"bytes"
	"regexp"
	"strings"
)

var (
	signs   = strings.NewReplacer("\u2212", "-", "\u2013", "-", "\u2014", "-")
	spaces  = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u2007", " ", "’", "'")
	inOwn   = `(?:\p{Sc}|AUD|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HUF|INR|JPY|NOK|PLN|SEK|TRY|USD)`
	atFront = regexp.MustCompile(`^(-? ?)` + inOwn + ` ?`)
	atEnd   = regexp.MustCompile(` ?` + inOwn + `$`)
	noCents = regexp.MustCompile(`([0-9])[.,]-{1,2}$`)
	grouped = regexp.MustCompile(`^[-+]?[0-9]{1,3}(?:(?: [0-9]{3})+|(?:'[0-9]{3})+)$`)
)

// amount reads a number as people write it in a sheet: with a currency, of which the sign may stand in front; in brackets, which make it negative;
// as a percentage; with a dash for no cents; with spaces or apostrophes between its groups. frontend/src/test/numbers.json has examples.
func (c *cellReader) amount(text string) (any, bool) {
	text = spaces.Replace(signs.Replace(text))
	text, bracketed := unbracketed(text)
	text, percent := strings.CutSuffix(text, "%")
	if text = strings.TrimSpace(text); percent {
		if strings.ContainsAny(text, "eE%") || atFront.MatchString(text) || atEnd.MatchString(text) {
			return nil, false
		}
	} else {
		text = withoutCurrency(text)
	}
	if !bracketed {
		text, bracketed = unbracketed(text)
	}
	if whole := noCents.ReplaceAllString(text, "$1"); whole != text {
		text = whole + c.mark() // so that there is no other
	}
	if text == "" || bracketed && (text[0] == '-' || text[0] == '+') {
		return nil, false
	}
	plain, ok := c.plainAmount(text)
	if !ok {
		return nil, false
	}
	if bracketed {
		plain = append([]byte{'-'}, plain...)
	}
	if percent {
		plain = append(plain, "e-2"...)
	}
	value, why := readNumber(kindString, plain)
	return value, why == ""
}

// mark is the decimal mark.
func (c *cellReader) mark() string {
	if c.numbers == NumbersEuropean {
		return ","
	}
	return "."
}

// unbracketed takes the brackets off, which make an amount negative.
func unbracketed(text string) (string, bool) {
	if len(text) > 2 && text[0] == '(' && text[len(text)-1] == ')' {
		return strings.TrimSpace(text[1 : len(text)-1]), true
	}
	return text, false
}

// withoutCurrency takes one currency away, in front or at the end.
func withoutCurrency(text string) string {
	if bare := atFront.ReplaceAllString(text, "$1"); bare != text {
		return strings.Replace(bare, "- ", "-", 1)
	}
	return atEnd.ReplaceAllString(text, "")
}

// plainAmount takes out what stands between groups, of one kind each.
func (c *cellReader) plainAmount(text string) ([]byte, bool) {
	whole, fraction, marked := strings.Cut(text, c.mark())
	if strings.ContainsAny(whole, " '") {
		if !grouped.MatchString(whole) {
			return nil, false
		}
		whole = strings.NewReplacer(" ", "", "'", "").Replace(whole)
		if strings.ContainsAny(whole, ".,") {
			return nil, false
		}
	}
	if marked && fraction != "" {
		whole += c.mark() + fraction
	}
	plain, ok := plainNumber([]byte(whole), c.numbers)
	return plain, ok && bytes.ContainsAny(plain, "0123456789")
}
