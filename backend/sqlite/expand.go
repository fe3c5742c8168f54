package sqlite

import (
	"database/sql/driver"

	"owlet/backend"
)

// maxLive is how many forms of a text are followed through an index.
const maxLive = 16

// expand finds in the indexes of the reader's snapshot in which forms of upper and lower case the texts are there that conditions look for: an
// index has every form in another place, and a text of twenty letters has a million of them, of which a table has a few.
func (o *order) expand(c *conn) error {
	for i := range o.tests {
		t := &o.tests[i]
		if !t.indexed || !t.field.Folds() || t.Kind != backend.IsOneOf && t.Kind != backend.BeginsWith {
			continue
		}
		t.forms = map[string][]string{}
		for _, value := range t.Values {
			text := value.(string)
			all, ok, err := o.live(c, t.column, text)
			if err != nil {
				return err
			}
			if ok {
				t.forms[text] = all
			}
		}
	}
	return nil
}

// live are the forms of a text with which values of a column begin; ok is whether they are few enough to be followed.
func (o *order) live(c *conn, column, text string) (all []string, ok bool, err error) {
	all = []string{""}
	for _, r := range text {
		letters := variants(r)
		var longer []string
		for _, start := range all {
			for _, letter := range letters {
				form := start + string(letter)
				there := len(letters) == 1
				if !there {
					if there, err = o.begins(c, column, form); err != nil {
						return nil, false, err
					}
				}
				if there {
					longer = append(longer, form)
				}
			}
		}
		if all = longer; len(all) > maxLive {
			return nil, false, nil
		}
	}
	return all, true, nil
}

// begins tells whether any value of a column begins with a text.
func (o *order) begins(c *conn, column, text string) (there bool, err error) {
	sql, args := "SELECT 1 FROM "+o.table.name+" WHERE "+column+" >= ?", []driver.Value{text}
	if after, ok := next(text); ok {
		sql, args = sql+" AND "+column+" < ?", append(args, after)
	}
	return c.one(sql+" LIMIT 1", args, func([]driver.Value) {})
}

// settle lets the pages of a list be read in the way that suits what is found: few records by their ids; of many, some are soon met
// on the way through all, while an index would lead to every one of them first.
func (o *order) settle(f outcome) {
	if o.few = f.few; o.few != nil {
		return
	}
	for i := range o.tests {
		o.tests[i] = o.tests[i].unindexed()
	}
}
