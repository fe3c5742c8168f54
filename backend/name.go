package backend

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gosimple/slug"
	"golang.org/x/text/unicode/norm"
)

// spellings are what the library would spell otherwise: German umlauts lose their e there, an apostrophe or a Cyrillic sign without a sound
// would part a word, and an ampersand would become an English one.
var spellings = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ẞ", "SS", "'", "", "’", "", "&", " ", "_", " ",
	"ь", "", "Ь", "", "ъ", "", "Ъ", "")

// InternalName makes a system identifier out of a name in any script: "Größe (cm)" becomes groesse_cm. It returns "" when nothing of the
// name can be used.
func InternalName(name string) string {
	if len(name) > maxLabel*utf8Max {
		name = name[:maxLabel*utf8Max]
	}
	text := strings.ReplaceAll(slug.Make(spellings.Replace(norm.NFC.String(name))), "-", "_")
	return cut(text, maxName)
}

// utf8Max is how many bytes a character has at most.
const utf8Max = 4

// cut is the beginning of an internal name, which ends in no underscore.
func cut(name string, length int) string {
	return strings.TrimRight(name[:min(length, len(name))], "_")
}

// reserved are the names that no new field should have: a record's own number, and what the Public API's path of many fields is called.
var reserved = map[SchemaKind][]string{OfField: {"id", "batch"}}

// fallbacks are what things without a usable label are called.
var fallbacks = map[SchemaKind]string{OfModule: "app", OfTable: "table", OfField: "field"}

// SuggestName is an internal name for a new module, table or field with a label, and none of those taken: trade_price for "Trade price",
// trade_price_2 where that is taken, and table_1 where the label has nothing to make a name of. It begins with a letter, as formulas and
// programs expect of names: "2026 prices" becomes table_2026_prices.
func SuggestName(kind SchemaKind, label string, taken []string) string {
	has := map[string]bool{}
	for _, name := range slices.Concat(taken, reserved[kind]) {
		has[name] = true
	}
	word := fallbacks[kind]
	name := InternalName(label)
	if name == "" {
		return free(word, 1, has)
	}
	if name[0] < 'a' {
		name = cut(word+"_"+name, maxName)
	}
	if !has[name] {
		return name
	}
	return free(name, 2, has)
}

// free is the first of name_1, name_2 and so on from n that nothing is called.
func free(name string, n int, taken map[string]bool) string {
	for ; ; n++ {
		end := fmt.Sprintf("_%d", n)
		if numbered := cut(name, maxName-len(end)) + end; !taken[numbered] {
			return numbered
		}
	}
}
