package backend

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// ImportMode says what becomes of a sheet's rows.
type ImportMode string

const (
	ImportAppend ImportMode = "append" // each becomes a new record
	ImportUpdate ImportMode = "update" // each changes the record with its key; one without such a record is skipped
	ImportUpsert ImportMode = "upsert" // each changes the record with its key, or becomes a new one
)

// NumberFormat is how a sheet writes numbers.
type NumberFormat string

const (
	NumbersUS       NumberFormat = "us"       // 1,234.5
	NumbersEuropean NumberFormat = "european" // 1.234,5
)

// KeyPolicy marks the mapping whose field tells which record a row is about.
const KeyPolicy = "key"

// Mapping sends a column of a sheet to a field. Its JSON is the Public API's.
type Mapping struct {
	Place  int    `json:"-"` // of the column, from 1; 0: it is found by its name
	Column string `json:"csvColumnName"`
	Field  string `json:"fieldName"`
	Policy string `json:"updatePolicy"`
	Titles bool   `json:"-"` // of a reference: the column has what records are called, or #5 for their ids
}

// ImportInput says how the rows of a sheet become records.
type ImportInput struct {
	Mode      ImportMode
	HasHeader bool // the first row names the columns; else they are column_1, column_2 and so on
	Numbers   NumberFormat
	Forms     *Forms    // that values may have beside the Public API's
	BatchSize int       // how many rows are written at a time
	Mappings  []Mapping // none: columns go to the fields that have their names, ignoring case
}

// Sheet is rows of cells that can be read any number of times, and are the same each time.
type Sheet interface {
	Open() (SheetRows, error) // from the first row
}

// SheetRows reads a sheet's rows. Cells are UTF-8 without NUL, good until the next call; lines count from 1. After the last row the
// error is io.EOF.
type SheetRows interface {
	Read() (cells [][]byte, line int, err error)
}

// ImportResult counts a sheet's rows by what became of them. Its JSON is the Public API's.
type ImportResult struct {
	Imported int64 `json:"rowsImported"`
	Skipped  int64 `json:"rowsSkipped"`
	Updated  int64 `json:"rowsUpdated"`
}

// ImportPlan is an ImportInput that fits a table and a sheet.
type ImportPlan struct {
	Fields  []int // the places of the fields that have a column; what Values appends is aligned with it
	Key     int   // which of Fields is the key; -1 without one
	columns []plannedColumn
	missing *Field // required and without a column
}

type plannedColumn struct {
	cellReader
	column int
	titles bool // what it has stands for records that have to be looked up
}

// On fits the input to a table and the sheet's first row, the header if there is one. Errors: invalid.
func (in *ImportInput) On(t *Table, first [][]byte) (*ImportPlan, error) {
	names := in.columnNames(first)
	p := &ImportPlan{Key: -1}
	var err error
	if len(in.Mappings) > 0 {
		err = in.mapped(t, names, p)
	} else {
		err = in.matched(t, names, p)
	}
	if err != nil {
		return nil, err
	}
	if in.Mode != ImportAppend && p.Key < 0 {
		return nil, Errorf(Invalid, "import.key_count", "mode", in.Mode, "count", 0)
	}
	for i := range t.Fields {
		if t.Fields[i].Required && !slices.Contains(p.Fields, i) {
			p.missing = &t.Fields[i]
			break
		}
	}
	return p, nil
}

func (in *ImportInput) columnNames(first [][]byte) []string {
	names := make([]string, len(first))
	for i, cell := range first {
		if names[i] = string(bytes.TrimSpace(cell)); !in.HasHeader {
			names[i] = "column_" + strconv.Itoa(i+1)
		}
	}
	return names
}

// matched sends columns to the fields that have their names.
func (in *ImportInput) matched(t *Table, names []string, p *ImportPlan) error {
	for i, name := range names {
		place := slices.IndexFunc(t.Fields, func(f Field) bool { return strings.EqualFold(f.Name, name) })
		if place < 0 {
			continue
		}
		if err := p.add(t, in, place, i, name); err != nil {
			return err
		}
	}
	if len(p.Fields) == 0 {
		return Errorf(Invalid, "import.no_columns", "table", t.Name, "columns", quoted(names))
	}
	return nil
}

// quoted lists names as a sentence repeats them.
func quoted(names []string) string {
	var list []byte
	for i, name := range names {
		if len(list) > maxShown {
			break
		}
		if i > 0 {
			list = append(list, ", "...)
		}
		list = appendText(list, name)
	}
	return shown(list)
}

// mapped sends columns to fields as the mappings say.
func (in *ImportInput) mapped(t *Table, names []string, p *ImportPlan) error {
	keys := 0
	for _, m := range in.Mappings {
		column, place := m.columnOf(names), t.place(m.Field)
		switch {
		case m.Policy != "" && m.Policy != KeyPolicy:
			return Errorf(Invalid, "import.policy", "policy", m.Policy, "column", m.Column)
		case column < 0:
			return Errorf(Invalid, "import.column_unknown", "column", m.Column)
		case m.Place == 0 && slices.Contains(names[column+1:], m.Column):
			return Errorf(Invalid, "import.column_twice", "column", m.Column)
		case place < 0:
			return Errorf(Invalid, "import.field_unknown", "field", m.Field, "table", t.Name)
		}
		if m.Policy == KeyPolicy {
			keys++
			p.Key = len(p.Fields)
		}
		if err := p.add(t, in, place, column, m.Column); err != nil {
			return err
		}
		p.columns[len(p.columns)-1].titles = m.Titles && t.Fields[place].Type == Reference
	}
	if in.Mode == ImportAppend {
		p.Key = -1
	} else if keys != 1 {
		return Errorf(Invalid, "import.key_count", "mode", in.Mode, "count", keys)
	}
	return nil
}

// columnOf is the place of the mapping's column, -1 when there is none.
func (m *Mapping) columnOf(names []string) int {
	if m.Place > 0 {
		return m.Place - 1
	}
	return slices.Index(names, m.Column)
}

func (p *ImportPlan) add(t *Table, in *ImportInput, place, column int, name string) error {
	f := &t.Fields[place]
	switch first := slices.Index(p.Fields, place); {
	case first >= 0:
		return Errorf(Invalid, "import.field_twice", "field", f.Name, "first", p.columns[first].column+1, "column", column+1)
	case f.ReadOnly():
		return Errorf(Invalid, "import.read_only", "field", f.Name, "type", f.Type, "column", name)
	}
	p.Fields = append(p.Fields, place)
	p.columns = append(p.columns, plannedColumn{cellReader{valueReader{Field: f}, in.Numbers, in.Forms}, column, false})
	return nil
}

// Values reads a row's values, as they are stored, and appends them to b; of a column with titles, nothing. Errors: invalid, with line and column.
func (p *ImportPlan) Values(b []any, cells [][]byte, line int) ([]any, error) {
	for i := range p.columns {
		value, text, why := p.value(i, cells)
		if why != "" {
			return b, p.columns[i].refuse(why, text, line)
		}
		b = append(b, value)
	}
	return b, nil
}

// AllFaults is Values that goes on after a fault: it returns them all, and nothing stands for a value that has one.
func (p *ImportPlan) AllFaults(b []any, cells [][]byte, line int) (values []any, faults []*Error) {
	for i := range p.columns {
		value, text, why := p.value(i, cells)
		if why != "" {
			value = nil
			faults = append(faults, p.columns[i].refuse(why, text, line))
		}
		b = append(b, value)
	}
	return b, faults
}

func (p *ImportPlan) value(i int, cells [][]byte) (value any, text []byte, why reason) {
	c := &p.columns[i]
	filled := false
	switch {
	case c.column >= len(cells) && p.Key >= 0: // a row that breaks off must not empty what a record has
		return nil, nil, "field.missing"
	case c.column >= len(cells):
	case c.titles:
		text = cells[c.column]
		filled = len(bytes.TrimSpace(text)) > 0
	default:
		text = cells[c.column]
		value, why = c.read(text)
	}
	if why == "" && c.Required && !filled && c.Missing(value) {
		why = "field.required"
	}
	return value, text, why
}

// Titled are the places in Fields of columns that have titles.
func (p *ImportPlan) Titled() (places []int) {
	for i := range p.columns {
		if p.columns[i].titles {
			places = append(places, i)
		}
	}
	return places
}

// Title is what a row's cell in a column with titles says: a title, or an id where it is written as #5, or neither.
func (p *ImportPlan) Title(i int, cells [][]byte) (title string, id int64) {
	if p.columns[i].column >= len(cells) {
		return "", 0
	}
	return TitleOrID(cells[p.columns[i].column])
}

// refuse is the error for a cell: its sentence is that of a body's value, with another place.
func (c *plannedColumn) refuse(why reason, text []byte, line int) *Error {
	id := "cell." + strings.TrimPrefix(string(why), "field.")
	value := shown(appendText(nil, string(text[:min(len(text), maxShown)])))
	return Errorf(Invalid, id, "field", c.Name, "value", value, "line", line, "column", c.column+1, "format", c.numbers)
}

// Refuse is an error about the value that a row has for one of Fields: id is "cell." and more, pairs are further arguments.
func (p *ImportPlan) Refuse(code Code, id string, i int, value any, line int, pairs ...any) *Error {
	c := &p.columns[i]
	return Errorf(code, id, append([]any{"field", c.Name, "value", string(AppendValue(nil, c.Field, value)), "line", line, "column", c.column + 1}, pairs...)...)
}

// RefuseTitle is an error about what a row's cell in a column with titles says. Pairs are further arguments.
func (p *ImportPlan) RefuseTitle(id string, i int, cells [][]byte, line int, pairs ...any) *Error {
	c := &p.columns[i]
	value := shown(appendText(nil, strings.TrimSpace(string(cells[c.column]))))
	return Errorf(Invalid, id, append([]any{"field", c.Name, "value", value, "line", line, "column", c.column + 1, "table", c.RefTableName}, pairs...)...)
}

// Creatable tells whether a row can become a new record: every required field has a column. Errors: invalid.
func (p *ImportPlan) Creatable(line int) error {
	if p.missing != nil {
		return Errorf(Invalid, "import.required", "field", p.missing.Name, "line", line)
	}
	return nil
}
