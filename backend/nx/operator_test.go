package nx

import (
	"fmt"
	"testing"
	"time"
)

var (
	status  = &Field{Name: "status", Kind: Choice, Options: []Option{{1, "Draft"}, {2, "Sent"}, {3, "Paid"}}}
	tags    = &Field{Name: "tags", Kind: Multi, Options: []Option{{1, "A"}, {2, "B"}, {3, "C"}}}
	free    = &Field{Name: "free", Kind: Choice}
	invoice = &Table{Name: "invoice"}
	page    = &Group{Table: invoice, IDs: []int64{1, 2}}
	others  = &Group{Table: &Table{Name: "line"}, IDs: []int64{1}}

	draft, paid = Chosen{status, 1, "Draft"}, Chosen{status, 3, "Paid"}
	tagsAC      = ChosenSet{{tags, 1, "A"}, {tags, 3, "C"}}
	hour        = Length(3_600_000)
	half9       = Clock(9*3_600_000 + 30*60_000)
)

func on(text string) Day { t, _ := time.Parse(time.DateOnly, text); return Day(t.Unix() / 86400) }

func at(text string) Moment { t, _ := time.Parse(time.RFC3339, text); return Moment(t.UnixMilli()) }

func span(from, to string) Range { return Range{at(from), at(to)} }

// show is a value with its kind, for messages and comparisons of tests.
func show(v Value) string {
	if list, ok := v.(Items); ok {
		text := "["
		for _, item := range list {
			text += show(item) + " "
		}
		return text + "]"
	}
	return fmt.Sprintf("%v %q", kindOf(v), textOf(v))
}

var operatorRows = []struct {
	left  Value
	op    string
	right Value
	want  Value
}{
	{1.0, "+", 2.0, 3.0}, {1.0, "+", nil, 1.0}, {nil, "+", 2.0, 2.0}, {nil, "+", nil, nil}, {1e308, "+", 1e308, nil},
	{"n", "+", 6.0, "n6"}, {1.5, "+", "x", "1.5x"}, {"a", "+", "b", "ab"}, {"a", "+", nil, "a"}, {nil, "+", "b", "b"},
	{"on ", "+", true, "on true"}, {"is ", "+", paid, "is Paid"}, {"", "+", tagsAC, "A, C"}, {"#", "+", Row{page, 1}, "#2"},
	{"", "+", on("2026-03-02"), "2026-03-02"}, {half9, "+", "", "09:30"}, {"", "+", Items{1.0, nil, "b"}, "1, b"},
	{on("2026-03-02"), "+", 30.0, on("2026-04-01")}, {30.0, "+", on("2026-03-02"), on("2026-04-01")}, {on("2026-03-02"), "+", nil, on("2026-03-02")},
	{on("2026-03-02"), "+", 1.9, on("2026-03-03")}, {on("2026-03-02"), "-", 0.5, on("2026-03-01")}, {on("9999-12-31"), "+", 1.0, nil},
	{on("0001-01-01"), "-", 1.0, nil}, {on("0001-01-01"), "+", 0.0, on("0001-01-01")}, {on("2026-03-02"), "+", 1e300, nil},
	{at("2026-03-02T09:30:00Z"), "+", 1.5, at("2026-03-03T21:30:00Z")}, {2.0, "+", at("2026-03-02T09:30:00Z"), at("2026-03-04T09:30:00Z")},
	{at("2026-03-02T09:30:00Z"), "-", 1.0, at("2026-03-01T09:30:00Z")}, {at("2026-03-02T09:30:00Z"), "+", hour, at("2026-03-02T10:30:00Z")},
	{hour, "+", at("2026-03-02T09:30:00Z"), at("2026-03-02T10:30:00Z")}, {at("2026-03-02T09:30:00Z"), "-", hour, at("2026-03-02T08:30:00Z")},
	{on("2026-03-02"), "+", hour, at("2026-03-02T01:00:00Z")}, {half9, "+", hour, half9 + 3_600_000}, {hour, "+", half9, half9 + 3_600_000},
	{Clock(0), "-", hour, Clock(23 * 3_600_000)}, {half9, "+", Length(24 * 3_600_000), half9},
	{hour, "+", hour, 2 * hour}, {hour, "-", 3 * hour, -2 * hour}, {hour, "+", nil, hour},
	{on("2026-03-31"), "-", on("2026-03-02"), 29.0}, {on("2026-03-31"), "-", at("2026-03-30T00:00:00Z"), Length(milliDay)},
	{at("2026-03-02T10:00:00Z"), "-", at("2026-03-02T09:00:00Z"), hour}, {half9, "-", Clock(8*3_600_000 + 30*60_000), hour},
	{hour, "*", 2.0, 2 * hour}, {0.5, "*", 2 * hour, hour}, {hour, "/", 2.0, hour / 2}, {hour, "/", 2 * hour, 0.5}, {hour, "/", 0.0, nil},
	{2.0, "-", nil, 2.0}, {nil, "-", 2.0, -2.0}, {100.0, "-", nil, 100.0}, {3.0, "*", nil, 0.0}, {nil, "/", 2.0, 0.0}, {2.0, "/", nil, nil},
	{1.0, "/", 0.0, nil}, {0.0, "/", 0.0, nil}, {7.0, "/", 2.0, 3.5}, {13.0, "%", 5.0, 3.0}, {-13.0, "%", 5.0, -3.0}, {13.0, "%", -5.0, 3.0},
	{1.0, "%", 0.0, nil}, {1e308, "*", 10.0, nil}, {0.0, "*", -1.0, 0.0},

	{nil, "=", nil, true}, {nil, "=", "", true}, {"", "=", nil, true}, {nil, "=", 0.0, false}, {nil, "=", false, false}, {nil, "!=", 0.0, true},
	{Items{}, "=", nil, true}, {Items{nil}, "=", nil, false}, {ChosenSet{}, "=", nil, true}, {1.0, "=", 1.0, true}, {1.0, "!=", 1.0, false},
	{"a", "=", "A", false}, {true, "=", true, true}, {paid, "=", "Paid", true}, {"paid", "=", paid, false}, {paid, "=", 3.0, true},
	{draft, "=", 3.0, false}, {paid, "=", draft, false}, {paid, "=", Chosen{tags, 9, "Paid"}, true}, {Chosen{free, 0, "x"}, "=", 0.0, false},
	{Chosen{free, 0, "x"}, "=", Chosen{free, 0, "y"}, false}, {Chosen{free, 0, "x"}, "=", "x", true}, {tagsAC, "=", tagsAC, true},
	{Row{page, 0}, "=", Row{&Group{Table: invoice, IDs: []int64{1}}, 0}, true}, {Row{page, 0}, "=", Row{others, 0}, false},
	{Row{page, 1}, "=", 2.0, true}, {2.0, "!=", Row{page, 1}, false}, {Row{page, 1}, "=", nil, false},
	{on("2026-03-02"), "=", at("2026-03-02T00:00:00Z"), true}, {at("2026-03-02T00:00:01Z"), "=", on("2026-03-02"), false},
	{Items{1.0, "a"}, "=", Items{1.0, "a"}, true}, {Items{1.0}, "=", Items{2.0}, false}, {Person("ann"), "=", "ann", true},
	{"a.pdf", "=", Attachment("a.pdf"), true}, {span("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"), "=", span("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"), true},
	{Data{map[string]any{"a": 1.0}}, "=", Data{map[string]any{"a": 1.0}}, true}, {Data{map[string]any{"a": 1.0}}, "!=", Data{map[string]any{"a": 2.0}}, true},

	{1.0, "<", 2.0, true}, {nil, "<", 1.0, false}, {nil, "<=", nil, false}, {1.0, ">", nil, false}, {1.0, ">=", 1.0, true}, {1.0, "<=", 0.0, false},
	{"B", "<", "a", true}, {"a", "<", "ä", true}, {"", "<", "a", true}, {"\uffff", "<", "\U0001F600", true},
	{on("2026-03-02"), "<", at("2026-03-02T00:00:01Z"), true}, {at("2026-03-02T00:00:00Z"), ">=", on("2026-03-02"), true},
	{half9, "<", Clock(0), false}, {hour, "<", 2 * hour, true},
	{span("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"), "<", span("2026-03-02T09:00:00Z", "2026-03-02T11:00:00Z"), true},

	{"Acorn Ltd", "like", "acorn", true}, {"Äcker", "like", "äck", true}, {nil, "like", "a", false}, {nil, "like", nil, false}, {"a", "like", nil, true},
	{"a", "like", "ab", false}, {paid, "like", "AI", true},

	{1.0, "and", "", false}, {true, "and", paid, true}, {nil, "or", 0.0, false}, {nil, "or", "x", true},
}

func TestOperators(t *testing.T) {
	for _, row := range operatorRows {
		got, err := operate(row.op, row.left, row.right)
		if err != nil || show(got) != show(row.want) {
			t.Errorf("%s %s %s is %s, %v; want %s", show(row.left), row.op, show(row.right), show(got), err, show(row.want))
		}
		op, result, ok := operatorFor(row.op, typeOf(row.left), typeOf(row.right))
		if !ok {
			t.Errorf("%s %s %s does not check", show(row.left), row.op, show(row.right))
			continue
		}
		if known, err := op(row.left, row.right); err != nil || show(known) != show(got) {
			t.Errorf("%s %s %s is %s, %v by its types, and %s by its values", show(row.left), row.op, show(row.right), show(known), err, show(got))
		}
		if got != nil && kindOf(got) != result.Kind && result.Kind != Any {
			t.Errorf("%s %s %s is of kind %v; checked as %v", show(row.left), row.op, show(row.right), kindOf(got), result.Kind)
		}
	}
}

func TestOperatorsOfKinds(t *testing.T) {
	rows := []struct {
		left  Kind
		op    string
		right Kind
		want  string // "" is a mismatch
	}{
		{Text, "+", Number, "text"}, {Number, "+", Number, "number"}, {Date, "-", Date, "number"}, {Timestamp, "-", Date, "timeinterval"},
		{Any, "+", Number, "any"}, {Any, "*", Any, "any"}, {Any, "%", Number, "number"}, {Text, "+", Any, "text"}, {JSON, "=", Text, "boolean"},
		{Void, "+", Void, "number"}, {Date, "+", Void, "date"}, {Void, "=", Multi, "boolean"}, {Any, "<", Any, "boolean"},
		{Date, "=", Text, ""}, {Number, "=", Text, ""}, {Boolean, "=", Number, ""}, {Multi, "=", Text, ""}, {Boolean, "+", Number, ""},
		{Text, "-", Number, ""}, {Text, "<", Number, ""}, {Number, "<", Date, ""}, {Choice, "<", Text, ""}, {Number, "like", Text, ""},
		{Date, "+", Date, ""}, {Time, "=", Timestamp, ""}, {List, "=", Number, ""}, {Record, "=", Text, ""}, {Number, "^", Number, ""},
	}
	for _, row := range rows {
		got, ok := operatorType(row.op, Type{Kind: row.left}, Type{Kind: row.right})
		if ok != (row.want != "") || ok && typeName(got) != row.want {
			t.Errorf("%v %s %v is %s, %v; want %q", row.left, row.op, row.right, typeName(got), ok, row.want)
		}
	}
}

// A null takes what its type says, and not what would do for null.
func TestNullOfAType(t *testing.T) {
	rows := []struct {
		left, right Kind
		value, want Value
	}{
		{Text, Number, 5.0, "5"}, {Number, Number, 5.0, 5.0}, {Date, Number, 5.0, nil}, {Timestamp, Number, 5.0, nil}, {Any, Number, 5.0, 5.0},
	}
	for _, row := range rows {
		op, _, _ := operatorFor("+", Type{Kind: row.left}, Type{Kind: row.right})
		if got, err := op(nil, row.value); err != nil || got != row.want {
			t.Errorf("null of %v + %v: %v, %v; want %v", row.left, row.value, got, err, row.want)
		}
	}
}

func TestOperatorsOfOpenValues(t *testing.T) {
	op, _, ok := operatorFor("-", Type{Kind: Any}, Type{Kind: Number})
	if !ok {
		t.Fatal("any - number does not check")
	}
	if got, err := op(on("2026-03-02"), 1.0); err != nil || got != on("2026-03-01") {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := op("x", 1.0); err == nil || err.Error() != "Type mismatch: text and number" {
		t.Errorf("got %v", err)
	}
}

func TestNegate(t *testing.T) {
	rows := []struct{ value, want Value }{
		{nil, nil}, {1.0, -1.0}, {0.0, 0.0}, {hour, -hour}, {on("1970-01-02"), -86400000.0}, {Moment(5), -5.0}, {Clock(5), -5.0},
	}
	for _, row := range rows {
		_, ok := negatedType(typeOf(row.value))
		if got, err := negate(row.value); err != nil || got != row.want || !ok {
			t.Errorf("-(%s) is %s, %v, %v", show(row.value), show(got), err, ok)
		}
	}
	if _, err := negate("a"); err == nil {
		t.Error("-text is no error")
	}
	if _, ok := negatedType(Type{Kind: Text}); ok {
		t.Error("-text checks")
	}
	if got, ok := negatedType(Type{Kind: JSON}); !ok || got.Kind != Any {
		t.Error("-json does not check")
	}
}

func TestTruth(t *testing.T) {
	for _, v := range []Value{nil, 0.0, "", false, Items{}, ChosenSet{}, Data{[]any{}}} {
		if truth(v) {
			t.Errorf("%s is true", show(v))
		}
	}
	for _, v := range []Value{1.0, "false", true, Items{nil}, tagsAC, paid, Row{page, 0}, on("1970-01-01"), Clock(0), Data{map[string]any{}}} {
		if !truth(v) {
			t.Errorf("%s is false", show(v))
		}
	}
}
