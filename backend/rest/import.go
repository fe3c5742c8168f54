package rest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"owlet/backend"
	"owlet/backend/sheet"
	"owlet/backend/sqlite"
)

// importCSV spools the file, so that a slow upload keeps nobody waiting, and imports it from there.
func importCSV(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	spool, err := store.NewSpool()
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = spool.Close() }()
	if err := r.form.read(importValues, spool); err != nil {
		return answer{}, err
	}
	in, err := r.form.importInput()
	if err != nil {
		return answer{}, err
	}
	file, err := r.form.csvFile(spool)
	if err != nil {
		return answer{}, err
	}
	result, err := store.ImportRecords(ctx, r.path, file, in)
	if err != nil {
		return answer{}, err
	}
	return created(result)
}

var importValues = map[string]bool{
	"hasHeader": true, "delimiter": true, "quoteChar": true, "encoding": true, "importMode": true, "numberFormat": true,
	"batchSize": true, "mappings": true,
}

// importInput reads how the rows become records.
func (f *form) importInput() (in backend.ImportInput, err error) {
	if in.HasHeader, err = f.hasHeader(); err != nil {
		return in, err
	}
	if in.Mode, err = oneOf(f, "importMode", backend.ImportAppend, backend.ImportUpdate, backend.ImportUpsert); err != nil {
		return in, err
	}
	if in.Numbers, err = oneOf(f, "numberFormat", backend.NumbersUS, backend.NumbersEuropean); err != nil {
		return in, err
	}
	if in.BatchSize, err = f.batchSize(); err != nil {
		return in, err
	}
	in.Mappings, err = f.mappings()
	return in, err
}

// hasHeader takes capitals as well: Python's True arrives as it is written there.
func (f *form) hasHeader() (bool, error) {
	const name = "hasHeader"
	switch value := f.values[name]; strings.ToLower(value) {
	case "", "true":
		return true, nil
	case "false":
		return false, nil
	default:
		return false, notAllowed(name, value, []any{true, false})
	}
}

// oneOf reads a value that has to be one of allowed; the first one is the default.
func oneOf[T ~string](f *form, name string, allowed ...T) (T, error) {
	value := f.values[name]
	if value == "" {
		return allowed[0], nil
	}
	all := make([]any, len(allowed))
	for i, a := range allowed {
		if string(a) == value {
			return a, nil
		}
		all[i] = a
	}
	return "", notAllowed(name, value, all)
}

const (
	smallestBatch = 10
	largestBatch  = 200
	usualBatch    = 100
)

func (f *form) batchSize() (int, error) {
	const name = "batchSize"
	if f.values[name] == "" {
		return usualBatch, nil
	}
	n, err := parseWhole(name, f.values[name])
	switch {
	case err != nil:
		return 0, err
	case n < smallestBatch:
		return 0, invalid("request.small", name, "min", smallestBatch)
	case n > largestBatch:
		return 0, invalid("request.big", name, "max", largestBatch)
	}
	return n, nil
}

func (f *form) mappings() ([]backend.Mapping, error) {
	text := f.values["mappings"]
	if text == "" {
		return nil, nil
	}
	if err := backend.CheckJSON([]byte(text)); err != nil {
		return nil, explainJSON(err, "mappings")
	}
	var members []map[string]*string
	if err := json.Unmarshal([]byte(text), &members); err != nil {
		return nil, backend.Errorf(backend.Invalid, "import.mappings").Because(err)
	}
	list := make([]backend.Mapping, len(members))
	for i, member := range members {
		if err := readMapping(fmt.Sprintf("mappings[%d]", i), member, &list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// readMapping reads the values of a mapping, which is at that place; null is as good as none.
func readMapping(place string, member map[string]*string, m *backend.Mapping) error {
	places := map[string]*string{"csvColumnName": &m.Column, "fieldName": &m.Field, "updatePolicy": &m.Policy}
	for key, value := range member {
		if places[key] == nil {
			return backend.Errorf(backend.Invalid, "import.mappings")
		}
		set(places[key], value)
	}
	for _, key := range []string{"csvColumnName", "fieldName"} {
		if member[key] == nil {
			return invalid("request.missing", place+"."+key)
		}
	}
	return nil
}

func set(to, from *string) {
	if from != nil {
		*to = *from
	}
}

// csvFile reads how the file is written, and looks at its beginning where that is not said.
func (f *form) csvFile(spool *sqlite.Spool) (*csvFile, error) {
	if _, there := f.values["file"]; !there {
		return nil, backend.Errorf(backend.Invalid, "import.file_missing")
	}
	file := &csvFile{spool: spool}
	var err error
	if file.format.Encoding, err = oneOf(f, "encoding", sheet.Encodings...); err != nil {
		return nil, err
	}
	if file.format.Quote, err = f.character("quoteChar", '"'); err != nil {
		return nil, err
	}
	if file.format.Delimiter, err = f.character("delimiter", 0); err != nil {
		return nil, err
	}
	if file.format.Delimiter == file.format.Quote {
		return nil, backend.Errorf(backend.Invalid, "import.same_character")
	}
	if file.format.Delimiter == 0 {
		file.format.Delimiter, err = sheet.FindDelimiter(spool.Reader(), file.format)
	}
	return file, err
}

// character reads one ASCII character. A tab may be written \t: forms on pages cannot hold one.
func (f *form) character(name string, absent byte) (byte, error) {
	switch value := f.values[name]; {
	case value == "":
		return absent, nil
	case value == `\t`:
		return '\t', nil
	case len(value) == 1 && (value[0] >= ' ' || value == "\t") && value[0] < utf8.RuneSelf:
		return value[0], nil
	default:
		return 0, backend.Errorf(backend.Invalid, "import.character", "place", name, "value", shorten(value))
	}
}

// csvFile is a spooled CSV file.
type csvFile struct {
	spool  *sqlite.Spool
	format sheet.Format
}

// Open reads the file from its first row.
func (f *csvFile) Open() (backend.SheetRows, error) {
	return csvRows{sheet.NewReader(f.spool.Reader(), f.format), f.format.Encoding}, nil
}

type csvRows struct {
	rows     *sheet.Reader
	encoding sheet.Encoding
}

// Read returns the next row. Errors: invalid, with line and column.
func (r csvRows) Read() (cells [][]byte, line int, err error) {
	cells, line, err = r.rows.Read()
	if err == nil || err == io.EOF {
		return cells, line, err
	}
	return nil, 0, ExplainCSV(err, r.encoding)
}

// ExplainCSV names what is wrong with a CSV file of that encoding. What is no fault of the file stays.
func ExplainCSV(err error, e sheet.Encoding) error {
	if fault, ok := errors.AsType[*sheet.Error](err); ok {
		return backend.Errorf(backend.Invalid, "csv."+string(fault.Fault), "line", fault.Line, "column", fault.Column, "encoding", e).Because(err)
	}
	return err
}
