package window

import (
	"bufio"
	"slices"
	"strconv"

	"owlet/backend"
	"owlet/backend/sheet"
)

// csvFormat writes a CSV file.
type csvFormat struct {
	*exporting
	writer *sheet.Writer
	values cellWriter
	text   []byte // of a row's cells
	ends   []int
	cells  [][]byte
}

func newCSVFormat(x *exporting) (format, error) {
	how := sheet.Format{Encoding: x.plan.Encoding}
	if x.plan.Delimiter != "" {
		how.Delimiter = x.plan.Delimiter[0]
	}
	f := &csvFormat{exporting: x, writer: sheet.NewWriter(x.file, how, x.plan.Mark), values: x.cells(x.plan.Numbers)}
	names := x.header()
	if names == nil {
		return f, nil
	}
	row := make([][]byte, len(names))
	for i, name := range names {
		row[i] = f.plainText([]byte(name), 0)
	}
	return f, f.writer.Write(row)
}

// plainText keeps the end of b, which is a text, from being a formula in a person's spreadsheet. In a file that is to be read back it stays as it is.
func (f *csvFormat) plainText(b []byte, from int) []byte {
	if f.plan.Forms != nil {
		b = noFormula(b, from)
	}
	return b
}

// noFormula puts an apostrophe before the end of b, which is a text, where a spreadsheet may take it for a formula.
func noFormula(b []byte, from int) []byte {
	if sheet.IsFormula(b[from:]) {
		b = slices.Insert(b, from, '\'')
	}
	return b
}

func (f *csvFormat) append(place int, value any, links backend.Links) {
	from := len(f.text)
	if title, ok := f.title(place, value, links); ok {
		f.text = append(f.text, title...)
	} else {
		f.text = f.values.Append(f.text, place, value)
	}
	if f.fields[place].Type.IsText() {
		f.text = f.plainText(f.text, from)
	}
}

func (f *csvFormat) record(r *backend.Record, links backend.Links) error {
	f.text, f.ends, f.cells = f.text[:0], f.ends[:0], f.cells[:0]
	if f.plan.ID {
		f.text = strconv.AppendInt(f.text, r.ID, 10)
		f.ends = append(f.ends, len(f.text))
	}
	for i, v := range r.Values {
		f.append(i, v, links)
		f.ends = append(f.ends, len(f.text))
	}
	from := 0
	for _, end := range f.ends {
		f.cells = append(f.cells, f.text[from:end])
		from = end
	}
	return f.writer.Write(f.cells)
}

func (f *csvFormat) end() error { return f.writer.Close() }

func (f *csvFormat) close() {}

// jsonFormat writes a list of records in the Public API's form, one a line.
type jsonFormat struct {
	out    *bufio.Writer
	values *backend.RecordFormat
	text   []byte
	before string
}

func newJSONFormat(x *exporting) (format, error) {
	return &jsonFormat{out: bufio.NewWriterSize(x.file, 1<<16), values: backend.NewRecordFormat(x.fields), before: "[\n"}, nil
}

func (f *jsonFormat) record(r *backend.Record, _ backend.Links) error {
	f.text = f.values.Append(append(f.text[:0], f.before...), r)
	f.before = ",\n"
	_, err := f.out.Write(f.text)
	return err
}

func (f *jsonFormat) end() error {
	end := "\n]\n"
	if f.before == "[\n" {
		end = "[]\n"
	}
	_, _ = f.out.WriteString(end) // of a failed write, Flush tells too
	return f.out.Flush()
}

func (f *jsonFormat) close() {}
