package sqlite

import (
	"database/sql/driver"
	"encoding/json"
	"strconv"
	"strings"

	"owlet/backend"
	"owlet/backend/nx"
)

// asked is a question in SQL, which is asked once for all its parameters.
type asked struct {
	termWriter
	table *table
	where string // "" for all records
}

// ask puts a question in SQL, for values that are added up or not; ok is whether that can be done.
func ask(q *nx.Question, params [][]nx.Value, added bool) (a *asked, ok bool) {
	a = &asked{termWriter: termWriter{rows: params, added: added}, table: q.Table.Key.(*table)}
	if q.Where == nil {
		return a, true
	}
	condition, ok := a.write(q.Where)
	a.where = " WHERE " + condition.truth()
	return a, ok
}

// Records finds the records that a question is for.
func (s formulaSource) Records(q *nx.Question, params [][]nx.Value, limit int) ([][]int64, bool, error) {
	a, ok := ask(q, params, false)
	if !ok {
		return nil, false, nil
	}
	found := make([][]int64, len(params))
	list := "(SELECT json_group_array(id) FROM (SELECT id FROM " + a.table.name + a.where + " ORDER BY id LIMIT " + strconv.Itoa(limit) + "))"
	err := s.ask(a, list, func(value any, at []int) error {
		var ids []int64
		err := json.Unmarshal([]byte(text(value)), &ids)
		for _, i := range at {
			found[i] = ids
		}
		return err
	})
	return found, true, err
}

// ask asks for a value for each of the parameters, those that are the same once.
func (s formulaSource) ask(a *asked, value string, take func(value any, at []int) error) error {
	if len(a.forms) == 0 {
		at := make([]int, len(a.rows))
		for i := range at {
			at[i] = i
		}
		return s.query(s.ctx, "SELECT "+value, nil, func(row []driver.Value) error { return take(row[0], at) })
	}
	list, at := a.parameters()
	return s.query(s.ctx, a.with()+"SELECT n, "+value+" FROM p", []driver.Value{list}, func(row []driver.Value) error {
		return take(row[1], at[row[0].(int64)])
	})
}

// with are the parameters as a table p: n is the place of each in the list, p1, p2 and so on are the columns.
func (a *asked) with() string {
	var b strings.Builder
	b.WriteString("WITH p AS MATERIALIZED (SELECT key AS n")
	for i := range a.forms {
		b.WriteString(", value ->> " + strconv.Itoa(i) + " AS p" + strconv.Itoa(i+1))
	}
	b.WriteString(" FROM json_each(?)) ")
	return b.String()
}

// parameters is the JSON list of those that differ, and for which of the question's each stands.
func (a *asked) parameters() (list string, at [][]int) {
	known := map[string]int{}
	b := []byte{'['}
	for i := range a.rows {
		row := a.parameter(i)
		place, ok := known[row]
		if !ok {
			place = len(at)
			known[row], at = place, append(at, nil)
			if place > 0 {
				b = append(b, ',')
			}
			b = append(b, row...)
		}
		at[place] = append(at[place], i)
	}
	return string(append(b, ']')), at
}

func (a *asked) parameter(i int) string {
	b := []byte{'['}
	for j, f := range a.forms {
		if j > 0 {
			b = append(b, ',')
		}
		switch v, _ := f.form(a.rows[i][f.at]); v := v.(type) {
		case float64:
			b = append(b, literal(v)...)
		case int64:
			b = strconv.AppendInt(b, v, 10)
		case string:
			b = backend.AppendResult(b, v)
		default:
			b = append(b, "null"...)
		}
	}
	return string(append(b, ']'))
}
