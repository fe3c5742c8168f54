package sqlite

import (
	"context"
	"database/sql/driver"
	"strconv"

	"owlet/backend/nx"
)

// formulaSource is where formulas find records: the moment that a connection sees.
type formulaSource struct {
	ctx context.Context
	*conn
}

// among names records in SQL by one argument, the JSON list of their ids.
const among = " IN (SELECT value FROM json_each(?))"

// places tells where each of some ids stands in their list: one may be there several times.
func places(ids []int64) map[int64][]int {
	at := make(map[int64][]int, len(ids))
	for i, id := range ids {
		at[id] = append(at[id], i)
	}
	return at
}

// idList is a JSON list of ids.
func idList(ids []int64) string {
	b := make([]byte, 0, 2+8*len(ids))
	b = append(b, '[')
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, id, 10)
	}
	return string(append(b, ']'))
}

// each calls fn with the value in the first column of records, and the places at which their ids, in the second, are asked for.
func (s formulaSource) each(sql string, ids []int64, fn func(value any, at []int)) error {
	at := places(ids)
	return s.query(s.ctx, sql, []driver.Value{idList(ids)}, func(row []driver.Value) error {
		fn(row[0], at[row[1].(int64)])
		return nil
	})
}

// Values reads a stored field of records.
func (s formulaSource) Values(_ *nx.Table, f *nx.Field, ids []int64) ([]nx.Value, error) {
	key := keyOf(f)
	values := make([]nx.Value, len(ids))
	err := s.each("SELECT "+key.column()+", id FROM "+key.table.name+" WHERE id"+among, ids, func(stored any, at []int) {
		value := key.reader.Value(stored)
		for _, i := range at {
			values[i] = value
		}
	})
	return values, err
}

// Exist tells which records there are.
func (s formulaSource) Exist(t *nx.Table, ids []int64) ([]bool, error) {
	there := make([]bool, len(ids))
	err := s.each("SELECT NULL, id FROM "+t.Key.(*table).name+" WHERE id"+among, ids, func(_ any, at []int) {
		for _, i := range at {
			there[i] = true
		}
	})
	return there, err
}

// Referring finds the records that refer to others, by the reference's index.
func (s formulaSource) Referring(_ *nx.Table, by *nx.Field, ids []int64) ([][]int64, error) {
	key := keyOf(by)
	referring := make([][]int64, len(ids))
	sql := "SELECT " + key.table.name + ".id, " + key.column() + " FROM json_each(?) AS asked CROSS JOIN " + key.table.name + " ON " + key.column() + " = asked.value"
	at := places(ids)
	distinct := ids
	if len(at) < len(ids) {
		distinct = distinctOf(ids)
	}
	err := s.query(s.ctx, sql, []driver.Value{idList(distinct)}, func(row []driver.Value) error {
		for _, i := range at[row[1].(int64)] {
			referring[i] = append(referring[i], row[0].(int64))
		}
		return nil
	})
	return referring, err
}

func distinctOf(ids []int64) (out []int64) {
	seen := make(map[int64]bool, len(ids))
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}
