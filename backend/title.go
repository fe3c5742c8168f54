package backend

import (
	"strconv"
	"strings"
)

// TitleField is the place of the field that says what a record is called: the first text of one line, or else the first text of any
// kind; -1 where the table has none.
func (t *Table) TitleField() int {
	first := -1
	for i := range t.Fields {
		f := &t.Fields[i]
		switch {
		case f.Type != String:
		case f.Variant == "" || f.Variant == "text":
			return i
		case first < 0:
			first = i
		}
	}
	return first
}

// Title is what a record is called whose title field holds a stored value; without one, its id: #12.
func Title(id int64, stored any) string {
	if text, ok := stored.(string); ok && strings.TrimSpace(text) != "" {
		return text
	}
	return "#" + strconv.FormatInt(id, 10)
}
