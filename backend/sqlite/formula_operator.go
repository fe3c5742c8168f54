package sqlite

import (
	"strconv"
	"strings"

	"owlet/backend/nx"
)

// operation writes an operator with its operands.
func (w *termWriter) operation(t nx.OpTerm) (s sqlTerm, ok bool) {
	if t.Op != "and" {
		w.loose++
		defer func() { w.loose-- }()
	}
	of := make([]sqlTerm, len(t.Of))
	for i, operand := range t.Of {
		if of[i], ok = w.write(operand); !ok {
			return s, false
		}
	}
	switch t.Op {
	case "and", "or":
		return sqlTerm{kind: nx.Boolean, condition: true, text: "(" + of[0].truth() + " " + strings.ToUpper(t.Op) + " " + of[1].truth() + ")"}, true
	case "not":
		return sqlTerm{kind: nx.Boolean, condition: true, text: "(" + of[0].truth() + " IS NOT TRUE)"}, true
	case "=", "!=":
		return w.equality(t.Op, of[0], of[1])
	case "<", "<=", ">", ">=":
		return w.ordering(t.Op, of[0], of[1])
	case "like":
		return w.like(of[0], of[1])
	}
	if t.Op == "+" && t.Type.Kind == nx.Text {
		return joined(of[0], of[1])
	}
	return arithmetic(t.Op, of)
}

// truth is a condition that holds where the term counts as true; NULL is false.
func (s *sqlTerm) truth() string {
	switch s.kind {
	case nx.Boolean:
		return s.text
	case nx.Number:
		return "(" + s.text + " <> 0)"
	case nx.Text:
		return "(" + s.text + " <> '')"
	}
	return "(" + s.text + " IS NOT NULL)"
}

// operand is the term as a value: a condition is true or false.
func (s *sqlTerm) operand() string {
	if s.condition {
		return "(" + s.text + " IS TRUE)"
	}
	return s.text
}

// same brings two terms to one kind; ok is whether they can be compared so.
func same(a, b sqlTerm) (sqlTerm, sqlTerm, bool) {
	switch {
	case a.kind == nx.Void || b.kind == nx.Void:
		return a, b, true
	case a.kind == nx.Choice:
		return a.sameChoice(b)
	case b.kind == nx.Choice:
		b, a, ok := b.sameChoice(a)
		return a, b, ok
	case a.kind == nx.Date && b.kind == nx.Timestamp:
		return a.midnight(), b, true
	case a.kind == nx.Timestamp && b.kind == nx.Date:
		return a, b.midnight(), true
	case a.kind == nx.Record && b.kind == nx.Number, a.kind == nx.Number && b.kind == nx.Record, a.isText() && b.isText():
		return a, b, true
	}
	return a, b, a.kind == b.kind
}

func (s sqlTerm) midnight() sqlTerm {
	s.kind, s.text, s.column = nx.Timestamp, "(unixepoch("+s.text+") * 1000)", ""
	return s
}

// sameChoice compares options of one field by their numbers, and else by their names or, with a number, by theirs.
func (s sqlTerm) sameChoice(other sqlTerm) (sqlTerm, sqlTerm, bool) {
	switch other.kind {
	case nx.Choice:
		return s, other, s.field == other.field
	case nx.Number:
		return s, other, true
	case nx.Text:
		return s.named(), other, true
	}
	return s, other, false
}

// named is a choice as its name.
func (s sqlTerm) named() sqlTerm {
	var b strings.Builder
	b.WriteString("CASE " + s.text)
	for _, o := range s.field.Options {
		name, _ := constant(o.Name)
		b.WriteString(" WHEN " + strconv.FormatInt(o.ID, 10) + " THEN " + name.text)
	}
	s.kind, s.text, s.column = nx.Text, "("+b.String()+" END)", ""
	return s
}

// equality compares two terms, which are equal too where both are empty.
func (w *termWriter) equality(op string, a, b sqlTerm) (s sqlTerm, ok bool) {
	s = sqlTerm{kind: nx.Boolean, condition: true}
	a, b, ok = same(a, b)
	if a.column == "" {
		a, b = b, a
	}
	left, is := a.full(), " IS "
	switch {
	case op == "!=":
		is = " IS NOT "
	case a.column == "" || w.loose > 1:
	case !a.isText() || w.present(b): // the index has empty texts of two kinds
		left, w.byKey = a.column, true
	}
	s.text = "(" + left + is + b.full() + ")"
	return s, ok
}

// present tells whether a text is never empty: a constant, or a parameter that never is.
func (w *termWriter) present(s sqlTerm) bool {
	if !s.param {
		return s.constant && s.value != nil && s.value != ""
	}
	for _, row := range w.rows {
		if form, _ := held(row[s.at]); form == nil || form == "" {
			return false
		}
	}
	return true
}

// ordering compares two terms; nothing is before or after null.
func (w *termWriter) ordering(op string, a, b sqlTerm) (s sqlTerm, ok bool) {
	a, b, ok = same(a, b)
	s = sqlTerm{kind: nx.Boolean, condition: true, text: "(" + a.text + " " + op + " " + b.text + ")"}
	if w.added { // not by an index, which has another order
		s.text = "(+" + s.text[1:]
	}
	switch {
	case !ok:
		return s, false
	case a.kind == nx.Void || b.kind == nx.Void:
		s.text = "FALSE"
		return s, true
	}
	switch a.kind {
	case nx.Number, nx.Text, nx.Date, nx.Timestamp, nx.Time, nx.Interval:
		return s, a.kind == b.kind
	}
	return s, false
}

// arithmetic writes an operator on numbers. Beside a number null counts as 0.
func arithmetic(op string, of []sqlTerm) (s sqlTerm, ok bool) {
	for i := range of {
		if k := of[i].kind; k != nx.Number && k != nx.Void {
			return s, false
		}
	}
	s.kind = nx.Number
	switch {
	case len(of) == 1:
		s.text = "(-" + of[0].text + ")"
		return s, op == "-"
	case op == "%": // SQLite's is for whole numbers
		return s, false
	}
	s.text = finite("(" + of[0].zero() + " " + op + " " + of[1].zero() + ")")
	if !of[0].never && !of[1].never {
		s.text = "iif(" + of[0].text + " IS NULL AND " + of[1].text + " IS NULL, NULL, " + s.text + ")"
	}
	return s, op == "+" || op == "-" || op == "*" || op == "/"
}

// finite is a number, or NULL where it is too large for one.
func finite(sql string) string { return "nullif(nullif(" + sql + ", 9e999), -9e999)" }

// joined writes the texts of two terms, one after the other; null adds nothing.
func joined(a, b sqlTerm) (s sqlTerm, ok bool) {
	if a.kind != nx.Text || b.kind != nx.Text {
		return s, false
	}
	text := "(ifnull(" + a.text + ", '') || ifnull(" + b.text + ", ''))"
	if !a.never && !b.never {
		text = "iif(" + a.text + " IS NULL AND " + b.text + " IS NULL, NULL, " + text + ")"
	}
	return sqlTerm{kind: nx.Text, text: text, never: a.never || b.never}, true
}
