package window

import (
	"encoding/json"
	"slices"
	"unicode/utf16"

	"owlet/backend"
	"owlet/backend/nx"
	"owlet/backend/sqlite"
)

// FormulaTrace is how a value comes about.
type FormulaTrace struct {
	Text  string            `json:"text"`
	Parts []FormulaPart     `json:"parts"` // outer ones before inner ones, by where they stand
	Links map[string]string `json:"links"` // what the records are called that values refer to, by id
}

// FormulaPart is what a part of a formula gave, or why it gave nothing. A part of a loop or a filter is told of for the first times.
type FormulaPart struct {
	Start  int                `json:"start"` // in UTF-16 units of the text, as the frontend counts them
	End    int                `json:"end"`
	Time   int                `json:"time"` // from 0
	Type   string             `json:"type"` // of the value, as the language calls it
	Result *backend.Result    `json:"result"`
	Value  json.RawMessage    `json:"value"` // as the Public API shows it
	Fault  *backend.CodeFault `json:"fault"`
}

// Trace tells how the value of a logic field comes about for a record. Errors: not_found, also for a record that is not there.
func (f *Formulas) Trace(path backend.Path, field string, record int64) (out FormulaTrace, err error) {
	err = f.store.Formulas(always, path, func(all *sqlite.Formulas) error {
		if all.Table == nil {
			return backend.Errorf(backend.NotFound, "table.not_found", "table", path.Table, "module", path.Module)
		}
		place := slices.IndexFunc(all.Table.Fields, func(one *nx.Field) bool { return one.Name == field && one.Storage == nx.Formula })
		if place < 0 {
			return backend.Errorf(backend.NotFound, "field.not_found", "table", path.Table, "field", field)
		}
		there, err := all.Source.Exist(all.Table, []int64{record})
		if err != nil {
			return err
		}
		if !there[0] {
			return backend.Errorf(backend.NotFound, "record.not_found", "id", record, "table", path.Table)
		}
		checked, s := all.Program.Formula(all.Table.Fields[place]), newShowing(all)
		out = FormulaTrace{Text: checked.Text, Links: s.links}
		out.Parts, err = s.parts(checked, s.run.Group(all.Table, []int64{record}))
		return err
	})
	return out, err
}

func (s *showing) parts(c *nx.Checked, g *nx.Group) (parts []FormulaPart, err error) {
	parts = []FormulaPart{}
	for _, p := range c.Trace(s.run, g, 0) {
		part := FormulaPart{
			Start: units(c.Text[:p.Span.Start]), End: units(c.Text[:p.Span.End]), Time: p.Time,
			Type: p.Type.String(), Result: sqlite.ResultOf("", p.Type).AsResult(), Fault: p.Err,
		}
		if part.Value, err = s.shown(p.Type, p.Value); err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, s.run.Err()
}

func units(text string) int { return len(utf16.Encode([]rune(text))) }
