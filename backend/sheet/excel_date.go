package sheet

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// asWritten is the number of no format: excelize returns a number with it as it is in the file.
const asWritten = 9999

// isoForms are the formats by which dates and times are read, whatever format the file shows them in.
var isoForms = map[dateKind]string{
	onlyDate: `yyyy-mm-dd`, onlyTime: `hh:mm:ss`, shortTime: `hh:mm`, elapsed: `[hh]:mm:ss`, dateTime: `yyyy-mm-dd"T"hh:mm:ss.000`,
}

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

// plainDates makes the book's formats such that dates read as ISO 8601, and numbers as they are stored: only the format tells a date from a number.
func (b *Book) plainDates() error {
	numbers := map[dateKind]*int{}
	before := len(b.file.Styles.CellXfs.Xf)
	for kind, form := range isoForms {
		style, err := b.file.NewStyle(&excelize.Style{CustomNumFmt: &form})
		if err != nil {
			return err
		}
		numbers[kind] = b.file.Styles.CellXfs.Xf[style].NumFmtID
	}
	plain := asWritten
	codes := b.formatCodes()
	for i := range before {
		format := &b.file.Styles.CellXfs.Xf[i].NumFmtID
		kind := noDate
		if *format != nil {
			kind = kindOf(**format, codes)
		}
		if *format = numbers[kind]; kind == noDate {
			*format = &plain
		}
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
