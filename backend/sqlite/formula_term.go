package sqlite

import (
	"strconv"
	"strings"
	"time"

	"owlet/backend"
	"owlet/backend/nx"
)

// sqlTerm is a term in SQL: NULL where it is null. Dates and times of day are texts, moments and intervals milliseconds, records ids, options
// their numbers, or their names where the field has no options.
type sqlTerm struct {
	kind  nx.Kind
	field *nx.Field // choice: whose options
	text  string
	never bool // it is never NULL

	condition bool     // NULL is false
	column    string   // of a stored field, whose index helps; "" otherwise
	value     nx.Value // of a constant
	constant  bool
	param     bool
	at        int // of a parameter
}

// full is the term without texts that have nothing in them: they equal null.
func (s *sqlTerm) full() string {
	switch {
	case s.isText() && !s.constant:
		return "nullif(" + s.text + ", '')"
	case s.value == "":
		return "NULL"
	}
	return s.operand()
}

func (s *sqlTerm) isText() bool { return s.kind == nx.Text || s.kind == nx.User || s.kind == nx.File }

// zero is a number, 0 where it is NULL.
func (s *sqlTerm) zero() string {
	if s.never {
		return s.text
	}
	return "ifnull(" + s.text + ", 0e0)"
}

// termWriter writes terms in SQL. What it cannot say is computed by who asked.
type termWriter struct {
	rows  [][]nx.Value // the parameters
	forms []paramForm  // the columns that they become

	added bool // values are added up, in the order of the records' ids
	loose int  // how many operators around would have records found in another order than that of their ids, by an index
	byKey bool // a column is compared with a key that its index may find
	reads bool // something of the record itself
}

// paramForm is a parameter in the form that a term needs.
type paramForm struct {
	at   int
	form func(nx.Value) (any, bool)
}

// maxTerm bounds the SQL of a term: long ones are quicker computed than prepared.
const maxTerm = 8 << 10

// write writes a term; ok is whether SQL can say it.
func (w *termWriter) write(t nx.Term) (s sqlTerm, ok bool) {
	switch t := t.(type) {
	case nx.FieldTerm:
		w.reads = true
		s, ok = stored(t.Field)
	case nx.IDTerm:
		w.reads = true
		s, ok = sqlTerm{kind: nx.Number, text: "CAST(id AS REAL)", column: "id", never: true}, true
	case nx.ValueTerm:
		s, ok = constant(t.Value)
	case nx.ParamTerm:
		s, ok = w.parameter(t)
	case nx.OpTerm:
		s, ok = w.operation(t)
	}
	return s, ok && len(s.text) <= maxTerm
}

// stored is a field's column.
func stored(f *nx.Field) (s sqlTerm, ok bool) {
	column := keyOf(f).column()
	s = sqlTerm{kind: f.Kind, text: column, column: column}
	switch f.Kind {
	case nx.Number, nx.Boolean, nx.Date, nx.Timestamp, nx.Record, nx.Text, nx.User, nx.File:
	case nx.Time:
		s.text, s.column = "substr("+column+" || ':00', 1, 8)", ""
	case nx.Interval:
		s.text, s.column = "("+column+" * 1000)", ""
	case nx.Choice:
		if s.field = f; len(f.Options) == 0 { // any text, or the id of a record
			return s, false
		}
	default:
		return s, false
	}
	return s, column != ""
}

// constant is a value that stands in the SQL.
func constant(v nx.Value) (s sqlTerm, ok bool) {
	s = sqlTerm{kind: kindOf(v), value: v, constant: true, text: "NULL", never: v != nil}
	held, ok := held(v)
	switch held := held.(type) {
	case float64:
		s.text = literal(held)
	case int64:
		s.text = strconv.FormatInt(held, 10)
	case string:
		s.text = "'" + strings.ReplaceAll(held, "'", "''") + "'"
		ok = ok && strings.IndexByte(held, 0) < 0
	}
	if chosen, isChosen := v.(nx.Chosen); isChosen {
		s.field = chosen.Field
	}
	return s, ok
}

// literal is a number that SQLite takes for a real one, whole or not.
func literal(f float64) string { return strconv.FormatFloat(f, 'e', -1, 64) }

// kindOf is the kind of a value that terms can have.
func kindOf(v nx.Value) nx.Kind {
	switch v.(type) {
	case float64:
		return nx.Number
	case string:
		return nx.Text
	case bool:
		return nx.Boolean
	case nx.Day:
		return nx.Date
	case nx.Moment:
		return nx.Timestamp
	case nx.Clock:
		return nx.Time
	case nx.Length:
		return nx.Interval
	case int64, nx.Row:
		return nx.Record
	case nx.Chosen:
		return nx.Choice
	case nx.Person:
		return nx.User
	case nx.Attachment:
		return nx.File
	}
	return nx.Void
}

// held is a value as terms of its kind are in SQL; ok is whether it can be.
func held(v nx.Value) (held any, ok bool) {
	switch v := v.(type) {
	case nil:
		return nil, true
	case float64, int64, string:
		return v, true
	case nx.Person:
		return string(v), true
	case nx.Attachment:
		return string(v), true
	case bool:
		return bit(v), true
	case nx.Moment:
		return int64(v), true
	case nx.Length:
		return int64(v), true
	case nx.Row:
		return v.Group.IDs[v.At], true
	case nx.Day:
		day := backend.AsField(backend.Date).StoredResult(v)
		return day, day != nil
	case nx.Clock:
		at := time.UnixMilli(int64(v)).UTC()
		return at.Format("15:04:05.999"), true
	case nx.Chosen:
		return v.ID, len(v.Field.Options) > 0
	}
	return nil, false
}

func bit(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// parameter is a column of the parameters.
func (w *termWriter) parameter(t nx.ParamTerm) (s sqlTerm, ok bool) {
	s = sqlTerm{kind: t.Type.Kind, field: t.Type.Field, param: true, at: t.At}
	switch s.kind {
	case nx.Number, nx.Boolean, nx.Date, nx.Timestamp, nx.Record, nx.Text, nx.User, nx.File, nx.Time, nx.Interval, nx.Void:
	case nx.Choice:
		if s.field == nil {
			return s, false
		}
	default:
		return s, false
	}
	s.text, ok = w.column(t.At, held)
	return s, ok
}

// column is the column of a parameter in some form; ok is whether all have it.
func (w *termWriter) column(at int, form func(nx.Value) (any, bool)) (name string, ok bool) {
	for _, row := range w.rows {
		if _, ok := form(row[at]); !ok {
			return "", false
		}
	}
	w.forms = append(w.forms, paramForm{at, form})
	return "p" + strconv.Itoa(len(w.forms)), true
}

// sql is a formula over its own record as SQL that has its values as they are held; ok is whether it can be said so.
func (f *formulas) sql(run *nx.Run, tb *table, place int) (sql string, ok bool) {
	term, ok := f.formula(tb, place).Term(run)
	if !ok {
		return "", false
	}
	var w termWriter
	s, ok := w.write(term)
	switch s.kind {
	case nx.Number, nx.Boolean, nx.Date, nx.Timestamp, nx.Record, nx.Choice:
		return "(" + s.operand() + ")", ok
	}
	return "", false
}
