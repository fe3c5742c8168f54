package sqlite

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"owlet/backend"
)

// ordered is a value in a form in which Go's operators order it.
func ordered(field string, v any) any {
	text, isText := v.(string)
	switch {
	case field == "name" || field == "note":
		return strings.ToLower(text)
	case field == "clock" && len(text) == 5:
		return text + ":00"
	case field == "took":
		var h, min, s int
		_, _ = fmt.Sscanf(text, "%d:%d:%d", &h, &min, &s)
		return float64(h*3600 + min*60 + s)
	case field == "slot" && isText && text[0] == '[':
		start, _, _ := strings.Cut(text[1:], ",")
		return start
	}
	return v
}

func before(a, b any) bool {
	if n, ok := a.(float64); ok {
		return n < b.(float64)
	}
	return a.(string) < b.(string)
}

// holds is the obvious answer whether a record meets a condition.
func holds(c backend.Condition, record map[string]any) bool {
	var value any
	if err := json.Unmarshal(c.Value, &value); err != nil {
		panic(err)
	}
	has := record[c.Field]
	list, isList := has.([]any)
	same := func(wanted any) bool {
		if isList {
			return slices.ContainsFunc(list, func(has any) bool { return strings.EqualFold(has.(string), wanted.(string)) })
		}
		if c.Field == "slot" {
			return has == wanted
		}
		return has != nil && ordered(c.Field, has) == ordered(c.Field, wanted)
	}
	text := strings.ToLower(fmt.Sprint(has))
	among := func() bool { return slices.ContainsFunc(value.([]any), same) }
	empty := has == nil || has == "" || isList && len(list) == 0
	switch c.Is {
	case backend.Empty:
		return empty
	case backend.NotEmpty:
		return !empty
	case backend.Equals:
		return same(value)
	case backend.NotEquals:
		return !same(value)
	case backend.OneOf:
		return among()
	case backend.NoneOf:
		return !among()
	case backend.Contains:
		return has != nil && strings.Contains(text, strings.ToLower(value.(string)))
	case backend.NotContains:
		return has == nil || !strings.Contains(text, strings.ToLower(value.(string)))
	case backend.Begins:
		return has != nil && strings.HasPrefix(text, strings.ToLower(value.(string)))
	}
	if has == nil {
		return false
	}
	at := ordered(c.Field, has)
	switch c.Is {
	case backend.Before, backend.Less:
		return before(at, ordered(c.Field, value))
	case backend.After, backend.More:
		return before(ordered(c.Field, value), at)
	}
	low, high := ordered(c.Field, value.([]any)[0]), ordered(c.Field, value.([]any)[1])
	if before(high, low) {
		low, high = high, low
	}
	return !before(at, low) && !before(high, at)
}

// found is the obvious answer whether a search finds a person.
func (m *askModel) found(search string, id int64) bool {
	record := m.people.records[id]
	cells := []string{}
	for _, field := range []string{"name", "note", "status", "day", "clock"} {
		if text, ok := record[field].(string); ok {
			cells = append(cells, text)
		}
	}
	for _, field := range []string{"tags", "free"} {
		list, _ := record[field].([]any)
		for _, one := range list {
			cells = append(cells, one.(string))
		}
	}
	if n, ok := record["n"].(float64); ok {
		cells = append(cells, fmt.Sprint(n))
	}
	firm, _ := record["firm"].(string)
	if title := m.title(firm); title != "#"+firm {
		cells = append(cells, title)
	}
	return !slices.ContainsFunc(strings.Fields(search), func(word string) bool {
		if number := strings.TrimPrefix(word, "#"); number == fmt.Sprint(id) || word == "#"+firm {
			return false
		}
		return !slices.ContainsFunc(cells, func(cell string) bool { return strings.Contains(strings.ToLower(cell), strings.ToLower(word)) })
	})
}

func (m *askModel) title(firm string) string {
	var id int64
	_, _ = fmt.Sscan(firm, &id)
	if title, _ := m.firms.records[id]["title"].(string); strings.TrimSpace(title) != "" {
		return title
	}
	return "#" + firm
}
