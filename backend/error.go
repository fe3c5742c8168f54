package backend

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// Code is the kind of an Error. It decides the HTTP status and where the window shows the sentence.
type Code string

const (
	Invalid      Code = "invalid"
	Unauthorized Code = "unauthorized"
	Forbidden    Code = "forbidden"
	NotFound     Code = "not_found"
	Method       Code = "method"
	Conflict     Code = "conflict"
	TooLarge     Code = "too_large"
	TooMany      Code = "too_many"
	Internal     Code = "internal"
	NotServed    Code = "not_served"
	Busy         Code = "busy"
	Storage      Code = "storage"
)

// Error is the only error shown outside. ID names a sentence in error.en.json, Args are the values for its places.
type Error struct {
	Code  Code           `json:"code"`
	ID    string         `json:"id"`
	Args  map[string]any `json:"args"`
	cause error
}

//go:embed error.en.json
var englishJSON []byte

// english is read with the first error: most starts show none.
var english = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	if err := json.Unmarshal(englishJSON, &m); err != nil {
		panic(err)
	}
	return m
})

// Sentences returns the English sentence of every error ID, with its {places}.
func Sentences() map[string]string { return english() }

// Errorf makes an Error from a code, a sentence ID and pairs of argument name and value.
func Errorf(code Code, id string, pairs ...any) *Error {
	args := make(map[string]any, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = repeatable(pairs[i+1])
	}
	return &Error{Code: code, ID: id, Args: args}
}

// maxArg is how many bytes of a text a sentence repeats: what it names may come from a request of megabytes.
const maxArg = 1000

func repeatable(value any) any {
	if text, ok := value.(string); ok && len(text) > maxArg {
		return strings.ToValidUTF8(text[:maxArg], "") + "…"
	}
	return value
}

// Because attaches the cause, which goes to the log and never to the outside.
func (e *Error) Because(cause error) *Error {
	e.cause = cause
	return e
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.cause }

// Error is the English sentence.
func (e *Error) Error() string {
	text, ok := english()[e.ID]
	if !ok {
		return e.ID
	}
	return Fill(text, e.Args)
}

// Fill puts the values of args into the places of a sentence.
func Fill(sentence string, args map[string]any) string {
	pairs := make([]string, 0, 2*len(args))
	for name, value := range args {
		pairs = append(pairs, "{"+name+"}", fmt.Sprint(value))
	}
	return strings.NewReplacer(pairs...).Replace(sentence) // in one pass: a value may look like a place
}

// Explain turns any error into one that may be shown: an Error as it is, everything else into a fixed internal one
// that keeps err as its cause.
func Explain(err error) *Error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return Errorf(Busy, "busy").Because(err)
	}
	return Errorf(Internal, "internal").Because(err)
}
