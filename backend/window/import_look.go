package window

import (
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"owlet/backend"
)

const (
	sampleRows  = 10_000
	sampleBytes = 16 << 20
	shownRows   = 20
	longestCell = 1000 // bytes of a cell that the preview shows
)

// look reads the beginning of the file.
func (u *upload) look(options SheetOptions, table *backend.Table) (out Look, err error) {
	if err := options.check(); err != nil {
		return out, err
	}
	if out.Kind, err = u.kind(); err != nil {
		return out, err
	}
	out.Sheets, out.Columns, out.Rows = []SheetName{}, []Column{}, []LookRow{}
	out.Heads = []LookRow{}
	if err := u.findHead(&out, &options); err != nil {
		return out, err
	}
	s, err := u.sample(&options)
	if err != nil {
		return out, err
	}
	out.Label = u.label(options.Sheet)
	s.describe(&out, &options, table)
	out.Options = options
	u.seen, u.seenAs = s, options
	return out, nil
}

func (u *upload) sample(options *SheetOptions) (*sample, error) {
	rows, err := u.open(options)
	if err != nil {
		return nil, err
	}
	defer closeRows(rows)
	return readSample(rows)
}

func closeRows(rows backend.SheetRows) {
	if c, ok := rows.(io.Closer); ok {
		_ = c.Close()
	}
}

// prepare opens the file, and finds out what the options leave open about how it is written.
func (u *upload) prepare(out *Look, options *SheetOptions) error {
	if out.Kind == kindCSV {
		return u.fill(options)
	}
	if err := u.openBook(); err != nil {
		return err
	}
	for _, s := range u.book.Sheets() {
		out.Sheets = append(out.Sheets, SheetName(s))
	}
	u.choose(options)
	return nil
}

// open reads the file as the options, all of them known, say.
func (u *upload) open(options *SheetOptions) (backend.SheetRows, error) {
	if u.book == nil {
		return u.csv(*options).Open()
	}
	rows, err := u.book.Rows(options.Sheet)
	if err != nil {
		return nil, u.explainBook(err, options.Sheet)
	}
	return bookRows{fromLine{rows, options.From}, rows}, nil
}

// bookRows are a sheet's rows from a line on.
type bookRows struct {
	fromLine
	io.Closer
}

// sample is the beginning of a sheet.
type sample struct {
	rows  []sampleRow
	width int
	whole bool
	fault *backend.Error
}

type sampleRow struct {
	line  int
	cells [][]byte
}

// readSample reads as many rows as a look needs. A fault ends it, unless the rows after it can be read.
func readSample(rows backend.SheetRows) (*sample, error) {
	s := &sample{}
	for size := 0; len(s.rows) < sampleRows && size < sampleBytes; {
		cells, line, err := rows.Read()
		if err == io.EOF {
			s.whole = true
			break
		}
		if err != nil {
			if s.fault == nil {
				s.fault = backend.Explain(err)
			}
			if _, one := errors.AsType[*backend.RowError](err); one {
				continue
			}
			break
		}
		row := sampleRow{line, make([][]byte, len(cells))}
		for i, c := range cells {
			row.cells[i] = append([]byte(nil), c...)
			size += len(c)
		}
		s.rows = append(s.rows, row)
		s.width = max(s.width, len(cells))
	}
	switch {
	case len(s.rows) > 0:
		return s, nil
	case s.fault != nil:
		return s, s.fault
	}
	return s, backend.Errorf(backend.Invalid, "import.empty")
}

// describe says what the sample shows, and fills in the options that are open.
func (s *sample) describe(out *Look, options *SheetOptions, table *backend.Table) {
	out.DatesDiffer = s.guessFormats(options)
	forms := &backend.Forms{Dates: options.Dates, Zone: time.Local}
	guesses, guessed := s.guess(options.Numbers, forms, s.rows[1:])
	if options.Header == nil {
		header := backend.IsHeader(s.rows[0].cells, guessed)
		options.Header = &header
	}
	data := s.rows
	if *options.Header {
		data = s.rows[1:]
	} else {
		guesses, guessed = s.guess(options.Numbers, forms, data)
	}
	out.Count, out.Whole, out.Fault = int64(len(data)), s.whole, s.fault
	for _, r := range data[:min(shownRows, len(data))] {
		out.Rows = append(out.Rows, LookRow{r.line, s.shown(r.cells)})
	}
	out.Columns = s.columns(*options.Header, guesses, guessed)
	fit(out.Columns, table)
}

// guessFormats finds out how the sheet writes numbers and dates.
func (s *sample) guessFormats(options *SheetOptions) (datesDiffer bool) {
	var g backend.SheetGuess
	for _, r := range s.rows {
		for _, c := range r.cells {
			g.Add(c)
		}
	}
	if options.Numbers == "" {
		options.Numbers = g.Numbers(options.Delimiter == ";")
	}
	order, unclear := g.Dates(options.Numbers)
	if options.Dates == "" {
		options.Dates, datesDiffer = order, unclear
	}
	return datesDiffer
}

func (s *sample) guess(numbers backend.NumberFormat, forms *backend.Forms, rows []sampleRow) (guesses []*backend.Guess, guessed []backend.Guessed) {
	for range s.width {
		guesses = append(guesses, backend.NewGuess(numbers, forms))
	}
	for _, r := range rows {
		for i, c := range r.cells {
			guesses[i].Add(c, r.line)
		}
	}
	for _, g := range guesses {
		guessed = append(guessed, g.Best())
	}
	return guesses, guessed
}

// shown are a row's cells as the preview has them: all of the width, none too long.
func (s *sample) shown(cells [][]byte) []string {
	out := make([]string, s.width)
	for i, c := range cells {
		if len(c) > longestCell {
			c = []byte(strings.ToValidUTF8(string(c[:longestCell]), "") + "…")
		}
		out[i] = string(c)
	}
	return out
}

func (s *sample) columns(header bool, guesses []*backend.Guess, guessed []backend.Guessed) []Column {
	columns := make([]Column, s.width)
	labels := s.labels(header)
	var taken []string
	for i := range columns {
		g := &guessed[i]
		label := labels[i]
		c := Column{Name: label, Filled: guesses[i].Filled, Valid: g.Valid, Sample: g.Sample, Misfit: (*Misfit)(g.Misfit)}
		c.Field.Name = backend.SuggestName(backend.OfField, label, taken)
		c.Field.Labels, c.Field.Type, c.Field.Variant = backend.Labels{"": label}, g.Type, g.Variant
		c.Field.Options = s.options(g)
		taken = append(taken, c.Field.Name)
		columns[i] = c
	}
	return columns
}

// labels are what the columns are called: their headers, each of those that are the same with a number, or Column 1 and so on.
func (s *sample) labels(header bool) []string {
	labels, taken := make([]string, s.width), map[string]bool{}
	for i := range labels {
		if header && i < len(s.rows[0].cells) {
			labels[i] = oneLine(string(s.rows[0].cells[i]))
		}
		taken[labels[i]] = true
	}
	seen := map[string]bool{}
	for i, label := range labels {
		if label != "" && !seen[label] {
			seen[label] = true
			continue
		}
		number := 2
		if label == "" {
			label, number = "Column", i+1
		}
		for ; taken[label+" "+strconv.Itoa(number)]; number++ {
		}
		labels[i] = label + " " + strconv.Itoa(number)
		taken[labels[i]] = true
	}
	return labels
}

// options are those of a proposed choice: none where there may be others past the sample, so that the import finds them.
func (s *sample) options(g *backend.Guessed) *backend.Options {
	if len(g.Options) == 0 || !s.whole {
		return nil
	}
	list := make([]backend.Option, len(g.Options))
	for i, name := range g.Options {
		list[i].Name = name
	}
	return &backend.Options{List: list}
}

const maxLabel = 100 // characters

// oneLine makes a label of a header, "" of one that nobody could see.
func oneLine(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > maxLabel {
		text = string([]rune(text)[:maxLabel])
	}
	if backend.Invisible(text) {
		return ""
	}
	return text
}

// label is what a new table may be called: after its sheet, unless that has the name that every first sheet has, or after the file.
func (u *upload) label(sheet string) string {
	if name := strings.TrimRight(sheet, "0123456789 "); sheet != "" && !slices.Contains([]string{"Sheet", "Tabelle", "Table", "Feuil", "Hoja", "Foglio"}, name) {
		return oneLine(sheet)
	}
	name := strings.TrimSuffix(filepath.Base(u.name), filepath.Ext(u.name))
	name = oneLine(strings.ReplaceAll(name, "_", " "))
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return ""
	}
	return strings.ToUpper(string(first)) + name[size:]
}

// fit finds the field that each column is for: the one that has its name, or one of whose labels is its name.
func fit(columns []Column, table *backend.Table) {
	if table == nil {
		return
	}
	taken := map[string]bool{}
	for _, fits := range []func(*backend.Field, *Column) bool{
		func(f *backend.Field, c *Column) bool { return strings.EqualFold(f.Name, c.Name) },
		func(f *backend.Field, c *Column) bool { return hasLabel(f, c.Name) },
		func(f *backend.Field, c *Column) bool { return f.Name == c.Field.Name },
	} {
		for i := range columns {
			for j := range table.Fields {
				f := &table.Fields[j]
				if columns[i].Fits == "" && !taken[f.Name] && !f.ReadOnly() && fits(f, &columns[i]) {
					columns[i].Fits, taken[f.Name] = f.Name, true
				}
			}
		}
	}
}

func hasLabel(f *backend.Field, name string) bool {
	for _, label := range f.Labels {
		if strings.EqualFold(label, name) {
			return true
		}
	}
	return false
}
