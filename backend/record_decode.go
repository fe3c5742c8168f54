package backend

import "slices"

// DecodeNewRecords reads {"records":[{field: value}]}, the body of a create.
func DecodeNewRecords(body []byte) Decode {
	return func(t *Table) ([]Row, error) { return decodeRows(t, body, false) }
}

// DecodeRecordUpdates reads {"records":[{"id": 1, field: value}]}, the body of an update.
func DecodeRecordUpdates(body []byte) Decode {
	return func(t *Table) ([]Row, error) { return decodeRows(t, body, true) }
}

// DecodeBoth reads updates, and after them new records. Positions count from 1 in each.
func DecodeBoth(updates, news Decode) Decode {
	return func(t *Table) ([]Row, error) {
		rows, err := updates(t)
		if err != nil {
			return nil, err
		}
		more, err := news(t)
		return append(rows, more...), err
	}
}

// DecodeRecordIDs reads {"records":[101,"102"]}, the body of a delete. Errors: invalid.
func DecodeRecordIDs(body []byte) ([]int64, error) {
	s := scanner{text: body}
	ids := []int64{}
	seen := map[int64]int{}
	err := s.records(func(position int) error {
		id, err := s.id(position)
		if err != nil {
			return err
		}
		if first, twice := seen[id]; twice {
			return Errorf(Invalid, "record.id_twice", "id", id, "first", first, "record", position)
		}
		seen[id] = position
		ids = append(ids, id)
		return nil
	})
	return ids, err
}

func (s *scanner) fault() error { return Errorf(Invalid, string(malformed), "byte", s.at+1) }

// id reads the record id that is next.
func (s *scanner) id(position int) (int64, error) {
	s.next()
	from := s.at
	kind, text, f := s.value()
	if f == faultSyntax {
		return 0, s.fault()
	}
	id, ok := readID(kind, text)
	if f != "" || !ok {
		return 0, Errorf(Invalid, "record.id_invalid", "value", s.wrong(from), "record", position)
	}
	return id, nil
}

// bodyKey is a key that a body may have, with what takes its value.
type bodyKey struct {
	key   string
	take  func() error
	found bool
}

// records reads a body that is an object with the key "records", a list with at least one record, and calls each where one begins. Positions
// count from 1. The body may have other keys as well.
func (s *scanner) records(each func(position int) error, others ...*bodyKey) error {
	records := &bodyKey{key: "records", take: func() error { return s.list(each) }}
	if err := s.bodyKeys(append(others, records)); err != nil {
		return err
	}
	if !records.found {
		return Errorf(Invalid, "body.records_missing")
	}
	return nil
}

// bodyKeys reads a body that is an object with no other keys than those.
func (s *scanner) bodyKeys(all []*bodyKey) error {
	if !s.take('{') {
		if _, _, f := s.value(); f == faultSyntax && s.at < len(s.text) {
			return s.fault()
		}
		return Errorf(Invalid, "body.not_object")
	}
	for first := true; !s.take('}'); first = false {
		if !first && !s.take(',') || s.next() != '"' {
			return s.fault()
		}
		if err := s.bodyKey(all); err != nil {
			return err
		}
	}
	if !s.atEnd() {
		return s.fault()
	}
	return nil
}

// bodyKey reads one key and its value.
func (s *scanner) bodyKey(all []*bodyKey) error {
	key, f := s.str()
	if f == faultSyntax {
		return s.fault()
	}
	i := slices.IndexFunc(all, func(m *bodyKey) bool { return f == "" && m.key == string(key) })
	switch {
	case i < 0:
		return Errorf(Invalid, "body.unknown_key", "key", shown(key))
	case all[i].found:
		return Errorf(Invalid, "body.key_twice", "key", all[i].key)
	case !s.take(':'):
		return s.fault()
	}
	all[i].found = true
	return all[i].take()
}

func (s *scanner) list(each func(position int) error) error {
	if !s.take('[') {
		if s.next() == 0 {
			return s.fault()
		}
		return Errorf(Invalid, "body.records_not_list")
	}
	if s.take(']') {
		return Errorf(Invalid, "body.records_empty")
	}
	for position := 1; ; position++ {
		if err := each(position); err != nil {
			return err
		}
		if s.take(']') {
			return nil
		}
		if !s.take(',') {
			return s.fault()
		}
	}
}

// rowReader reads records into rows, in one pass over the body.
type rowReader struct {
	scanner
	table    *Table
	fields   []valueReader
	places   map[string]int // by field name
	required []int
	updates  bool
	keeps    bool // updates: the records are whole ones, with their ids
	passes   bool // values that nobody writes are passed over
	rows     []Row
	seen     []int         // by field: the last record that had it
	ids      map[int64]int // updates: the record that had the id
	chosen   []int         // the fields of the record under way
	values   []any         // rows' Values are parts of it
	match    int           // upserts: the field by which records are found; else -1
}

func decodeRows(t *Table, body []byte, updates bool) ([]Row, error) {
	r := newRowReader(t, body)
	r.updates = updates
	if err := r.records(r.record); err != nil {
		return nil, err
	}
	return r.rows, nil
}

func newRowReader(t *Table, body []byte) *rowReader {
	r := &rowReader{
		scanner: scanner{text: body}, table: t, match: -1,
		fields: make([]valueReader, len(t.Fields)), seen: make([]int, len(t.Fields)), places: make(map[string]int, len(t.Fields)),
		ids: map[int64]int{},
	}
	for i := range t.Fields {
		f := &t.Fields[i]
		r.fields[i].Field, r.places[f.Name] = f, i
		if f.Required {
			r.required = append(r.required, i)
		}
	}
	return r
}

// record reads one record of the list.
func (r *rowReader) record(position int) error {
	if !r.take('{') {
		r.next()
		from := r.at
		if _, _, f := r.value(); f == faultSyntax {
			return r.fault()
		}
		return Errorf(Invalid, "record.not_object", "value", r.wrong(from), "record", position)
	}
	if cap(r.values)-len(r.values) < len(r.fields) {
		r.values = make([]any, 0, max(len(r.fields), min(8*len(r.values), 8192)))
	}
	start, id := len(r.values), int64(0)
	r.chosen = r.chosen[:0]
	for first := true; !r.take('}'); first = false {
		if !first && !r.take(',') || r.next() != '"' {
			return r.fault()
		}
		if err := r.member(position, &id); err != nil {
			return err
		}
	}
	row := Row{ID: id, Fields: r.sharedFields(), Values: r.values[start:len(r.values):len(r.values)]}
	r.rows = append(r.rows, row)
	return r.complete(position, id)
}

// sharedFields is the list of the record's fields: the last row's own, where it has the same.
func (r *rowReader) sharedFields() []int {
	if n := len(r.rows); n > 0 && slices.Equal(r.rows[n-1].Fields, r.chosen) {
		return r.rows[n-1].Fields
	}
	return slices.Clone(r.chosen)
}

// complete checks what a record as a whole must have.
func (r *rowReader) complete(position int, id int64) error {
	if r.updates {
		if id == 0 {
			return Errorf(Invalid, "record.id_missing", "record", position)
		}
		if first, twice := r.ids[id]; twice {
			return Errorf(Invalid, "record.id_twice", "id", id, "first", first, "record", position)
		}
		r.ids[id] = position
		if !r.keeps {
			return nil
		}
	}
	if r.match >= 0 { // only the store knows which records are new, and have to be whole
		if r.seen[r.match] != position || r.table.Fields[r.match].Missing(r.valueOf(r.match)) {
			return Errorf(Invalid, "upsert.match_missing", "field", r.fields[r.match].Name, "record", position)
		}
		return nil
	}
	for _, i := range r.required {
		if r.seen[i] != position {
			return Errorf(Invalid, "field.required", "field", r.fields[i].Name, "record", position)
		}
	}
	return nil
}

// member reads one name and value of a record.
func (r *rowReader) member(position int, id *int64) error {
	from := r.at
	i, isField, err := r.fieldNamed()
	if err != nil {
		return err
	}
	if !isField {
		return r.other(r.text[from:r.at], position, id)
	}
	if !r.take(':') {
		return r.fault()
	}
	f := &r.fields[i]
	if r.passes && f.ReadOnly() {
		r.skip()
		return nil
	}
	if r.seen[i] == position {
		return Errorf(Invalid, "field.twice", "field", f.Name, "record", position)
	}
	r.seen[i] = position
	r.next()
	from = r.at
	value, why := f.read(&r.scanner)
	switch {
	case why == malformed:
		return r.fault()
	case why != "":
		return Errorf(Invalid, string(why), "field", f.Name, "value", r.wrong(from), "record", position)
	case f.Required && f.Missing(value):
		return Errorf(Invalid, "field.required", "field", f.Name, "record", position)
	}
	r.chosen, r.values = append(r.chosen, i), append(r.values, value)
	return nil
}

// fieldNamed takes the next key and finds its field, trying first the one that the last record had in this place.
func (r *rowReader) fieldNamed() (place int, ok bool, err error) {
	key, f := r.str()
	if f != "" {
		if f == faultSyntax {
			err = r.fault()
		}
		return 0, false, err
	}
	if n := len(r.rows); n > 0 && len(r.chosen) < len(r.rows[n-1].Fields) {
		if i := r.rows[n-1].Fields[len(r.chosen)]; r.fields[i].Name == string(key) {
			return i, true, nil
		}
	}
	place, ok = r.places[string(key)]
	return place, ok, nil
}

// other reads a member that is no field: an update's id, or a fault. key is its JSON.
func (r *rowReader) other(key []byte, position int, id *int64) error {
	k := scanner{text: key}
	name, f := k.str()
	switch {
	case f != "":
		return Errorf(Invalid, "field.unknown", "field", shown(unquoted(key)), "table", r.table.Name, "record", position)
	case string(name) != "id":
		return Errorf(Invalid, "field.unknown", "field", shown(name), "table", r.table.Name, "record", position)
	case !r.updates:
		return Errorf(Invalid, "record.id_given", "record", position)
	case *id != 0:
		return Errorf(Invalid, "field.twice", "field", "id", "record", position)
	case !r.take(':'):
		return r.fault()
	}
	var err error
	*id, err = r.id(position)
	return err
}
