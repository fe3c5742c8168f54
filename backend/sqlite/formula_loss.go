package sqlite

import (
	"slices"

	"owlet/backend"
)

// addFormulas finds the formulas of modules that would have a fault without some tables and fields.
func (l *losses) addFormulas(tables []*table, fields []tableField) {
	goes := func(tb *table, f *backend.Field) bool {
		return slices.ContainsFunc(fields, func(one tableField) bool { return one.table == tb && one.field.Num == f.Num })
	}
	for i := range l.schema.modules {
		f := l.schema.formulas[l.schema.modules[i].Num]
		touched := func(tb *table) bool {
			return slices.Contains(tables, tb) || slices.ContainsFunc(fields, func(one tableField) bool { return one.table == tb })
		}
		if slices.ContainsFunc(f.tables, touched) {
			l.Formulas = append(l.Formulas, f.broken(f.of, tables, goes)...)
		}
	}
}

// addUsers finds the formulas of a module that would have a fault without one of its global functions.
func (l *losses) addUsers(m *backend.Module, g *backend.GlobalFunction) {
	left := *m
	left.Functions = slices.DeleteFunc(slices.Clone(m.Functions), func(other backend.GlobalFunction) bool { return other.Num == g.Num })
	none := func(*table, *backend.Field) bool { return false }
	l.Formulas = append(l.Formulas, l.schema.formulas[m.Num].broken(&left, nil, none)...)
}

// broken are the formulas that have no fault, and would have one without some tables and fields, or with the global functions of another module.
func (f *formulas) broken(of *backend.Module, tables []*table, goes func(*table, *backend.Field) bool) (list []backend.BrokenFormula) {
	rest := &formulas{of: of}
	for _, tb := range f.tables {
		if !slices.Contains(tables, tb) {
			left := *tb.Table
			left.Fields = slices.DeleteFunc(slices.Clone(tb.Fields), func(field backend.Field) bool { return goes(tb, &field) })
			rest.tables = append(rest.tables, newTable(&left, tb.module))
		}
	}
	rest.judgeAll()
	for _, tb := range rest.tables {
		before := f.tables[slices.IndexFunc(f.tables, func(one *table) bool { return one.Num == tb.Num })]
		for i := range tb.Fields {
			was, _ := before.Field(tb.Fields[i].Name)
			if len(was.ExpressionErrors) == 0 && len(tb.Fields[i].ExpressionErrors) > 0 {
				list = append(list, backend.BrokenFormula{ModuleName: tb.Module, TableName: tb.Name, Name: tb.Fields[i].Name})
			}
		}
	}
	return append(list, f.brokenFunctions(rest)...)
}

func (f *formulas) brokenFunctions(rest *formulas) (list []backend.BrokenFormula) {
	if len(rest.of.Functions) == 0 {
		return nil
	}
	before, after := f.ready().program.Globals(), rest.ready().program.Globals()
	for i, g := range rest.of.Functions {
		was := slices.IndexFunc(f.of.Functions, func(other backend.GlobalFunction) bool { return other.Num == g.Num })
		if len(before[was]) == 0 && len(after[i]) > 0 {
			list = append(list, backend.BrokenFormula{ModuleName: f.of.Name, Name: g.Name})
		}
	}
	return list
}
