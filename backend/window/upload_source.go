package window

import (
	"context"
	"errors"
	"io"
	"slices"

	"owlet/backend"
	"owlet/backend/sheet"
	"owlet/backend/sqlite"
)

// kinds of files.
const (
	kindCSV   = "csv"
	kindExcel = "xlsx"
)

// kind tells what the file is, by what is in it. Errors: invalid for one that is no sheet, which says what it is.
func (u *upload) kind() (string, error) {
	kind, err := sheet.FindKind(u.spool, u.size)
	switch {
	case err != nil:
		return "", err
	case kind == sheet.KindBook:
		return kindExcel, nil
	case kind == sheet.KindText:
		return kindCSV, nil
	}
	return "", backend.Errorf(backend.Invalid, "file."+string(kind), "file", u.name)
}

// fill finds out what options leave open about how a CSV file is written.
func (u *upload) fill(o *SheetOptions) (err error) {
	if o.Encoding == "" {
		o.Encoding, err = sheet.FindEncoding(u.spool.Reader())
	}
	if o.Quote == "" {
		o.Quote = `"`
	}
	if err != nil {
		return err
	}
	declared, err := sheet.DeclaredDelimiter(u.spool.Reader(), o.Encoding)
	if declared != 0 {
		o.From = max(o.From, 2)
	}
	if err == nil && o.Delimiter == "" && declared != 0 && string(declared) != o.Quote {
		o.Delimiter = string(declared)
	}
	if err == nil && o.Delimiter == "" {
		var found byte
		found, err = sheet.FindDelimiter(u.spool.Reader(), sheet.Format{Encoding: o.Encoding, Quote: o.Quote[0], From: o.From})
		o.Delimiter = string(found)
	}
	return err
}

// check refuses options that no file can have.
func (o *SheetOptions) check() error {
	for place, text := range map[string]string{"delimiter": o.Delimiter, "quoteChar": o.Quote} {
		if len(text) > 1 || len(text) == 1 && (text[0] < ' ' && text[0] != '\t' || text[0] > '~') {
			return backend.Errorf(backend.Invalid, "import.character", "place", place, "value", text)
		}
	}
	if o.Delimiter != "" && o.Delimiter == o.Quote {
		return backend.Errorf(backend.Invalid, "import.same_character")
	}
	if o.Encoding != "" && !slices.Contains(sheet.Encodings, o.Encoding) {
		return backend.Errorf(backend.Invalid, "import.encoding", "encoding", o.Encoding)
	}
	return nil
}

func formatOf(o *SheetOptions) sheet.Format {
	return sheet.Format{Encoding: o.Encoding, Delimiter: o.Delimiter[0], Quote: o.Quote[0], From: o.From}
}

// csv are the rows of a CSV file that is written as the options, all of them known, say.
func (u *upload) csv(o SheetOptions) *source {
	format := formatOf(&o)
	return &source{spool: u.spool, size: u.size, rows: func(file io.Reader) backend.SheetRows {
		return csvRows{sheet.NewReader(file, format), o.Encoding}
	}}
}

// openBook opens an Excel file, once.
func (u *upload) openBook() (err error) {
	if u.book == nil {
		u.book, err = sheet.OpenBook(u.spool, u.size, u.store.SpoolFolder())
	}
	return u.explainBook(err, "")
}

func (u *upload) explainBook(err error, name string) error {
	if fault, ok := errors.AsType[*sheet.BookError](err); ok {
		return backend.Errorf(backend.Invalid, "book."+string(fault.Fault), "file", u.name, "sheet", name).Because(err)
	}
	return err
}

// choose sets the sheet that an Excel file opens with: the first that is not hidden.
func (u *upload) choose(o *SheetOptions) {
	sheets := u.book.Sheets()
	i := slices.IndexFunc(sheets, func(s sheet.SheetName) bool { return !s.Hidden })
	if o.Sheet == "" && len(sheets) > 0 {
		o.Sheet = sheets[max(i, 0)].Name
	}
}

// tape is a sheet of an Excel file in a form that is read quickly.
type tape struct {
	*sqlite.Spool
	name  string
	size  int64
	width int
}

func (t *tape) Write(p []byte) (int, error) {
	n, err := t.Spool.Write(p)
	t.size += int64(n)
	return n, err
}

// convert reads a sheet of an Excel file, once, and tells after how many rows it is.
func (u *upload) convert(ctx context.Context, name string, from int, tell func(rows int64)) (*source, error) {
	if u.tape == nil || u.tape.name != name {
		if u.tape != nil {
			_ = u.tape.Close()
			u.tape = nil
		}
		t, err := u.record(ctx, name, tell)
		if err != nil {
			return nil, err
		}
		u.tape = t
	}
	width := u.tape.width
	return &source{spool: u.tape.Spool, size: u.tape.size, rows: func(file io.Reader) backend.SheetRows {
		return fromLine{tapeRows{sheet.NewTapeReader(file), width}, from}
	}}, nil
}

func (u *upload) record(ctx context.Context, name string, tell func(rows int64)) (*tape, error) {
	spool, err := u.store.NewSpool()
	if err != nil {
		return nil, err
	}
	t := &tape{Spool: spool, name: name}
	if err := u.copyRows(ctx, t, tell); err != nil {
		return nil, errors.Join(err, spool.Close())
	}
	return t, nil
}

// rowsPerLook is after how many rows a conversion looks whether it is cancelled.
const rowsPerLook = 256

func (u *upload) copyRows(ctx context.Context, t *tape, tell func(rows int64)) error {
	rows, err := u.book.Rows(t.name)
	if err != nil {
		return u.explainBook(err, t.name)
	}
	defer func() { _ = rows.Close() }()
	to := sheet.NewTape(t)
	for n := int64(0); ; n++ {
		if n%rowsPerLook == 0 {
			tell(n)
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		cells, line, err := rows.Read()
		if err == io.EOF {
			return to.Flush()
		}
		if err != nil {
			return u.explainBook(err, t.name)
		}
		t.width = max(t.width, len(cells))
		if err := to.Write(cells, line); err != nil {
			return err
		}
	}
}
