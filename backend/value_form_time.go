package backend

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// moment reads a date, or a date and a time of day, into Unix milliseconds.
func (f *Forms) moment(text string) (any, reason) {
	day, rest, ok := f.day(text)
	if !ok {
		if _, why := parseMoment(text); why == noSuchDate {
			return nil, why
		}
		return nil, notATimestamp
	}
	ms := int64(0)
	if rest != "" {
		if ms, rest, ok = clock(strings.TrimLeft(rest, " ,Tt\u00a0")); !ok {
			return nil, notATimestamp
		}
	}
	ms += day.UnixMilli()
	if rest == "" {
		at := time.UnixMilli(ms).UTC()
		ms = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), at.Nanosecond(), f.zone()).UnixMilli()
	} else if zone, known := parseZone(strings.TrimSpace(rest)); known {
		ms -= zone
	} else {
		return nil, notATimestamp
	}
	if ms < firstMilli || ms > lastMilli {
		return nil, noSuchDate
	}
	return ms, ""
}

func (f *Forms) zone() *time.Location {
	if f.Zone == nil {
		return time.UTC
	}
	return f.Zone
}

// day reads the date that a text begins with, and returns what comes after it.
func (f *Forms) day(text string) (day time.Time, rest string, ok bool) {
	var parts [3]string
	var mark byte
	rest = text
	for i := range parts {
		if i > 0 {
			if rest, mark = pastMark(rest); mark == 0 {
				return day, "", false
			}
		}
		if parts[i], rest = datePart(rest); parts[i] == "" {
			return day, "", false
		}
	}
	if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(r) && r != 'T' && r != 't' || unicode.IsDigit(r) {
		return day, "", false
	}
	year, month, number, ok := f.arrange(parts, mark)
	if !ok {
		return day, "", false
	}
	day = time.Date(year, month, number, 0, 0, 0, 0, time.UTC)
	return day, rest, year > 0 && year < 10000 && day.Month() == month && day.Day() == number
}

// datePart cuts off the digits or else the letters that text begins with.
func datePart(text string) (part, rest string) {
	is := unicode.IsLetter
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsDigit(first) {
		is = unicode.IsDigit
	}
	end := strings.IndexFunc(text, func(r rune) bool { return !is(r) })
	if end < 0 {
		end = len(text)
	}
	return text[:end], text[end:]
}

// pastMark cuts off what parts a date's numbers, and returns its first byte; 0 is none.
func pastMark(text string) (rest string, mark byte) {
	rest = strings.TrimLeft(text, "./-, ")
	if len(rest) == len(text) || len(text)-len(rest) > 2 {
		return text, 0
	}
	return rest, text[0]
}

// arrange tells a date's year, month and day apart.
func (f *Forms) arrange(parts [3]string, mark byte) (year int, month time.Month, day int, ok bool) {
	order := f.Dates
	switch {
	case isWord(parts[0]):
		order = MonthFirst
	case len(parts[0]) == 4:
		order = YearFirst
	case isWord(parts[1]) || mark == '.' || order == "":
		order = DayFirst
	}
	y, m, d := parts[2], parts[1], parts[0]
	switch order {
	case YearFirst:
		y, d = parts[0], parts[2]
	case MonthFirst:
		m, d = parts[0], parts[1]
	}
	year, ok1 := yearOf(y)
	month, ok2 := monthOf(m)
	day, err := strconv.Atoi(d)
	return year, month, day, ok1 && ok2 && err == nil && len(d) <= 2
}

func isWord(part string) bool { return part[0] > '9' }

// firstOldYear is the first of two digits that stands for a year of the last century, as in Excel.
const firstOldYear = 30

func yearOf(text string) (int, bool) {
	year, err := strconv.Atoi(text)
	switch {
	case err != nil || len(text) != 2 && len(text) != 4:
		return 0, false
	case len(text) == 4:
		return year, true
	case year < firstOldYear:
		return 2000 + year, true
	}
	return 1900 + year, true
}

// months are the beginnings of months' names, English and German.
var months = map[string]time.Month{
	"jan": 1, "jän": 1, "feb": 2, "mar": 3, "mär": 3, "mrz": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
	"oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}

func monthOf(text string) (time.Month, bool) {
	if !isWord(text) {
		n, err := strconv.Atoi(text)
		return time.Month(n), err == nil && len(text) <= 2 && n >= 1 && n <= 12
	}
	runes := []rune(strings.ToLower(text))
	if len(runes) < 3 || len(runes) > len("september") {
		return 0, false
	}
	month, ok := months[string(runes[:3])]
	return month, ok
}

// clock reads 9:30, 09:30:15, 9:30 PM and their like into milliseconds since midnight.
func clock(text string) (ms int64, rest string, ok bool) {
	if len(text) > 1 && text[1] == ':' {
		text = "0" + text
	}
	ms, rest, ok = parseClock(text)
	if !ok {
		return 0, "", false
	}
	half := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(rest), ".", ""))
	if half != "am" && half != "pm" {
		return ms, rest, true
	}
	hour := ms / 3_600_000
	if hour < 1 || hour > 12 {
		return 0, "", false
	}
	ms -= hour / 12 * 12 * 3_600_000
	if half == "pm" {
		ms += 12 * 3_600_000
	}
	return ms, "", true
}

// midnight tells whether what comes after a date is no time, or the beginning of the day.
func midnight(rest string) bool {
	ms, left, ok := clock(strings.TrimLeft(rest, " ,Tt"))
	return ok && ms == 0 && left == ""
}
