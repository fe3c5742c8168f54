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
// and of several the one that makes the most cells. Where the first row is a title above the others, it is as many as most have.
// Without any it is a comma. The error is the file's own.
func FindDelimiter(file io.Reader, f Format) (byte, error) {
	f = f.withDefaults()
	sample, err := io.ReadAll(io.LimitReader(utf8Of(file, f.Encoding), sampleSize))
	if err != nil {
		return 0, err
	}
	cut := len(sample) == sampleSize
	sample = bytes.TrimPrefix(sample, byteOrderMark)
	found, cells, share := likeliest(sample, f, cut, false)
	if cells == 1 || share <= 0.5 {
		found, _, _ = likeliest(sample, f, cut, true)
	}
	return found, nil
}

// likeliest is the delimiter that makes the rows of a sample the most regular.
func likeliest(sample []byte, f Format, cut, titled bool) (best byte, bestCells int, bestShare float64) {
	best, bestCells = ',', 1
	for _, d := range []byte(Delimiters) {
		if d == f.Quote {
			continue
		}
		cells, share := regularity(sample, Format{Encoding: Latin1, Delimiter: d, Quote: f.Quote, From: f.From}, cut, titled)
		if cells > 1 && (share > bestShare || share == bestShare && cells > bestCells) {
			best, bestCells, bestShare = d, cells, share
		}
	}
	return best, bestCells, bestShare
}

// regularity is how many cells the first row of a sample has, or titled most rows, and the share of rows that have as many.
func regularity(sample []byte, f Format, cut, titled bool) (cells int, share float64) {
	widths := widthsOf(sample, f, cut)
	if len(widths) == 0 {
		return 0, 0
	}
	rows := map[int]int{}
	for _, w := range widths {
		rows[w]++
	}
	cells = widths[0]
	for _, w := range widths {
		if titled && rows[w] > rows[cells] {
			cells = w
		}
	}
	return cells, float64(rows[cells]) / float64(len(widths))
}

// widthsOf are how many cells the rows of a sample have: none for one in which the quotes are not right, which ends it. A row that the end of the
// sample cuts off does not count.
func widthsOf(sample []byte, f Format, cut bool) (widths []int) {
	from := f.From
	f.From = 0
	r := newReader(bytes.NewReader(nil), f, 1)
	r.buffer, r.to, r.ended, r.format.From = bytes.Clone(sample), len(sample), !cut, from
	r.leaveOut()
	for len(widths) < sampleRows && r.skipEmpty() == nil {
		length, lines, err := r.scanRow(r.buffer[r.from:r.to])
		if length < 0 {
			break
		}
		if err != nil {
			return append(widths, 0)
		}
		widths = append(widths, len(r.cells))
		r.from, r.line = r.from+length, r.line+lines
	}
	return widths
}

// DeclaredDelimiter is that of a first line such as sep=; by which Excel is told it; 0 where a file has none. The error is the file's own.
func DeclaredDelimiter(file io.Reader, e Encoding) (byte, error) {
	start, err := io.ReadAll(io.LimitReader(utf8Of(io.LimitReader(file, 64), e), 64))
	if err != nil {
		return 0, err
	}
	start = bytes.TrimPrefix(start, byteOrderMark)
	const mark = "sep="
	if len(start) <= len(mark)+1 || !bytes.EqualFold(start[:len(mark)], []byte(mark)) {
		return 0, nil
	}
	sign, end := start[len(mark)], start[len(mark)+1]
	if end != '\r' && end != '\n' || sign == '"' || sign < ' ' && sign != '\t' || sign > '~' {
		return 0, nil
	}
	return sign, nil
}
