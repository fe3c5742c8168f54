package window

import (
	"bytes"
	"errors"
	"io"

	"owlet/backend"
	"owlet/backend/sheet"
)

const (
	headRows    = 200
	headChoices = 20
)

// findHead looks for the row that names the columns, and says which rows could.
func (u *upload) findHead(out *Look, options *SheetOptions) error {
	asked := options.From
	options.From = 0
	if err := u.prepare(out, options); err != nil {
		return err
	}
	rows, err := u.headRows(options)
	if err != nil {
		return err
	}
	for _, r := range rows[:min(headChoices, len(rows))] {
		out.Heads = append(out.Heads, LookRow{r.line, texts(shortened(r.cells))})
	}
	switch {
	case asked > 0:
		options.From = max(asked, options.From)
	case options.Header == nil || *options.Header:
		if at := proposedHead(rows); at > 0 {
			header := true
			options.Header, options.From = &header, rows[at].line
		}
	}
	if options.From == 0 && len(rows) > 0 {
		options.From = rows[0].line
	}
	return nil
}

// headRows are the file's first rows, whatever is wrong with them.
func (u *upload) headRows(options *SheetOptions) (list []sampleRow, err error) {
	read, done, err := u.anyRows(options)
	if err != nil {
		return nil, err
	}
	defer done()
	for size := 0; len(list) < headRows && size < sampleBytes; {
		cells, line, err := read()
		if err != nil {
			break // what is wrong is said of the rows that are taken
		}
		row := sampleRow{line: line}
		for _, c := range cells {
			row.cells = append(row.cells, bytes.Clone(c))
			size += len(c)
		}
		list = append(list, row)
	}
	return list, nil
}

type readRow func() (cells [][]byte, line int, err error)

// anyRows reads rows of any width.
func (u *upload) anyRows(options *SheetOptions) (read readRow, done func(), err error) {
	if u.book != nil {
		rows, err := u.open(options)
		if err != nil {
			return nil, nil, err
		}
		return rows.Read, func() { closeRows(rows) }, nil
	}
	r := sheet.NewReader(u.spool.Reader(), formatOf(options))
	return func() ([][]byte, int, error) {
		cells, line, err := r.Read()
		if _, ours := errors.AsType[*sheet.Error](err); ours {
			var ok bool
			if cells, ok = r.Skip(); !ok {
				return nil, 0, io.EOF
			}
			err = nil
		}
		return cells, line, err
	}, func() {}, nil
}

func shortened(cells [][]byte) [][]byte {
	out := make([][]byte, len(cells))
	for i, c := range cells {
		out[i] = []byte(shortCell(oneLine(string(bytes.ToValidUTF8(c, nil)))))
	}
	return out
}

// proposedHead is the first row that has as many filled cells as most rows have, all of them different texts, where those above it
// are far from that: titles and notes. It is 0 where the first row may as well be it.
func proposedHead(rows []sampleRow) int {
	usual := usuallyFilled(rows)
	for at, r := range rows[:min(headChoices, len(rows))] {
		n := filledOf(r)
		switch {
		case n >= usual && backend.IsHeader(r.cells, nil):
			return at
		case n*2 > usual:
			return 0
		}
	}
	return 0
}

// usuallyFilled is how many cells most rows have filled; of several such numbers it is the largest.
func usuallyFilled(rows []sampleRow) (usual int) {
	times := map[int]int{}
	for _, r := range rows {
		n := filledOf(r)
		if times[n]++; times[n] > times[usual] || times[n] == times[usual] && n > usual {
			usual = n
		}
	}
	return usual
}

func filledOf(r sampleRow) (n int) {
	for _, c := range r.cells {
		if len(bytes.TrimSpace(c)) > 0 {
			n++
		}
	}
	return n
}
