package window

import (
	"owlet/backend"
	"owlet/backend/nx"
	"owlet/backend/sqlite"
)

// Formulas are what a module's logic fields compute. A path's table is the one over whose records a formula is; "" where there is none.
type Formulas struct{ store *sqlite.Store }

// FormulaInput is a formula that somebody writes.
type FormulaInput struct {
	Text  string `json:"text"`
	Field string `json:"field"` // the logic field whose formula it is going to be; "" for a new one, and for other expressions
}

// FormulaCheck is what is known of a formula before it is computed.
type FormulaCheck struct {
	Faults []*backend.CodeFault `json:"faults"` // by where they stand
	Type   string               `json:"type"`   // of its values, as the language calls it: "list(text)"
}

// Check tells what is wrong with a formula, and what it gives.
func (f *Formulas) Check(path backend.Path, in FormulaInput) (out FormulaCheck, err error) {
	err = f.checked(path, in, func(_ *sqlite.Formulas, c *nx.Checked) error {
		out = FormulaCheck{Faults: faultsOf(c), Type: c.Type.String()}
		return nil
	})
	return out, err
}

// checked runs fn with a formula that somebody writes.
func (f *Formulas) checked(path backend.Path, in FormulaInput, fn func(*sqlite.Formulas, *nx.Checked) error) error {
	return f.store.Formulas(always, path, func(all *sqlite.Formulas) error {
		if in.Field == "" || all.Table == nil {
			return fn(all, all.Program.Check(in.Text, all.Table, nx.Expression))
		}
		with, checked, err := all.With(in.Field, in.Text)
		if err != nil {
			return err
		}
		return fn(with, checked)
	})
}

func faultsOf(c *nx.Checked) []*backend.CodeFault { return append([]*backend.CodeFault{}, c.Errors...) }
