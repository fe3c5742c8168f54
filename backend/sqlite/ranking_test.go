package sqlite

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"owlet/backend"
)

// sorted are the values of a field as a person sees them when sorted by a field: of a reference the title, of nothing a dash.
func (b *workbench) sorted(table, sort, field string) string {
	b.Helper()
	answer := b.asks(table, backend.Ask{Sort: sort})
	place := slices.IndexFunc(answer.Fields, func(f backend.Field) bool { return f.Name == field })
	var seen []string
	for _, r := range answer.Records {
		switch value := r.Values[place].(type) {
		case nil:
			seen = append(seen, "–")
		case int64:
			seen = append(seen, answer.Links[field][fmt.Sprint(value)])
		default:
			seen = append(seen, fmt.Sprint(value))
		}
	}
	return strings.Join(seen, "|")
}

func TestTextsSortAsInADictionary(t *testing.T) {
	for _, c := range []struct{ name, texts, want string }{
		{"umlauts and case", "STRASSE|Straße|Zebra|apfel 10|apfel 9|Äpfel|Apfel", "Apfel|Äpfel|apfel 9|apfel 10|STRASSE|Straße|Zebra"},
		{"case only", "B|a|A|b", "a|A|b|B"},
		{"accents only", "cote|côté|coté|côte", "cote|coté|côte|côté"},
		{"numbers within", "M12|m2|M100|7 a|007|10|9", "007|7 a|9|10|m2|M12|M100"},
		{"nothing", "b|–||a", "–||a|b"},
		{"equal", "x|y|x|y", "x|x|y|y"},
		{"signs and emoji", "a|😀|-5|(x)|🎉 b|1", "-5|(x)|🎉 b|😀|1|a"},
		{"other scripts", "中|Я|Ω|z", "z|Ω|Я|中"},
		{"long", strings.Repeat("ä", 400) + "|b|" + strings.Repeat("a", 400), strings.Repeat("a", 400) + "|" + strings.Repeat("ä", 400) + "|b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newWorkbench(t)
			b.table("t", `{"name":"text","type":"string"}`, `{"name":"indexed","type":"string","index":true}`, `{"name":"free","type":"choice"}`)
			var records []any
			for _, text := range strings.Split(c.texts, "|") {
				record := map[string]any{"text": text, "indexed": text, "free": text}
				if text == "–" {
					record = map[string]any{}
				}
				records = append(records, record)
			}
			_, err := b.create("t", asJSON(records))
			b.must(err)
			for _, field := range []string{"text", "indexed", "free"} {
				if got := b.sorted("t", field, field); got != c.want {
					t.Errorf("%s: %s, want %s", field, got, c.want)
				}
			}
		})
	}
}

// TestOneOrderForEveryLanguage: were there a language of the window with an order of its own, rankings would have to know it.
func TestOneOrderForEveryLanguage(t *testing.T) {
	texts := []string{"Äpfel", "apfel", "Straße", "strasse", "Öl", "ol", "Zebra", "a-b", "ab", "10", "9", "ü", "u", "v", "æ", "å", "ñ", "n", "ł", "đ"}
	root := newCollation(&backend.Field{})
	for _, tag := range []language.Tag{language.German, language.English} {
		own := collate.New(tag, collate.Numeric)
		var buffer collate.Buffer
		for _, text := range texts {
			if got, want := own.KeyFromString(&buffer, text), root.ofText(text); !slices.Equal(got, want) {
				t.Errorf("%s: %s", tag, text)
			}
		}
	}
}

func TestTiesAndEmptyValues(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"text","type":"string"}`)
	_, err := b.create("t", `[{"text":"b"},{},{"text":"a"},{"text":"b"},{"text":""},{"text":"a"}]`)
	b.must(err)
	for sort, want := range map[string]string{"text": "[2 5 3 6 1 4]", "-text": "[1 4 3 6 2 5]"} {
		if got := fmt.Sprint(idsOf(b.asks("t", backend.Ask{Sort: sort}).Records)); got != want {
			t.Errorf("%s: %s, want %s", sort, got, want)
		}
	}
}

func TestOptionsSortAsTheyAreListed(t *testing.T) {
	b := newWorkbench(t)
	options := `"options":[{"name":"New"},{"name":"Active"},{"name":"Done"}]`
	b.table("t", `{"name":"one","type":"choice","index":true,`+options+`}`, `{"name":"some","type":"multi",`+options+`}`)
	_, err := b.create("t", `[{"one":"Done","some":["Done"]},{"one":"New","some":["Active","New"]},{},{"one":"Active","some":["New"]},{"one":"New","some":[]}]`)
	b.must(err)
	want := func(sort, want string) {
		t.Helper()
		if got := fmt.Sprint(idsOf(b.asks("t", backend.Ask{Sort: sort}).Records)); got != want {
			t.Errorf("%s: %s, want %s", sort, got, want)
		}
	}
	want("one", "[3 2 5 4 1]")
	want("-one", "[1 4 2 5 3]")
	want("some", "[3 5 4 2 1]")
	for _, field := range []string{"one", "some"} {
		b.must(b.alter("t", field, `{"options":[{"id":"3","name":"Done"},{"id":"1","name":"New"},{"id":"2","name":"Active"}]}`))
	}
	want("one", "[3 1 2 5 4]")
	want("some", "[3 5 1 4 2]")
	if got := b.ids("t", backend.RecordQuery{Sort: "one"}); got != "3 4 1 2 5" {
		t.Errorf("the Public API sorts by the options' names, not so: %s", got)
	}
}

func TestLinksSortByTheirTitles(t *testing.T) {
	b := firms(t)
	want := func(want string) {
		t.Helper()
		if got := b.sorted("people", "firm", "firm"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	want("Acme|Acme|ÄCME|Bäcker")
	b.must(b.update("firms", `[{"id":1,"code":"zz"}]`))
	want("ÄCME|Bäcker|zz|zz")
	b.must(b.update("people", `[{"id":1,"firm":2}]`))
	want("ÄCME|Bäcker|Bäcker|zz")
	elsewhere := *b
	elsewhere.store = openStore(t, b.store.Home())
	b.must(elsewhere.update("firms", `[{"id":3,"code":"M 10"},{"id":1,"code":"M 9"}]`))
	want("Bäcker|Bäcker|M 9|M 10")
	b.must(b.delete("firms", 2))
	want("–|–|M 9|M 10")
	if got := b.sorted("people", "boss", "boss"); got != "–|–|Ada|Zoë" {
		t.Error(got)
	}
}

// TestARankingFollowsWrites: what this process changes moves single records; what another one changes, or too much of it, ranks all anew.
func TestARankingFollowsWrites(t *testing.T) {
	const records = 4000
	b := deepBench(t, records)
	r := rand.New(rand.NewPCG(6, 6))
	ask := backend.Ask{Sort: "text", Limit: 1}
	f, err := b.store.workspaceFile(context.Background(), b.path.Workspace)
	b.must(err)
	b.asks("t", ask)
	elsewhere := *b
	elsewhere.store = openStore(t, b.store.Home(), closeMarks)
	for _, story := range []struct {
		name  string
		write func() error
		known bool
	}{
		{"update", func() error { return b.update("t", `[{"id":7,"text":"zz"},{"id":8,"text":null},{"id":9,"text":"zz"}]`) }, true},
		{"create", func() error { _, err := b.create("t", deepRecords(r, "c", 0, 9)); return err }, true},
		{"delete", func() error { return b.delete("t", 100, 101, 102) }, true},
		{"nothing of the field", func() error { return b.update("t", `[{"id":7,"n":5}]`) }, true},
		{"another process", func() error { return elsewhere.update("t", `[{"id":7,"text":"a"}]`) }, false},
		{"after it", func() error { return b.update("t", `[{"id":7,"text":"b"}]`) }, true},
	} {
		b.must(story.write())
		b.wantRanked(f, story.name, story.known)
	}
}

// wantRanked holds a ranking that was brought up to date against one that is made anew, and tells whether it was known how to.
func (b *workbench) wantRanked(f *file, name string, known bool) {
	b.Helper()
	b.must(b.store.look(context.Background(), b.path.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(b.at("t"))
		b.must(err)
		place := slices.IndexFunc(tb.Fields, func(f backend.Field) bool { return f.Name == "text" })
		o := plainOrder(sc, tb, backend.Selection{Sort: place})
		kept := f.listings.rankings.find(o)
		at, err := newRanker(c, sc, o).editions(c)
		b.must(err)
		if _, ok := sc.listings.get(o).between(kept.at.own, at.own); ok != known {
			b.Errorf("%s: what moved is known: %v", name, ok)
		}
		got, err := o.ranking(context.Background(), c, sc, outcome{})
		b.must(err)
		want, err := newRanker(c, sc, o).all(context.Background())
		b.must(err)
		if !slices.Equal(got.ids, want.ids) || !slices.Equal(got.tied, want.tied) {
			b.Errorf("%s: %v, want %v", name, got, want)
		}
		return nil
	}))
}

// TestReadersOfARankingWhileOthersWrite: each page is of one moment, and none keeps a writer waiting.
func TestReadersOfARankingWhileOthersWrite(t *testing.T) {
	const records = 1500
	b := deepBench(t, records)
	done := make(chan struct{})
	var reading sync.WaitGroup
	for i := range 3 {
		reading.Go(func() {
			sort := []string{"text", "-text", "other"}[i]
			for open := true; open; {
				select {
				case <-done:
					open = false
				default:
				}
				answer, err := b.store.AskRecords(context.Background(), b.at("t"), backend.Ask{Sort: sort, Limit: 100, Offset: 500 * i})
				if err != nil || len(answer.Records) != 100 || answer.Found != records {
					t.Errorf("%s: %v", sort, err)
					return
				}
			}
		})
	}
	for i := range 60 {
		b.must(b.update("t", fmt.Sprintf(`[{"id":%d,"text":"%c %d","other":%d}]`, 1+i*7, 'a'+rune(i%26), i, 1+i)))
	}
	close(done)
	reading.Wait()
	f, err := b.store.workspaceFile(context.Background(), b.path.Workspace)
	b.must(err)
	b.wantRanked(f, "afterwards", true)
}

// TestPagesOfARanking compares pages with what a plain sort makes of random values.
func TestPagesOfARanking(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		keys := map[int64][]byte{}
		var list []ranked
		for id := range int64(r.IntN(60)) {
			keys[id] = []byte{byte(r.IntN(6))}
			list = append(list, ranked{keys[id], id})
		}
		slices.SortFunc(list, compareRanked)
		whole := merged(list, nil)
		gone := func(id int64) bool { return id%3 == 0 }
		var more []ranked
		for _, one := range list {
			if gone(one.id) {
				more = append(more, one)
			}
		}
		rest := whole.only(0, func(id int64) bool { return !gone(id) })
		again, err := rest.with(more, func(id int64) ([]byte, error) { return keys[id], nil })
		if err != nil || !slices.Equal(again.ids, whole.ids) || !slices.Equal(again.tied, whole.tied) {
			t.Fatalf("%v, want %v", again, whole)
		}
		slices.SortStableFunc(list, func(a, b ranked) int { return -slices.Compare(a.key, b.key) })
		var want []int64
		for _, one := range list {
			want = append(want, one.id)
		}
		from := r.IntN(len(list) + 1)
		to := from + r.IntN(len(list)-from+1)
		if got := whole.page(int64(from), int64(to-from), true); !slices.Equal(got, want[from:to]) {
			t.Fatalf("%v, want %v", got, want[from:to])
		}
	}
}

func TestRankingEndsWithItsReader(t *testing.T) {
	b := deepBench(t, 3000)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := b.store.AskRecords(ctx, b.at("t"), backend.Ask{Sort: "text"})
	if known, ok := errors.AsType[*backend.Error](err); !ok || known.ID != "query.overtaken" {
		t.Fatal(err)
	}
	if got := b.asks("t", backend.Ask{Sort: "text", Limit: 5}); len(got.Records) != 5 || !got.HasMore {
		t.Fatalf("%+v", got)
	}
}

// TestRankingsAreBounded: neither filters nor fields make them many.
func TestRankingsAreBounded(t *testing.T) {
	b := deepBench(t, 100)
	for i := range 3 * maxListings {
		b.asks("t", backend.Ask{Sort: "text", Where: []backend.Condition{{Field: "n", Is: backend.Less, Value: fmt.Appendf(nil, "%d", i)}}})
	}
	f, err := b.store.workspaceFile(context.Background(), b.path.Workspace)
	b.must(err)
	if n := len(f.listings.rankings.list); n != maxListings {
		t.Errorf("%d rankings", n)
	}
}
