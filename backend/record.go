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
}

// AppendJSON appends the page's records as the Public API shows them: [{"id":"1","values":{"name":"Ada"}}].
func (p *RecordPage) AppendJSON(b []byte) []byte {
	writers := p.writers()
	b = append(b, '[')
	for i := range p.Records {
		b = appendRecord(comma(b), writers, &p.Records[i])
	}
	return append(b, ']')
}

// AppendRecord appends one of the page's records.
func (p *RecordPage) AppendRecord(b []byte, i int) []byte {
	return appendRecord(b, p.writers(), &p.Records[i])
}

func (p *RecordPage) writers() []valueWriter {
	writers := make([]valueWriter, len(p.Fields))
	for i := range p.Fields {
		writers[i] = newValueWriter(&p.Fields[i])
	}
	return writers
}

func appendRecord(b []byte, writers []valueWriter, r *Record) []byte {
	b = append(b, `{"id":"`...)
	b = append(strconv.AppendInt(b, r.ID, 10), `","values":{`...)
	for j := range writers {
		b = append(comma(b), writers[j].key...)
		b = writers[j].append(b, r.Values[j])
	}
	return append(b, "}}"...)
}

// Selection is a RecordQuery checked against its table. Fields, Sort and the conditions' fields are places in the table's list.
type Selection struct {
	Limit, Offset int
	Fields        []int
	Sort          int // -1 is by id
	Descending    bool
	Where         []Condition
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
	if sel.Fields, err = t.chosenFields(q.Fields); err != nil {
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

// chosenFields finds the named fields, each once and in the order named; reverse fields have no values and are left out.
func (t *Table) chosenFields(names []string) ([]int, error) {
	var places []int
	if len(names) == 0 {
		for i := range t.Fields {
			if t.Fields[i].Type != Reverse {
				places = append(places, i)
			}
		}
		return places, nil
	}
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
	if t.Fields[i].ReadOnly() {
		return -1, false, Errorf(Invalid, "query.sort_read_only", "field", name, "type", t.Fields[i].Type)
	}
	return i, descending, nil
}
