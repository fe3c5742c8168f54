package window

import (
	"io"

	"owlet/backend"
	"owlet/backend/sheet"
)

// SaveRows writes rows of texts to a CSV file, in UTF-8 with a byte order mark, by which Excel knows it. A text that a spreadsheet may take for a
// formula gets an apostrophe before it. Delimiter is one character; "" is a comma. Errors: invalid for another delimiter, storage.
func SaveRows(path, delimiter string, rows [][]string) error {
	options := SheetOptions{Delimiter: delimiter, Quote: `"`}
	if err := options.check(); err != nil {
		return err
	}
	format := sheet.Format{}
	if delimiter != "" {
		format.Delimiter = delimiter[0]
	}
	return backend.Save(path, func(file io.Writer) error {
		w := sheet.NewWriter(file, format, true)
		for _, row := range rows {
			cells := make([][]byte, len(row))
			for i, cell := range row {
				cells[i] = noFormula([]byte(cell), 0)
			}
			if err := w.Write(cells); err != nil {
				return err
			}
		}
		return w.Close()
	})
}
