package backend

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Ask is a person's question for records of a table. It goes further than the Public API's RecordQuery, which only knows equality.
type Ask struct {
	Limit  int         `json:"limit"`  // 1 to MaxAsk; 0 is MaxPage
	Offset int         `json:"offset"` // records to skip, from 0
	Sort   string      `json:"sort"`   // a field's name, or -name for descending; "" is by id
	Where  []Condition `json:"where"`  // all hold
	Search string      `json:"search"` // words, each of which some cell of the record contains
	View   string      `json:"view"`   // names who asks: its next question of another kind ends this one; "" is nobody
}

// Condition is a condition on one field. Value is in the Public API's JSON: one value, a list of two for between, a list of any number for
// one_of and none_of, nothing for empty and not_empty.
type Condition struct {
	Field string          `json:"field"`
	Is    Operator        `json:"is"`
	Value json.RawMessage `json:"value"`
}

const (
	// MaxAsk is the most records one answer to an Ask holds.
	MaxAsk = 1000
	// maxSearch is how many characters a search can have, and maxWords how many words.
	maxSearch = 200
	maxWords  = 12
)

// Answer is a page of records as a person looks at them.
type Answer struct {
	RecordPage
	Total int64 // records of the table
	Found int64 // records that the question leaves
	Links Links
}

// Links are the titles of the records that some records refer to: by the name of the field that refers, and by id in text.
type Links map[string]map[string]string

// Named is a record by what it is called.
type Named struct {
	ID    int64  `json:"id,string"`
	Title string `json:"title"`
}

// Located is where the first of some records stands that an Ask leaves.
type Located struct {
	ID     int64 `json:"id,string"` // 0 where it leaves none of them
	Place  int64 `json:"place"`     // the offset at which a page begins with it
	IsGone bool  `json:"isGone"`    // whether the table has the first of them no more
}

// On checks the question against its table. Errors: invalid.
func (a *Ask) On(t *Table) (sel Selection, err error) {
	sel = Selection{Limit: a.Limit, Offset: a.Offset, Sort: -1}
	if sel.Limit == 0 {
		sel.Limit = MaxPage
	}
	if sel.Limit < 1 || sel.Limit > MaxAsk {
		return sel, Errorf(Invalid, "query.limit", "limit", a.Limit, "max", MaxAsk)
	}
	if sel.Offset < 0 {
		return sel, Errorf(Invalid, "query.offset", "offset", a.Offset)
	}
	if a.Sort != "" {
		if sel.Sort, sel.Descending, err = t.sortField(a.Sort); err != nil {
			return sel, err
		}
	}
	if sel.Words, err = searchWords(a.Search); err != nil {
		return sel, err
	}
	for _, c := range a.Where {
		test, err := c.on(t)
		if err != nil {
			return sel, err
		}
		sel.Tests = append(sel.Tests, test)
	}
	return sel, nil
}

func searchWords(search string) ([]string, error) {
	words := strings.Fields(search)
	if len(words) > maxWords || utf8.RuneCountInString(search) > maxSearch {
		return nil, Errorf(Invalid, "query.search_long", "words", maxWords, "characters", maxSearch)
	}
	if !clean(search) {
		return nil, Errorf(Invalid, "query.search_characters")
	}
	return words, nil
}
