package backend

import (
	"fmt"
	"strings"
	"testing"
)

func TestGuesses(t *testing.T) {
	for _, c := range []struct {
		cells string // parted by |
		want  string
	}{
		{"1|2.5|-3,000|", "number"},
		{"01099|80331|20095", "string text"},
		{"00:30|13:45", "time"},
		{"00:30:00|36:00:00", "timeinterval"},
		{"1|0|1", "number"},
		{"x|x|x|", "string text"},
		{"y|n|y", "boolean"},
		{"x|nein|", "boolean"},
		{"01.2024|02.2024|11.2024", "string text"},
		{"10.2024|11.2024", "string text"},
		{"0012345|0098765", "string text"},
		{"+49 30 1234567|+1 (555) 123-4567", "string phone"},
		{"01.23.45.67.89|0049 30 123456", "string phone"},
		{"yes|no|yes", "boolean"},
		{"true|FALSE", "boolean"},
		{"2024-02-15|Jun 12 1998", "date"},
		{"2024-02-15 13:45|2024-02-16 10:00", "timestamp"},
		{"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)", "appointment"},
		{"a@x.example|b.c@y.example|nobody", "string text"},
		{"a@x.example|b.c@y.example", "string email"},
		{"https://x.example/a|www.y.example", "string url"},
		{"+49 30 123456|(030) 12 34 56|030/123456", "string phone"},
		{"several\nlines|one", "string multiline-text"},
		{"red|green|red|red|green|red", "choice [red green]"},
		{"red|green|blue", "string text"},
		{`["a","b"]|["b","c"]`, "multi [a b c]"},
		{"1|2|3|4|5|6|7|8|9|x", "number, not x in line 10"},
		{"1|2|3|x", "string text"},
		{"", "string text"},
	} {
		g := NewGuess(NumbersUS, &Forms{Dates: MonthFirst})
		for i, cell := range strings.Split(c.cells, "|") {
			g.Add([]byte(cell), i+1)
		}
		best := g.Best()
		got := strings.TrimSpace(string(best.Type) + " " + best.Variant)
		if best.Options != nil {
			got += " " + fmt.Sprint(best.Options)
		}
		if best.Misfit != nil {
			got += fmt.Sprintf(", not %s in line %d", best.Misfit.Value, best.Misfit.Line)
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.cells, got, c.want)
		}
	}
}

func TestSheetGuesses(t *testing.T) {
	for _, c := range []struct{ cells, want string }{
		{"1.5|2,000.25", "us mdy false"},
		{"1,5|1.000,25", "european dmy false"},
		{"1.234|5.678", "us mdy false"},
		{"3/4/2024|5/6/2024", "us mdy true"},
		{"3/4/2024|15/6/2024", "us dmy false"},
		{"3/4/2024|6/15/2024", "us mdy false"},
		{"3/3/2024", "us mdy false"},
		{"2024-03-04", "us mdy false"},
	} {
		var g SheetGuess
		for cell := range strings.SplitSeq(c.cells, "|") {
			g.Add([]byte(cell))
		}
		n := g.Numbers(false)
		order, unclear := g.Dates(n)
		if got := fmt.Sprint(n, " ", order, " ", unclear); got != c.want {
			t.Errorf("%q: %s, want %s", c.cells, got, c.want)
		}
	}
	var g SheetGuess
	if g.Numbers(true) != NumbersEuropean {
		t.Error("where semicolons part cells, commas are decimal")
	}
}

func TestHeaders(t *testing.T) {
	row := func(text string) (cells [][]byte) {
		for cell := range strings.SplitSeq(text, "|") {
			cells = append(cells, []byte(cell))
		}
		return cells
	}
	for text, want := range map[string]bool{
		"name|age": true, "name|": true, "name|name": false, "Ada|36": false, "Ada|2024-02-15": false, "|": false, "a@x.example|b": false,
	} {
		if got := IsHeader(row(text), []Guessed{{Type: String, Variant: "email"}}); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
