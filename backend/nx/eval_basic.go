package nx

import "strings"

// leaf is what has no parts.
type leaf struct{ Span }

func (leaf) parts() []expr { return nil }

type (
	constExpr struct {
		leaf
		value Value
	}
	slotExpr struct {
		leaf
		slot int
	}
	// brokenExpr is what the checker could not make sense of. It is not computed.
	brokenExpr struct{ leaf }
	notExpr    struct {
		Span
		x   expr
		typ Type
	}
	minusExpr struct {
		Span
		x   expr
		typ Type
	}
	binaryExpr struct {
		Span
		op          string
		operate     operation
		left, right expr
		types       [2]Type
	}
	logicExpr struct {
		Span
		or          bool
		left, right expr
		types       [2]Type
	}
	templateExpr struct {
		Span
		list []expr
	}
	listExpr struct {
		Span
		items []expr
	}
	objectExpr struct {
		Span
		keys   []string
		values []expr
	}
)

func (x constExpr) eval(*frame) (Value, error)  { return x.value, nil }
func (x slotExpr) eval(f *frame) (Value, error) { return f.vars[x.slot], nil }
func (x brokenExpr) eval(*frame) (Value, error) { return nil, fault(x.Span, "internal") }

func (x *notExpr) parts() []expr { return []expr{x.x} }
func (x *notExpr) eval(f *frame) (Value, error) {
	v, err := f.eval(x.x)
	return !truth(v), err
}

func (x *minusExpr) parts() []expr { return []expr{x.x} }
func (x *minusExpr) eval(f *frame) (Value, error) {
	v, err := f.eval(x.x)
	if err != nil {
		return nil, err
	}
	return negate(v)
}

func (x *binaryExpr) parts() []expr { return []expr{x.left, x.right} }
func (x *binaryExpr) eval(f *frame) (Value, error) {
	left, err := f.eval(x.left)
	if err != nil {
		return nil, err
	}
	right, err := f.eval(x.right)
	if err != nil {
		return nil, err
	}
	return x.operate(left, right)
}

func (x *logicExpr) parts() []expr { return []expr{x.left, x.right} }

// eval leaves out the right one where the left one decides.
func (x *logicExpr) eval(f *frame) (Value, error) {
	left, err := f.eval(x.left)
	if err != nil {
		return nil, err
	}
	if truth(left) == x.or {
		return x.or, nil
	}
	right, err := f.eval(x.right)
	return truth(right), err
}

func (x *templateExpr) parts() []expr { return x.list }
func (x *templateExpr) eval(f *frame) (Value, error) {
	values, err := f.all(x.list)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	for _, v := range values {
		text.WriteString(textOf(v))
	}
	return text.String(), nil
}

func (x *listExpr) parts() []expr { return x.items }
func (x *listExpr) eval(f *frame) (Value, error) {
	values, err := f.all(x.items)
	return Items(values), err
}

func (x *objectExpr) parts() []expr { return x.values }
func (x *objectExpr) eval(f *frame) (Value, error) {
	values, err := f.all(x.values)
	if err != nil {
		return nil, err
	}
	object := make(map[string]any, len(values))
	for i, v := range values {
		object[x.keys[i]] = jsonOf(v)
	}
	return Data{object}, nil
}
