package nx

import (
	"math"
	"strconv"
	"strings"
)

// toNumber is number(x): a text's number, an option's or record's id, milliseconds of what has to do with time. "" and null are 0; what has no
// number is null.
func toNumber(v Value) Value {
	switch v := v.(type) {
	case nil:
		return 0.0
	case float64:
		return v
	case string:
		return parseNumber(v)
	case bool:
		return float64(bit(v))
	case Chosen:
		return v.number()
	case Row:
		return float64(v.Group.IDs[v.At])
	case Day:
		return float64(v * milliDay)
	case Moment:
		return float64(v)
	case Clock:
		return float64(v)
	case Length:
		return float64(v)
	}
	return nil
}

func (c Chosen) number() Value {
	if c.ID == 0 {
		return nil
	}
	return float64(c.ID)
}

// parseNumber reads a decimal with a point and perhaps an exponent, and spaces around it; anything else is null.
func parseNumber(text string) Value {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0.0
	}
	if strings.Trim(text, "0123456789+-.eE") != "" {
		return nil
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil
	}
	return finite(n)
}

// numberText writes the shortest decimal that reads back as the same number, without an exponent.
func numberText(n float64) string {
	if n == math.Trunc(n) && math.Abs(n) < maxExact {
		return strconv.FormatInt(int64(n), 10)
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// jsonOf is a value as JSON: what encoding/json reads. Lists become arrays, records their ids in texts, dates and the like their texts.
func jsonOf(v Value) any {
	switch v := v.(type) {
	case nil, bool, float64, string:
		return v
	case Data:
		return v.Value
	case Items:
		return arrayOf(v)
	case ChosenSet:
		return arrayOf(v)
	}
	return textOf(v)
}

func arrayOf[T any](list []T) []any {
	array := make([]any, len(list))
	for i, item := range list {
		array[i] = jsonOf(item)
	}
	return array
}

// plain is JSON as a value: only arrays and objects remain JSON.
func plain(json any) Value {
	switch json.(type) {
	case []any, map[string]any:
		return Data{json}
	}
	return json
}

// memberOf is what an object has under a name; null where there is none.
func memberOf(d Data, name string) Value {
	object, _ := d.Value.(map[string]any)
	return plain(object[name])
}

// listIn is the items of a value that is a list: a list, the options of a multi field, an array of JSON.
func listIn(v Value) (Items, bool) {
	switch v := v.(type) {
	case Items:
		return v, true
	case ChosenSet:
		items := make(Items, len(v))
		for i, c := range v {
			items[i] = c
		}
		return items, true
	case Data:
		array, ok := v.Value.([]any)
		items := make(Items, len(array))
		for i, x := range array {
			items[i] = plain(x)
		}
		return items, ok
	}
	return nil, false
}

// itemsOf is listIn, with null as an empty list. Errors: not_list.
func itemsOf(v Value) (Items, error) {
	items, ok := listIn(v)
	if ok || v == nil {
		return items, nil
	}
	name := kindOf(v).String()
	return nil, failure("not_list", "type", name)
}
