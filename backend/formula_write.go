package backend

import (
	"encoding/json"
	"strconv"

	"owlet/backend/nx"
)

// StoredResult is what a formula gave as a value of the field would be stored; nil for a value that no such field can have.
func (f *Field) StoredResult(v nx.Value) any {
	switch f.Type {
	case ListResult, JSONResult:
		return asJSONResult(v)
	case Choice:
		return f.storedOption(v)
	}
	switch v := v.(type) {
	case float64, string:
		return v
	case bool:
		return truth(v)
	case nx.Day:
		return storedDay(v)
	case nx.Moment:
		return storedMoment(v)
	case nx.Clock:
		return string(appendClock(nil, v))
	case nx.Length:
		return int64(v) / 1000
	case nx.Range:
		return storedRange(v)
	case nx.Row:
		return rowID(v)
	case nx.Chosen:
		return v.Name
	case nx.ChosenSet:
		return f.storedOptions(v)
	case nx.Person:
		return string(v)
	case nx.Attachment:
		return string(v)
	}
	return nil
}

func truth(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

func rowID(r nx.Row) int64 { return r.Group.IDs[r.At] }

func withinYears(ms int64) bool { return ms >= firstMilli && ms <= lastMilli }

func storedDay(d nx.Day) any {
	if ms := int64(d) * milliDay; withinYears(ms) {
		return string(appendDay(nil, ms))
	}
	return nil
}

func storedMoment(m nx.Moment) any {
	if withinYears(int64(m)) {
		return int64(m)
	}
	return nil
}

func storedRange(r nx.Range) any {
	if withinYears(int64(r.Start)) && withinYears(int64(r.End)) {
		return "[" + momentText(int64(r.Start)) + "," + momentText(int64(r.End)) + ")"
	}
	return nil
}

// appendClock writes a time of day, with seconds only where there are some.
func appendClock(b []byte, c nx.Clock) []byte {
	b = appendDigits(b, int64(c)/3_600_000, 2)
	b = appendDigits(append(b, ':'), int64(c)/60_000%60, 2)
	if seconds := int64(c) / 1000 % 60; seconds != 0 {
		b = appendDigits(append(b, ':'), seconds, 2)
	}
	return b
}

func (f *Field) storedOption(v nx.Value) any {
	o, ok := v.(nx.Chosen)
	switch {
	case !ok:
		return nil
	case f.HasOptions():
		return o.ID
	}
	return o.Name
}

func (f *Field) storedOptions(set nx.ChosenSet) any {
	b := []byte{'['}
	for _, o := range set {
		if b = comma(b); f.HasOptions() {
			b = strconv.AppendInt(b, o.ID, 10)
		} else {
			b = appendText(b, o.Name)
		}
	}
	return string(append(b, ']'))
}

func asJSONResult(v nx.Value) any {
	if v == nil {
		return nil
	}
	if d, ok := v.(nx.Data); ok && d.Value == nil {
		return nil
	}
	return string(AppendResult(nil, v))
}

// AppendResult appends what an expression gave as the Public API shows it: a record is its id in text, an option its name.
func AppendResult(b []byte, v nx.Value) []byte {
	switch v := v.(type) {
	case bool:
		return strconv.AppendBool(b, v)
	case float64:
		return appendNumber(b, v)
	case string:
		return appendText(b, v)
	case nx.Items:
		return appendItems(b, v)
	case nx.ChosenSet:
		return appendItems(b, v)
	case nx.Chosen:
		return appendText(b, v.Name)
	case nx.Row:
		return append(strconv.AppendInt(append(b, '"'), rowID(v), 10), '"')
	case nx.Data:
		return appendData(b, v)
	}
	return appendMomentous(b, v)
}

// appendMomentous is AppendResult for what has to do with time, and for what is held as a text.
func appendMomentous(b []byte, v nx.Value) []byte {
	f := Field{}
	switch v.(type) {
	case nx.Moment:
		f.Type = Timestamp
	case nx.Length:
		f.Type = TimeInterval
	case nx.Range:
		f.Type = Appointment
	case nx.Day, nx.Clock, nx.Person, nx.Attachment:
		f.Type = String
	default:
		return append(b, "null"...)
	}
	return AppendValue(b, &f, f.StoredResult(v))
}

func appendItems[T any](b []byte, items []T) []byte {
	b = append(b, '[')
	for _, item := range items {
		b = AppendResult(comma(b), item)
	}
	return append(b, ']')
}

func appendData(b []byte, d nx.Data) []byte {
	text, err := json.Marshal(d.Value)
	if err != nil { // a number that is not finite
		return append(b, "null"...)
	}
	return append(b, text...)
}
