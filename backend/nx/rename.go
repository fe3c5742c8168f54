package nx

import (
	"slices"
	"strconv"
	"strings"
)

// Renaming is a new name for a field of Table, or for Table itself where Field is nil.
type Renaming struct {
	Table *Table
	Field *Field
	To    string
}

// Rename writes the new name wherever a text over records of t names what is renamed; the module still has the old one. It tells false, and gives
// the text as it was, where the text does not parse or would mean something else.
func (p *Program) Rename(text string, t *Table, what Renaming) (string, bool) {
	before, ok := p.resolved(text, t, nil)
	if !ok {
		return text, false
	}
	var renamed any = what.Field
	if what.Field == nil {
		renamed = what.Table
	}
	result := rewrite(text, before, renamed, what.To)
	after, ok := p.resolved(result, t, &what)
	same := slices.EqualFunc(before, after, func(a, b named) bool { return a.what == b.what })
	if !ok || !same {
		return text, false
	}
	return result, true
}

// resolved is what the names of a text stand for, by where they stand.
func (p *Program) resolved(text string, t *Table, as *Renaming) ([]named, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.define()
	c := &checker{program: p, use: Statements, text: text, rename: as}
	if p.check(&Checked{Text: text}, c, t); c.local == nil {
		return nil, false
	}
	slices.SortStableFunc(c.named, func(a, b named) int { return a.span.Start - b.span.Start })
	return c.named, true
}

func rewrite(text string, names []named, renamed any, to string) string {
	var result strings.Builder
	at := 0
	for _, n := range names {
		if n.what != renamed || n.span.Start < at {
			continue
		}
		result.WriteString(text[at:n.span.Start])
		result.WriteString(written(text[n.span.Start:n.span.End], to))
		at = n.span.End
	}
	return result.String() + text[at:]
}

// written is a name in the place of another: get(record, "name") has it as a text.
func written(old, name string) string {
	if strings.HasPrefix(old, `"`) {
		return strconv.Quote(name)
	}
	return QuoteName(name)
}
