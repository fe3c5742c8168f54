package sqlite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts are found in upper and lower case alike, by Unicode's simple folding; letters of ASCII fold among themselves only. So LIKE finds a
// text of ASCII, as it knows those letters, and GLOB any other one, with a class for every letter: both run inside SQLite, which a function
// of ours would have to leave and enter for every record.

// variants are the forms of a letter in upper and lower case, itself first.
func variants(r rune) []rune {
	all := []rune{r}
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		if (other < utf8.RuneSelf) == (r < utf8.RuneSelf) {
			all = append(all, other)
		}
	}
	return all
}

// folded is a text with every letter in one form.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for _, other := range variants(r) {
			least = min(least, other)
		}
		return least
	}, text)
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

var likeEscapes = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// like is an operator with its pattern, for which a ? stands, of texts that have a text between before and after: either may be "" or anything.
func like(before, text, after string) (operator, pattern string) {
	if isASCII(text) {
		return ` LIKE ? ESCAPE '\'`, before + likeEscapes.Replace(text) + after
	}
	var b strings.Builder
	for _, r := range text {
		if all := variants(r); len(all) > 1 || strings.ContainsRune("*?[", r) {
			b.WriteString("[" + string(all) + "]")
		} else {
			b.WriteRune(r)
		}
	}
	glob := strings.NewReplacer(anything, "*")
	return " GLOB ?", glob.Replace(before) + b.String() + glob.Replace(after)
}

// anything stands for any text in what like is given.
const anything = "%"

// maxForms is how many forms of a text are looked for in an index.
const maxForms = 8

// forms are a beginning of a text in all its forms of upper and lower case, as far as these are few; whole is whether that is all of it.
func forms(text string) (all []string, whole bool) {
	all = []string{""}
	for _, r := range text {
		letters := variants(r)
		if len(all)*len(letters) > maxForms {
			return all, false
		}
		longer := make([]string, 0, len(all)*len(letters))
		for _, start := range all {
			for _, letter := range letters {
				longer = append(longer, start+string(letter))
			}
		}
		all = longer
	}
	return all, true
}

// next is the first text, by code point, after all that begin with one that is not empty; ok is whether there is any.
func next(text string) (after string, ok bool) {
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
		switch {
		case r == 0xD7FF:
			return text + "\uE000", true // what lies between are no characters
		case r < utf8.MaxRune:
			return text + string(r+1), true
		}
	}
	return "", false
}
