package nx

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText is how many bytes a text can have.
const maxText = 100_000

// lexer takes a text apart.
type lexer struct {
	text   string
	at     int
	line   int // of the last token's end
	lined  int // up to where lines have been counted
	tokens []token
	// braces counts the open braces of each template that the place is in: one that stands within another comes later.
	braces []int
	opened []int // where these templates begin
}

// lex takes a text apart; the last token is its end.
func lex(text string) ([]token, *Error) {
	if len(text) > maxText {
		return nil, fault(Span{maxText, len(text)}, "syntax.too_long", "limit", strconv.Itoa(maxText))
	}
	l := &lexer{text: text}
	for l.skip(); ; l.skip() {
		if err := l.unclosedComment(); err != nil {
			return nil, err
		}
		if l.at == len(text) {
			break
		}
		if err := l.next(); err != nil {
			return nil, err
		}
	}
	if n := len(l.opened); n > 0 {
		return nil, fault(Span{l.opened[n-1], l.opened[n-1] + 3}, "syntax.template_unclosed")
	}
	l.add(endOfText, l.at, "")
	return l.tokens, nil
}

// add adds a token; one that spans several lines counts as of its last, after which the next one's line is told.
func (l *lexer) add(kind tokenKind, from int, text string) {
	l.line += strings.Count(l.text[l.lined:l.at], "\n")
	l.lined = l.at
	l.tokens = append(l.tokens, token{Span: Span{from, l.at}, kind: kind, text: text, line: l.line})
}

func (l *lexer) rest() string { return l.text[l.at:] }

func (l *lexer) starts(with string) bool { return strings.HasPrefix(l.rest(), with) }

// skip passes over white space and comments, but for a comment that has no end.
func (l *lexer) skip() {
	for l.at < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.rest())
		switch {
		case unicode.IsSpace(r) || r == '\ufeff':
			l.at += size
		case l.starts("//"), l.starts("--") && !l.starts("---"):
			if end := strings.IndexByte(l.rest(), '\n'); end >= 0 {
				l.at += end
			} else {
				l.at = len(l.text)
			}
		case l.starts("/*"):
			end := strings.Index(l.text[l.at+2:], "*/")
			if end < 0 {
				return
			}
			l.at += 2 + end + 2
		default:
			return
		}
	}
}

func (l *lexer) unclosedComment() *Error {
	if l.starts("/*") {
		return fault(Span{l.at, l.at + 2}, "syntax.comment_unclosed")
	}
	return nil
}

func (l *lexer) next() *Error {
	r, _ := utf8.DecodeRuneInString(l.rest())
	switch {
	case r == '"':
		return l.quoted(textToken, "syntax.text_unclosed")
	case r == '\'':
		return l.quoted(quotedToken, "syntax.name_unclosed")
	case l.starts("---"):
		l.opened = append(l.opened, l.at)
		l.symbol(templateToken, 3)
		l.braces = append(l.braces, 0)
		return l.template()
	case r == '}' && l.inTemplate() && l.braces[len(l.braces)-1] == 0:
		l.symbol(closeToken, 1)
		return l.template()
	case isNameLetter(r):
		return l.word()
	case r == '#':
		return fault(Span{l.at, l.at + 1}, "syntax.hash")
	}
	return l.operator()
}

func (l *lexer) inTemplate() bool { return len(l.braces) > 0 }

func (l *lexer) symbol(kind tokenKind, length int) {
	from := l.at
	l.at += length
	l.add(kind, from, l.text[from:l.at])
}

// quoted reads what stands in quotes, where two quotes are one.
func (l *lexer) quoted(kind tokenKind, unclosed string) *Error {
	from, quote := l.at, l.text[l.at:l.at+1]
	var b strings.Builder
	for l.at++; ; l.at++ {
		end := strings.Index(l.rest(), quote)
		if end < 0 {
			return fault(Span{from, from + 1}, unclosed)
		}
		_, _ = b.WriteString(l.text[l.at : l.at+end])
		if l.at += end + 1; !l.starts(quote) {
			break
		}
		_, _ = b.WriteString(quote)
	}
	if kind == quotedToken && b.Len() == 0 {
		return fault(Span{from, l.at}, "syntax.name_empty")
	}
	l.add(kind, from, b.String())
	return nil
}

// template reads the text of a template up to the next expression in it or to its end.
func (l *lexer) template() *Error {
	from := l.at
	end := strings.Index(l.rest(), "---")
	brace := strings.IndexByte(l.rest(), '{')
	if end < 0 && brace < 0 {
		at := l.opened[len(l.opened)-1]
		return fault(Span{at, at + 3}, "syntax.template_unclosed")
	}
	ends := brace < 0 || end >= 0 && end < brace
	if ends {
		l.at += end
	} else {
		l.at += brace
	}
	if l.at > from {
		l.add(pieceToken, from, l.text[from:l.at])
	}
	if !ends {
		l.symbol(openToken, 1)
		return nil
	}
	l.symbol(templateEnd, 3)
	l.braces, l.opened = l.braces[:len(l.braces)-1], l.opened[:len(l.opened)-1]
	return nil
}

func isNameLetter(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// word reads a name or a number: what begins with digits and holds a letter is a name.
func (l *lexer) word() *Error {
	from := l.at
	isNumber := true
	for ; l.at < len(l.text) && isNameLetter(rune(l.text[l.at])); l.at++ {
		isNumber = isNumber && l.text[l.at] >= '0' && l.text[l.at] <= '9'
	}
	if !isNumber {
		l.add(nameToken, from, l.text[from:l.at])
		return nil
	}
	if rest := l.rest(); len(rest) > 1 && rest[0] == '.' && rest[1] >= '0' && rest[1] <= '9' && !l.afterDot() {
		for l.at++; l.at < len(l.text) && l.text[l.at] >= '0' && l.text[l.at] <= '9'; l.at++ {
		}
	}
	written := l.text[from:l.at]
	number, err := strconv.ParseFloat(written, 64)
	if err != nil {
		return fault(Span{from, l.at}, "syntax.number", "number", shortened(written))
	}
	l.add(numberToken, from, written)
	l.tokens[len(l.tokens)-1].number = number
	return nil
}

// afterDot tells whether the token before is a dot: what follows is a name, even of digits only.
func (l *lexer) afterDot() bool {
	n := len(l.tokens)
	return n > 0 && l.tokens[n-1].kind == symbolToken && l.tokens[n-1].text == "."
}

// symbols are the operators and brackets; the longer of two that begin alike comes first.
var symbols = []string{":=", "!=", "<>", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "%", "(", ")", "[", "]", "{", "}", ",", ";", ".", ":"}

func (l *lexer) operator() *Error {
	for _, s := range symbols {
		if !l.starts(s) {
			continue
		}
		l.symbol(symbolToken, len(s))
		if l.inTemplate() && s == "{" {
			l.braces[len(l.braces)-1]++
		}
		if l.inTemplate() && s == "}" {
			l.braces[len(l.braces)-1]--
		}
		return nil
	}
	_, size := utf8.DecodeRuneInString(l.rest())
	return fault(Span{l.at, l.at + size}, "syntax.unexpected", "found", l.text[l.at:l.at+size], "expected", "an expression")
}
