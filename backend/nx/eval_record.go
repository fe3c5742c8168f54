package nx

import (
	"math"
	"slices"
)

type (
	// fieldExpr is a field of a record, or of each record of a list.
	fieldExpr struct {
		Span
		of      expr
		field   *Field
		formula *Checked // of a field that is computed
	}
	// idExpr is the number of a record, or of each of a list.
	idExpr struct {
		Span
		of expr
	}
	// namedExpr is a member of something that is known only when it is there: a field of a record of any table, or a key of JSON.
	namedExpr struct {
		Span
		program *Program
		of      expr
		name    expr
	}
	// insideExpr is X.(body).
	insideExpr struct {
		Span
		of   expr
		slot int
		body expr
	}
	filterExpr struct {
		Span
		of   expr
		slot int
		by   expr
	}
	indexExpr struct {
		Span
		of, at expr
	}
	orderExpr struct {
		Span
		of         expr
		slot       int
		by         expr
		descending bool
	}
	recordExpr struct {
		Span
		table *Table
		id    expr
		plan  *question // how id is computed for other records than the one at hand
	}
)

func (x *fieldExpr) parts() []expr { return []expr{x.of} }
func (x *fieldExpr) eval(f *frame) (Value, error) {
	return f.each(x.of, func(item Value) (Value, error) {
		row, ok := item.(Row)
		if !ok {
			return nil, nil
		}
		v, err := row.Group.value(x.field, x.formula, row.At)
		return v, readFault(x, err)
	})
}

// readFault is what a reader is told of a field that could not be computed: the first cause, however far away.
func readFault(x *fieldExpr, err error) error {
	cause, ok := err.(*Error)
	if !ok {
		return err
	}
	if cause.ID == "field_failed" || cause.ID == "field_broken" || cause.ID == "depth" {
		placed := *cause
		placed.Span = x.Span
		return &placed
	}
	return fault(x.Span, "field_failed", "field", x.field.Name, "reason", cause.Message)
}

func (x *idExpr) parts() []expr { return []expr{x.of} }
func (x *idExpr) eval(f *frame) (Value, error) {
	return f.each(x.of, func(item Value) (Value, error) {
		if row, ok := item.(Row); ok {
			return float64(row.id()), nil
		}
		return nil, nil
	})
}

func (x *namedExpr) parts() []expr { return []expr{x.of, x.name} }
func (x *namedExpr) eval(f *frame) (Value, error) {
	key, err := f.eval(x.name)
	if err != nil {
		return nil, err
	}
	name, ok := key.(string)
	if !ok {
		return nil, nil
	}
	return f.each(x.of, func(item Value) (Value, error) {
		switch item := item.(type) {
		case Row:
			return x.field(item, name)
		case Data:
			return memberOf(item, name), nil
		case nil:
			return nil, nil
		}
		return nil, fault(x.Span, "no_members", "name", name)
	})
}

func (x *namedExpr) field(row Row, name string) (Value, error) {
	field := x.program.field(row.Group.Table, name)
	if field == nil && name == "id" {
		return float64(row.id()), nil
	}
	if field == nil {
		return nil, fault(x.Span, "field_unknown", "name", name, "table", row.Group.Table.Name)
	}
	v, err := row.Group.value(field, x.program.Formula(field), row.At)
	return v, readFault(&fieldExpr{Span: x.Span, field: field}, err)
}

// each computes something of a value, or of each item of a list: then the results are one list, to which a list contributes its items, and a
// record that is null nothing.
func (f *frame) each(of expr, get func(Value) (Value, error)) (Value, error) {
	v, err := f.eval(of)
	if err != nil || v == nil {
		return nil, err
	}
	list, ok := v.(Items)
	if !ok {
		return get(v)
	}
	if err := f.spend(len(list)); err != nil {
		return nil, err
	}
	var flat flattening
	for _, item := range list {
		v, err := get(item)
		if err != nil {
			return nil, err
		}
		if flat.add(v); len(flat.items) > f.run.limits.List {
			break
		}
	}
	return flat.list(), nil
}

// flattening makes one list of many.
type flattening struct {
	items Items
	lists bool
	rows  bool
}

func (l *flattening) add(v Value) {
	switch v := v.(type) {
	case Items:
		l.lists = true
		l.items = append(l.items, v...)
		l.rows = l.rows || len(v) > 0 && isRow(v[0])
	case Row:
		l.rows = true
		l.items = append(l.items, v)
	default:
		l.items = append(l.items, v)
	}
}

// list is what came together: records without those that are null; those of several lists in the order of their ids.
func (l *flattening) list() Items {
	if !l.rows {
		return append(Items{}, l.items...)
	}
	records := slices.DeleteFunc(l.items, func(v Value) bool { return v == nil })
	if l.lists {
		slices.SortStableFunc(records, byID)
	}
	return records
}

func isRow(v Value) bool { _, ok := v.(Row); return ok }

func byID(a, b Value) int {
	left, _ := a.(Row)
	right, _ := b.(Row)
	if left.Group == nil || right.Group == nil {
		return 0
	}
	return int(min(1, max(-1, left.id()-right.id())))
}

func (x *insideExpr) parts() []expr { return []expr{x.of, x.body} }
func (x *insideExpr) eval(f *frame) (Value, error) {
	return f.each(x.of, func(item Value) (Value, error) {
		f.vars[x.slot] = item
		return f.eval(x.body)
	})
}

func (x *filterExpr) parts() []expr { return []expr{x.of, x.by} }
func (x *filterExpr) eval(f *frame) (Value, error) {
	v, err := f.eval(x.of)
	if err != nil || v == nil {
		return nil, err
	}
	list, err := itemsOf(v)
	if err != nil {
		return nil, blame(err, x.of)
	}
	return f.filter(list, x.slot, x.by)
}

func (f *frame) filter(list Items, slot int, by expr) (Value, error) {
	kept := Items{}
	for _, item := range list {
		f.vars[slot] = item
		is, err := f.eval(by)
		if err != nil {
			return nil, err
		}
		if truth(is) {
			kept = append(kept, item)
		}
	}
	return kept, nil
}

func (x *indexExpr) parts() []expr { return []expr{x.of, x.at} }
func (x *indexExpr) eval(f *frame) (Value, error) {
	values, err := f.all([]expr{x.of, x.at})
	if err != nil || values[0] == nil || values[1] == nil {
		return nil, err
	}
	if object, ok := values[0].(Data); ok {
		if name, ok := values[1].(string); ok {
			return memberOf(object, name), nil
		}
	}
	list, err := itemsOf(values[0])
	if err != nil {
		return nil, blame(err, x.of)
	}
	at, ok := values[1].(float64)
	if !ok {
		return nil, fault(x.at.At(), "index_number")
	}
	if at = math.Floor(at); at < 0 || at >= float64(len(list)) {
		return nil, nil
	}
	return list[int(at)], nil
}

func (x *orderExpr) parts() []expr { return []expr{x.of, x.by} }

// eval sorts ascending with nulls first, and leaves what is equal in its order.
func (x *orderExpr) eval(f *frame) (Value, error) {
	v, err := f.eval(x.of)
	if err != nil || v == nil {
		return nil, err
	}
	list, err := itemsOf(v)
	if err != nil {
		return nil, blame(err, x.of)
	}
	type pair struct{ item, key Value }
	pairs := make([]pair, len(list))
	for i, item := range list {
		f.vars[x.slot] = item
		key, err := f.eval(x.by)
		if err != nil {
			return nil, err
		}
		pairs[i] = pair{item, key}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		if x.descending {
			return compareValues(b.key, a.key)
		}
		return compareValues(a.key, b.key)
	})
	sorted := make(Items, len(pairs))
	for i, p := range pairs {
		sorted[i] = p.item
	}
	return sorted, f.spend(len(pairs))
}
