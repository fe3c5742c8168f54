package nx

import "slices"

// kinds is a set of kinds.
type kinds uint32

func kindsOf(list ...Kind) (set kinds) {
	for _, k := range list {
		set |= 1 << k
	}
	return set
}

// has tells whether an operand of the kind may be one of the set: null may be all, and of an open type only its values tell.
func (s kinds) has(k Kind) bool { return s&(1<<k) != 0 || k == Void || k == Any || k == JSON }

// operator is one row of the table of operators: what a symbol does with operands of these kinds. Either may be null.
type operator struct {
	symbol      string
	left, right kinds
	result      Kind
	eval        func(left, right Value) Value
}

// operators are all rows by their symbols; the first that takes both operands is the one.
var operators = bySymbol(slices.Concat(arithmetic, comparisons, logic))

func bySymbol(rows []operator) map[string][]*operator {
	all := map[string][]*operator{}
	for i := range rows {
		row := &rows[i]
		all[row.symbol] = append(all[row.symbol], row)
	}
	return all
}

// operation computes an operator with operands of known types; the operands may be null. Errors: type_mismatch, where only the values of an
// open type tell that there is no such operation.
type operation func(left, right Value) (Value, error)

// operatorFor finds an operator for operands of these types, and the type of its value. Where an operand's type is open the values decide.
// With ok false the types do not match.
func operatorFor(symbol string, left, right Type) (op operation, result Type, ok bool) {
	var found *operator
	result.Kind = Void
	for _, row := range operators[symbol] {
		switch {
		case !row.left.has(left.Kind) || !row.right.has(right.Kind):
			continue
		case found == nil:
			found, result.Kind = row, row.result
		case row.result != result.Kind && (open(left.Kind) || open(right.Kind)):
			result.Kind = Any
		}
	}
	switch {
	case found == nil:
		return nil, Type{}, false
	case open(left.Kind) || open(right.Kind):
		return func(l, r Value) (Value, error) { return operate(symbol, l, r) }, result, true
	}
	return func(l, r Value) (Value, error) { return found.eval(l, r), nil }, result, true
}

func open(k Kind) bool { return k == Any || k == JSON }

// operatorType is the type that operatorFor finds.
func operatorType(symbol string, left, right Type) (Type, bool) {
	_, t, ok := operatorFor(symbol, left, right)
	return t, ok
}

// operate computes an operator by what the values are: null + 1 is a number, although the null may be of a text. Errors: type_mismatch.
func operate(symbol string, left, right Value) (Value, error) {
	lk, rk := kindOf(left), kindOf(right)
	for _, row := range operators[symbol] {
		if row.left.fits(lk) && row.right.fits(rk) {
			return row.eval(left, right), nil
		}
	}
	return nil, failure("type_mismatch", "left", lk.String(), "right", rk.String(), "operator", symbol)
}

// fits is has for a value's kind, which is never open: a value of kind JSON is a list or an object.
func (s kinds) fits(k Kind) bool { return s&(1<<k) != 0 || k == Void }

// negate computes -x.
func negate(v Value) (Value, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case float64:
		return finite(-v), nil
	case Length:
		return -v, nil
	case Day, Moment, Clock:
		return finite(-toNumber(v).(float64)), nil
	}
	name := kindOf(v).String()
	return nil, failure("not_negated", "type", name)
}

// negatedType is the type of -x. Of dates and times it is a number, which only orders: order by -date is descending.
func negatedType(t Type) (Type, bool) {
	switch t.Kind {
	case Number, Interval, Any, Void:
		return t, true
	case JSON:
		return Type{Kind: Any}, true
	case Date, Timestamp, Time:
		return Type{Kind: Number}, true
	}
	return Type{}, false
}

var logic = []operator{
	{"and", anyKind, anyKind, Boolean, func(l, r Value) Value { return truth(l) && truth(r) }},
	{"or", anyKind, anyKind, Boolean, func(l, r Value) Value { return truth(l) || truth(r) }},
}

// truth tells whether a condition holds: null, 0, "", false and an empty list do not.
func truth(v Value) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case float64:
		return v != 0
	case string:
		return v != ""
	}
	items, ok := listIn(v)
	return !ok || len(items) > 0
}
