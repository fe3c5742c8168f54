package backend

import (
	"strconv"
	"strings"
	"time"
)

// Timestamps are Unix milliseconds, UTC, within the years 1 to 9999.
var (
	firstMilli = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
	lastMilli  = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli() - 1
)

const (
	dateLayout  = "2006-01-02"
	milliLayout = "2006-01-02T15:04:05.000Z"
)

// digitsAt reads n digits of text at i; -1 when they are not digits.
func digitsAt(text string, i, n int) int {
	if len(text) < i+n {
		return -1
	}
	v := 0
	for _, c := range []byte(text[i : i+n]) {
		if c-'0' > 9 {
			return -1
		}
		v = v*10 + int(c-'0')
	}
	return v
}

// parseDay reads the YYYY-MM-DD that text begins with, as midnight UTC.
func parseDay(text string) (time.Time, reason) {
	year, month, day := digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2)
	if year < 0 || month < 0 || day < 0 || text[4] != '-' || text[7] != '-' {
		return time.Time{}, notADate
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year == 0 || t.Month() != time.Month(month) || t.Day() != day {
		return time.Time{}, noSuchDate
	}
	return t, ""
}

// parseMoment reads an ISO 8601 date, or date and time, into Unix milliseconds. Without a zone it is UTC; digits past the
// millisecond are cut off.
func parseMoment(text string) (int64, reason) {
	t, r := parseDay(text)
	if r != "" {
		return 0, r
	}
	rest := text[len(dateLayout):]
	if rest == "" {
		return t.UnixMilli(), ""
	}
	if c := rest[0]; c != 'T' && c != 't' && c != ' ' {
		return 0, notATimestamp
	}
	clock, rest, ok := parseClock(rest[1:])
	if !ok {
		return 0, notATimestamp
	}
	zone, ok := parseZone(rest)
	if !ok {
		return 0, notATimestamp
	}
	ms := t.UnixMilli() + clock - zone
	if ms < firstMilli || ms > lastMilli {
		return 0, noSuchDate
	}
	return ms, ""
}

// parseClock reads HH:MM, HH:MM:SS or HH:MM:SS.fraction into milliseconds since midnight.
func parseClock(text string) (ms int64, rest string, ok bool) {
	hour, minute, second := digitsAt(text, 0, 2), digitsAt(text, 3, 2), 0
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 || text[2] != ':' {
		return 0, "", false
	}
	rest = text[5:]
	if strings.HasPrefix(rest, ":") {
		if second = digitsAt(rest, 1, 2); second < 0 || second > 59 {
			return 0, "", false
		}
		rest = rest[3:]
		if strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ",") {
			digits := 1
			for digits < len(rest) && rest[digits]-'0' <= 9 {
				digits++
			}
			if digits == 1 {
				return 0, "", false
			}
			ms = int64(digitsAt(rest[1:digits]+"000", 0, 3))
			rest = rest[digits:]
		}
	}
	return ms + int64(hour*3600+minute*60+second)*1000, rest, true
}

// parseZone reads nothing, Z, ±HH, ±HHMM or ±HH:MM into milliseconds east of UTC.
func parseZone(text string) (int64, bool) {
	if text == "" || text == "Z" || text == "z" {
		return 0, true
	}
	hour, minute := digitsAt(text, 1, 2), 0
	switch {
	case len(text) == 5:
		minute = digitsAt(text, 3, 2)
	case len(text) == 6 && text[3] == ':':
		minute = digitsAt(text, 4, 2)
	case len(text) != 3:
		return 0, false
	}
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0, false
	}
	ms := int64(hour*60+minute) * 60_000
	if text[0] == '-' {
		return -ms, true
	}
	return ms, text[0] == '+'
}

// appendMoment writes Unix milliseconds as ISO 8601 UTC, with milliseconds only where there are some.
func appendMoment(b []byte, ms int64) []byte {
	b = append(appendDay(b, ms), 'T')
	ms -= floorDiv(ms, milliDay) * milliDay
	b = appendDigits(b, ms/3_600_000, 2)
	b = appendDigits(append(b, ':'), ms/60_000%60, 2)
	b = appendDigits(append(b, ':'), ms/1000%60, 2)
	if ms %= 1000; ms != 0 {
		b = appendDigits(append(b, '.'), ms, 3)
	}
	return append(b, 'Z')
}

const (
	milliDay = 24 * 60 * 60 * 1000
	era      = 146097 // days in 400 years, after which the calendar repeats
)

// appendDay writes the UTC day of a moment. It counts days from 1 March of the year 0, so that a leap day is a year's last; package time
// takes four times as long, and a page has hundreds of them.
func appendDay(b []byte, ms int64) []byte {
	days := floorDiv(ms, milliDay) + 719468
	inEra := days % era
	year := (inEra - inEra/1460 + inEra/36524 - inEra/(era-1)) / 365
	inYear := inEra - (365*year + year/4 - year/100)
	month := (5*inYear + 2) / 153
	day := inYear - (153*month+2)/5 + 1
	if month += 3; month > 12 {
		month -= 12
		year++
	}
	b = appendDigits(b, days/era*400+year, 4)
	b = appendDigits(append(b, '-'), month, 2)
	return appendDigits(append(b, '-'), day, 2)
}

func floorDiv(a, b int64) int64 {
	if a < 0 {
		return (a - b + 1) / b
	}
	return a / b
}

func appendDigits(b []byte, n int64, width int) []byte {
	for range width {
		b = append(b, '0')
	}
	for i := len(b) - 1; width > 0; i, width = i-1, width-1 {
		b[i] += byte(n % 10) // #nosec G115 -- one digit
		n /= 10
	}
	return b
}

// parseInterval reads hours, minutes and seconds, such as 36:00:00, into seconds. Hours have two digits, or more where
// they need them.
func parseInterval(text string) (int64, bool) {
	n := len(text) - len(":00:00")
	if n < 2 || n > 9 || n > 2 && text[0] == '0' || text[n] != ':' || text[n+3] != ':' {
		return 0, false
	}
	hours, minutes, seconds := digitsAt(text, 0, n), digitsAt(text, n+1, 2), digitsAt(text, n+4, 2)
	if hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 {
		return 0, false
	}
	return int64(hours)*3600 + int64(minutes)*60 + int64(seconds), true
}

// appendInterval writes seconds as parseInterval reads them; below zero, which only formulas give, with a minus.
func appendInterval(b []byte, seconds int64) []byte {
	if seconds < 0 {
		b, seconds = append(b, '-'), -seconds
	}
	two := func(sep string, n int64) {
		b = append(b, sep...)
		if n < 10 {
			b = append(b, '0')
		}
		b = strconv.AppendInt(b, n, 10)
	}
	two("", seconds/3600)
	two(":", seconds/60%60)
	two(":", seconds%60)
	return b
}

// parseAppointment reads [start,end) into the same with both moments in UTC and milliseconds, so that texts sort as
// their moments do.
func parseAppointment(text string) (string, reason) {
	inner, opened := strings.CutPrefix(text, "[")
	inner, closed := strings.CutSuffix(inner, ")")
	from, to, parted := strings.Cut(inner, ",")
	if !opened || !closed || !parted {
		return "", notAnAppointment
	}
	start, r1 := parseMoment(strings.TrimSpace(from))
	end, r2 := parseMoment(strings.TrimSpace(to))
	switch {
	case r1 == noSuchDate || r2 == noSuchDate:
		return "", noSuchDate
	case r1 != "" || r2 != "":
		return "", notAnAppointment
	case end <= start:
		return "", appointmentOrder
	}
	return "[" + momentText(start) + "," + momentText(end) + ")", ""
}

// momentText is a moment of an appointment, as it is stored.
func momentText(ms int64) string { return time.UnixMilli(ms).UTC().Format(milliLayout) }

// clockForms are the two texts of a time of day, without its seconds and with them; twice the latter where it has some.
func clockForms(text string) (short, long string) {
	if len(text) == len("09:30") {
		return text, text + ":00"
	}
	if short, ok := strings.CutSuffix(text, ":00"); ok {
		return short, text
	}
	return text, text
}
