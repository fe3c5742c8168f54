package backend

import (
	"cmp"
	"encoding/json"
	"strings"
	"time"
)

// PersonForms is how one person's spreadsheet writes values. Day, Clock and Seconds are how it writes the moment 2006-01-02 15:04:05, which
// is what package time takes for a layout; an empty one is as in ISO 8601.
type PersonForms struct {
	Day     string `json:"day"`
	Clock   string `json:"clock"`   // hours and minutes
	Seconds string `json:"seconds"` // and seconds, of a time that has some
	Yes     string `json:"yes"`
	No      string `json:"no"`
}

// PersonFormat writes the values of some fields as cells that a person reads: options by their labels, moments in this computer's zone. It
// may be shared. What it writes is for people alone: other values may look the same.
type PersonFormat struct {
	*CellFormat
	forms PersonForms
}

// NewPersonFormat makes the format of records whose values stand beside fields. The locale is that of the labels.
func NewPersonFormat(fields []Field, numbers NumberFormat, locale string, forms PersonForms) *PersonFormat {
	f := &PersonFormat{NewCellFormat(fields, numbers), forms}
	f.forms.Day = cmp.Or(forms.Day, time.DateOnly)
	f.forms.Clock = cmp.Or(forms.Clock, "15:04")
	f.forms.Seconds = cmp.Or(forms.Seconds, time.TimeOnly)
	for i := range fields {
		for _, o := range fields[i].OptionList() {
			if label := o.Labels.In(locale); label != "" {
				f.values[i].options[o.Number()] = label
			}
		}
	}
	return f
}

// Append appends the cell of the field in a place; an empty value is an empty cell.
func (f *PersonFormat) Append(b []byte, place int, stored any) []byte {
	w := &f.values[place]
	switch v := stored.(type) {
	case string:
		if text, ok := f.text(w, v); ok {
			return append(b, text...)
		}
	case int64:
		switch {
		case w.Type == Timestamp:
			return append(b, f.moment(time.UnixMilli(v))...)
		case w.Type == Boolean && v != 0:
			return append(b, f.forms.Yes...)
		case w.Type == Boolean:
			return append(b, f.forms.No...)
		}
	}
	return f.CellFormat.Append(b, place, stored)
}

func (f *PersonFormat) text(w *valueWriter, v string) (text string, ok bool) {
	switch w.Type {
	case Multi:
		return listed(string(w.appendNames(nil, v)))
	case DMulti:
		return listed(v)
	case Date:
		day, err := time.Parse(time.DateOnly, v)
		return day.Format(f.forms.Day), err == nil
	case TimeOfDay:
		return f.timeOfDay(v)
	case Appointment:
		return f.appointment(v)
	}
	return "", false
}

// listed are the texts of a JSON list, with commas between them.
func listed(list string) (text string, ok bool) {
	var names []string
	err := json.Unmarshal([]byte(list), &names)
	return strings.Join(names, ", "), err == nil
}

func (f *PersonFormat) moment(at time.Time) string {
	at = at.Local()
	return at.Format(f.forms.Day) + " " + f.clock(at)
}

func (f *PersonFormat) clock(at time.Time) string {
	if at.Second() != 0 {
		return at.Format(f.forms.Seconds)
	}
	return at.Format(f.forms.Clock)
}

func (f *PersonFormat) timeOfDay(v string) (text string, ok bool) {
	if strings.Count(v, ":") == 1 {
		v += ":00"
	}
	at, err := time.Parse(time.TimeOnly, v)
	return f.clock(at), err == nil
}

// appointment writes both ends of "[start,end)".
func (f *PersonFormat) appointment(v string) (text string, ok bool) {
	start, end, _ := strings.Cut(strings.Trim(v, "[)"), ",")
	from, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return "", false
	}
	to, err := time.Parse(time.RFC3339, end)
	return f.moment(from) + " – " + f.moment(to), err == nil
}
