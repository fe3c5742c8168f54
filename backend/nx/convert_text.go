package nx

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// textOf is text(x). It ends soon after the largest text that there may be, so that a list of large texts costs no more.
func textOf(v Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return numberText(v)
	case bool:
		return strconv.FormatBool(v)
	case Chosen:
		return v.Name
	case Row:
		return strconv.FormatInt(v.Group.IDs[v.At], 10)
	case Person:
		return string(v)
	case Attachment:
		return string(v)
	case Data:
		return jsonText(v.Value)
	case ChosenSet, Items:
		items, _ := listIn(v)
		return joinItems(items, ", ")
	}
	return timeText(v)
}

func timeText(v Value) string {
	switch v := v.(type) {
	case Day:
		return v.time().Format(time.DateOnly)
	case Moment:
		return v.time().Format(withMilli("2006-01-02T15:04:05", int64(v)) + "Z07:00")
	case Clock:
		return clockText(v)
	case Length:
		return lengthText(v)
	case Range:
		return "[" + timeText(v.Start) + "," + timeText(v.End) + ")"
	}
	return ""
}

func (d Day) time() time.Time { return Moment(d * milliDay).time() }

func (m Moment) time() time.Time { return time.UnixMilli(int64(m)).UTC() }

// withMilli adds milliseconds to a layout where there are some.
func withMilli(layout string, ms int64) string {
	if ms%1000 != 0 {
		return layout + ".000"
	}
	return layout
}

// clockText writes 09:30, with seconds and milliseconds where there are some.
func clockText(c Clock) string {
	at := Moment(c).time()
	if c%60_000 == 0 {
		return at.Format("15:04")
	}
	return at.Format(withMilli("15:04:05", int64(c)))
}

// lengthText writes 36:00:00, with milliseconds where there are some.
func lengthText(l Length) string {
	sign := ""
	if l < 0 {
		sign, l = "-", -l
	}
	text := fmt.Sprintf("%s%02d:%02d:%02d", sign, l/3_600_000, l/60_000%60, l/1000%60)
	if ms := l % 1000; ms != 0 {
		text += fmt.Sprintf(".%03d", ms)
	}
	return text
}

// joinItems puts texts of a list together, without nulls; it ends soon after the largest text that there may be.
func joinItems(items Items, sep string) string {
	var b strings.Builder
	first := true
	for _, item := range items {
		if item == nil {
			continue
		}
		if !first {
			b.WriteString(sep)
		}
		first = false
		b.WriteString(textOf(item))
		if b.Len() > DefaultLimits.Text {
			break
		}
	}
	return b.String()
}

// jsonText writes JSON without white space, the names of objects sorted; it ends soon after the largest text that there may be.
func jsonText(v any) string { return string(appendJSON(nil, v)) }

func appendJSON(b []byte, v any) []byte {
	switch v := v.(type) {
	case []any:
		b = append(b, '[')
		for i, item := range v {
			if b = appendJSON(commaAfter(b, i), item); len(b) > DefaultLimits.Text {
				break
			}
		}
		return append(b, ']')
	case map[string]any:
		b = append(b, '{')
		for i, key := range sortedKeys(v) {
			b = append(appendJSON(commaAfter(b, i), key), ':')
			if b = appendJSON(b, v[key]); len(b) > DefaultLimits.Text {
				break
			}
		}
		return append(b, '}')
	}
	return append(b, scalarJSON(v)...)
}

func commaAfter(b []byte, members int) []byte {
	if members > 0 {
		return append(b, ',')
	}
	return b
}

func scalarJSON(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil { // no other types stand in JSON
		return "null"
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func sortedKeys(object map[string]any) []string {
	keys := make([]string, 0, len(object))
	for key := range object {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
