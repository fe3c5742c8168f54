package nx

import (
	_ "embed"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Error is one fault of a text, or of computing it. Its message is the wording that the Public API shows; the window has sentences of its own
// for each ID, with places for Args.
type Error struct {
	Span    Span              `json:"-"`
	Line    int               `json:"line"`   // from 1
	Column  int               `json:"column"` // from 1, in characters
	Length  int               `json:"length"` // in characters
	ID      string            `json:"id"`
	Args    map[string]string `json:"args"`
	Message string            `json:"message"`
}

func (e *Error) Error() string { return e.Message }

// Sentence tells a person in English what is wrong and what to do.
func (e *Error) Sentence() string { return fill(wordings[e.ID].Sentence, e.Args) }

// wording is how an error is said: to tools, and to people.
type wording struct {
	Message  string `json:"message"`
	Sentence string `json:"sentence"`
}

//go:embed error.en.json
var wordingsJSON []byte

var wordings = readWordings()

func readWordings() (all map[string]wording) {
	if err := json.Unmarshal(wordingsJSON, &all); err != nil {
		panic(err)
	}
	return all
}

// fault is an error at a place; args are names of arguments, each before its value. Its line and column are told by locate.
func fault(at Span, id string, args ...string) *Error {
	e := &Error{Span: at, ID: id, Args: make(map[string]string, len(args)/2)}
	for i := 0; i+1 < len(args); i += 2 {
		e.Args[args[i]] = args[i+1]
	}
	e.Message = fill(wordings[id].Message, e.Args)
	return e
}

func fill(text string, args map[string]string) string {
	pairs := make([]string, 0, 2*len(args))
	for name, value := range args {
		pairs = append(pairs, "{"+name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// locate tells errors of a text where they stand in it.
func locate(text string, errors ...*Error) {
	for _, e := range errors {
		start := min(e.Span.Start, len(text))
		end := max(start, min(e.Span.End, len(text)))
		before := text[:start]
		e.Line = 1 + strings.Count(before, "\n")
		e.Column = 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
		e.Length = utf8.RuneCountInString(text[start:end])
	}
}
