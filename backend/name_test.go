package backend

import (
	"slices"
	"strings"
	"testing"
)

func TestSuggestName(t *testing.T) {
	long := strings.Repeat("a", 120)
	for _, c := range []struct {
		kind        SchemaKind
		label, want string
		taken       []string
	}{
		{kind: OfField, label: "Trade price", want: "trade_price"},
		{kind: OfField, label: "  Trade -- price! ", want: "trade_price"},
		{kind: OfField, label: "Größe (cm)", want: "groesse_cm"},
		{kind: OfField, label: "Gro\u0308ße", want: "groesse"}, // the umlaut as two characters
		{kind: OfField, label: "ÜBERSICHT", want: "uebersicht"},
		{kind: OfField, label: "Umsatz & Kosten", want: "umsatz_kosten"},
		{kind: OfField, label: "Kunde's name", want: "kundes_name"},
		{kind: OfField, label: "naïve café", want: "naive_cafe"},
		{kind: OfField, label: "trade_price", want: "trade_price"},
		{kind: OfField, label: "Цена товара", want: "tsena_tovara"},
		{kind: OfField, label: "Больше", want: "bolshe"},
		{kind: OfField, label: "Τιμή", want: "time"},
		{kind: OfField, label: "产品", want: "chan_pin"},
		{kind: OfField, label: "가격", want: "gagyeog"},
		{kind: OfTable, label: "2026 prices", want: "table_2026_prices"},
		{kind: OfModule, label: "3D", want: "app_3d"},
		{kind: OfModule, label: "", want: "app_1"},
		{kind: OfTable, label: "🎉 !", want: "table_1"},
		{kind: OfField, label: "___", want: "field_2", taken: []string{"field_1"}},
		{kind: OfTable, label: "Orders", want: "orders_3", taken: []string{"orders", "orders_2"}},
		{kind: OfField, label: "ID", want: "id_2"},
		{kind: OfField, label: "Batch", want: "batch_2"},
		{kind: OfTable, label: "Batch", want: "batch"},
		{kind: OfTable, label: "id", want: "id"},
		{kind: OfField, label: long, want: long[:100]},
		{kind: OfField, label: long, want: long[:98] + "_2", taken: []string{long[:100]}},
		{kind: OfField, label: strings.Repeat("a", 99) + " b", want: long[:99]},
	} {
		if got := SuggestName(c.kind, c.label, c.taken); got != c.want {
			t.Errorf("%s %q: %s, want %s", c.kind, c.label, got, c.want)
		}
	}
}

func FuzzSuggestName(f *testing.F) {
	for _, label := range []string{"Trade price", "Größe (cm)", "价格", "ЩЩЩ", "🎉", "", "9", "\xff", "İ", strings.Repeat("ﷺ ", 40)} {
		f.Add(label)
	}
	f.Fuzz(func(t *testing.T, label string) {
		for _, kind := range []SchemaKind{OfModule, OfTable, OfField} {
			var taken []string
			for range 3 {
				name := SuggestName(kind, label, taken)
				if !internalName.MatchString(name) || slices.Contains(taken, name) || name[0] >= '0' && name[0] <= '9' {
					t.Fatalf("%s %q with %q: %q", kind, label, taken, name)
				}
				if kind == OfField && (name == "id" || name == "batch") {
					t.Fatalf("a field may not be called %q", name)
				}
				taken = append(taken, name)
			}
		}
	})
}
