package backend

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Guess finds out what the cells of a column are, one after the other.
type Guess struct {
	Filled  int64 // cells that are not empty
	kinds   []kindGuess
	options []string // distinct cells, until there are too many
	known   map[string]bool
	first   string
	long    bool    // a cell has several lines, or is too long for one
	answers [2]bool // no and yes, of which there are some
	spoken  bool    // one of them is a word, such as yes or false
}

// kindGuess is how well a type fits the cells.
type kindGuess struct {
	reader  cellReader
	is      func(text []byte) bool // nil: what the reader reads
	variant string
	valid   int64
	sample  string
	misfit  *Misfit
	missed  int64
}

// Misfit is a cell that is no value of its column's type.
type Misfit struct {
	Line  int
	Value string
}

// Guessed is the type that most cells of a column are values of.
type Guessed struct {
	Type    FieldType
	Variant string
	Options []string // of a choice: all that the cells are
	Valid   int64    // cells that are values of the type
	Sample  string   // the first of them
	Misfit  *Misfit  // the first cell that is none, nil where there is none
}

var (
	emailForm = regexp.MustCompile(`^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}$`)
	urlForm   = regexp.MustCompile(`^(?i)(https?|ftp)://\S+$|^www\.\S+\.\S+$`)
	phoneForm = regexp.MustCompile(`^(\+[0-9(]|\(0[0-9]+\)|00?[0-9]+[ /\-]|0[0-9](\.[0-9]{2}){2,}$)[0-9 ()/.\-]*[0-9]*$`)
	monthForm = regexp.MustCompile(`^(0?[1-9]|1[0-2])[./-](19|20)[0-9]{2}$`)
	wordForm  = regexp.MustCompile(`\pL`)
	clockForm = regexp.MustCompile(`[0-9]:[0-9]`)
)

// NewGuess begins a guess about a column of a sheet that writes its values so.
func NewGuess(numbers NumberFormat, forms *Forms) *Guess {
	g := &Guess{known: map[string]bool{}}
	kind := func(t FieldType, variant string, is func([]byte) bool) {
		reader := cellReader{valueReader{Field: &Field{FieldShape: FieldShape{Type: t}}}, numbers, forms}
		g.kinds = append(g.kinds, kindGuess{reader: reader, is: is, variant: variant})
	}
	kind(Boolean, "", wordForm.Match)
	kind(Number, "", plainlyNumber)
	kind(Date, "", func(text []byte) bool { return !clockForm.Match(text) })
	kind(Timestamp, "", nil)
	kind(TimeOfDay, "", nil)
	kind(TimeInterval, "", nil)
	kind(Appointment, "", nil)
	kind(Multi, "", func(text []byte) bool { return text[0] == '[' })
	kind(String, "email", emailForm.Match)
	kind(String, "url", urlForm.Match)
	kind(String, "phone", isPhone)
	return g
}

// plainlyNumber tells whether what can be read as a number is one: a postcode or a part number with zeros in front is none.
func plainlyNumber(text []byte) bool {
	digits := bytes.TrimLeft(text, "+-")
	return !monthForm.Match(text) && !(len(digits) > 1 && digits[0] == '0' && digits[1]-'0' <= 9)
}

// fewestDigits is how many digits a phone number has at least.
const fewestDigits = 7

// isPhone tells whether a text is a phone number and hardly anything else: digits alone may be an article's number, and 01.2024 is a month.
func isPhone(text []byte) bool {
	digits := 0
	for _, c := range text {
		if c-'0' <= 9 {
			digits++
		}
	}
	return digits >= fewestDigits && phoneForm.Match(text)
}

const (
	hopeless     = 200 // misfits, more than values, after which a type is looked at no more
	mostOptions  = 30
	longestName  = 40 // bytes of an option
	longestLine  = 250
	fewestChosen = 3 // how often an option is chosen on average, for a column to be a choice
	sampleLength = 80
)

// Add takes the next cell into account.
func (g *Guess) Add(cell []byte, line int) {
	text := bytes.TrimSpace(cell)
	if len(text) == 0 {
		return
	}
	if g.Filled++; g.Filled == 1 {
		g.first = shorten(text)
	}
	for i := range g.kinds {
		g.kinds[i].add(text, line)
	}
	g.addAnswer(text)
	g.long = g.long || len(text) > longestLine || bytes.IndexByte(text, '\n') >= 0
	if len(g.options) <= mostOptions && !g.known[string(cell)] {
		g.known[string(cell)] = true
		g.options = append(g.options, string(cell))
	}
}

// addAnswer looks for evidence that a column asks a question: an x or a y alone may be a remark.
func (g *Guess) addAnswer(text []byte) {
	answer, why := g.kinds[0].reader.read(text)
	if n, ok := answer.(int64); ok && why == "" {
		g.answers[n] = true
		g.spoken = g.spoken || utf8.RuneCount(text) > 1
	}
}

func (g *Guess) answered() bool { return g.spoken || g.answers[0] && g.answers[1] }

func (k *kindGuess) add(text []byte, line int) {
	if k.missed > hopeless && k.missed > k.valid {
		return
	}
	why := reason("")
	if k.is != nil && !k.is(text) {
		why = notText
	} else if k.reader.Type != String {
		_, why = k.reader.read(text)
	}
	if why != "" {
		if k.missed++; k.misfit == nil {
			k.misfit = &Misfit{line, shorten(text)}
		}
		return
	}
	if k.valid++; k.valid == 1 {
		k.sample = shorten(text)
	}
}

// shorten is the beginning of a cell, as a sample shows it.
func shorten(text []byte) string {
	if len(text) <= sampleLength {
		return strings.ToValidUTF8(string(text), "\uFFFD")
	}
	return strings.ToValidUTF8(string(text[:sampleLength]), "") + "…"
}

// Best is the type that fits at least nine of ten cells. Without one the column is a choice where few texts come again and again, else text.
func (g *Guess) Best() Guessed {
	for i := range g.kinds {
		k := &g.kinds[i]
		if k.valid > 0 && k.valid*10 >= g.Filled*9 && (k.reader.Type != Boolean || g.answered()) {
			out := Guessed{Type: k.reader.Type, Variant: k.variant, Valid: k.valid, Sample: k.sample, Misfit: k.misfit}
			if out.Type == Multi {
				out.Options = g.members()
			}
			return out
		}
	}
	out := Guessed{Type: String, Variant: "text", Valid: g.Filled, Sample: g.first}
	switch {
	case g.long:
		out.Variant = "multiline-text"
	case g.chosen():
		out.Type, out.Variant, out.Options = Choice, "", g.options
	}
	return out
}

// chosen tells whether the cells are a choice of few.
func (g *Guess) chosen() bool {
	n := int64(len(g.options))
	if n < 2 || n > mostOptions || g.Filled < n*fewestChosen {
		return false
	}
	for _, o := range g.options {
		if len(o) > longestName || !utf8.ValidString(o) || strings.TrimSpace(o) != o {
			return false
		}
	}
	return true
}

// members are the names in the lists that the cells are; none where there are too many lists to know them all.
func (g *Guess) members() []string {
	if len(g.options) > mostOptions {
		return nil
	}
	var names []string
	seen := map[string]bool{}
	for _, list := range g.options {
		for _, name := range OptionNames(Multi, []byte(list)) {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names
}

// OptionNames are the names of options that a cell of a choice or multi field holds.
func OptionNames(t FieldType, cell []byte) (names []string) {
	text := bytes.TrimSpace(cell)
	switch {
	case len(text) == 0:
		return nil
	case t == Choice:
		return []string{string(text)}
	}
	_ = eachInCell(text, notOptionNames, func(name []byte) reason {
		if len(name) > 0 {
			names = append(names, string(name))
		}
		return ""
	})
	return names
}
