package nx

import (
	"math"
	"slices"
)

type (
	// functionExpr is a function of the language; form is the first that takes what the checker knows of the arguments.
	functionExpr struct {
		Span
		function *Function
		form     *Form
		args     []expr
		plan     *question // of an aggregate that the source may compute
	}
	// selectExpr is records of a table; where and limit may be nil.
	selectExpr struct {
		Span
		table    *Table
		slot     int
		where    expr
		typ      Type // of where
		limit    expr
		question *question // nil where a source cannot be asked with the condition
	}
)

func (x *functionExpr) parts() []expr { return x.args }
func (x *functionExpr) eval(f *frame) (Value, error) {
	if x.plan != nil {
		if v, ok, err := f.planned(x); ok {
			return v, err
		}
	}
	args, err := f.all(x.args)
	if err != nil {
		return nil, err
	}
	return f.apply(x, args)
}

func (f *frame) apply(x *functionExpr, args []Value) (Value, error) {
	if !x.form.Nulls && slices.Contains(args, nil) {
		return nil, nil
	}
	return x.form.Eval(f.run.clock, args)
}

func (x *selectExpr) parts() []expr { return some(x.where, x.limit) }
func (x *selectExpr) eval(f *frame) (Value, error) {
	records, err := x.records(f)
	if err != nil || x.limit == nil {
		return records, err
	}
	limit, err := f.eval(x.limit)
	if err != nil || limit == nil {
		return records, err
	}
	list, n := records.(Items), 0.0
	if count, ok := limit.(float64); ok {
		n = math.Floor(count)
	}
	return list[:int(min(max(n, 0), float64(len(list))))], nil
}

func (x *selectExpr) records(f *frame) (Value, error) {
	if x.question != nil {
		if v, ok, err := f.selected(x); ok {
			return v, err
		}
	}
	group, err := f.run.all(x.table)
	if err != nil {
		return nil, err
	}
	all := group.all()
	if x.where == nil {
		return all, f.weigh(all)
	}
	if err := f.weigh(all); err != nil {
		return nil, err
	}
	return f.filter(all, x.slot, x.where)
}

// all is every record of a group.
func (g *Group) all() Items {
	if len(g.IDs) == 0 {
		return Items{}
	}
	g.row(0)
	return g.rows
}
