package backend

import (
	"strconv"

	"owlet/backend/nx"
)

// Script is a text of the formula language that may also create, change and delete records.
type Script struct {
	Code   string
	Record int64 // of the path's table, for which it runs; 0 is none
}

// StoredValue makes what a script gives a field a value as it is stored, by the rules of the Public API's writes. A choice takes the number of an
// option as well as its name. Errors: invalid, about the record of that id.
func (f *Field) StoredValue(v nx.Value, id int64) (any, error) {
	text := AppendResult(nil, f.named(v))
	s := scanner{text: text}
	reader := valueReader{Field: f}
	stored, why := reader.read(&s)
	switch {
	case why != "":
		return nil, Errorf(Invalid, string(why), "field", f.Name, "value", shown(text), "record", id)
	case f.Required && f.Missing(stored):
		return nil, Errorf(Invalid, "field.required", "field", f.Name, "record", id)
	}
	return stored, nil
}

// named replaces the numbers of a field's options by their names, and a reference's record by its id.
func (f *Field) named(v nx.Value) nx.Value {
	switch {
	case f.Type == Choice:
		return f.optionNamed(v)
	case f.Type == Multi:
		list, ok := v.(nx.Items)
		if !ok {
			return v
		}
		names := make(nx.Items, len(list))
		for i := range list {
			names[i] = f.optionNamed(list[i])
		}
		return names
	}
	if id, ok := v.(int64); ok {
		return strconv.FormatInt(id, 10)
	}
	return v
}

func (f *Field) optionNamed(v nx.Value) nx.Value {
	number, ok := v.(float64)
	if !ok {
		return v
	}
	for _, o := range f.OptionList() {
		if float64(o.Number()) == number {
			return o.Name
		}
	}
	return v
}

// ResultSize is about how many bytes AppendResult appends for what an expression gave; it stops counting beyond most.
func ResultSize(v nx.Value, most int) int {
	switch v := v.(type) {
	case string:
		return len(v) + len(`"",`)
	case nx.Person:
		return len(v) + len(`"",`)
	case nx.Attachment:
		return len(v) + len(`"",`)
	case nx.Chosen:
		return len(v.Name) + len(`"",`)
	case nx.Items:
		n := len("[],")
		for _, item := range v {
			if n += ResultSize(item, most-n); n > most {
				break
			}
		}
		return n
	case nx.Data:
		return dataSize(v.Value, most)
	}
	return someSize
}

// someSize is about what a number, a time or the name of an option takes.
const someSize = 24

func dataSize(v any, most int) int {
	n := someSize
	switch v := v.(type) {
	case string:
		return n + len(v)
	case []any:
		for _, item := range v {
			if n += dataSize(item, most-n); n > most {
				break
			}
		}
	case map[string]any:
		for key, item := range v {
			if n += len(key) + dataSize(item, most-n); n > most {
				break
			}
		}
	}
	return n
}
