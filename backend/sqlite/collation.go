package sqlite

import (
	"bytes"
	"encoding/binary"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"owlet/backend"
)

// collation makes keys of a field's values that compare, byte by byte, as people order the values: texts as in a dictionary, with the numbers in
// them by their amount; options as the field lists them; linked records by their titles. The key of an empty value is empty. German and English
// have the order of CLDR's root, so one collation serves every language of the window. It is for one goroutine.
type collation struct {
	field  *backend.Field
	places map[int64]uint32 // of options, by number
	texts  *collate.Collator
	buffer collate.Buffer
	known  map[string][]byte // keys of texts that were met
}

// maxKnownTexts bounds the keys that are remembered: few values that recur often are worth it.
const maxKnownTexts = 1 << 12

// collates tells whether people order a field's values otherwise than SQLite does.
func collates(f *backend.Field) bool {
	return f.Folds() || f.IsList() || f.Type == backend.Choice || f.Type == backend.Reference
}

func newCollation(f *backend.Field) *collation {
	c := &collation{field: f, places: map[int64]uint32{}, texts: collate.New(language.Und, collate.Numeric), known: map[string][]byte{}}
	for i, o := range f.OptionList() {
		c.places[o.Number()] = uint32(i)
	}
	return c
}

// key is the key of a stored value; title is that of the record which a reference refers to. Nobody may change it.
func (c *collation) key(value, title any) []byte {
	switch v := value.(type) {
	case int64:
		if c.field.Type == backend.Reference {
			return c.ofText(backend.Title(v, title))
		}
		return c.ofOption(nil, v)
	case string:
		if c.field.IsList() {
			return c.ofList(v)
		}
		return c.ofText(v)
	}
	return nil
}

// ofText is the key of a text, of which only as much counts as the positions in listings hold.
func (c *collation) ofText(text string) []byte {
	if text == "" {
		return nil
	}
	if key, ok := c.known[text]; ok {
		return key
	}
	c.buffer.Reset()
	key := slices.Clone(c.texts.KeyFromString(&c.buffer, shortened(text).(string)))
	if len(c.known) < maxKnownTexts {
		c.known[text] = key
	}
	return key
}

// ofOption appends the place of an option; one that the field does not have comes last.
func (c *collation) ofOption(key []byte, number int64) []byte {
	place, ok := c.places[number]
	if !ok {
		place = uint32(len(c.places)) // #nosec G115 -- a field has few options
	}
	return binary.BigEndian.AppendUint32(key, place)
}

// ofList orders lists by their first members, then by their second ones. Chosen options have no order of their own, so they count in that of
// the field.
func (c *collation) ofList(list string) (key []byte) {
	members := backend.ListMembers(list)
	slices.SortStableFunc(members, func(a, b any) int {
		one, ok := a.(int64)
		other, both := b.(int64)
		if !ok || !both {
			return 0
		}
		return bytes.Compare(c.ofOption(nil, one), c.ofOption(nil, other))
	})
	for _, member := range members {
		switch m := member.(type) {
		case int64:
			key = c.ofOption(key, m)
		case string:
			key = append(append(key, c.ofText(m)...), 0, 0)
		}
	}
	return key
}
