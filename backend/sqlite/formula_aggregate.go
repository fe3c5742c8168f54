package sqlite

import (
	"owlet/backend"
	"owlet/backend/nx"
)

// Aggregate computes an aggregate over the records that a question is for.
func (s formulaSource) Aggregate(q *nx.Question, of *nx.Aggregate, params [][]nx.Value) ([]nx.Value, bool, error) {
	a, ok := ask(q, params, of.Op == "sum" || of.Op == "avg")
	if !ok {
		return nil, false, nil
	}
	sql, kind, ok := a.aggregate(of)
	if !ok {
		return nil, false, nil
	}
	values := make([]nx.Value, len(params))
	err := s.ask(a, "(SELECT "+sql+" FROM "+a.table.name+a.inOrder()+a.where+")", func(held any, at []int) error {
		value := valueOf(kind, held)
		for _, i := range at {
			values[i] = value
		}
		return nil
	})
	return values, true, err
}

// inOrder has numbers added in the order of their records' ids, in which whoever computes without SQL adds them: an index has another one,
// unless a condition picks one of its keys.
func (a *asked) inOrder() string {
	if a.added && !a.byKey {
		return " NOT INDEXED"
	}
	return ""
}

// aggregate writes an aggregate, whose value is of a kind.
func (a *asked) aggregate(of *nx.Aggregate) (sql string, kind nx.Kind, ok bool) {
	if of.Of == nil {
		return "count(*)", nx.Number, of.Op == "cnt"
	}
	a.reads = false
	term, ok := a.write(of.Of)
	if !ok {
		return "", 0, false
	}
	if !a.reads { // SQL takes an aggregate of parameters alone for one over the parameters
		term.text, term.condition = "iif(id IS NULL, NULL, "+term.operand()+")", false
	}
	switch of.Op {
	case "cnt":
		return "count(" + term.operand() + ")", nx.Number, true
	case "sum", "avg":
		return finite(of.Op + "(" + term.text + ")"), nx.Number, term.kind == nx.Number
	case "min", "max":
		switch term.kind {
		case nx.Number, nx.Text, nx.Date, nx.Timestamp, nx.Time, nx.Interval:
			return of.Op + "(" + term.text + ")", term.kind, true
		}
	}
	return "", 0, false
}

// valueOf is a term's value as it comes out of SQL.
func valueOf(kind nx.Kind, held any) nx.Value {
	switch v := held.(type) {
	case float64:
		return v + 0 // there is one zero
	case string:
		return backend.NewFormulaReader(backend.AsField(results[kind]), nil).Value(v)
	case int64:
		switch kind {
		case nx.Timestamp:
			return nx.Moment(v)
		case nx.Interval:
			return nx.Length(v)
		}
		return float64(v)
	}
	return nil
}
