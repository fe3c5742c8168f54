package backend

// Equality is one condition of a filter: the field at that place of its table's list holds the stored value; nil is empty.
type Equality struct {
	Field int
	Value any
}

// DecodeFilter reads a filter, a JSON object of field names and the values they must all be equal to; null matches an
// empty field. Values are read as in a write, but may name options that there are not: no record has them. Errors: not_found for
// an unknown field (id, which is not a field, included), else invalid.
func DecodeFilter(t *Table, text []byte) ([]Equality, error) {
	s := scanner{text: text}
	if s.next() != '{' {
		return nil, Errorf(Invalid, "filter.not_object", "value", shown(text))
	}
	s.at++
	where := []Equality{}
	seen := map[int]bool{}
	for first := true; !s.take('}'); first = false {
		if !first && !s.take(',') || s.next() != '"' {
			return nil, s.filterFault()
		}
		c, err := s.condition(t)
		if err != nil {
			return nil, err
		}
		if seen[c.Field] {
			return nil, Errorf(Invalid, "filter.field_twice", "field", t.Fields[c.Field].Name)
		}
		seen[c.Field] = true
		where = append(where, c)
	}
	if !s.atEnd() {
		return nil, s.filterFault()
	}
	return where, nil
}

func (s *scanner) filterFault() error { return Errorf(Invalid, "filter.syntax", "byte", s.at+1) }

func (s *scanner) condition(t *Table) (c Equality, err error) {
	from := s.at
	key, f := s.str()
	if f == faultSyntax {
		return c, s.filterFault()
	}
	if f != "" {
		return c, Errorf(NotFound, "filter.field_not_found", "field", shown(unquoted(s.text[from:s.at])), "table", t.Name)
	}
	name := string(key)
	if c.Field = t.place(name); c.Field < 0 {
		return c, Errorf(NotFound, "filter.field_not_found", "field", shown(key), "table", t.Name)
	}
	if !s.take(':') {
		return c, s.filterFault()
	}
	field := t.Fields[c.Field].Held()
	if t.Fields[c.Field].IsBroken() {
		return c, brokenFormula(field)
	}
	if !field.Comparable() {
		return c, Errorf(Invalid, "filter.read_only", "field", name, "type", field.Type)
	}
	s.next()
	from = s.at
	v := valueReader{Field: field, seeks: true}
	value, r := v.read(s)
	if r == malformed {
		return c, s.filterFault()
	}
	if r != "" {
		return c, Errorf(Invalid, "filter.value", "field", name, "value", s.wrong(from), "type", field.Type)
	}
	c.Value = value
	return c, nil
}

// wrong is the refused value that began at from, as its error repeats it.
func (s *scanner) wrong(from int) string {
	s.at = from
	s.skip()
	return shown(s.text[from:s.at])
}
