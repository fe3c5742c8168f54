package window

import (
	"encoding/json"
	"io"
	"maps"
	"strconv"

	"owlet/backend"
	"owlet/backend/sheet"
	"owlet/backend/sqlite"
)

// mostBadRows is how many bad rows a result shows.
const mostBadRows = 100

// badRows are the rows that an import left out, in a spool. They come in runs, in each of which lines only grow.
type badRows struct {
	store  *sqlite.Store
	header []string
	spool  *sqlite.Spool
	tape   *sheet.Tape
	runs   [2]badRun
	run    int // that is being taken
	cells  [][]byte
}

type badRun struct {
	rows  int64
	first []BadRow
}

// Clear forgets what was taken.
func (b *badRows) Clear() (err error) {
	if err = b.close(); err != nil {
		return err
	}
	b.runs, b.run = [2]badRun{}, -1
	if b.spool, err = b.store.NewSpool(); err == nil {
		b.tape = sheet.NewTape(b.spool)
	}
	return err
}

// Begin begins a run.
func (b *badRows) Begin() error {
	b.run++
	return nil
}

// Take takes a row.
func (b *badRows) Take(line int, why *backend.Error, cells [][]byte) error {
	reason, err := json.Marshal(why)
	if err != nil {
		return err
	}
	run := &b.runs[b.run]
	if run.rows++; len(run.first) < mostBadRows {
		run.first = append(run.first, BadRow{line, why, texts(cells)})
	}
	b.cells = append(append(b.cells[:0], reason), cells...)
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

// first are the first of all rows.
func (b *badRows) first() []BadRow {
	one, other := b.runs[0].first, b.runs[1].first
	out := []BadRow{}
	for len(out) < mostBadRows && len(one)+len(other) > 0 {
		if len(other) == 0 || len(one) > 0 && one[0].Line < other[0].Line {
			out, one = append(out, one[0]), one[1:]
		} else {
			out, other = append(out, other[0]), other[1:]
		}
	}
	return out
}

func (b *badRows) close() error {
	if b.spool == nil {
		return nil
	}
	err := b.spool.Close()
	b.spool = nil
	return err
}

// badReader reads a run.
type badReader struct {
	rows  *sheet.TapeReader
	left  int64
	cells [][]byte
	line  int
}

func (b *badRows) reader(run int) (*badReader, error) {
	r := &badReader{rows: sheet.NewTapeReader(b.spool.Reader()), left: b.runs[run].rows}
	if run == 1 {
		for range b.runs[0].rows {
			if _, _, err := r.rows.Read(); err != nil {
				return nil, err
			}
		}
	}
	return r, r.next()
}

// next goes on to the next row; cells are nil after the last one.
func (r *badReader) next() (err error) {
	r.cells = nil
	if r.left == 0 {
		return nil
	}
	r.left--
	r.cells, r.line, err = r.rows.Read()
	return err
}

// save writes all rows as CSV in the order of their lines: the cells as they were, then the line and the reason.
func (b *badRows) save(file io.Writer, delimiter byte, words BadRowsWords) error {
	w := sheet.NewWriter(file, sheet.Format{Delimiter: delimiter}, true)
	if err := w.Write(b.withReason(nil, b.header, words.Line, words.Reason)); err != nil {
		return err
	}
	one, err := b.reader(0)
	if err != nil {
		return err
	}
	other, err := b.reader(1)
	if err != nil {
		return err
	}
	for one.cells != nil || other.cells != nil {
		r := one
		if one.cells == nil || other.cells != nil && other.line < one.line {
			r = other
		}
		if err := b.saveRow(w, r, words); err != nil {
			return err
		}
	}
	return w.Close()
}

func (b *badRows) saveRow(w *sheet.Writer, r *badReader, words BadRowsWords) error {
	var why backend.Error
	if err := json.Unmarshal(r.cells[0], &why); err != nil {
		return err
	}
	if err := w.Write(b.withReason(r.cells[1:], nil, strconv.Itoa(r.line), words.sentence(&why))); err != nil {
		return err
	}
	return r.next()
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
