package nx

import (
	"reflect"
	"strings"
	"testing"
)

// parsed are texts that parse, each with its tree printed.
var parsed = []struct{ text, want string }{
	{"", ""},
	{"1 + 2 * 3", "1 + 2 * 3"},
	{"(1 + 2) * 3", "(1 + 2) * 3"},
	{"1 - (2 - 3) - 4", "1 - (2 - 3) - 4"},
	{"1 mod 2 <> 3", "1 % 2 != 3"},
	{"not a = b and c", "not a = b and c"},
	{"not (a and b)", "not (a and b)"},
	{"- -2 - -3", "- -2 - -3"},
	{"--5 all a comment", ""},
	{"1 // x\n+ /* y\n*/ 2 -- z", "1 + 2"},
	{`"say ""hi""" + "\n"`, `"say ""hi""" + "\n"`},
	{"'order'.'it''s' + 'plain'", "'order'.'it''s' + plain"},
	{"2nd + 12", "2nd + 12"},
	{"a.b.(c + d)[e > 1][0]", "a.b.(c + d)[e > 1][0]"},
	{"item.where", "item.where"},
	{"date + date(2026, 1, 2)", "date + date(2026, 1, 2)"},
	{"---a {b} {---in {c}---} \"q\"---", "---a {b} {---in {c}---} \"q\"---"},
	{"---{ {\"k\": 1} }---", "---{{\"k\": 1}}---"},
	{"---5 - 3 {5---2---}---", ""},
	{"let a := 1\nlet b := 2\na + b", "let a := 1; let b := 2; a + b"},
	{"var a := 1; a := a + 1; a;", "var a := 1; a := a + 1; a"},
	{"if a then b else c end", "if a then b else c end"},
	{"if a then 1 else if b then 2 else 3 end", "if a then 1 else if b then 2 else 3 end end"},
	{"if a then 1 else if b then 2 else 3 end end", "if a then 1 else if b then 2 else 3 end end"},
	{"if a then 1 else 2", "if a then 1 else 2 end"},
	{"if a then 1; if b then 2", "if a then 1; if b then 2 end end"},
	{"(if a then 1 else 2) + 3", "if a then 1 else 2 end + 3"},
	{"if a then 1; b; c end", "if a then 1; b; c end"},
	{"switch a do case 1: b; c case 2: d default: e end", "switch a do case 1: b; c case 2: d default: e end"},
	{"for i in [1, 2] do i end", "for i in [1, 2] do i end"},
	{"for i from 0 to 9 step 2 do if i > 4 then break end end", "for i from 0 to 9 step 2 do if i > 4 then break end end"},
	{"while a < 3 do a := a + 1 end", "while a < 3 do a := a + 1 end"},
	{"do as server b end", "do as server b end"},
	{"select t where a = this.b limit 3", "select t where a = this.b limit (3)"},
	{"(select t where a).b", "(select t where a).b"},
	{"select t[a].b", "select t[a].b"},
	{"limit + by + step", "limit + by + step"},
	{"a order by -b desc order by c", "a order by -b desc order by c"},
	{"first(a order by b)", "first(a order by b)"},
	{"function f(a : number, b : [text]) : list(record(t)) do a end; f(1)", "function f(a : number, b : [text]) : list(record(t)) do a end; f(1)"},
	{"let c := create t; c.a := 1; delete c", "let c := create t; c.a := 1; delete c"},
	{`{"a": 1, "b": [2]}`, `{"a": 1, "b": [2]}`},
	{"(a; b)", "(a; b)"},
	{"1 + (let a := 1; a)", "1 + (let a := 1; a)"},
}

func TestParse(t *testing.T) {
	for _, c := range parsed {
		tree, err := Parse(c.text)
		if c.want == "" && c.text != "" && !strings.HasPrefix(c.text, "--5") {
			if err == nil {
				t.Errorf("%q parses as %q", c.text, printed(tree))
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if got := printed(tree); got != c.want {
			t.Errorf("%q parses as %q, want %q", c.text, got, c.want)
		}
		checkRoundTrip(t, c.text, tree)
	}
}

// printed is a whole script as a text.
func printed(s *Script) string {
	p := &printer{}
	p.script(s)
	return p.String()
}

func checkRoundTrip(t *testing.T, text string, tree *Script) {
	t.Helper()
	got := printed(tree)
	again, err := Parse(got)
	if err != nil {
		t.Fatalf("%q is printed as %q: %v", text, got, err)
	}
	if a, b := bare(tree), bare(again); !reflect.DeepEqual(a, b) {
		t.Fatalf("%q is printed as %q, which is another tree: %q", text, got, printed(again))
	}
}

// bare is a tree without its spans. A block of one statement is that statement.
func bare(n any) any {
	v := reflect.ValueOf(n)
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Span]() {
			return nil
		}
		out := []any{v.Type().Name()}
		for i := range v.NumField() {
			out = append(out, bare(v.Field(i).Interface()))
		}
		return out
	case reflect.Slice:
		out := []any{}
		for i := range v.Len() {
			out = append(out, bare(v.Index(i).Interface()))
		}
		return out
	}
	return n
}

func TestFaultsOfSyntax(t *testing.T) {
	for _, c := range []struct {
		text                 string
		line, column, length int
		message              string
	}{
		{"1 +", 1, 3, 1, "Unexpected end of text, expected an expression"},
		{"a\n  + * b", 2, 5, 1, "Unexpected *, expected an expression"},
		{`"é" + "open`, 1, 7, 1, `Unexpected end, expected "`},
		{"a 'b", 1, 3, 1, "Unexpected end, expected '"},
		{"x + ---a {b}", 1, 5, 3, "Unexpected end, expected ---"},
		{"1 /* no end", 1, 3, 2, "Unexpected end, expected */"},
		{"sum(a, b", 1, 4, 1, "Unexpected end of text, expected )"},
		{"[1, 2", 1, 1, 1, "Unexpected end of text, expected ]"},
		{"(1 + 2]", 1, 7, 1, "Unexpected ], expected )"},
		{"for i in a do b", 1, 1, 3, "Unexpected end of text, expected end"},
		{"a < b < c", 1, 7, 1, "Unexpected <, expected ;"},
		{"#a#", 1, 1, 1, "Unexpected #, expected an expression"},
		{"1 + 2 3", 1, 7, 1, "Unexpected 3, expected the end"},
		{"a b", 1, 3, 1, "Unexpected b, expected the end"},
		{"1 := 2", 1, 3, 2, "Unexpected :=, expected a variable or a field"},
		{"''", 1, 1, 2, "Unexpected '', expected a name"},
		{"let := 1", 1, 5, 2, "Unexpected :=, expected a name"},
		{"if a 1", 1, 6, 1, "Unexpected 1, expected then"},
		{"a § b", 1, 3, 1, "Unexpected §, expected an expression"},
		{strings.Repeat("9", 400), 1, 1, 400, "Number out of range: " + strings.Repeat("9", 20) + "…"},
		{strings.Repeat("(", 400), 1, 63, 1, "Nested too deeply"},
		{strings.Repeat("a", maxText+1), 1, 100_001, 1, "Formula too long"},
	} {
		_, err := Parse(c.text)
		if err == nil {
			t.Errorf("%.40q parses", c.text)
			continue
		}
		if err.Line != c.line || err.Column != c.column && err.Message != "Nested too deeply" || err.Length != c.length || err.Message != c.message {
			t.Errorf("%.40q: %d:%d+%d %s", c.text, err.Line, err.Column, err.Length, err.Message)
		}
		if s := err.Sentence(); s == "" || strings.ContainsAny(s, "{}") && !strings.Contains(c.text, "{") {
			t.Errorf("%.40q: sentence %q", c.text, s)
		}
	}
}

func TestReadingsOfEndEnd(t *testing.T) {
	text := strings.Repeat("if a then b; ", 100)
	if _, err := Parse(text); err != nil {
		t.Error(err)
	}
	if _, err := Parse(strings.Repeat("if a then b else c; d ", 100) + ")"); err == nil {
		t.Error("a bracket that nothing opens is read over")
	}
}

func TestNearest(t *testing.T) {
	names := []string{"price", "quantity", "invoice", "item"}
	for name, want := range map[string]string{"prise": "price", "pirce": "price", "Price": "price", "quantty": "quantity", "zzz": "", "it": "", "itm": "item"} {
		if got := nearest(name, names); got != want {
			t.Errorf("nearest to %s is %q, want %q", name, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range parsed {
		f.Add(c.text)
	}
	f.Add("if a then b; if c then d else e; f")
	f.Fuzz(func(t *testing.T, text string) {
		tree, err := Parse(text)
		if err != nil {
			if err.Span.Start > len(text) || err.Span.End < err.Span.Start || err.Line < 1 || err.Column < 1 {
				t.Fatalf("%q: the fault stands at %v", text, err)
			}
			return
		}
		checkRoundTrip(t, text, tree)
	})
}
