package nx

import (
	"encoding/json"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

var textFunctions = []Function{
	one("upper", textual1(strings.ToUpper)),
	one("lower", textual1(strings.ToLower)),
	one("trim", textual1(strings.TrimSpace)),
	one("capitalize", textual1(capitalized)),
	one("urlEncode", textual1(func(t string) string { return strings.ReplaceAll(url.QueryEscape(t), "+", "%20") })),
	one("urlDecode", form(gives(Text), func(args []Value) Value {
		t, err := url.QueryUnescape(args[0].(string))
		if err != nil || !utf8.ValidString(t) {
			return nil
		}
		return t
	}, need("text", Text))),
	one("substr", form(gives(Text), func(args []Value) Value {
		runes := []rune(args[0].(string))
		from := max(0, min(len(runes), whole(args[1], 0)))
		n := max(0, whole(argument(args, 2), len(runes)))
		return string(runes[from:min(len(runes), from+n)])
	}, need("text", Text), need("start", Number), may("n", Number))),
	one("substring", form(gives(Text), func(args []Value) Value {
		runes := []rune(args[0].(string))
		from, to := part(args, len(runes))
		return string(runes[from:to])
	}, need("text", Text), need("start", Number), need("end", Number))),
	one("startsWith", tests(strings.HasPrefix)),
	one("endsWith", tests(strings.HasSuffix)),
	one("replace", failing(gives(Text), func(args []Value) (Value, error) {
		t, a, b := args[0].(string), args[1].(string), args[2].(string)
		if a == "" {
			return t, nil
		}
		if err := textFits(len(t) + strings.Count(t, a)*(len(b)-len(a))); err != nil {
			return nil, err
		}
		return strings.ReplaceAll(t, a, b), nil
	}, need("text", Text), need("search", Text), need("replacement", Text))),
	one("lpad", padded(func(text, fill string) string { return fill + text })),
	one("rpad", padded(func(text, fill string) string { return text + fill })),
	one("split", failing(givesList(Text), func(args []Value) (Value, error) {
		t, sep := args[0].(string), args[1].(string)
		if err := listFits(strings.Count(t, sep)); err != nil {
			return nil, err
		}
		return textsOf(strings.Split(t, sep)), nil
	}, need("text", Text), need("separator", Text))),
	one("text", toText), one("string", toText),
	one("number", orNull(form(gives(Number), func(args []Value) Value { return toNumber(args[0]) }, need("x", Any)))),
	one("boolean", orNull(form(gives(Boolean), func(args []Value) Value { return truth(args[0]) }, need("x", Any)))),
	one("parseJSON", form(gives(JSON), func(args []Value) Value {
		var v any
		if json.Unmarshal([]byte(args[0].(string)), &v) != nil {
			return nil
		}
		return plain(v)
	}, need("text", Text))),
	one("formatJSON", orNull(form(gives(Text), func(args []Value) Value { return jsonText(jsonOf(args[0])) }, need("x", Any)))),
}

var toText = orNull(form(gives(Text), func(args []Value) Value { return textOf(args[0]) }, need("x", Any)))

func textual1(f func(string) string) Form {
	return form(gives(Text), func(args []Value) Value { return f(args[0].(string)) }, need("text", Text))
}

func tests(f func(text, x string) bool) Form {
	return form(gives(Boolean), func(args []Value) Value { return f(args[0].(string), args[1].(string)) }, need("text", Text), need("x", Text))
}

// capitalized begins each word with a capital letter.
func capitalized(text string) string {
	before := ' '
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != '\'' {
			before = r
			return unicode.ToUpper(r)
		}
		before = r
		return r
	}, text)
}

// padded fills a text up to a number of characters; it never cuts it.
func padded(put func(text, fill string) string) Form {
	return failing(gives(Text), func(args []Value) (Value, error) {
		text, pad := args[0].(string), []rune(args[2].(string))
		missing := whole(args[1], 0) - utf8.RuneCountInString(text)
		if missing <= 0 || len(pad) == 0 {
			return text, nil
		}
		if err := textFits(len(text) + missing*utf8.RuneLen(pad[0])); err != nil {
			return nil, err
		}
		fill := make([]rune, missing)
		for i := range fill {
			fill[i] = pad[i%len(pad)]
		}
		return put(text, string(fill)), nil
	}, need("text", Text), need("n", Number), need("pad", Text))
}

func textsOf(texts []string) Items {
	list := make(Items, len(texts))
	for i, t := range texts {
		list[i] = t
	}
	return list
}
