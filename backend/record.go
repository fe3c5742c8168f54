package backend

import (
	"slices"
	"strconv"
	"strings"
)

// Row is one record as a write wants it: its ID (0 in a create) and stored values for some of its table's fields.
// Fields are places in the table's list; Values stand beside them, nil for empty.
type Row struct {
	ID     int64
	Fields []int
	Values []any
}

// Decode reads and checks a body against the table that it is written to. Errors: invalid.
type Decode func(*Table) ([]Row, error)

// Record is one record as it is read: stored values, aligned with its page's Fields.
type Record struct {
	ID     int64
	Values []any
}

// RecordQuery asks for a page of records.
type RecordQuery struct {
	Limit  int      // 1 to MaxPage; 0 is MaxPage
	Offset int      // records to skip, from 0
	Fields []string // names; none is all
	Sort   string   // a field's name, or -name for descending; "" is by id
	Filter []byte   // JSON object of names and values that all must be equal; nil is none
}

// MaxPage is the most records a page holds.
const MaxPage = 100

// RecordPage is a page of records. Fields are the ones asked for that have values: reverse fields have none.
type RecordPage struct {
	Fields  []Field
	Records []Record
	HasMore bool
	Limit   int
	Offset  int

	Problems Problems // why formulas gave nothing
}

// AppendJSON appends the page's records as the Public API shows them: [{"id":"1","values":{"name":"Ada"}}].
func (p *RecordPage) AppendJSON(b []byte) []byte {
	return NewRecordFormat(p.Fields).AppendAll(b, p.Records)
}

// RecordFormat writes records with the values of some fields as the Public API shows them. It may be shared.
type RecordFormat struct{ values []valueWriter }

// RecordSink takes all records that a question finds.
type RecordSink interface {
	// Begin comes first, with the fields beside which the records' values stand and how many records there may be at most.
	Begin(fields []Field, most int64) error
	// Take takes the next records, good until it returns, with what the records are called that they refer to.
	Take(records []Record, links Links) error
}

// NewRecordFormat makes the format of records whose values stand beside fields.
func NewRecordFormat(fields []Field) *RecordFormat {
	f := &RecordFormat{values: make([]valueWriter, len(fields))}
	for i := range fields {
		f.values[i] = newValueWriter(&fields[i])
		if i > 0 {
			f.values[i].key = "," + f.values[i].key
		}
	}
	return f
}

// AppendAll appends a list of records.
func (f *RecordFormat) AppendAll(b []byte, records []Record) []byte {
	b = append(b, '[')
	for i := range records {
		b = f.Append(comma(b), &records[i])
	}
	return append(b, ']')
}

// Append appends a record.
func (f *RecordFormat) Append(b []byte, r *Record) []byte {
	b = append(b, `{"id":"`...)
	b = append(strconv.AppendInt(b, r.ID, 10), `","values":{`...)
	for i := range f.values {
		b = append(b, f.values[i].key...)
		b = f.values[i].append(b, r.Values[i])
	}
	return append(b, "}}"...)
}

// Selection is a RecordQuery checked against its table. Fields (nil is all that Table.Shown lists), Sort and the conditions' fields are places in the table's list.
type Selection struct {
	Limit, Offset int
	Fields        []int
	Sort          int // -1 is by id
	Descending    bool
	Where         []Equality
	Tests         []Test   // a person's; the Public API has none
	Words         []string // likewise
}

// On checks the query against its table. Errors: not_found for a filter on an unknown field, else invalid.
func (q RecordQuery) On(t *Table) (sel Selection, err error) {
	sel = Selection{Limit: q.Limit, Offset: q.Offset, Sort: -1}
	if sel.Limit == 0 {
		sel.Limit = MaxPage
	}
	if sel.Limit < 1 || sel.Limit > MaxPage {
		return sel, Errorf(Invalid, "query.limit", "limit", q.Limit, "max", MaxPage)
	}
	if sel.Offset < 0 {
		return sel, Errorf(Invalid, "query.offset", "offset", q.Offset)
	}
	if sel.Fields, err = t.Chosen(q.Fields); err != nil {
		return sel, err
	}
	if q.Sort != "" {
		if sel.Sort, sel.Descending, err = t.sortField(q.Sort); err != nil {
			return sel, err
		}
	}
	if q.Filter != nil {
		sel.Where, err = DecodeFilter(t, q.Filter)
	}
	return sel, err
}

func (t *Table) place(name string) int {
	return slices.IndexFunc(t.Fields, func(f Field) bool { return f.Name == name })
}

// Shown are the places of the fields that a record shows when none are named: all that have values.
func (t *Table) Shown() []int {
	var places []int
	for i := range t.Fields {
		if t.Fields[i].Type != Reverse {
			places = append(places, i)
		}
	}
	return places
}

// Chosen finds the places of the named fields, each once and in the order named; reverse fields have no values and are left out. No names
// are nil, which is all. Errors: invalid.
func (t *Table) Chosen(names []string) ([]int, error) {
	if len(names) == 0 {
		return nil, nil
	}
	places := []int{}
	seen := make(map[string]bool, len(names))
	for _, name := range names {
		if seen[name] {
			continue
		}
		seen[name] = true
		i := t.place(name)
		if i < 0 {
			return nil, Errorf(Invalid, "query.field_unknown", "field", name, "table", t.Name)
		}
		if t.Fields[i].Type != Reverse {
			places = append(places, i)
		}
	}
	return places, nil
}

func (t *Table) sortField(sort string) (place int, descending bool, err error) {
	name, descending := strings.CutPrefix(sort, "-")
	i := t.place(name)
	if i < 0 {
		return -1, false, Errorf(Invalid, "query.sort_unknown", "field", name, "table", t.Name)
	}
	f := &t.Fields[i]
	if f.IsBroken() {
		return -1, false, brokenFormula(f)
	}
	if held := f.Held(); !held.Comparable() {
		return -1, false, Errorf(Invalid, "query.sort_read_only", "field", name, "type", held.Type)
	}
	return i, descending, nil
}
