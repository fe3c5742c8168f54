package window

import (
	"slices"

	"owlet/backend"
	"owlet/backend/nx"
	"owlet/backend/sqlite"
)

// FormulaEntry is a logic field of a module.
type FormulaEntry struct {
	Table  string               `json:"table"`
	Field  string               `json:"field"`
	Text   string               `json:"text"`
	Type   string               `json:"type"`   // of its values, as the language calls it; "" where it has faults
	Faults []*backend.CodeFault `json:"faults"` // by where they stand
	Reads  []FormulaRead        `json:"reads"`  // each once, in the order of the text
}

// FormulaRead is a field that a formula reads; Field is "" where it reads a table's records as such.
type FormulaRead struct {
	Table string `json:"table"`
	Field string `json:"field"`
}

// List returns the logic fields of a module: what is read comes before what reads it, and otherwise all are in the order of the module.
func (f *Formulas) List(path backend.Path) (list []FormulaEntry, err error) {
	list = []FormulaEntry{}
	err = f.store.Formulas(always, backend.Path{Workspace: path.Workspace, Module: path.Module}, func(all *sqlite.Formulas) error {
		l := formulaList{program: all.Program, owners: map[*nx.Field]*nx.Table{}, done: map[*nx.Field]bool{}}
		for _, t := range all.Module.Tables {
			for _, field := range t.Fields {
				l.owners[field] = t
			}
		}
		for _, t := range all.Module.Tables {
			for _, field := range t.Fields {
				l.add(field)
			}
		}
		list = append(list, l.entries...)
		return nil
	})
	return list, err
}

// formulaList are formulas in the order in which they read each other.
type formulaList struct {
	program *nx.Program
	owners  map[*nx.Field]*nx.Table
	done    map[*nx.Field]bool
	entries []FormulaEntry
}

func (l *formulaList) add(field *nx.Field) {
	checked := l.program.Formula(field)
	if checked == nil || l.done[field] {
		return
	}
	l.done[field] = true
	entry := FormulaEntry{Table: l.owners[field].Name, Field: field.Name, Text: checked.Text, Faults: faultsOf(checked), Reads: []FormulaRead{}}
	if len(checked.Errors) == 0 {
		entry.Type = checked.Type.String()
	}
	for _, read := range checked.Reads {
		of := FormulaRead{Table: read.Table.Name}
		if read.Field != nil {
			of.Field = read.Field.Name
			l.add(read.Field)
		}
		if !slices.Contains(entry.Reads, of) {
			entry.Reads = append(entry.Reads, of)
		}
	}
	l.entries = append(l.entries, entry)
}
