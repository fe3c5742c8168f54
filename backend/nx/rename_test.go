package nx

import "testing"

func TestRename(t *testing.T) {
	s := newSample()
	s.formula(s.invoice, "worth", `1`)
	p := Compile(s.module)
	field := func(t *Table, name string) *Field { return p.field(t, name) }
	qty := Renaming{s.line, field(s.line, "qty"), "count of"}
	price := Renaming{s.line, field(s.line, "price"), "cost"}
	lines := Renaming{s.line, nil, "position"}
	reverse := Renaming{s.invoice, field(s.invoice, "line"), "position"}
	worth := Renaming{s.invoice, field(s.invoice, "worth"), "total"}
	for _, c := range []struct {
		text, want string
		what       Renaming
		ok         bool
	}{
		{`line.(qty * price)`, `line.('count of' * price)`, qty, true},
		{`line[qty > 1].qty -- qty`, `line['count of' > 1].'count of' -- qty`, qty, true},
		{`let qty := 3; qty + line[qty > 1][0].qty`, `let qty := 3; qty + line['count of' > 1][0].'count of'`, qty, true},
		{`---qty {line.qty}---`, `---qty {line.'count of'}---`, qty, true},
		{`get(line[0], "qty")`, `get(line[0], "count of")`, qty, true},
		{`'qty'`, `'qty'`, qty, true},
		{`line.'qty'`, `line.'count of'`, qty, true},
		{`nope.qty + line.qty`, `nope.qty + line.'count of'`, qty, true},
		{`line.price`, `line.cost`, price, true},
		{`let cost := 1; line[price > 1]`, `let cost := 1; line[cost > 1]`, price, true},
		{`let cost := 1; line[cost > price]`, ``, price, false},
		{`let cost := 1; line.(let cost := 2; price)`, ``, price, false},
		{`select line where qty > 1`, `select position where qty > 1`, lines, true},
		{`record(line, 1).item + line.item`, `record(position, 1).item + line.item`, lines, true},
		{`record(line, 1).item + line.item`, `record(line, 1).item + position.item`, reverse, true},
		{`this.line`, `this.position`, reverse, true},
		{`worth * 2`, `total * 2`, worth, true},
		{`worth *`, ``, worth, false},
	} {
		got, ok := p.Rename(c.text, s.invoice, c.what)
		if ok != c.ok || ok && got != c.want || !ok && got != c.text {
			t.Errorf("%s: %s %v, want %s", c.text, got, ok, c.want)
		}
	}
}
