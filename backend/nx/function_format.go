package nx

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

var formatFunctions = []Function{
	one("format", form(gives(Text), func(args []Value) Value {
		return formatTime(args[0].(Moment).time(), args[1].(string), textOf(argument(args, 2)))
	}, need("date", Timestamp), need("pattern", Text), may("language", Text)), form(gives(Text), func(args []Value) Value {
		return formatTime(Moment(args[0].(Clock)).time(), args[1].(string), textOf(argument(args, 2)))
	}, need("time", Time), need("pattern", Text), may("language", Text)), form(gives(Text), func(args []Value) Value {
		return formatNumber(args[0].(float64), args[1].(string))
	}, need("n", Number), need("pattern", Text))),
}

// names are a language's names of months and days, from January and Sunday; short ones are their beginnings.
type names struct {
	months, days         []string
	shortMonth, shortDay int
}

var languages = map[string]names{
	"en": {strings.Fields("January February March April May June July August September October November December"),
		strings.Fields("Sunday Monday Tuesday Wednesday Thursday Friday Saturday"), 3, 3},
	"de": {strings.Fields("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
		strings.Fields("Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag"), 3, 2},
}

// dateTokens are the parts of a pattern; of those that begin alike the longer comes first.
var dateTokens = []struct {
	token string
	write func(t time.Time, n names) string
}{
	{"YYYY", func(t time.Time, _ names) string { return t.Format("2006") }},
	{"YY", func(t time.Time, _ names) string { return t.Format("06") }},
	{"MMMM", func(t time.Time, n names) string { return n.months[t.Month()-1] }},
	{"MMM", func(t time.Time, n names) string { return beginning(n.months[t.Month()-1], n.shortMonth) }},
	{"MM", func(t time.Time, _ names) string { return t.Format("01") }},
	{"M", func(t time.Time, _ names) string { return t.Format("1") }},
	{"DD", func(t time.Time, _ names) string { return t.Format("02") }},
	{"D", func(t time.Time, _ names) string { return t.Format("2") }},
	{"dddd", func(t time.Time, n names) string { return n.days[t.Weekday()] }},
	{"ddd", func(t time.Time, n names) string { return beginning(n.days[t.Weekday()], n.shortDay) }},
	{"HH", func(t time.Time, _ names) string { return t.Format("15") }},
	{"H", func(t time.Time, _ names) string { return strconv.Itoa(t.Hour()) }},
	{"hh", func(t time.Time, _ names) string { return t.Format("03") }},
	{"h", func(t time.Time, _ names) string { return t.Format("3") }},
	{"mm", func(t time.Time, _ names) string { return t.Format("04") }},
	{"m", func(t time.Time, _ names) string { return t.Format("4") }},
	{"ss", func(t time.Time, _ names) string { return t.Format("05") }},
	{"s", func(t time.Time, _ names) string { return t.Format("5") }},
	{"a", func(t time.Time, _ names) string { return t.Format("pm") }},
	{"Q", func(t time.Time, _ names) string { return strconv.Itoa(quarter(t)) }},
	{"W", func(t time.Time, _ names) string { _, week := t.ISOWeek(); return strconv.Itoa(week) }},
	{"x", func(t time.Time, _ names) string { return strconv.FormatInt(t.UnixMilli(), 10) }},
	{"X", func(t time.Time, _ names) string { return strconv.FormatInt(t.Unix(), 10) }},
	{"Z", func(time.Time, names) string { return "+00:00" }},
}

func beginning(text string, n int) string { return string([]rune(text)[:n]) }

// formatTime writes a time by a pattern; what is no token stands as it is, and what is in square brackets too.
func formatTime(t time.Time, pattern, language string) string {
	n, ok := languages[language]
	if !ok {
		n = languages["en"]
	}
	var b strings.Builder
	for pattern != "" {
		if literal, rest, ok := bracketed(pattern); ok {
			_, _ = b.WriteString(literal)
			pattern = rest
			continue
		}
		token, text := nextToken(t, n, pattern)
		_, _ = b.WriteString(text)
		pattern = pattern[token:]
	}
	return b.String()
}

func bracketed(pattern string) (literal, rest string, ok bool) {
	if pattern[0] != '[' {
		return "", "", false
	}
	return strings.Cut(pattern[1:], "]")
}

func nextToken(t time.Time, n names, pattern string) (length int, text string) {
	for _, one := range dateTokens {
		if strings.HasPrefix(pattern, one.token) {
			return len(one.token), one.write(t, n)
		}
	}
	for i := range pattern {
		if i > 0 {
			return i, pattern[:i]
		}
	}
	return len(pattern), pattern
}

// formatNumber writes a number by a pattern: 0 is a digit, # one that may be missing, a comma before the point groups by thousands.
func formatNumber(n float64, pattern string) string {
	start := strings.IndexAny(pattern, "0#")
	end := strings.LastIndexAny(pattern, "0#") + 1
	if start < 0 {
		return pattern
	}
	before, digits, after := pattern[:start], pattern[start:end], pattern[end:]
	wholes, fraction, _ := strings.Cut(digits, ".")
	least, most := strings.Count(fraction, "0"), strings.Count(fraction, "0")+strings.Count(fraction, "#")
	text := strconv.FormatFloat(math.Abs(rounded(n, most)), 'f', min(most, 300), 64)
	left, right, _ := strings.Cut(text, ".")
	for len(right) > least && right[len(right)-1] == '0' {
		right = right[:len(right)-1]
	}
	left = fmt.Sprintf("%0*s", strings.Count(wholes, "0"), strings.TrimLeft(left, "0"))
	if strings.Contains(wholes, ",") {
		left = grouped(left)
	}
	if right != "" {
		right = "." + right
	}
	sign := ""
	if n < 0 && strings.Trim(left+right, "0.,") != "" {
		sign = "-"
	}
	return before + sign + left + right + after
}

// grouped puts a comma between thousands.
func grouped(digits string) string {
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}
