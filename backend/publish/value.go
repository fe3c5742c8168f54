package publish

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"
)

// sameValues tells whether a record there has the values that were sent for it, those that were left out being empty. What else it has, such as
// functions, does not count.
func sameValues(sent, there map[string]json.RawMessage) bool {
	for name, value := range sent {
		if !sameValue(value, there[name]) {
			return false
		}
	}
	return true
}

// sameValue tells whether two JSON values are the same one, perhaps written otherwise.
func sameValue(a, b json.RawMessage) bool {
	return bytes.Equal(a, b) || canonical(a) == canonical(b)
}

// canonical is a value in one form: a missing one and an empty list are empty, and times are written as one.
func canonical(value json.RawMessage) string {
	var v any
	if len(value) == 0 || json.Unmarshal(value, &v) != nil {
		return ""
	}
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return canonicalText(v)
	case []any:
		if len(v) == 0 {
			return ""
		}
	}
	text, _ := json.Marshal(v) // what JSON was can be JSON
	return string(text)
}

// canonicalText is a text as it is, unless it is a time: servers write more or fewer of its digits.
func canonicalText(text string) string {
	if at, err := time.Parse(time.RFC3339Nano, text); err == nil {
		return at.UTC().Format(time.RFC3339Nano)
	}
	if inner, ok := strings.CutPrefix(text, "["); ok {
		from, to, two := strings.Cut(strings.TrimSuffix(inner, ")"), ",")
		if from, to := canonicalText(from), canonicalText(to); two && strings.HasSuffix(from, "Z") && strings.HasSuffix(to, "Z") {
			return "[" + from + "," + to + ")"
		}
		return text
	}
	if len(text) == len("09:30") && text[2] == ':' {
		if _, err := time.Parse("15:04", text); err == nil {
			return text + ":00"
		}
	}
	return text
}
