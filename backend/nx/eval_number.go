package nx

import (
	"math"
	"strconv"
)

func (x *recordExpr) parts() []expr { return []expr{x.id} }

// eval finds the record for all records of the group that the number depends on, so that their fields are read at once.
func (x *recordExpr) eval(f *frame) (Value, error) {
	v, err := f.eval(x.id)
	if err != nil || v == nil {
		return nil, err
	}
	id, ok := recordNumber(v)
	if !ok {
		return nil, fault(x.id.At(), "record_number", "value", strconv.Quote(textOf(v)))
	}
	if x.plan != nil && x.plan.base >= 0 && f.run.single[place{x.table, id}] == nil {
		if row, ok := f.vars[x.plan.base].(Row); ok {
			f.run.records(x.table, row.Group.numbers(f, x.plan, row.At))
		}
	}
	return f.run.record(x.table, id), nil
}

func recordNumber(v Value) (int64, bool) {
	n, ok := v.(float64)
	return int64(n), ok && n == math.Trunc(n) && math.Abs(n) <= maxExact
}

// numbers are what a part that is a record's number gives for the records around one.
func (g *Group) numbers(f *frame, q *question, at int) []int64 {
	first := at / chunk * chunk
	var ids []int64
	for i := first; i < min(first+chunk, len(g.IDs)); i++ {
		if params, err := g.params(f, q, i); err == nil {
			if id, ok := recordNumber(params[0]); ok {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
