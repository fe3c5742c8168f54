package backend

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens anew")

func TestExplain(t *testing.T) {
	known := Errorf(NotFound, "key.not_found", "id", "k1")
	if got := Explain(fmt.Errorf("while revoking: %w", known)); got != known {
		t.Errorf("%v", got)
	}
	if got := Explain(context.DeadlineExceeded); got.Code != Busy {
		t.Errorf("%v", got)
	}
	cause := errors.New("disk on fire at /secret/path")
	got := Explain(cause)
	if got.Code != Internal || strings.Contains(got.Error(), "fire") || !errors.Is(got, cause) {
		t.Errorf("%v", got)
	}
	if Explain(nil) != nil {
		t.Error("nil is no error")
	}
}

func TestValuesThatLookLikePlacesStay(t *testing.T) {
	e := Errorf(Invalid, "field.not_a_number", "field", "n", "value", "{record}{field}", "record", 1)
	const want = `Field "n": "{record}{field}" is not a number (record 1).`
	for range 40 { // the order of a map's keys differs from run to run
		if e.Error() != want && e.Error() != strings.ReplaceAll(want, `"{record}{field}"`, "{record}{field}") {
			t.Fatal(e.Error())
		}
	}
}

func TestLongArgumentsAreCut(t *testing.T) {
	e := Errorf(NotFound, "module.not_found", "module", strings.Repeat("ä", 1<<20))
	if got, want := e.Error(), `There is no module "`+strings.Repeat("ä", maxArg/2)+`…".`; got != want {
		t.Errorf("%d bytes: %.60s", len(got), got)
	}
}

// TestEveryErrorHasItsSentence reads the source: each Errorf with a literal ID has a sentence whose places are all filled.
func TestEveryErrorHasItsSentence(t *testing.T) {
	calls := 0
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		fset := token.NewFileSet()
		parsed, err := parser.ParseFile(fset, file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && calledErrorf(call) && len(call.Args) >= 2 {
				calls++
				checkSentence(t, fset.Position(call.Pos()).String(), call.Args)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if calls < 20 {
		t.Fatalf("only %d calls found: the search is broken", calls)
	}
}

func calledErrorf(call *ast.CallExpr) bool {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name == "Errorf"
	case *ast.SelectorExpr:
		pkg, ok := f.X.(*ast.Ident)
		return ok && pkg.Name == "backend" && f.Sel.Name == "Errorf"
	}
	return false
}

func checkSentence(t *testing.T, at string, args []ast.Expr) {
	id, ok := literal(args[1])
	if !ok {
		return
	}
	sentence, ok := Sentences()[id]
	if !ok {
		t.Errorf("%s: error.en.json has no %q", at, id)
		return
	}
	for i := 2; i < len(args); i += 2 {
		if name, ok := literal(args[i]); ok {
			sentence = strings.ReplaceAll(sentence, "{"+name+"}", "")
		}
	}
	if strings.ContainsAny(sentence, "{}") && len(args)%2 == 0 { // an odd number passes a list on with an ellipsis
		t.Errorf("%s: places of %q are not filled: %s", at, id, sentence)
	}
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

const words = "../frontend/src/words/"

// TestWordsHoldTheErrors keeps the window's English sentences of errors equal to HTTP's.
func TestWordsHoldTheErrors(t *testing.T) {
	content, raw := errorsIn(t, "en.json")
	inWindow := sentencesOf(t, raw)
	if maps.Equal(inWindow, Sentences()) {
		return
	}
	if !*update {
		t.Fatal("the errors in " + words + "en.json differ from error.en.json: go test ./backend -run Words -update")
	}
	writeErrors(t, words+"en.json", content, raw)
}

// TestWordsAreGermanToo: whoever adds a sentence writes its German beside the window's other words.
func TestWordsAreGermanToo(t *testing.T) {
	_, raw := errorsIn(t, "de.json")
	german := sentencesOf(t, raw)
	for id, sentence := range Sentences() {
		if german[id] == "" {
			t.Errorf("%sde.json lacks errors.%s: %s", words, id, sentence)
		}
	}
	for id := range german {
		if Sentences()[id] == "" {
			t.Errorf("%sde.json has errors.%s, which error.en.json has not", words, id)
		}
	}
}

// errorsIn reads a file of words: all of it, and its errors object as it is written there.
func errorsIn(t *testing.T, file string) (content, raw string) {
	t.Helper()
	bytes, err := os.ReadFile(words + file)
	if err != nil {
		t.Fatal(err)
	}
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(bytes, &parts); err != nil {
		t.Fatal(err)
	}
	return string(bytes), string(parts["errors"])
}

func sentencesOf(t *testing.T, raw string) (sentences map[string]string) {
	t.Helper()
	if err := json.Unmarshal([]byte(raw), &sentences); err != nil {
		t.Fatal(err)
	}
	return sentences
}

// writeErrors replaces the errors object and leaves every other byte as it is.
func writeErrors(t *testing.T, path, content, old string) {
	t.Helper()
	fresh := strings.ReplaceAll(strings.TrimSpace(string(englishJSON)), "\n", "\n  ")
	if err := os.WriteFile(path, []byte(strings.Replace(content, old, fresh, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}
