package backend

import (
	"bytes"
	"strings"
	"time"
)

// DateOrder is in which order a sheet writes a date's numbers, where it is not ISO 8601.
type DateOrder string

const (
	DayFirst   DateOrder = "dmy" // 31.12.2024
	MonthFirst DateOrder = "mdy" // 12/31/2024
	YearFirst  DateOrder = "ymd" // 2024/12/31
)

// Forms are the forms that values have in sheets which people make, beside those of the Public API: dates as they are written in an
// office, yes and no, amounts with their currency.
type Forms struct {
	Dates DateOrder
	Zone  *time.Location // of times that name none; nil is UTC
}

// readForm reads a cell that has a form of its own. A value in the Public API's form stands for the same.
func (c *cellReader) readForm(text []byte) (any, reason) {
	trimmed := bytes.TrimSpace(text)
	if c.Type == Timestamp && len(trimmed) > 0 { // without a zone it is local, where the Public API's is UTC
		return c.forms.moment(string(trimmed))
	}
	value, why := c.readStrict(text)
	if why == "" {
		return value, ""
	}
	if formed, ok := c.formed(string(trimmed)); ok {
		return formed, ""
	}
	return nil, why
}

func (c *cellReader) formed(text string) (any, bool) {
	switch c.Type {
	case Number:
		return c.amount(text)
	case Boolean:
		return yesOrNo(text)
	case Choice:
		return c.similarOption(text)
	case Date:
		day, rest, ok := c.forms.day(text)
		if !ok || rest != "" && !midnight(rest) {
			return nil, false
		}
		return day.Format(dateLayout), true
	case TimeOfDay:
		return timeOfDay(text)
	case TimeInterval:
		return shortInterval(text)
	case Reference:
		_, id := TitleOrID([]byte(text))
		return id, id != 0
	}
	return nil, false
}

var answers = map[string]int64{
	"yes": 1, "y": 1, "ja": 1, "j": 1, "wahr": 1, "1": 1, "x": 1, "✓": 1, "on": 1,
	"no": 0, "n": 0, "nein": 0, "falsch": 0, "0": 0, "off": 0,
}

func yesOrNo(text string) (any, bool) {
	answer, ok := answers[strings.ToLower(text)]
	return answer, ok
}

// similarOption finds the only option that is the same but for spaces around it, or else but for capitals.
func (c *cellReader) similarOption(text string) (found any, ok bool) {
	if o, same := c.option([]byte(text)); same {
		return o, true
	}
	for _, o := range c.OptionList() {
		if strings.EqualFold(o.Name, text) {
			if ok {
				return nil, false
			}
			found, ok = o.Number(), true
		}
	}
	return found, ok
}

func timeOfDay(text string) (any, bool) {
	ms, rest, ok := clock(text)
	if !ok || rest != "" || ms%1000 != 0 {
		return nil, false
	}
	at := time.UnixMilli(ms).UTC()
	if at.Second() == 0 {
		return at.Format("15:04"), true
	}
	return at.Format(time.TimeOnly), true
}

// shortInterval reads 8:00 as hours and minutes, and 8:00:00.
func shortInterval(text string) (any, bool) {
	if strings.Count(text, ":") == 1 {
		text += ":00"
	}
	if strings.IndexByte(text, ':') == 1 {
		text = "0" + text
	}
	seconds, ok := parseInterval(text)
	return seconds, ok
}
