package window

import (
	"encoding/json"
	"io"
	"maps"
	"strconv"
	"strings"

	"owlet/backend"
	"owlet/backend/sheet"
	"owlet/backend/sqlite"
)

// mostBadRows is how many bad rows a result shows.
const mostBadRows = 100

// badRows are the rows that an import left out, in a spool.
type badRows struct {
	store  *sqlite.Store
	header []string
	spool  *sqlite.Spool
	tape   *sheet.Tape
	rows   int64
	first  []BadRow
	cells  [][]byte
}

// Clear forgets what was taken.
func (b *badRows) Clear() (err error) {
	if err = b.close(); err != nil {
		return err
	}
	b.rows, b.first = 0, []BadRow{}
	if b.spool, err = b.store.NewSpool(); err == nil {
		b.tape = sheet.NewTape(b.spool)
	}
	return err
}

// Take takes a row.
func (b *badRows) Take(line int, why []*backend.Error, cells [][]byte) error {
	reasons, err := json.Marshal(why)
	if err != nil {
		return err
	}
	if b.rows++; len(b.first) < mostBadRows {
		b.first = append(b.first, BadRow{line, why, texts(cells)})
	}
	b.cells = append(append(b.cells[:0], reasons), cells...)
	return b.tape.Write(b.cells, line)
}

func texts(cells [][]byte) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = string(c)
	}
	return out
}

// end ends the taking.
func (b *badRows) end() error { return b.tape.Flush() }

func (b *badRows) close() error {
	if b.spool == nil {
		return nil
	}
	err := b.spool.Close()
	b.spool = nil
	return err
}

// save writes all rows as CSV: the cells as they were, then the line and the reasons.
func (b *badRows) save(file io.Writer, delimiter byte, words BadRowsWords) error {
	w := sheet.NewWriter(file, sheet.Format{Delimiter: delimiter}, true)
	if err := w.Write(b.withReason(nil, b.header, words.Line, words.Reason)); err != nil {
		return err
	}
	rows := sheet.NewTapeReader(b.spool.Reader())
	for range b.rows {
		cells, line, err := rows.Read()
		if err == nil {
			err = b.saveRow(w, cells, line, words)
		}
		if err != nil {
			return err
		}
	}
	return w.Close()
}

func (b *badRows) saveRow(w *sheet.Writer, cells [][]byte, line int, words BadRowsWords) error {
	var why []*backend.Error
	if err := json.Unmarshal(cells[0], &why); err != nil {
		return err
	}
	sentences := make([]string, len(why))
	for i, e := range why {
		sentences[i] = words.sentence(e)
	}
	return w.Write(b.withReason(cells[1:], nil, strconv.Itoa(line), strings.Join(sentences, " ")))
}

// withReason puts a line and a reason behind as many cells as the header has.
func (b *badRows) withReason(cells [][]byte, names []string, line, reason string) [][]byte {
	row := append([][]byte(nil), cells...)
	for _, name := range names {
		row = append(row, []byte(name))
	}
	for len(row) < len(b.header) {
		row = append(row, nil)
	}
	return append(row, []byte(line), []byte(reason))
}

// sentence is an error in the window's words, or else in English.
func (w *BadRowsWords) sentence(e *backend.Error) string {
	text, ok := w.Sentences[e.ID]
	if !ok {
		return e.Error()
	}
	return backend.Fill(text, w.named(e.Args))
}

// named are the arguments with the names that people know.
func (w *BadRowsWords) named(args map[string]any) map[string]any {
	out := maps.Clone(args)
	for place, arg := range args {
		if text, ok := arg.(string); ok && w.Names[place][text] != "" {
			out[place] = w.Names[place][text]
		}
	}
	return out
}
