package sheet

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// asWritten is the number of no format.
const asWritten = 9999

// marks are what numbers begin with once their cells have been given a format that tells what they show.
var marks = map[dateKind]string{onlyDate: "~date~", onlyTime: "~time~", shortTime: "~short~", elapsed: "~elapsed~", dateTime: "~moment~"}

// dateKind is what a number format shows a number as.
type dateKind int

const (
	noDate dateKind = iota
	onlyDate
	onlyTime
	shortTime // without seconds
	elapsed   // hours that go past 24
	dateTime
)

// markDates gives the book formats by which dates can be told from numbers, and numbers none, for only its format makes a number a date.
func (b *Book) markDates() error {
	numbers := map[dateKind]*int{}
	before := len(b.file.Styles.CellXfs.Xf)
	for kind, mark := range marks {
		form := `"` + mark + `"0`
		style, err := b.file.NewStyle(&excelize.Style{CustomNumFmt: &form})
		if err != nil {
			return err
		}
		numbers[kind] = b.file.Styles.CellXfs.Xf[style].NumFmtID
	}
	plain := asWritten
	numbers[noDate] = &plain
	codes := b.formatCodes()
	for i := range before {
		format := &b.file.Styles.CellXfs.Xf[i].NumFmtID
		kind := noDate
		if *format != nil {
			kind = kindOf(**format, codes)
		}
		*format = numbers[kind]
	}
	return nil
}

func (b *Book) formatCodes() map[int]string {
	codes := map[int]string{}
	if list := b.file.Styles.NumFmts; list != nil {
		for _, f := range list.NumFmt {
			codes[f.NumFmtID] = f.FormatCode
		}
	}
	return codes
}

// kindOf tells what a format shows: those up to 163 are built in.
func kindOf(number int, codes map[int]string) dateKind {
	if code, ok := codes[number]; ok {
		return kindOfCode(code)
	}
	switch {
	case number >= 14 && number <= 17, number >= 27 && number <= 31, number >= 34 && number <= 36, number >= 50 && number <= 58:
		return onlyDate
	case number == 18 || number == 20 || number == 32:
		return shortTime
	case number == 19 || number == 21 || number == 33 || number == 45 || number == 47:
		return onlyTime
	case number == 22:
		return dateTime
	case number == 46:
		return elapsed
	}
	return noDate
}

var (
	formatTexts  = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.`)
	formatHours  = regexp.MustCompile(`(?i)\[(h+|m+|s+)\]`)
	formatOthers = regexp.MustCompile(`\[[^\]]*\]`)
)

// kindOfCode tells what a format's first section shows by its letters.
func kindOfCode(code string) dateKind {
	code, _, _ = strings.Cut(formatTexts.ReplaceAllString(code, ""), ";")
	if formatHours.MatchString(code) {
		return elapsed
	}
	code = strings.ToLower(formatOthers.ReplaceAllString(code, ""))
	if strings.Contains(code, "general") {
		return noDate
	}
	code = strings.NewReplacer("am/pm", "", "a/p", "").Replace(code)
	date := strings.ContainsAny(code, "dy")
	seconds, hours := strings.Contains(code, "s"), strings.Contains(code, "h")
	switch {
	case date && (hours || seconds):
		return dateTime
	case date || strings.Contains(code, "m") && !hours && !seconds:
		return onlyDate
	case seconds:
		return onlyTime
	case hours:
		return shortTime
	}
	return noDate
}

// markOf is what a cell that excelize has formatted shows.
func markOf(text string) dateKind {
	if text[0] == '~' || text[0] == '-' {
		for kind, mark := range marks {
			if strings.HasPrefix(text, mark) || strings.HasPrefix(text, "-"+mark) {
				return kind
			}
		}
	}
	return noDate
}

const daySeconds = 24 * 60 * 60

// lastSerial is the day after the last of the year 9999.
const lastSerial = 2958466

// show writes a number as what it stands for, in ISO 8601. One that is no date stays a number.
func (k dateKind) show(number string, is1904 bool) string {
	serial, err := strconv.ParseFloat(number, 64)
	if err != nil || serial < 0 || serial >= lastSerial {
		return number
	}
	if k == elapsed {
		s := int64(math.Round(serial * daySeconds))
		return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	start := firstSerial
	switch {
	case is1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case serial < 60: // Excel has a 29 February 1900
		start = start.AddDate(0, 0, 1)
	}
	unit := time.Millisecond
	if serial >= 1e6 { // Excel's 15 digits end before the millisecond
		unit *= 10
	}
	day, part := math.Modf(serial)
	at := start.AddDate(0, 0, int(day)).Add(time.Duration(math.Round(part*float64(24*time.Hour/unit))) * unit)
	return at.Format(k.layout(at))
}

func (k dateKind) layout(at time.Time) string {
	switch k {
	case onlyDate:
		return time.DateOnly
	case shortTime:
		if at.Second() == 0 {
			return "15:04"
		}
		return time.TimeOnly
	case onlyTime:
		return time.TimeOnly
	}
	return "2006-01-02T15:04:05.999"
}
