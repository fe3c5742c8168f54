package backend

import (
	"slices"
	"strconv"
)

// BundleModule is a module with its structure as it can be told to another workspace or server: without numbers. Its JSON is a bundle's.
type BundleModule struct {
	ModuleInput
	Functions []FunctionInput `json:"functions,omitempty"`
	Tables    []BundleTable   `json:"tables"`
}

// BundleTable is a table of a BundleModule.
type BundleTable struct {
	TableInput
	Fields []BundleField `json:"fields"`
}

// BundleField is a field of a BundleTable. A reverse names its reference, a field of the table RefTableName.
type BundleField struct {
	FieldInput
	ReverseOf string `json:"reverseOf,omitempty"`
}

// Bundle is the module's structure without its numbers.
func (m *Module) Bundle() BundleModule {
	out := BundleModule{ModuleInput: m.Input(), Tables: make([]BundleTable, len(m.Tables))}
	for i := range m.Tables {
		tb := &m.Tables[i]
		out.Tables[i] = BundleTable{TableInput: tb.TableInput, Fields: make([]BundleField, len(tb.Fields))}
		for j := range tb.Fields {
			out.Tables[i].Fields[j] = m.bundleField(&tb.Fields[j])
		}
	}
	for i := range m.Functions {
		out.Functions = append(out.Functions, m.Functions[i].Input())
	}
	return out
}

func (m *Module) bundleField(f *Field) BundleField {
	out := BundleField{FieldInput: FieldInput{FieldShape: f.FieldShape, RefTableName: f.RefTableName}}
	if f.Options != nil && f.Options.List != nil {
		list := slices.Clone(f.Options.List)
		for i := range list {
			list[i].ID = "" // the other end gives its own
		}
		out.Options = &Options{List: list}
	}
	if f.Type == Reverse {
		out.ReverseOf = m.fieldNumbered(f.ReverseOf)
	}
	return out
}

func (m *Module) fieldNumbered(number int64) string {
	for i := range m.Tables {
		for j := range m.Tables[i].Fields {
			if f := &m.Tables[i].Fields[j]; f.Num == number {
				return f.Name
			}
		}
	}
	return ""
}

// Check tells what is wrong with the structure of a module. Errors: invalid, conflict.
func (m *BundleModule) Check() error {
	if err := m.ModuleInput.Check(); err != nil {
		return err
	}
	if err := m.checkFunctions(); err != nil {
		return err
	}
	names := map[string]bool{}
	for i := range m.Tables {
		tb := &m.Tables[i]
		if err := tb.TableInput.Check(); err != nil {
			return err
		}
		if names[tb.Name] {
			return Errorf(Conflict, "table.name_taken", "module", m.Name, "name", tb.Name)
		}
		names[tb.Name] = true
	}
	for i := range m.Tables {
		if err := m.checkFields(&m.Tables[i]); err != nil {
			return err
		}
	}
	return nil
}

func (m *BundleModule) checkFunctions() error {
	names := map[string]bool{}
	for i := range m.Functions {
		g := &m.Functions[i]
		if err := g.Check(); err != nil {
			return err
		}
		if names[g.Name] {
			return Errorf(Conflict, "function.name_taken", "module", m.Name, "name", g.Name)
		}
		names[g.Name] = true
	}
	return nil
}

func (m *BundleModule) checkFields(tb *BundleTable) error {
	if len(tb.Fields) > MaxFields {
		return Errorf(Invalid, "field.too_many", "table", tb.Name, "max", MaxFields)
	}
	names, ends := map[string]bool{}, map[[2]string]bool{}
	for i := range tb.Fields {
		f := &tb.Fields[i]
		if err := f.Check(); err != nil {
			return err
		}
		if names[f.Name] {
			return Errorf(Conflict, "field.name_taken", "table", tb.Name, "field", f.Name)
		}
		names[f.Name] = true
		end := [2]string{f.RefTableName, f.ReverseOf}
		if err := m.checkEnds(tb, f, ends[end]); err != nil {
			return err
		}
		if f.Type == Reverse {
			ends[end] = true
		}
	}
	return nil
}

// checkEnds tells whether a reference's table is there, and a reverse's reference, which can have no other.
func (m *BundleModule) checkEnds(tb *BundleTable, f *BundleField, twice bool) error {
	switch {
	case f.RefTableName == "":
		return nil
	case m.Table(f.RefTableName) == nil:
		return Errorf(Invalid, "field.ref_table_not_found", "field", f.Name, "table", f.RefTableName, "module", m.Name)
	case f.Type == Reference:
		return nil
	}
	of := m.Table(f.RefTableName).Field(f.ReverseOf)
	if twice || of == nil || of.Type != Reference || of.RefTableName != tb.Name {
		return Errorf(Invalid, "bundle.reverse_of", "field", f.Name, "table", tb.Name, "reference", f.ReverseOf, "other", f.RefTableName)
	}
	return nil
}

// Table returns the table of that name, or nil.
func (m *BundleModule) Table(name string) *BundleTable {
	i := slices.IndexFunc(m.Tables, func(t BundleTable) bool { return t.Name == name })
	if i < 0 {
		return nil
	}
	return &m.Tables[i]
}

// Field returns the field of that name, or nil.
func (t *BundleTable) Field(name string) *BundleField {
	i := slices.IndexFunc(t.Fields, func(f BundleField) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &t.Fields[i]
}

// DecodeKeptRecords reads {"records":[{"id": 1, field: value}]}: whole records with their ids, as a bundle has them.
func DecodeKeptRecords(body []byte) Decode {
	return func(t *Table) ([]Row, error) {
		r := newRowReader(t, body)
		r.updates, r.keeps = true, true
		if err := r.records(r.record); err != nil {
			return nil, err
		}
		return r.rows, nil
	}
}

// AppendKept appends a record as DecodeKeptRecords reads it: {"id":1,"name":"Ada"}. Empty values are left out.
func (f *RecordFormat) AppendKept(b []byte, r *Record) []byte {
	b = strconv.AppendInt(append(b, `{"id":`...), r.ID, 10)
	for i := range f.values {
		if r.Values[i] == nil {
			continue
		}
		if i == 0 {
			b = append(b, ',')
		}
		b = append(b, f.values[i].key...)
		b = f.values[i].append(b, r.Values[i])
	}
	return append(b, '}')
}
