package sheet

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// BookRows reads a sheet's rows as a Reader reads a CSV file's: lines are the sheet's own row numbers, rows without anything are left out.
// Numbers are as they are stored, dates ISO 8601, booleans TRUE and FALSE, formulas what they were when the file was saved.
type BookRows struct {
	book   *Book
	name   string
	rows   *excelize.Rows
	row    int
	exact  *excelize.Rows // the same rows with numbers in all their digits; nil until they are needed
	at     int            // of exact
	stored []string       // the row of exact that was read last
	cells  [][]byte
}

// Rows reads a sheet from its first row. The error is a *BookError.
func (b *Book) Rows(name string) (*BookRows, error) {
	rows, err := b.file.Rows(name)
	if err != nil {
		return nil, &BookError{SheetAbsent, err}
	}
	return &BookRows{book: b, name: name, rows: rows}, nil
}

// Read returns the next row's cells, good until the next call, and its number. The error is io.EOF after the last row, or a *BookError.
func (r *BookRows) Read() (cells [][]byte, line int, err error) {
	for r.rows.Next() {
		r.row++
		texts, err := r.rows.Columns()
		if err != nil {
			return nil, r.row, &BookError{NotABook, err}
		}
		if isEmpty(texts) {
			continue
		}
		if err := r.complete(texts); err != nil {
			return nil, r.row, err
		}
		r.cells = r.cells[:0]
		for _, text := range texts {
			r.cells = append(r.cells, tidy(text))
		}
		return r.cells, r.row, nil
	}
	if err := r.rows.Error(); err != nil {
		return nil, r.row, &BookError{NotABook, err}
	}
	return nil, 0, io.EOF
}

// Close lets go of the sheet.
func (r *BookRows) Close() error {
	if r.exact != nil {
		_ = r.exact.Close()
	}
	return r.rows.Close()
}

func isEmpty(texts []string) bool {
	for _, text := range texts {
		if text != "" {
			return false
		}
	}
	return true
}

// tidy makes a cell what a sheet's cells are: UTF-8 without NUL.
func tidy(text string) []byte {
	return []byte(strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", ""))
}

// complete puts a row's numbers back as they are stored, which excelize rounds as Excel shows them, and its dates as ISO 8601.
func (r *BookRows) complete(texts []string) error {
	for i, text := range texts {
		if text == "" {
			continue
		}
		kind := markOf(text)
		if kind == noDate && !isDecimal(text) {
			continue
		}
		stored, err := r.storedRow()
		if err != nil {
			return err
		}
		if i < len(stored) && isDecimal(stored[i]) {
			texts[i] = stored[i]
			if kind != noDate {
				texts[i] = kind.show(stored[i], r.book.is1904)
			}
		}
	}
	return nil
}

// storedRow is the row that was read last, as it is stored.
func (r *BookRows) storedRow() (cells []string, err error) {
	if r.exact == nil {
		if r.exact, err = r.book.file.Rows(r.name); err != nil {
			return nil, &BookError{NotABook, err}
		}
	}
	for r.at < r.row && r.exact.Next() {
		if r.at++; r.at == r.row {
			r.stored, err = r.exact.Columns(excelize.Options{RawCellValue: true})
		}
	}
	return r.stored, err
}

// isDecimal tells whether a text is a number as files store it.
func isDecimal(text string) bool {
	return strings.Trim(text, "0123456789+-.eE") == "" && strings.ContainsAny(text, "0123456789")
}
