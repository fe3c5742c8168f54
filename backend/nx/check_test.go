package nx

import (
	"fmt"
	"strings"
	"testing"
)

func TestFaultsOfTexts(t *testing.T) {
	cases := []struct{ on, text, want string }{ // line:column+length message, all of them
		{"i1", `nam + 1`, "1:1+3 Field not found: nam"},
		{"i1", `create line`, "1:1+11 create has side effects and is not allowed in a formula"},
		{"i1", `1 +`, "1:3+1 Unexpected end of text, expected an expression"},
		{"i1", `discuont + datte`, "1:1+8 Field not found: discuont; 1:12+5 Field not found: datte"},
		{"i1", "no;\ncustomer.nane;\nlin.price", "2:10+4 Field not found: nane; 3:1+3 Field not found: lin"},
		{"i1", `line[prise > 1].item`, "1:6+5 Field not found: prise"},
		{"i1", `(nope + 1) * 2 - "x"`, "1:2+4 Field not found: nope"},
		{"i1", `nope.more[1].still + 1`, "1:1+4 Field not found: nope"},
		{"i1", `select lines`, "1:8+5 Table not found: lines"},
		{"i1", `date = "2026"`, "1:1+13 Type mismatch: date and text"},
		{"c1", `tags = "A"`, "1:1+10 Type mismatch: multi and text"},
		{"i1", `line["x"]`, "1:6+3 Type mismatch: boolean and text"},
		{"i1", `no[0]`, "1:1+2 Type mismatch: list and text"},
		{"i1", `no.x`, "1:1+4 Field not found: x"},
		{"i1", `let a := 1; a := "x"`, "1:18+3 Type mismatch: number and text"},
		{"i1", `b := 1`, "1:1+1 Variable not found: b"},
		{"i1", `discount := 1`, "1:1+13 := has side effects and is not allowed in a formula"},
		{"i1", `customer.name := "x"`, "1:1+20 := has side effects and is not allowed in a formula"},
		{"i1", `delete line`, "1:1+11 delete has side effects and is not allowed in a formula"},
		{"i1", `do as server 1 end`, "1:1+18 do as server has side effects and is not allowed in a formula"},
		{"i1", `alert("x")`, "1:1+5 alert has side effects and is not allowed in a formula"},
		{"i1", `summ(line.qty)`, "1:1+4 Function not found: summ"},
		{"i1", `function f(a: number) do a * 2 end; f("x")`, "1:39+3 Type mismatch: number and text"},
		{"i1", `function f(a: number) do a * 2 end; f()`, "1:37+3 Type mismatch: f takes 1 arguments, not 0"},
		{"i1", `function f(a: wat) do a end; f(1)`, "1:12+1 Type not found: wat"},
		{"i1", `function f(a: number) do no end; f(1)`, "1:26+2 Field not found: no"},
		{"i1", `let x := 1; function f() do x end; f()`, "1:29+1 Field not found: x"},
		{"i1", `function f(): text do 1 end; f()`, "1:10+1 Type mismatch: text and number"},
		{"i1", `record(lines, 1).item`, "1:8+5 Table not found: lines"},
		{"i1", `line[qty > discount]`, "1:12+8 Field not found: discount"},
		{"i1", `get(this, "nope")`, "1:11+6 Field not found: nope"},
		{"i1", `for x in 5 do x end`, "1:10+1 Type mismatch: list and number"},
		{"i1", `---a {nope} b {line.nope}---`, "1:7+4 Field not found: nope; 1:21+4 Field not found: nope"},
	}
	s := newSample()
	p := Compile(s.module)
	for _, c := range cases {
		table, _ := s.place(c.on)
		if got := faultsText(p.Check(c.text, table, Expression).Errors); got != c.want {
			t.Errorf("%s\n got: %s\nwant: %s", c.text, got, c.want)
		}
	}
}

func faultsText(errs []*Error) string {
	texts := make([]string, len(errs))
	for i, e := range errs {
		texts[i] = fmt.Sprintf("%d:%d+%d %s", e.Line, e.Column, e.Length, e.Message)
	}
	return strings.Join(texts, "; ")
}

func TestSentencesNameWhatWasMeant(t *testing.T) {
	s := newSample()
	p := Compile(s.module)
	for text, want := range map[string]string{
		`line[prise > 1]`:      `There is no field or variable “prise” here. Did you mean “price”?`,
		`line[0].pricee`:       `There is no field “pricee” in line. Did you mean “price”?`,
		`line[qty > discount]`: `There is no field or variable “discount” here. Did you mean “this.discount”?`,
		`select lines`:         `There is no table “lines” in this app. Did you mean “line”?`,
		`let total := 1; totl`: `There is no field or variable “totl” here. Did you mean “total”?`,
	} {
		errs := p.Check(text, s.invoice, Expression).Errors
		if len(errs) != 1 || errs[0].Sentence() != want {
			t.Errorf("%s: %v %s", text, errs, errs[0].Sentence())
		}
	}
}

func TestEveryFaultHasASentence(t *testing.T) {
	for id, w := range wordings {
		if w.Message == "" || w.Sentence == "" {
			t.Errorf("%s has no words", id)
		}
	}
}

func TestNamesAreFoundFromInsideOut(t *testing.T) {
	cases := []struct{ on, text, want string }{
		{"i1", `let item := "x"; line[item = "Ink"].item`, "[Ink]"},     // the row before the variable
		{"i1", `let qty := 5; line.(let qty := 7; qty)`, "[7,7]"},       // at one level the variable before the field
		{"i1", `let discount := 3; discount`, "3"},                      //
		{"i1", `let discount := 3; this.discount`, "10"},                //
		{"i1", `line[invoice = this].item`, "[Pen,Ink]"},                // "this" in a filter is the formula's record
		{"i1", `line.(this.item)`, "[Pen,Ink]"},                         // in .( ) it is that record
		{"i1", `line.(invoice.line[qty = this.qty].item)`, "[Pen,Ink]"}, //
		{"i1", `[3, 1, 2][this > 1]`, "[3,2]"},                          // over plain values it is the item
		{"i1", `[3, 1, 2] order by -this`, "[3,2,1]"},                   //
		{"i1", `line.price[this > 5]`, "[7]"},                           //
		{"i1", `let me := this; (select line where invoice = me).item`, "[Pen,Ink]"},
		{"i1", `(select line where qty > this.discount).item`, "[]"},
		{"i2", `(select line where qty > 5).item`, "[Pen]"},
		{"i1", `(select line)[qty = 1].item`, "[Ink]"},
		{"i1", `id`, "1"},
		{"i1", `line.id`, "[1,2]"},
		{"i1", `line[id = 2].item`, "[Ink]"},
		{"i1", `customer.invoice.line.item`, "[Pen,Ink,Pen,Pad]"},
		{"i1", `let i := 1; line[i].item`, "Ink"}, // an index is read outside of the items
		{"i1", `line[this.discount - 9].item`, "Ink"},
		{"i1", `line[5].item`, "null"},
		{"i1", `line[0 - 1].item`, "null"},
		{"i1", `'customer'.'name'`, "Acorn Ltd"},
		{"i3", `customer.city`, "null"},
		{"i1", `null.more`, "null"},
		{"i1", `get(this, "no")`, "R-001"},
		{"i1", `get(customer, "na" + "me")`, "Acorn Ltd"},
		{"i1", `record(line, 2).item`, "Ink"},
		{"i1", `record(line, 99).item`, "null"},
		{"i1", `{"a": 1, "b": [2, 3]}.b[1]`, "3"},
		{"i1", `{"a": {"b": "x"}}.a.b`, "x"},
	}
	s := newSample()
	for _, c := range cases {
		if v, err := s.compute(t, c.on, c.text); err != nil || shown(v) != c.want {
			t.Errorf("%s on %s gave %s, %v; want %s", c.text, c.on, shown(v), err, c.want)
		}
	}
}

func TestStatements(t *testing.T) {
	cases := []struct{ text, want string }{
		{``, "null"},
		{`let a := 1; let b := a + 1; a := 10; a + b`, "12"},
		{`let a := null; a := "x"; a + 1`, "x1"},
		{`let a := 1`, "null"},
		{`for i in [1, 2, 3] do if i = 3 then break end; i * 2 end`, "[2,4]"},
		{`for i from 5 to 0 step -2 do i end`, "[5,3,1]"},
		{`for i from 0 to null do i end`, "[]"},
		{`let n := 0; while n < 5 do n := n + 2 end; n`, "6"},
		{`let n := 0; while true do n := n + 1; if n = 4 then break end end; n`, "4"},
		{`switch 2 do case 1: "a" case 2: "b" end`, "b"},
		{`switch 3 do case 1: "a" end`, "null"},
		{`if 0 then 1 end`, "null"},
		{`if "x" then 1 else 2 end`, "1"},
		{`function double(n: number) do n * 2 end; double(double(3))`, "12"},
		{`function fact(n: number): number do if n < 2 then 1 else n * fact(n - 1) end end; fact(5)`, "120"},
		{`function names(list: [record(line)]) do list.item end; names(line)`, "[Pen,Ink]"},
		{`do 1; 2 end`, "2"},
		{`"a comment"; 3`, "3"},
		{`true or (1 / 0)`, "true"},
		{`---a{1 + 1}b{"c"}---`, "a2bc"},
		{`line order by item; (line order by item).item`, "[Ink,Pen]"},
		{`(line order by item desc).item`, "[Pen,Ink]"},
		{`(select line limit 2).item`, "[Pen,Ink]"},
	}
	s := newSample()
	for _, c := range cases {
		if v, err := s.compute(t, "i1", c.text); err != nil || shown(v) != c.want {
			t.Errorf("%s gave %s, %v; want %s", c.text, shown(v), err, c.want)
		}
	}
}
