package backend

import (
	"bytes"
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

// TitleOrID is what a cell says that stands for a record by its title: #5 is the id, for a record without a title or whose title others have too.
func TitleOrID(cell []byte) (title string, id int64) {
	text := bytes.TrimSpace(cell)
	if digits, marked := bytes.CutPrefix(text, []byte("#")); marked {
		if id, ok := readID(kindString, bytes.TrimLeft(digits, "0")); ok {
			return "", id
		}
	}
	return string(text), 0
}

// PlainID is the id that a text is, 0 where it is none.
func PlainID(text string) int64 {
	if id, ok := readID(kindString, []byte(strings.TrimSpace(text))); ok {
		return id
	}
	return 0
}

// TextLinks are the records that texts may stand for.
type TextLinks struct {
	ByTitle map[string]int64  // by the title: the first that is called so
	Shared  map[string]bool   // titles that others have too
	Titles  map[string]string // by id: what the records are called that are there
}

// Title is what a record is called whose title field holds a stored value; without one, its id: #12.
func Title(id int64, stored any) string {
	if text, ok := stored.(string); ok && strings.TrimSpace(text) != "" {
		return text
	}
	return "#" + strconv.FormatInt(id, 10)
}
