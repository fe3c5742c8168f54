package backend

import "slices"

// Upsert is the body of an upsert: records that are found by one field's value and changed, or else made.
type Upsert struct {
	MatchField string // must be unique
	Decode     Decode
}

// DecodeUpsert reads {"matchField":"email","records":[{field: value}]}; every record has a value for the match field. Errors: invalid.
func DecodeUpsert(body []byte) (Upsert, error) {
	var u Upsert
	s := scanner{text: body}
	err := s.records(func(int) error {
		s.next()
		s.skip()
		return nil
	}, &bodyKey{key: "matchField", take: s.textInto(&u.MatchField)})
	if err == nil && u.MatchField == "" {
		err = Errorf(Invalid, "upsert.match_field_missing")
	}
	u.Decode = func(t *Table) ([]Row, error) { return decodeUpsert(t, body, u.MatchField) }
	return u, err
}

// textInto takes a string that is not empty.
func (s *scanner) textInto(to *string) func() error {
	return func() error {
		kind, text, f := s.value()
		if f == faultSyntax {
			return s.fault()
		}
		if f != "" || kind != kindString || len(text) == 0 {
			return Errorf(Invalid, "upsert.match_field_text")
		}
		*to = string(text)
		return nil
	}
}

func decodeUpsert(t *Table, body []byte, match string) ([]Row, error) {
	r := newRowReader(t, body)
	if r.match = t.place(match); r.match < 0 {
		return nil, Errorf(Invalid, "upsert.match_field_unknown", "field", shown([]byte(match)), "table", t.Name)
	}
	if !t.Fields[r.match].Unique {
		return nil, Errorf(Invalid, "upsert.match_field_not_unique", "field", match)
	}
	var ignored string
	if err := r.records(r.record, &bodyKey{key: "matchField", take: r.textInto(&ignored)}); err != nil {
		return nil, err
	}
	return r.rows, nil
}

// valueOf is a value of the record that was read last.
func (r *rowReader) valueOf(place int) any {
	row := &r.rows[len(r.rows)-1]
	if i := slices.Index(row.Fields, place); i >= 0 {
		return row.Values[i]
	}
	return nil
}
