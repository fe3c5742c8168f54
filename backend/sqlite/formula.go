package sqlite

import (
	"strconv"
	"sync"

	"owlet/backend"
	"owlet/backend/nx"
)

// formulas is a module as its formulas know it. It is made when the first formula is there, or somebody asks: a module without one pays nothing.
type formulas struct {
	of      *backend.Module
	tables  []*table
	once    sync.Once
	module  *nx.Module
	program *nx.Program
	as      map[int64]*nx.Table
	calm    sync.Once
	moves   bool
}

// formulaField is the key of a field that formulas know.
type formulaField struct {
	table  *table
	place  int
	reader *backend.FormulaReader
}

func keyOf(f *nx.Field) *formulaField { return f.Key.(*formulaField) }

func (k *formulaField) field() *backend.Field { return &k.table.Fields[k.place] }

func (k *formulaField) column() string { return k.table.columns[k.place] }

// ready are the formulas, built.
func (f *formulas) ready() *formulas {
	f.once.Do(f.build)
	return f
}

// table is a table as formulas know it.
func (f *formulas) table(tb *table) *nx.Table { return f.as[tb.Num] }

func (f *formulas) formula(tb *table, place int) *nx.Checked {
	return f.program.Formula(f.as[tb.Num].Fields[place])
}

// addFormulas tells every function field what it gives and what is wrong with it.
func (sc *schema) addFormulas() {
	sc.formulas = make(map[int64]*formulas, len(sc.modules))
	for i := range sc.modules {
		sc.formulas[sc.modules[i].Num] = &formulas{of: &sc.modules[i]}
	}
	for _, tb := range sc.tables {
		f := sc.formulas[tb.module]
		f.tables = append(f.tables, tb)
	}
	for _, f := range sc.formulas {
		f.judgeAll()
	}
}

// judgeAll judges the fields with an expression.
func (f *formulas) judgeAll() {
	for _, tb := range f.tables {
		tb.formulas = f
		for i := range tb.Fields {
			if !tb.Fields[i].HasExpression() {
				continue
			}
			if f.ready().judge(tb, i); tb.Fields[i].Result != nil {
				tb.computes = append(tb.computes, i)
			}
		}
		if tb.computes != nil {
			tb.shapeWhole()
		}
	}
}

func (f *formulas) build() {
	f.module, f.as = &nx.Module{}, make(map[int64]*nx.Table, len(f.tables))
	numbered := map[string]*nx.Table{}
	for _, tb := range f.tables {
		t := &nx.Table{Name: tb.Name, Key: tb}
		f.module.Tables = append(f.module.Tables, t)
		f.as[tb.Num], numbered[strconv.FormatInt(tb.Num, 10)] = t, t
	}
	fields := map[int64]*nx.Field{}
	for _, tb := range f.tables {
		for i := range tb.Fields {
			field := newFormulaField(tb, i)
			field.Table = numbered[tb.Fields[i].RefTableID]
			fields[tb.Fields[i].Num] = field
			f.as[tb.Num].Fields = append(f.as[tb.Num].Fields, field)
		}
	}
	for _, tb := range f.tables {
		for i := range tb.Fields {
			f.as[tb.Num].Fields[i].By = fields[tb.Fields[i].ReverseOf]
		}
	}
	for _, g := range f.of.Functions {
		f.module.Functions = append(f.module.Functions, nx.Global{Name: g.Name, Code: g.Code})
	}
	f.program = nx.Compile(f.module)
}

func newFormulaField(tb *table, place int) *nx.Field {
	f := &tb.Fields[place]
	field := &nx.Field{Name: f.Name, Kind: f.Kind(), Expression: f.Expression}
	switch f.Type {
	case backend.Reference:
		field.Storage = nx.Reference
	case backend.Reverse:
		field.Storage = nx.Reverse
	case backend.Function:
		field.Storage = nx.Formula
	case backend.DChoice, backend.DMulti:
		field.Expression = f.Options.Expression
	}
	field.Key = &formulaField{tb, place, backend.NewFormulaReader(f, field)}
	return field
}

// judge tells a field what its formula gives and what is wrong with it, or with the expressions that find its options.
func (f *formulas) judge(tb *table, place int) {
	field := &tb.Fields[place]
	field.Result = nil
	if field.Type != backend.Function {
		field.ExpressionErrors = f.optionErrors(tb, field)
		return
	}
	checked := f.formula(tb, place)
	if field.ExpressionErrors = expressionErrors("", checked); len(checked.Errors) == 0 {
		field.Result = resultOf(field, checked.Type)
	}
}

func expressionErrors(of string, c *nx.Checked) (list []backend.ExpressionError) {
	for _, e := range c.Errors {
		list = append(list, backend.ExpressionError{Line: e.Line, Column: e.Column, Message: of + e.Message})
	}
	return list
}

// optionErrors checks the expressions of a dynamic choice. Those of an option's name, colour and icon are over the records that are chosen from.
func (f *formulas) optionErrors(tb *table, field *backend.Field) []backend.ExpressionError {
	options := f.program.Check(field.Options.Expression, f.as[tb.Num], nx.Expression)
	list := expressionErrors("", options)
	if len(list) > 0 {
		return list
	}
	over := recordsOf(options.Type)
	for _, part := range []struct{ name, text string }{
		{"optionName", field.OptionName}, {"optionColor", field.OptionColor}, {"optionIcon", field.OptionIcon},
	} {
		if part.text != "" {
			list = append(list, expressionErrors(part.name+": ", f.program.Check(part.text, over, nx.Expression))...)
		}
	}
	return list
}

// recordsOf is the table of a list of records; nil for other types.
func recordsOf(t nx.Type) *nx.Table {
	if t.Kind == nx.List && t.Item != nil && t.Item.Kind == nx.Record {
		return t.Item.Table
	}
	return nil
}

// results are the types of stored fields that have such values.
var results = map[nx.Kind]backend.FieldType{
	nx.Text: backend.String, nx.Number: backend.Number, nx.Boolean: backend.Boolean, nx.Date: backend.Date, nx.Timestamp: backend.Timestamp,
	nx.Time: backend.TimeOfDay, nx.Interval: backend.TimeInterval, nx.Appointment: backend.Appointment, nx.User: backend.User, nx.File: backend.File,
}

// resultOf is a function field as the field as whose values its formula's are held.
func resultOf(f *backend.Field, t nx.Type) *backend.Field {
	switch {
	case t.Kind == nx.List:
		item := f.WithResult(backend.JSONResult, nil, nil)
		if t.Item != nil {
			item = resultOf(f, *t.Item)
		}
		return f.WithResult(backend.ListResult, nil, item)
	case t.Kind == nx.Record && t.Table != nil:
		other := t.Table.Key.(*table)
		r := f.WithResult(backend.Reference, nil, nil)
		r.RefTableID, r.RefTableName = strconv.FormatInt(other.Num, 10), other.Name
		return r
	case t.Kind == nx.Choice && t.Field == nil:
		return f.WithResult(backend.String, nil, nil)
	case t.Kind == nx.Multi && t.Field == nil:
		return f.WithResult(backend.ListResult, nil, f.WithResult(backend.String, nil, nil))
	case t.Kind == nx.Choice:
		return f.WithResult(backend.Choice, keyOf(t.Field).field().OptionList(), nil)
	case t.Kind == nx.Multi:
		return f.WithResult(backend.Multi, keyOf(t.Field).field().OptionList(), nil)
	}
	if held, ok := results[t.Kind]; ok {
		return f.WithResult(held, nil, nil)
	}
	return f.WithResult(backend.JSONResult, nil, nil)
}
