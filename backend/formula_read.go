package backend

import (
	"cmp"
	"slices"
	"strconv"

	"owlet/backend/nx"
)

// FormulaReader makes a field's stored values what formulas compute with. It may be shared.
type FormulaReader struct {
	field   *Field
	as      *nx.Field
	options map[int64]nx.Value // choice, multi: by number
	places  map[int64]int      // likewise, in the order of the field
}

// NewFormulaReader makes the reader of a field that formulas know as another one. It tells that one its options.
func NewFormulaReader(f *Field, as *nx.Field) *FormulaReader {
	r := &FormulaReader{field: f, as: as, options: map[int64]nx.Value{}, places: map[int64]int{}}
	for i, o := range f.OptionList() {
		as.Options = append(as.Options, nx.Option{ID: o.Number(), Name: o.Name})
		r.options[o.Number()] = nx.Chosen{Field: as, ID: o.Number(), Name: o.Name}
		r.places[o.Number()] = i
	}
	return r
}

// kinds are what formulas know values as. A formula's own is known once it has been checked; a reverse field has no values.
var kinds = map[FieldType]nx.Kind{
	String: nx.Text, IconValue: nx.Text, Color: nx.Text, Number: nx.Number, Boolean: nx.Boolean, Date: nx.Date, Timestamp: nx.Timestamp,
	TimeOfDay: nx.Time, TimeInterval: nx.Interval, Appointment: nx.Appointment, Choice: nx.Choice, DChoice: nx.Choice, Multi: nx.Multi,
	DMulti: nx.Multi, User: nx.User, File: nx.File, Reference: nx.Record, Reverse: nx.List,
}

// Kind is what formulas know a field's values as.
func (f *Field) Kind() nx.Kind { return kinds[f.Type] }

// Value is a stored value as formulas see it; a reference is the other record's id.
func (r *FormulaReader) Value(stored any) nx.Value {
	switch v := stored.(type) {
	case float64:
		return stored // as it is: a copy would be another allocation
	case int64:
		return r.ofNumber(v)
	case string:
		if kinds[r.field.Type] == nx.Text {
			return stored
		}
		return r.ofText(v)
	}
	return nil
}

func (r *FormulaReader) ofNumber(v int64) nx.Value {
	switch r.field.Type {
	case Boolean:
		return v != 0
	case Timestamp:
		return nx.Moment(v)
	case TimeInterval:
		return nx.Length(v * 1000)
	case Choice:
		return r.options[v] // null for an option that is gone
	}
	return v
}

func (r *FormulaReader) ofText(v string) nx.Value {
	switch r.field.Type {
	case Date:
		return dayOf(v)
	case TimeOfDay:
		ms, _, _ := parseClock(v)
		return nx.Clock(ms)
	case Appointment:
		return rangeOf(v)
	case User:
		return nx.Person(v)
	case File:
		return nx.Attachment(v)
	case Choice, DChoice:
		return r.chosen(v)
	case Multi, DMulti:
		return r.chosenSet(v)
	}
	return v
}

// dayOf is a stored date, of which only the form is sure.
func dayOf(text string) nx.Value {
	t, why := parseDay(text)
	if why != "" {
		return nil
	}
	return nx.Day(floorDiv(t.UnixMilli(), milliDay))
}

func rangeOf(text string) nx.Value {
	middle := len("[") + len(milliLayout)
	if len(text) != 2*middle+1 {
		return nil
	}
	start, why := parseMoment(text[1:middle])
	end, whyNot := parseMoment(text[middle+1 : len(text)-1])
	if why+whyNot != "" {
		return nil
	}
	return nx.Range{Start: nx.Moment(start), End: nx.Moment(end)}
}

// chosen is an option of a field that takes any text. That of a dynamic choice is a record's id.
func (r *FormulaReader) chosen(text string) nx.Chosen {
	id, _ := strconv.ParseInt(text, 10, 64)
	if r.field.Type == Choice || r.field.Type == Multi {
		id = 0
	}
	return nx.Chosen{Field: r.as, ID: id, Name: text}
}

func (r *FormulaReader) chosenSet(list string) nx.Value {
	set := nx.ChosenSet{}
	for _, member := range ListMembers(list) {
		switch m := member.(type) {
		case string:
			set = append(set, r.chosen(m))
		case int64:
			if o, ok := r.options[m].(nx.Chosen); ok {
				set = append(set, o)
			}
		}
	}
	if r.field.HasOptions() {
		slices.SortFunc(set, func(a, b nx.Chosen) int { return cmp.Compare(r.places[a.ID], r.places[b.ID]) })
	}
	return set
}
