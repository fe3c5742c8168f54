package nx

import (
	"maps"
	"slices"
)

// tokenKind is what sort of token one is.
type tokenKind uint8

const (
	endOfText     tokenKind = iota
	nameToken               // a name, or a word of the language
	quotedToken             // 'a name'
	numberToken             // 12.5
	textToken               // "a text"
	templateToken           // --- that begins a template
	pieceToken              // text of a template
	openToken               // { within a template
	closeToken              // } that ends what stands in a template
	templateEnd             // --- that ends a template
	symbolToken             // an operator or a bracket
)

// token is a piece of a text. Its text is the value of a name or a text, and as written for all others.
type token struct {
	Span
	kind   tokenKind
	text   string
	number float64
	line   int // in which it ends
}

// reserved are the words that are no names.
var reserved = wordSet("order", "select", "where", "let", "if", "then", "else", "end", "for", "do", "while", "break", "and", "or", "not", "null", "this",
	"function", "var", "in", "switch", "case", "default", "create", "delete", "true", "false", "like")

// inPlace are the words that are names everywhere but in their place.
var inPlace = []string{"by", "from", "to", "step", "as", "asc", "desc", "limit", "mod"}

// Words are all words of the language, in order.
func Words() []string {
	return slices.Sorted(maps.Keys(wordSet(slices.AppendSeq(slices.Clone(inPlace), maps.Keys(reserved))...)))
}

func wordSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, word := range words {
		set[word] = true
	}
	return set
}

// shown is what a token is called in an error.
func (t token) shown() string {
	switch t.kind {
	case endOfText:
		return "end of text"
	case textToken, pieceToken:
		return `text "` + shortened(t.text) + `"`
	case quotedToken:
		return QuoteName(t.text)
	}
	return t.text
}

func shortened(text string) string {
	const most = 20
	for i := range text {
		if i >= most {
			return text[:i] + "…"
		}
	}
	return text
}
