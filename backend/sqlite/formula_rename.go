package sqlite

import (
	"owlet/backend"
	"owlet/backend/nx"
)

// renaming writes a new name of a field or a table into the expressions of its module that name it. Those with faults stay as they are: their
// faults say what they miss.
type renaming struct {
	*formulas
	what nx.Renaming
}

// renamingOf is the renaming of a field of a table, or of the table where field is nil; nil where the name stays.
func renamingOf(tb *table, field *backend.Field, to string) *renaming {
	if field == nil && tb.Name == to || field != nil && field.Name == to {
		return nil
	}
	r := &renaming{formulas: tb.formulas.ready()}
	r.what = nx.Renaming{Table: r.table(tb), To: to}
	if field != nil {
		r.what.Field = r.table(tb).Fields[tb.placeOf(field)]
	}
	return r
}

func (r *renaming) text(text string, over *nx.Table) string {
	if text == "" {
		return text
	}
	renamed, _ := r.program.Rename(text, over, r.what)
	return renamed
}

// shape is a field's with the new name in its expressions.
func (r *renaming) shape(tb *table, shape backend.FieldShape) backend.FieldShape {
	shape.Expression = r.text(shape.Expression, r.table(tb))
	if shape.Type != backend.DChoice && shape.Type != backend.DMulti {
		return shape
	}
	over := recordsOf(r.program.Check(shape.Options.Expression, r.table(tb), nx.Expression).Type)
	shape.Options = &backend.Options{Expression: r.text(shape.Options.Expression, r.table(tb))}
	shape.OptionName, shape.OptionColor, shape.OptionIcon = r.text(shape.OptionName, over), r.text(shape.OptionColor, over), r.text(shape.OptionIcon, over)
	return shape
}

// save writes the expressions of all fields but one, and the global functions.
func (r *renaming) save(t *tx, but *backend.Field) error {
	for _, tb := range r.tables {
		for i := range tb.Fields {
			if f := &tb.Fields[i]; f != but && f.HasExpression() {
				if err := r.saveField(t, tb, f); err != nil {
					return err
				}
			}
		}
	}
	return r.saveFunctions(t)
}

func (r *renaming) saveField(t *tx, tb *table, before *backend.Field) error {
	f := *before
	f.FieldShape = r.shape(tb, before.FieldShape)
	if asJSON(f.FieldShape) == asJSON(before.FieldShape) {
		return nil
	}
	if err := t.exec("UPDATE field SET properties = ? WHERE number = ?", asJSON(f.FieldShape), f.Num); err != nil {
		return err
	}
	return t.logField(backend.Updated, tb.Table, &f, f.Name)
}

func (r *renaming) saveFunctions(t *tx) error {
	changed := false
	for i := range r.of.Functions {
		g := &r.of.Functions[i]
		code := r.text(g.Code, nil)
		if code == g.Code {
			continue
		}
		changed = true
		if err := t.exec("UPDATE global_function SET code = ? WHERE number = ?", code, g.Num); err != nil {
			return err
		}
	}
	if !changed {
		return nil
	}
	return t.logFunctions(r.of)
}
