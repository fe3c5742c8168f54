package nx

import (
	"encoding/json"
	"testing"
)

func TestText(t *testing.T) {
	rows := []struct {
		value Value
		want  string
	}{
		{nil, ""}, {"a", "a"}, {1.0, "1"}, {0.30000000000000004, "0.30000000000000004"}, {1e21, "1000000000000000000000"}, {1e-7, "0.0000001"}, {-2.5, "-2.5"},
		{true, "true"}, {on("2026-03-02"), "2026-03-02"}, {on("0001-01-01"), "0001-01-01"}, {at("2026-03-02T09:30:00Z"), "2026-03-02T09:30:00Z"},
		{Moment(1), "1970-01-01T00:00:00.001Z"}, {Moment(-1), "1969-12-31T23:59:59.999Z"}, {half9, "09:30"}, {half9 + 5000, "09:30:05"},
		{half9 + 5500, "09:30:05.500"}, {36 * hour, "36:00:00"}, {-hour, "-01:00:00"}, {hour + 20, "01:00:00.020"},
		{span("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"), "[2026-03-02T09:00:00Z,2026-03-02T10:00:00Z)"},
		{paid, "Paid"}, {tagsAC, "A, C"}, {Row{page, 1}, "2"}, {Items{1.0, nil, Items{"a"}}, "1, a"}, {Person("ann"), "ann"}, {Attachment("a.pdf"), "a.pdf"},
		{Data{map[string]any{"b": []any{1.0, nil, "<"}, "a": true}}, `{"a":true,"b":[1,null,"<"]}`},
	}
	for _, row := range rows {
		if got := textOf(row.value); got != row.want {
			t.Errorf("text(%#v) is %q; want %q", row.value, got, row.want)
		}
	}
}

func TestNumber(t *testing.T) {
	rows := []struct{ value, want Value }{
		{nil, 0.0}, {"", 0.0}, {" ", 0.0}, {"12", 12.0}, {" 1.5 ", 1.5}, {"-.5", -0.5}, {"1e3", 1000.0}, {"1,5", nil}, {"x", nil}, {"0x10", nil}, {"inf", nil},
		{"1e999", nil}, {"-0", 0.0}, {true, 1.0}, {false, 0.0}, {paid, 3.0}, {Chosen{free, 0, "x"}, nil}, {Row{page, 1}, 2.0}, {hour, 3600000.0},
		{on("1970-01-02"), 86400000.0}, {Moment(7), 7.0}, {half9, 34200000.0}, {tagsAC, nil}, {Items{1.0}, nil},
	}
	for _, row := range rows {
		if got := toNumber(row.value); got != row.want {
			t.Errorf("number(%s) is %v; want %v", show(row.value), got, row.want)
		}
	}
}

func TestJSONOf(t *testing.T) {
	value := Items{nil, 1.5, "a", true, on("2026-03-02"), paid, tagsAC, Row{page, 0}, Data{map[string]any{"k": nil}}}
	text, err := json.Marshal(jsonOf(value))
	if want := `[null,1.5,"a",true,"2026-03-02","Paid",["A","C"],"1",{"k":null}]`; err != nil || string(text) != want {
		t.Errorf("got %s, %v; want %s", text, err, want)
	}
	object := Data{map[string]any{"n": 1.0, "list": []any{1.0, []any{}}}}
	if got := memberOf(object, "n"); got != 1.0 {
		t.Errorf("n is %v", got)
	}
	if got := memberOf(object, "m"); got != nil {
		t.Errorf("m is %v", got)
	}
	if items, err := itemsOf(memberOf(object, "list")); err != nil || len(items) != 2 || kindOf(items[1]) != JSON {
		t.Errorf("list is %v, %v", items, err)
	}
	if items, err := itemsOf(nil); err != nil || items != nil {
		t.Errorf("null is %v, %v", items, err)
	}
	if _, err := itemsOf(1.0); err == nil {
		t.Error("a number is a list")
	}
}

func TestTypeName(t *testing.T) {
	number := Type{Kind: Number}
	rows := []struct {
		typ  Type
		want string
	}{
		{number, "number"}, {Type{Kind: Interval}, "timeinterval"}, {Type{Kind: Record, Table: invoice}, "record(invoice)"}, {Type{Kind: Record}, "record"},
		{Type{Kind: List, Item: &number}, "list(number)"}, {Type{Kind: List}, "list"}, {typeOf(Items{nil, paid}), "list(choice)"},
		{typeOf(Items{1.0, "a"}), "list(any)"}, {typeOf(Items{Row{page, 0}, Row{others, 0}}), "list(record)"}, {typeOf(Items{Items{1.0}, Items{"a"}}), "list(list)"},
		{typeOf(Items{nil}), "list"}, {typeOf(Items{paid, Chosen{free, 0, "x"}}), "list(choice)"},
	}
	for _, row := range rows {
		if got := typeName(row.typ); got != row.want {
			t.Errorf("got %s; want %s", got, row.want)
		}
	}
	for k := Void; k <= File; k++ {
		if k.String() == "" {
			t.Errorf("kind %d has no name", k)
		}
	}
}
