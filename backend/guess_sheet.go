package backend

import "bytes"

// SheetGuess finds out how a sheet writes numbers and dates, from all of its cells.
type SheetGuess struct {
	us, european         int64
	dayFirst, monthFirst int64
	eitherFirst          int64
}

var (
	usReader       = cellReader{valueReader{Field: &Field{FieldShape: FieldShape{Type: Number}}}, NumbersUS, &Forms{}}
	europeanReader = cellReader{valueReader{Field: &Field{FieldShape: FieldShape{Type: Number}}}, NumbersEuropean, &Forms{}}
	slashed        = Forms{Dates: DayFirst}
	slashedMonth   = Forms{Dates: MonthFirst}
)

// Add takes the next cell into account.
func (g *SheetGuess) Add(cell []byte) {
	text := bytes.TrimSpace(cell)
	if len(text) == 0 || len(text) > 32 {
		return
	}
	if bytes.ContainsAny(text, ".,") {
		g.addNumber(text)
	}
	if c := text[0]; c-'0' <= 9 && bytes.ContainsAny(text, "/-") {
		g.addDate(string(text))
	}
}

func (g *SheetGuess) addNumber(text []byte) {
	_, us := usReader.read(text)
	_, european := europeanReader.read(text)
	switch {
	case us == "" && european != "":
		g.us++
	case us != "" && european == "":
		g.european++
	}
}

func (g *SheetGuess) addDate(text string) {
	day, _, dayFirst := slashed.day(text)
	other, _, monthFirst := slashedMonth.day(text)
	switch {
	case dayFirst && monthFirst && !day.Equal(other):
		g.eitherFirst++
	case dayFirst && !monthFirst:
		g.dayFirst++
	case monthFirst && !dayFirst:
		g.monthFirst++
	}
}

// Numbers is how the sheet writes numbers. Where its cells do not tell, one that parts them by semicolons is European.
func (g *SheetGuess) Numbers(semicolons bool) NumberFormat {
	if g.european > g.us || g.european == g.us && semicolons {
		return NumbersEuropean
	}
	return NumbersUS
}

// Dates is the order of dates with slashes or dashes; unclear tells that there are some and none of them decides it.
func (g *SheetGuess) Dates(n NumberFormat) (order DateOrder, unclear bool) {
	switch {
	case g.dayFirst > g.monthFirst, g.dayFirst == g.monthFirst && n == NumbersEuropean:
		order = DayFirst
	default:
		order = MonthFirst
	}
	return order, g.eitherFirst > 0 && g.dayFirst == g.monthFirst
}

// IsHeader tells whether a row names columns, below which these cells stand: they are texts, most of them different, and no values of what is below.
func IsHeader(row [][]byte, below []Guessed) bool {
	seen, filled := map[string]bool{}, 0
	reader := cellReader{valueReader{Field: &Field{}}, NumbersUS, &Forms{Dates: DayFirst}}
	for i, cell := range row {
		text := string(bytes.TrimSpace(cell))
		if text == "" {
			continue
		}
		seen[text] = true
		filled++
		for _, t := range []FieldType{Number, Date, Timestamp, TimeOfDay} {
			if reader.Type = t; plainValue(&reader, text) {
				return false
			}
		}
		if i < len(below) && below[i].Variant == "email" && emailForm.MatchString(text) {
			return false
		}
	}
	return filled > 0 && len(seen)*2 > filled
}

func plainValue(r *cellReader, text string) bool {
	_, why := r.read([]byte(text))
	return why == ""
}
