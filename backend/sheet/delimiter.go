package sheet

import (
	"bytes"
	"io"
)

// Delimiters are the delimiters that can be found out, the likeliest first.
const Delimiters = ",;\t|"

const (
	sampleSize = 64 << 10
	sampleRows = 200
)

// FindDelimiter looks at the beginning of a file for the delimiter that parts most rows into as many cells as the first has,
// and of several the one that makes the most cells. Without any it is a comma. The error is the file's own.
func FindDelimiter(file io.Reader, f Format) (byte, error) {
	f = f.withDefaults()
	sample, err := io.ReadAll(io.LimitReader(utf8Of(file, f.Encoding), sampleSize))
	if err != nil {
		return 0, err
	}
	cut := len(sample) == sampleSize
	sample = bytes.TrimPrefix(sample, byteOrderMark)
	best, bestCells, bestShare := byte(','), 1, 0.0
	for _, d := range []byte(Delimiters) {
		if d == f.Quote {
			continue
		}
		cells, share := regularity(sample, Format{Encoding: Latin1, Delimiter: d, Quote: f.Quote}, cut)
		if cells > 1 && (share > bestShare || share == bestShare && cells > bestCells) {
			best, bestCells, bestShare = d, cells, share
		}
	}
	return best, nil
}

// regularity is how many cells the first row of a sample has, and the share of rows that have as many. A row that the end
// of the sample cuts off does not count.
func regularity(sample []byte, f Format, cut bool) (cells int, share float64) {
	r := newReader(bytes.NewReader(nil), f, 1)
	r.buffer, r.to, r.ended = bytes.Clone(sample), len(sample), !cut
	same, rows := 0, 0
	for ; rows < sampleRows && r.skipEmpty() == nil; rows++ {
		length, lines, err := r.scanRow(r.buffer[r.from:r.to])
		if length < 0 {
			break
		}
		if err != nil {
			return cells, float64(same) / float64(rows+1)
		}
		if cells == 0 {
			cells = len(r.cells)
		}
		if len(r.cells) == cells {
			same++
		}
		r.from, r.line = r.from+length, r.line+lines
	}
	return cells, float64(same) / float64(max(rows, 1))
}
