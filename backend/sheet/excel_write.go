package sheet

import (
	"errors"
	"io"
	"os"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// The most that an Excel sheet holds.
const (
	MaxBookRows = 1_048_576
	MaxBookText = 32_767 // UTF-16 units of a cell
)

// ErrBookText is that a text is too long for an Excel cell.
var ErrBookText = errors.New("sheet: the text is too long for an Excel cell")

// Cells of other kinds than text, numbers (float64) and booleans. Nothing is ever written as a formula.
type (
	Day    time.Time     // a date
	Moment time.Time     // a date and a time of day, of whichever zone
	Clock  time.Duration // a time of day, since midnight
	Span   time.Duration // a duration
)

// BookWriter writes an Excel file with one sheet.
type BookWriter struct {
	file   *excelize.File
	stream *excelize.StreamWriter
	row    int
	cells  []any
	styles map[dateKind]int
	bold   int
}

// bookForms are the formats that cells are shown in. Excel shows 14 and 22 as is usual where it runs.
var bookForms = map[dateKind]excelize.Style{
	onlyDate: {NumFmt: 14}, dateTime: {NumFmt: 22}, shortTime: {NumFmt: 20}, onlyTime: {NumFmt: 21}, elapsed: {NumFmt: 46},
}

// NewBookWriter begins a file with a sheet of that name, which Excel may shorten. What is large goes to temporary files in a folder.
func NewBookWriter(name, folder string) (*BookWriter, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	w := &BookWriter{file: excelize.NewFile(excelize.Options{TmpDir: folder}), styles: map[dateKind]int{}}
	const first = "Sheet1"
	if w.file.SetSheetName(first, name) != nil {
		name = first
	}
	var err error
	for kind, style := range bookForms {
		if w.styles[kind], err = w.file.NewStyle(&style); err != nil {
			return nil, errors.Join(err, w.file.Close())
		}
	}
	if w.bold, err = w.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}}); err == nil {
		w.stream, err = w.file.NewStreamWriter(name)
	}
	if err != nil {
		return nil, errors.Join(err, w.file.Close())
	}
	return w, nil
}

// Header writes the columns' names and keeps them in view. It must come first.
func (w *BookWriter) Header(names []string) error {
	if err := w.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	w.cells = w.cells[:0]
	for _, name := range names {
		w.cells = append(w.cells, excelize.Cell{StyleID: w.bold, Value: name})
	}
	return w.add()
}

// Write appends a row. A cell is a string, float64, bool, Day, Moment, Clock, Span, or nil for none. Fractions keep
// 15 digits, as in Excel itself. Dates that Excel does not know, before March 1900, are written as text. Errors: ErrBookText.
func (w *BookWriter) Write(cells []any) error {
	w.cells = w.cells[:0]
	for _, c := range cells {
		if text, ok := c.(string); ok && !FitsBook(text) {
			return ErrBookText
		}
		w.cells = append(w.cells, w.cell(c))
	}
	return w.add()
}

// FitsBook tells whether an Excel cell holds a text.
func FitsBook(text string) bool {
	return len(text) <= MaxBookText || len(utf16.Encode([]rune(text))) <= MaxBookText
}

func (w *BookWriter) add() error {
	w.row++
	name, err := excelize.CoordinatesToCellName(1, w.row)
	if err != nil {
		return err
	}
	return w.stream.SetRow(name, w.cells)
}

func (w *BookWriter) cell(c any) any {
	switch v := c.(type) {
	case Day:
		return w.date(onlyDate, time.Time(v), time.DateOnly)
	case Moment:
		return w.date(dateTime, time.Time(v), "2006-01-02T15:04:05")
	case Clock:
		kind := shortTime
		if time.Duration(v)%time.Minute != 0 {
			kind = onlyTime
		}
		return w.days(kind, time.Duration(v))
	case Span:
		return w.days(elapsed, time.Duration(v))
	case float64:
		if whole := int64(v); float64(whole) == v && whole >= -maxExact && whole <= maxExact {
			return whole
		}
	}
	return c
}

// maxExact is up to where a float64 holds every integer exactly.
const maxExact = 1 << 53

func (w *BookWriter) days(kind dateKind, d time.Duration) any {
	return excelize.Cell{StyleID: w.styles[kind], Value: float64(d) / float64(24*time.Hour)}
}

var (
	firstSerial = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC) // the day 0, from March 1900 on
	firstDay    = time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)
)

// date is a moment's clock and calendar as Excel counts them: days, without a zone.
func (w *BookWriter) date(kind dateKind, t time.Time, layout string) any {
	shown := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
	if shown.Before(firstDay) {
		return shown.Format(layout)
	}
	ms := shown.UnixMilli() - firstSerial.UnixMilli()
	return excelize.Cell{StyleID: w.styles[kind], Value: float64(ms) / float64(24*time.Hour/time.Millisecond)}
}

// Finish writes the file.
func (w *BookWriter) Finish(file io.Writer) error {
	if err := w.stream.Flush(); err != nil {
		return err
	}
	_, err := w.file.WriteTo(file)
	return err
}

// Close lets go of temporary files. It must be called, whether or not the file was finished.
func (w *BookWriter) Close() error { return w.file.Close() }
