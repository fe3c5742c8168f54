package window

import (
	"errors"
	"strings"
	"time"

	"owlet/backend"
	"owlet/backend/sheet"
)

// excelFormat writes an Excel file with cells of their own kinds. Times of day and dates are those of this computer's zone, as Excel knows none.
type excelFormat struct {
	*exporting
	writer *sheet.BookWriter
	values *backend.CellFormat
	cells  []any
	rows   int
}

func newExcelFormat(x *exporting) (format, error) {
	w, err := sheet.NewBookWriter(sheetName(x.table), x.folder)
	if err != nil {
		return nil, err
	}
	f := &excelFormat{exporting: x, writer: w, values: backend.NewCellFormat(x.fields, backend.NumbersUS)}
	if names := x.header(); names != nil {
		f.rows++
		err = w.Header(names)
	}
	return f, err
}

const maxSheetName = 31

// sheetName is a name that Excel takes.
func sheetName(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, name), " '")
	return name[:min(len(name), maxSheetName)]
}

func (f *excelFormat) record(r *backend.Record, links backend.Links) error {
	if f.rows++; f.rows > sheet.MaxBookRows {
		return backend.Errorf(backend.Invalid, "export.rows", "max", sheet.MaxBookRows)
	}
	f.cells = f.cells[:0]
	if f.plan.ID {
		f.cells = append(f.cells, float64(r.ID))
	}
	for i, v := range r.Values {
		c := f.cell(i, v)
		if title, ok := f.title(i, v, links); ok {
			c = title
		}
		f.cells = append(f.cells, c)
	}
	err := f.writer.Write(f.cells)
	if errors.Is(err, sheet.ErrBookText) {
		return backend.Errorf(backend.Invalid, "export.text", "id", r.ID, "max", sheet.MaxBookText)
	}
	return err
}

// cell is a stored value as a cell of its own kind, and text where Excel has none for it.
func (f *excelFormat) cell(place int, stored any) any {
	switch v := stored.(type) {
	case nil:
		return nil
	case float64:
		return v
	case int64:
		switch f.fields[place].Type {
		case backend.Boolean:
			return v != 0
		case backend.Reference:
			return float64(v)
		case backend.Timestamp:
			return sheet.Moment(time.UnixMilli(v).Local())
		case backend.TimeInterval:
			return sheet.Span(time.Duration(v) * time.Second)
		}
	case string:
		if c := dayOrClock(f.fields[place].Type, v); c != nil {
			return c
		}
	}
	return string(f.values.Append(nil, place, stored))
}

func dayOrClock(t backend.FieldType, text string) any {
	switch t {
	case backend.Date:
		if day, err := time.Parse(time.DateOnly, text); err == nil {
			return sheet.Day(day)
		}
	case backend.TimeOfDay:
		for _, layout := range []string{"15:04", time.TimeOnly} {
			if at, err := time.Parse(layout, text); err == nil && (layout == "15:04" || at.Second() != 0) {
				return sheet.Clock(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute + time.Duration(at.Second())*time.Second)
			}
		}
	}
	return nil
}

func (f *excelFormat) end() error { return f.writer.Finish(f.file) }

func (f *excelFormat) close() { _ = f.writer.Close() }
