package window

import (
	"maps"
	"slices"
	"strings"
	"time"

	"owlet/backend"
	"owlet/backend/sheet"
)

// excelFormat writes an Excel file with cells of their own kinds. Times of day and dates are those of this computer's zone, as Excel knows none.
type excelFormat struct {
	*exporting
	writer *sheet.BookWriter
	values cellWriter
	cells  []any
	rows   int
	long   map[string]bool // fields with texts that no cell holds
	longIn int64           // records that have such texts: of these nothing is written any more, only counted
}

func newExcelFormat(x *exporting) (format, error) {
	w, err := sheet.NewBookWriter(sheetName(x.name), x.folder)
	if err != nil {
		return nil, err
	}
	f := &excelFormat{exporting: x, writer: w, values: x.cells(backend.NumbersUS), long: map[string]bool{}}
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
	letters := []rune(name)
	return string(letters[:min(len(letters), maxSheetName)])
}

func (f *excelFormat) record(r *backend.Record, links backend.Links) error {
	if f.rows++; f.rows > sheet.MaxBookRows {
		return backend.Errorf(backend.Invalid, "export.rows", "max", sheet.MaxBookRows)
	}
	f.cells = f.cells[:0]
	if f.plan.ID {
		f.cells = append(f.cells, float64(r.ID))
	}
	fits := true
	for i, v := range r.Values {
		c := f.cell(i, v)
		if title, ok := f.title(i, v, links); ok {
			c = title
		}
		if text, ok := c.(string); ok && !sheet.FitsBook(text) {
			f.long[f.called(i)], fits = true, false
		}
		f.cells = append(f.cells, c)
	}
	if !fits {
		f.longIn++
	}
	if f.longIn > 0 {
		return nil
	}
	return f.writer.Write(f.cells)
}

// called is what a person calls a field.
func (f *excelFormat) called(place int) string {
	if label := labelOf(f.fields[place].Labels, f.plan.Locale); label != "" {
		return label
	}
	return f.fields[place].Name
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

func (f *excelFormat) end() error {
	if f.longIn > 0 {
		return backend.Errorf(backend.Invalid, "export.text",
			"count", f.longIn, "field", strings.Join(slices.Sorted(maps.Keys(f.long)), ", "), "max", sheet.MaxBookText)
	}
	return f.writer.Finish(f.file)
}

func (f *excelFormat) close() { _ = f.writer.Close() }
