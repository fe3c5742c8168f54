package sqlite

import (
	"strings"
	"sync"
	"unicode"

	"owlet/backend/nx"
)

// maxPattern is how long a pattern may be, in bytes: SQLite takes one of 50,000.
const maxPattern = 40_000

// like is whether one text contains another one, whatever their case.
func (w *termWriter) like(a, b sqlTerm) (s sqlTerm, ok bool) {
	if a.kind != nx.Text || !b.constant && !b.param || b.kind != nx.Text && b.kind != nx.Void {
		return s, false
	}
	pattern := sqlTerm{}
	if b.constant {
		glob, short := globOf(b.value)
		pattern, ok = constant(glob)
		ok = ok && short
	} else {
		pattern.text, ok = w.column(b.at, globOf)
	}
	return sqlTerm{kind: nx.Boolean, condition: true, text: "(" + a.text + " GLOB " + pattern.text + ")"}, ok
}

// globOf is the pattern of texts that contain a text, as formulas know it: letters are the same that have one lower case.
func globOf(v nx.Value) (pattern any, short bool) {
	text, _ := v.(string)
	var b strings.Builder
	b.WriteByte('*')
	for _, r := range strings.ToLower(text) {
		if upper := upperCases()[r]; upper != "" || strings.ContainsRune("*?[", r) {
			b.WriteString("[" + upper + string(r) + "]")
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('*')
	return b.String(), b.Len() <= maxPattern
}

// upperCases are the other letters that have a letter as their lower case.
var upperCases = sync.OnceValue(func() map[rune]string {
	upper := map[rune]string{}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if lower := unicode.ToLower(r); lower != r {
			upper[lower] += string(r)
		}
	}
	return upper
})
