package window

import (
	"strconv"
	"strings"

	"owlet/backend"
	"owlet/backend/sqlite"
)

const longestShown = 80 // characters of a cell beside its field

func oneCell(cell []byte) string { return strings.TrimSpace(string(cell)) }

func shortCell(text string) string {
	if r := []rune(text); len(r) > longestShown {
		return string(r[:longestShown]) + "…"
	}
	return text
}

// fitLinks finds out whether a column has titles or ids of records, unless it is said, and how many of its cells stand for one.
func (s *sample) fitLinks(store *sqlite.Store, path backend.Path, c ColumnPlan, fit *ColumnFit, hasHeader bool) error {
	links, err := store.LinksOf(always, path, c.Field, s.texts(c.Column, hasHeader))
	if err != nil {
		return err
	}
	if fit.By = c.By; fit.By == "" {
		fit.By = s.linkedBy(c.Column, hasHeader, &links)
	}
	s.eachFilled(fit, hasHeader, func(_ sampleRow, text string) bool {
		id := linkOf(text, fit.By, &links)
		if id != 0 && fit.Link == nil {
			fit.Sample, fit.Link = shortCell(text), &LinkedRecord{id, links.Titles[strconv.FormatInt(id, 10)]}
		}
		return id != 0
	})
	return nil
}

// texts are the different texts of a column.
func (s *sample) texts(column int, hasHeader bool) (texts []string) {
	seen := map[string]bool{}
	for _, r := range s.data(hasHeader) {
		if column >= len(r.cells) {
			continue
		}
		if text := oneCell(r.cells[column]); text != "" && !seen[text] {
			seen[text] = true
			texts = append(texts, text)
		}
	}
	return texts
}

// linkedBy tells that a column has ids only where all of them are there, and no record is called so.
func (s *sample) linkedBy(column int, hasHeader bool, links *backend.TextLinks) string {
	plain := false
	for _, text := range s.texts(column, hasHeader) {
		if _, marked := backend.TitleOrID([]byte(text)); marked != 0 {
			continue
		}
		if links.ByTitle[text] != 0 || linkOf(text, ByID, links) == 0 {
			return ByTitle
		}
		plain = true
	}
	if plain {
		return ByID
	}
	return ByTitle
}

// linkOf is the record that a text stands for; 0 is none, or more than one.
func linkOf(text, by string, links *backend.TextLinks) int64 {
	title, id := backend.TitleOrID([]byte(text))
	switch {
	case id != 0:
	case by == ByTitle && links.Shared[title]:
		return 0
	case by == ByTitle:
		return links.ByTitle[title]
	default:
		id = backend.PlainID(title)
	}
	if _, there := links.Titles[strconv.FormatInt(id, 10)]; !there {
		return 0
	}
	return id
}
