package window

import (
	"encoding/json"
	"slices"
	"strconv"

	"owlet/backend"
	"owlet/backend/nx"
	"owlet/backend/sqlite"
)

// FormulaPreview is what a formula gives for some records.
type FormulaPreview struct {
	Result *backend.Result   `json:"result"` // as what the values are shown; null where the formula has faults
	Rows   []FormulaRow      `json:"rows"`
	Links  map[string]string `json:"links"` // what the records are called that values refer to, by id
}

// FormulaRow is what a formula gives for a record, or why it gives nothing.
type FormulaRow struct {
	ID    string             `json:"id"`
	Title string             `json:"title"`
	Value json.RawMessage    `json:"value"` // as the Public API shows it
	Fault *backend.CodeFault `json:"fault"`
}

// previewed is how many records a preview begins with.
const previewed = 5

// Preview computes a formula that somebody writes for the table's first records, and for the record of an id, which comes last; 0 is none. A formula
// with faults is computed for none.
func (f *Formulas) Preview(path backend.Path, in FormulaInput, record int64) (out FormulaPreview, err error) {
	out = FormulaPreview{Rows: []FormulaRow{}, Links: map[string]string{}}
	err = f.checked(path, in, func(all *sqlite.Formulas, c *nx.Checked) error {
		if all.Table == nil || len(c.Errors) > 0 {
			return nil
		}
		ids, err := all.First(previewed)
		if err != nil {
			return err
		}
		if record != 0 && !slices.Contains(ids, record) {
			ids = append(ids, record)
		}
		s := newShowing(all)
		out.Rows, err = s.rows(c, ids)
		out.Result, out.Links = sqlite.ResultOf("", c.Type).AsResult(), s.links
		return err
	})
	return out, err
}

// showing computes formulas for a person.
type showing struct {
	*sqlite.Formulas
	run   *nx.Run
	links map[string]string
}

func newShowing(all *sqlite.Formulas) *showing {
	return &showing{all, nx.NewRun(always, all.Source, all.Clock, nx.DefaultLimits), map[string]string{}}
}

func (s *showing) rows(c *nx.Checked, ids []int64) (rows []FormulaRow, err error) {
	titles, err := s.Titles(s.Table, ids)
	if err != nil {
		return nil, err
	}
	ids = slices.DeleteFunc(ids, func(id int64) bool { _, there := titles[strconv.FormatInt(id, 10)]; return !there })
	values, faults := c.Values(s.run, s.run.Group(s.Table, ids))
	rows = make([]FormulaRow, len(ids))
	for i, id := range ids {
		text := strconv.FormatInt(id, 10)
		rows[i] = FormulaRow{ID: text, Title: titles[text], Fault: faults[i]}
		if rows[i].Value, err = s.shown(c.Type, values[i]); err != nil {
			return nil, err
		}
	}
	return rows, s.run.Err()
}

// shown is a value as the Public API shows it. What it refers to gets a link.
func (s *showing) shown(t nx.Type, v nx.Value) (json.RawMessage, error) {
	held := sqlite.ResultOf("", t)
	return backend.AppendValue(nil, held, held.StoredResult(v)), s.link(v)
}

func (s *showing) link(v nx.Value) error {
	switch v := v.(type) {
	case nx.Items:
		for _, item := range v {
			if err := s.link(item); err != nil {
				return err
			}
		}
	case nx.Row:
		titles, err := s.Titles(v.Group.Table, []int64{v.Group.IDs[v.At]})
		for id, title := range titles {
			s.links[id] = title
		}
		return err
	}
	return nil
}
