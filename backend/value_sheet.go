package backend

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// CellFormat writes the values of some fields as the cells of a sheet, from which an import reads the same values. It may be shared.
type CellFormat struct {
	values  []valueWriter
	numbers NumberFormat
}

// NewCellFormat makes the format of records whose values stand beside fields.
func NewCellFormat(fields []Field, numbers NumberFormat) *CellFormat {
	f := &CellFormat{values: make([]valueWriter, len(fields)), numbers: numbers}
	for i := range fields {
		f.values[i] = newValueWriter(&fields[i])
	}
	return f
}

// Append appends the cell of the field in a place; an empty value is an empty cell.
func (f *CellFormat) Append(b []byte, place int, stored any) []byte {
	w := &f.values[place]
	switch v := stored.(type) {
	case string:
		return w.appendPlain(b, v)
	case int64:
		return w.appendPlainInt(b, v)
	case float64:
		from := len(b)
		b = appendNumber(b, v)
		if at := bytes.IndexByte(b[from:], '.'); at >= 0 && f.numbers == NumbersEuropean {
			b[from+at] = ','
		}
	}
	return b
}

func (w *valueWriter) appendPlain(b []byte, v string) []byte {
	switch w.Type {
	case Multi:
		return w.appendNames(b, v)
	case JSONResult:
		return appendPlainJSON(b, v)
	case Appointment:
		v = strings.ReplaceAll(v, ".000Z", "Z")
	}
	return append(b, v...)
}

func (w *valueWriter) appendPlainInt(b []byte, v int64) []byte {
	switch w.Type {
	case Boolean:
		return strconv.AppendBool(b, v != 0)
	case Timestamp:
		return appendMoment(b, v)
	case TimeInterval:
		return appendInterval(b, v)
	case Choice:
		return append(b, w.options[v]...)
	}
	return strconv.AppendInt(b, v, 10)
}

// appendPlainJSON writes a JSON text without its quotes, and other JSON as it is.
func appendPlainJSON(b []byte, v string) []byte {
	var text string
	if v[0] == '"' && json.Unmarshal([]byte(v), &text) == nil {
		return append(b, text...)
	}
	return append(b, v...)
}
