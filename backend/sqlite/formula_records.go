package sqlite

import (
	"database/sql/driver"

	"owlet/backend/nx"
)

// Records finds the records that a question is for.
func (s formulaSource) Records(q *nx.Question, params [][]nx.Value, limit int) ([][]int64, bool, error) {
	if q.Where != nil {
		return nil, false, nil
	}
	all, err := s.all(q.Table, limit)
	found := make([][]int64, len(params))
	for i := range found {
		found[i] = all
	}
	return found, err == nil, err
}

// all are the records of a table, at most limit of them.
func (s formulaSource) all(t *nx.Table, limit int) (ids []int64, err error) {
	err = s.query(s.ctx, "SELECT id FROM "+t.Key.(*table).name+" ORDER BY id LIMIT ?", []driver.Value{int64(limit)}, func(row []driver.Value) error {
		ids = append(ids, row[0].(int64))
		return nil
	})
	return ids, err
}

// Aggregate computes an aggregate over the records that a question is for.
func (s formulaSource) Aggregate(*nx.Question, *nx.Aggregate, [][]nx.Value) ([]nx.Value, bool, error) {
	return nil, false, nil
}
