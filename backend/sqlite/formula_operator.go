package sqlite

import (
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
		return logic(t.Op, of)
	case "not":
		condition, ok := of[0].truth()
		return sqlTerm{kind: nx.Boolean, condition: true, text: "(" + condition + " IS NOT TRUE)"}, ok
	case "=", "!=":
		return w.equality(t.Op, of[0], of[1])
	case "<", "<=", ">", ">=":
		return ordering(t.Op, of[0], of[1])
	case "like":
		return w.like(of[0], of[1])
	}
	return arithmetic(t.Op, of)
}

func logic(op string, of []sqlTerm) (s sqlTerm, ok bool) {
	left, ok := of[0].truth()
	right, both := of[1].truth()
	return sqlTerm{kind: nx.Boolean, condition: true, text: "(" + left + " " + strings.ToUpper(op) + " " + right + ")"}, ok && both
}

// truth is a condition that holds where the term counts as true; NULL is false.
func (s *sqlTerm) truth() (condition string, ok bool) {
	switch s.kind {
	case nx.Boolean:
		return s.text, true
	case nx.Number:
		return "(" + s.text + " <> 0)", true
	case nx.Void:
		return "FALSE", true
	case nx.Text:
		return "(" + s.text + " IS NOT NULL)", true
	}
	return "", false
}

// operand is the term as a value: a condition is true or false.
func (s *sqlTerm) operand() string {
	if s.condition {
		return "(" + s.text + " IS TRUE)"
	}
	return s.text
}

// same brings two terms to one kind; ok is whether they can be compared so.
func (w *termWriter) same(a, b sqlTerm) (sqlTerm, sqlTerm, bool) {
	switch {
	case a.kind == nx.Void || b.kind == nx.Void:
		return a, b, true
	case a.kind == nx.Choice || b.kind == nx.Choice:
		return w.sameChoice(a, b)
	case a.kind == nx.Date && b.kind == nx.Timestamp:
		return a.midnight(), b, true
	case a.kind == nx.Timestamp && b.kind == nx.Date:
		return a, b.midnight(), true
	case a.kind == nx.Record && b.kind == nx.Number, a.kind == nx.Number && b.kind == nx.Record:
		return a, b, true
	}
	return a, b, a.kind == b.kind
}

func (s sqlTerm) midnight() sqlTerm {
	s.kind, s.text, s.column = nx.Timestamp, "(unixepoch("+s.text+") * 1000)", ""
	return s
}

// sameChoice compares options of one field by their numbers, and else by their names or, with a number, by theirs.
func (w *termWriter) sameChoice(a, b sqlTerm) (sqlTerm, sqlTerm, bool) {
	switch {
	case a.kind != nx.Choice:
		b, a, ok := w.sameChoice(b, a)
		return a, b, ok
	case b.kind == nx.Choice:
		return a, b, a.field != nil && a.field == b.field
	case b.kind == nx.Number:
		return a, b, a.field != nil && len(a.field.Options) > 0
	case b.kind == nx.Text && a.field != nil:
		return a.named(), b, true
	}
	return a, b, false
}

// named is a choice as its name.
func (s sqlTerm) named() sqlTerm {
	s.kind = nx.Text
	if len(s.field.Options) == 0 {
		s.text = "nullif(" + s.text + ", '')"
		return s
	}
	var b strings.Builder
	b.WriteString("CASE " + s.text)
	for _, o := range s.field.Options {
		number, _ := constant(nx.Length(o.ID))
		name, _ := constant(o.Name)
		b.WriteString(" WHEN " + number.text + " THEN " + name.text)
	}
	s.text, s.column = b.String()+" END", ""
	return s
}

// equality compares two terms, which are equal too where both are empty.
func (w *termWriter) equality(op string, a, b sqlTerm) (s sqlTerm, ok bool) {
	s = sqlTerm{kind: nx.Boolean, condition: true}
	a, b, ok = w.same(a, b)
	if a.column == "" {
		a, b = b, a
	}
	left, is := a.operand(), " IS "
	switch {
	case op == "!=":
		is = " IS NOT "
	case a.column == "" || w.loose > 1:
		left = "+" + left
	case a.kind == nx.Number || a.kind == nx.Record || w.present(b): // the index has empty texts of two kinds
		left, w.byKey = a.column, true
	}
	s.text = "(" + left + is + b.operand() + ")"
	return s, ok
}

// present tells whether a term is never empty: a constant, or a parameter that never is.
func (w *termWriter) present(s sqlTerm) bool {
	if !s.param {
		return s.constant && s.kind != nx.Void
	}
	for _, row := range w.rows {
		if form, _ := held(row[s.at]); form == nil {
			return false
		}
	}
	return true
}

// ordering compares two terms; nothing is before or after an empty one.
func ordering(op string, a, b sqlTerm) (s sqlTerm, ok bool) {
	if a.kind == nx.Date && b.kind == nx.Timestamp {
		a = a.midnight()
	}
	if a.kind == nx.Timestamp && b.kind == nx.Date {
		b = b.midnight()
	}
	switch {
	case a.kind == nx.Void || b.kind == nx.Void:
		return sqlTerm{kind: nx.Boolean, condition: true, text: "FALSE"}, true
	case a.kind != b.kind:
		return s, false
	}
	switch a.kind {
	case nx.Number, nx.Text, nx.Date, nx.Timestamp, nx.Time, nx.Interval:
		return sqlTerm{kind: nx.Boolean, condition: true, text: "(+" + a.text + " " + op + " " + b.text + ")"}, true
	}
	return s, false
}

// like is whether one text contains another one, whatever their case.
func (w *termWriter) like(a, b sqlTerm) (s sqlTerm, ok bool) {
	if a.kind != nx.Text || b.kind != nx.Text || !b.constant && !b.param {
		return s, false
	}
	s = sqlTerm{kind: nx.Boolean, condition: true}
	pattern := ""
	if b.param {
		pattern = w.column(b.at, func(v nx.Value) (any, bool) {
			text, _ := v.(string)
			return "*" + globbed(text) + "*", true
		})
	} else {
		constant, _ := constant("*" + globbed(b.value.(string)) + "*")
		pattern = constant.text
	}
	s.text = "(" + a.text + " GLOB " + pattern + ")"
	return s, true
}

// arithmetic writes an operator on numbers. Beside a number nothing counts as 0.
func arithmetic(op string, of []sqlTerm) (s sqlTerm, ok bool) {
	for i := range of {
		if k := of[i].kind; k != nx.Number && k != nx.Void {
			return s, false
		}
	}
	s.kind = nx.Number
	if len(of) == 1 {
		s.text, s.zero, s.empty = "(-"+of[0].text+")", "(-"+of[0].zero+")", of[0].empty
		return s, op == "-"
	}
	raw := finite("(" + of[0].zero + " " + op + " " + of[1].zero + ")")
	s.text = raw
	if of[0].empty != "" && of[1].empty != "" {
		s.empty = "(" + of[0].empty + " AND " + of[1].empty + ")"
		s.text = "iif(" + s.empty + ", NULL, " + raw + ")"
	}
	switch op {
	case "+", "-", "*":
		s.zero = "ifnull(" + raw + ", 0e0)"
	case "/":
		s.zero, s.empty = "ifnull("+s.text+", 0e0)", "("+s.text+" IS NULL)"
	default:
		return s, false
	}
	return s, true
}

// finite is a number, or NULL where it is too large for one.
func finite(sql string) string { return "nullif(nullif(" + sql + ", 9e999), -9e999)" }
