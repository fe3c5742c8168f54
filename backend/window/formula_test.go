package window

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"owlet/backend"
	"owlet/backend/nx"
)

// counts is a workspace with three counts, of which the second is 0 and the third is linked to the first, and their formulas.
func counts(t *testing.T) (*sheets, *Formulas) {
	s := newSheets(t)
	s.table("count", `{"name":"name","type":"string"}`, `{"name":"of","type":"number"}`, `{"name":"next","type":"reference","refTableName":"count"}`,
		`{"name":"thrice","type":"function","expression":"twice + of"}`, `{"name":"twice","type":"function","expression":"of * 2"}`,
		`{"name":"wrong","type":"function","expression":"off + 1"}`)
	s.create("count", `[{"name":"One","of":1},{"name":"None"}]`)
	s.create("count", `[{"name":"Three","of":3,"next":1}]`)
	return s, &Formulas{s.store}
}

func TestFormulasAreCheckedAsTheyAreWritten(t *testing.T) {
	s, f := counts(t)
	for in, want := range map[FormulaInput]string{
		{Text: "of + 1"}:                         "number []",
		{Text: "select count"}:                   "list(record(count)) []",
		{Text: `"ä" + offf`}:                     "text [name_unknown_near 1:7+4]",
		{Text: "1 +\n x + y"}:                    "any [name_unknown 2:2+1 name_unknown 2:6+1]",
		{Text: "thrice", Field: "twice"}:         "any [cycle 1:1+6]",
		{Text: "twice + thrice", Field: "twice"}: "any [cycle 1:1+5]",
		{Text: "of * 4", Field: "twice"}:         "number []",
		{Text: "create count"}:                   "any [side_effects 1:1+12]",
	} {
		got, err := f.Check(s.at("count"), in)
		s.must(err)
		if text := fmt.Sprint(got.Type, " ", faultsAt(got.Faults)); text != want {
			t.Errorf("%+v: %s, want %s", in, text, want)
		}
	}
	if got, err := f.Check(s.at(""), FormulaInput{Text: "cnt(select count) + of"}); err != nil || fmt.Sprint(got.Type, " ", faultsAt(got.Faults)) != "any [name_unknown 1:21+2]" {
		t.Errorf("without a table: %+v %v", got, err)
	}
}

func faultsAt(faults []*backend.CodeFault) []string {
	all := []string{}
	for _, fault := range faults {
		all = append(all, fmt.Sprintf("%s %d:%d+%d", fault.ID, fault.Line, fault.Column, fault.Length))
	}
	return all
}

func asText(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFormulasArePreviewed(t *testing.T) {
	s, f := counts(t)
	for i := range 5 {
		s.create("count", fmt.Sprintf(`[{"name":"More","of":%d}]`, i))
	}
	in, past := FormulaInput{Text: `[next, if of = 0 then get(this, "of" + "f") end]`}, FormulaInput{Text: "off"}
	for record, want := range map[int64]string{0: "1 2 3 4 5", 2: "1 2 3 4 5", 8: "1 2 3 4 5 8", 99: "1 2 3 4 5"} {
		got, err := f.Preview(s.at("count"), in, record)
		s.must(err)
		ids := []string{}
		for _, row := range got.Rows {
			ids = append(ids, row.ID)
		}
		if strings.Join(ids, " ") != want || got.Result.Type != backend.ListResult {
			t.Errorf("with record %d: %s", record, asText(t, got))
		}
		if row := got.Rows[2]; string(row.Value) != `["1",null]` || row.Title != "Three" || got.Links["1"] != "One" {
			t.Errorf("the record with a link: %s", asText(t, got))
		}
		if row := got.Rows[3]; row.Fault == nil || row.Fault.Column == 0 || string(row.Value) != "null" {
			t.Errorf("a record that fails: %s", asText(t, row))
		}
	}
	if got, err := f.Preview(s.at("count"), past, 0); err != nil || got.Result != nil || got.Rows == nil || len(got.Rows) > 0 {
		t.Errorf("with a fault: %s %v", asText(t, got), err)
	}
}

func TestFormulasAreTraced(t *testing.T) {
	s, f := counts(t)
	_, err := f.store.CreateFields(always, s.at("count"), []backend.FieldInput{{FieldShape: backend.FieldShape{
		Name: "told", Type: backend.Function, Labels: backend.Labels{}, Expression: `"🦉" + next.name`,
	}}})
	s.must(err)
	for field, want := range map[string]string{
		"thrice": "twice + of=9 twice=6 of=3",
		"told":   `"🦉" + next.name="🦉One" "🦉"="🦉" next.name="One" next="1"`,
		"wrong":  "",
	} {
		got, err := f.Trace(s.at("count"), field, 3)
		s.must(err)
		parts, units := []string{}, utf16.Encode([]rune(got.Text))
		for _, p := range got.Parts {
			parts = append(parts, string(utf16.Decode(units[p.Start:p.End]))+"="+string(p.Value))
		}
		if text := strings.Join(parts, " "); text != want || got.Parts == nil {
			t.Errorf("%s: %s, want %s", field, text, want)
		}
		if field == "told" && got.Links["1"] != "One" {
			t.Error(got.Links)
		}
	}
	for id, err := range map[string]error{
		"field.not_found":  second(f.Trace(s.at("count"), "of", 3)),
		"record.not_found": second(f.Trace(s.at("count"), "twice", 99)),
		"table.not_found":  second(f.Trace(s.at(""), "twice", 1)),
		"module.not_found": second(f.List(backend.Path{Workspace: s.at("").Workspace, Module: "none"})),
	} {
		if e := backend.Explain(err); e == nil || e.ID != id {
			t.Errorf("%v, want %s", err, id)
		}
	}
}

func TestFormulasAreListedInTheOrderInWhichTheyRead(t *testing.T) {
	s, f := counts(t)
	list, err := f.List(s.at(""))
	s.must(err)
	got := []string{}
	for _, e := range list {
		got = append(got, fmt.Sprint(e.Field, " ", e.Type, " ", e.Reads, " ", faultsAt(e.Faults)))
	}
	want := "twice number [{count of}] []; thrice number [{count twice} {count of}] []; wrong  [] [name_unknown_near 1:1+3]"
	if text := strings.Join(got, "; "); text != want {
		t.Errorf("%s\nwant %s", text, want)
	}
}

func TestLanguage(t *testing.T) {
	l := (&Formulas{}).Language()
	names := []string{}
	for _, function := range l.Functions {
		names = append(names, function.Name)
		for _, form := range function.Forms {
			if form.Gives == "" || form.Params == nil {
				t.Errorf("%s: %+v", function.Name, form)
			}
		}
	}
	if !slices.IsSorted(names) || len(names) != len(nx.Functions())+2 || !slices.IsSorted(l.Words) || !slices.Contains(l.Words, "asc") || !slices.Contains(l.Words, "where") {
		t.Error(names, l.Words)
	}
}
