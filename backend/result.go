package backend

import (
	"strconv"

	"owlet/backend/nx"
)

// Types that only what formulas give can have: lists of values of one kind, and values of any kind. Both are stored as their JSON.
const (
	ListResult FieldType = "list"
	JSONResult FieldType = "json"
)

// Result is what a field's formula gives, for who shows it.
type Result struct {
	Type         FieldType `json:"type"`                   // one of stored fields, or "list", or "json" for a value of any kind
	Options      []Option  `json:"options,omitempty"`      // choice, multi
	RefTableID   string    `json:"refTableId,omitempty"`   // reference
	RefTableName string    `json:"refTableName,omitempty"` // likewise
	Item         *Result   `json:"item,omitempty"`         // list: what it is a list of
}

// WithResult is a function field with what its formula gives: item is of a list. A value of the field is stored as one of such a field would be.
func (f *Field) WithResult(t FieldType, options []Option, item *Field) *Field {
	r := &Field{Num: f.Num, FieldShape: FieldShape{Name: f.Name, Labels: f.Labels, Type: t}, item: item}
	if options != nil {
		r.Options = &Options{List: options}
	}
	return r
}

// Item is the field as whose values the items of a Result that is a list are held; nil for another field.
func (f *Field) Item() *Field { return f.item }

// HasExpression tells whether an expression says what the field's values are, or its options.
func (f *Field) HasExpression() bool {
	return f.Type == Function || f.Type == DChoice || f.Type == DMulti
}

// IsBroken tells whether the field has a formula that is never computed, since it has a fault.
func (f *Field) IsBroken() bool { return f.Type == Function && f.Result == nil }

// Comparable tells whether records can be filtered and sorted by values that are held as the field's.
func (f *Field) Comparable() bool {
	_, ok := operators[f.Type]
	return ok
}

func brokenFormula(f *Field) error { return Errorf(Invalid, "formula.broken", "field", f.Name) }

// AsField is a field of a type that formulas hold values of.
func AsField(t FieldType) *Field { return &Field{FieldShape: FieldShape{Type: t}} }

// Held is the field as whose values this one's are stored and shown: itself, or what its formula gives. A formula with a fault gives nothing.
func (f *Field) Held() *Field {
	if f.Result != nil {
		return f.Result
	}
	return f
}

// ResultOf tells what a function field gives; nil for another field, and for a formula with a fault.
func ResultOf(f *Field) *Result {
	if f == nil || f.Result == nil {
		return nil
	}
	return f.Result.AsResult()
}

// AsResult is the field for who shows what is held as its values.
func (f *Field) AsResult() *Result {
	r := &Result{Type: f.Type, Options: f.OptionList(), RefTableID: f.RefTableID, RefTableName: f.RefTableName}
	if f.item != nil {
		r.Item = f.item.AsResult()
	}
	return r
}

// Problems are why formulas gave nothing for some records: by the name of the field, and by the record's id in text.
type Problems map[string]map[string]*nx.Error

// Add adds why a field's formula gave nothing for a record.
func (p Problems) Add(field string, id int64, why *nx.Error) {
	if p[field] == nil {
		p[field] = map[string]*nx.Error{}
	}
	p[field][strconv.FormatInt(id, 10)] = why
}
