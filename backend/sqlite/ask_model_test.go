package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"owlet/backend"
)

// askModel is two tables in memory, people that refer to firms, and the slow, obvious answer to a question for people.
type askModel struct {
	*workbench
	*rand.Rand
	people, firms model
}

var askNames = []string{"", "Müller", "MÜLLER", "müller & Söhne", "50% off_now", "Диана", "диана", "a*b[c]?", "Zoë", "zoe", "ananas", "An", "  ", "#3", "1.5", `back\slash`, "ǅ"}

var fieldsOfPeople = []string{
	`{"name":"name","type":"string","index":true}`, `{"name":"note","type":"string","variant":"multiline-text"}`, `{"name":"n","type":"number","index":true}`,
	`{"name":"flag","type":"boolean"}`, `{"name":"status","type":"choice","options":[{"name":"Open"},{"name":"Önd"},{"name":"won"}]}`,
	`{"name":"tags","type":"multi","options":[{"name":"red"},{"name":"Green"},{"name":"blue"}]}`, `{"name":"free","type":"multi"}`,
	`{"name":"day","type":"date"}`, `{"name":"at","type":"timestamp"}`, `{"name":"clock","type":"time"}`, `{"name":"took","type":"timeinterval"}`,
	`{"name":"slot","type":"appointment"}`, `{"name":"firm","type":"reference","refTableName":"firms"}`,
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// value is a random one for a field, as JSON's decoder gives it.
func (m *askModel) value(field string) any {
	switch field {
	case "name", "note":
		return pick(m.Rand, askNames...)
	case "n":
		return float64(m.IntN(20))/4 - 2
	case "flag":
		return m.IntN(2) == 0
	case "status":
		return pick(m.Rand, "Open", "Önd", "won")
	case "tags":
		return m.some("red", "Green", "blue")
	case "free":
		return m.some("x,y", `say "x"`, "Émile", "[z]")
	case "day":
		return fmt.Sprintf("2027-0%d-1%d", 1+m.IntN(9), m.IntN(9))
	case "at":
		return fmt.Sprintf("2027-01-0%dT0%d:00:00Z", 1+m.IntN(3), m.IntN(9))
	case "clock":
		return pick(m.Rand, "09:30", "09:30:00", "09:30:30", "08:00", "17:45:00")
	case "took":
		return fmt.Sprintf("%02d:%02d:00", m.IntN(120), m.IntN(3))
	case "slot":
		return fmt.Sprintf("[2027-01-0%dT0%d:00:00Z,2027-02-01T00:00:00Z)", 1+m.IntN(3), m.IntN(9))
	}
	if ids := m.firms.ids(); len(ids) > 0 {
		return fmt.Sprint(pick(m.Rand, ids...))
	}
	return nil
}

func (m *askModel) some(from ...string) any {
	list := []any{}
	for _, one := range from {
		if m.IntN(2) == 0 {
			list = append(list, one)
		}
	}
	return list
}

func (m *askModel) fields() (all []string) {
	for _, f := range fieldsOfPeople {
		var one struct{ Name string }
		m.must(json.Unmarshal([]byte(f), &one))
		all = append(all, one.Name)
	}
	return all
}

func (m *askModel) person() map[string]any {
	values := map[string]any{}
	for _, name := range m.fields() {
		values[name] = nil
		if m.IntN(5) > 0 {
			values[name] = m.value(name)
		}
	}
	return values
}

func (m *askModel) makeRecords(table string, to *model, n int, make func() map[string]any) {
	records := []map[string]any{}
	for range n {
		records = append(records, make())
	}
	ids, err := m.create(table, asJSON(records))
	m.must(err)
	for i, id := range ids {
		to.records[id] = records[i]
	}
}

// asks are the operators that fit a field, with random values.
func (m *askModel) condition() backend.Condition {
	field := pick(m.Rand, m.fields()...)
	is := pick(m.Rand, backend.Empty, backend.NotEmpty)
	var value any
	if m.IntN(6) > 0 {
		is, value = m.operation(field)
	}
	return backend.Condition{Field: field, Is: is, Value: json.RawMessage(asJSON(value))}
}

func (m *askModel) operation(field string) (backend.Operator, any) {
	two := []any{m.value(field), m.value(field)}
	switch field {
	case "name", "note":
		text := m.value(field).(string)
		switch m.IntN(3) {
		case 0:
			return pick(m.Rand, backend.Equals, backend.NotEquals), text
		case 1:
			return pick(m.Rand, backend.OneOf, backend.NoneOf), two
		}
		letters := []rune(pick(m.Rand, strings.ToUpper(text), strings.ToLower(text), text))
		from := m.IntN(len(letters) + 1)
		part := string(letters[from : from+m.IntN(len(letters)-from+1)])
		if part == "" {
			part = pick(m.Rand, "ü", "N", "%", "_", "д")
		}
		return pick(m.Rand, backend.Contains, backend.NotContains, backend.Begins), part
	case "tags":
		return pick(m.Rand, backend.OneOf, backend.NoneOf), m.value(field)
	case "free":
		return pick(m.Rand, backend.OneOf, backend.NoneOf), m.some("X,Y", `Say "X"`, "ÉMILE", "[z]")
	case "flag", "status", "firm":
		if two[0] == nil {
			two = []any{}
		}
		if m.IntN(2) == 0 && len(two) > 0 {
			return pick(m.Rand, backend.Equals, backend.NotEquals), two[0]
		}
		return pick(m.Rand, backend.OneOf, backend.NoneOf), two
	case "slot":
		if m.IntN(3) == 0 {
			return pick(m.Rand, backend.Equals, backend.NotEquals), two[0]
		}
		start := func(v any) any { text, _, _ := strings.Cut(v.(string)[1:], ","); return text }
		if two = []any{start(two[0]), start(two[1])}; m.IntN(2) == 0 {
			return backend.Between, two
		}
		return pick(m.Rand, backend.Before, backend.After), two[0]
	}
	switch m.IntN(3) {
	case 0:
		return pick(m.Rand, backend.Equals, backend.NotEquals), two[0]
	case 1:
		return backend.Between, two
	}
	if field == "n" || field == "took" {
		return pick(m.Rand, backend.Less, backend.More), two[0]
	}
	return pick(m.Rand, backend.Before, backend.After), two[0]
}

// TestQuestionsAgainstAModel asks random questions between random changes, and compares the answers.
func TestQuestionsAgainstAModel(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	m := askModel{workbench: newWorkbenchWith(t, func(s *Store) { s.markSpacing = 16 }), Rand: rand.New(rand.NewPCG(seed, 2))}
	m.people.records, m.firms.records = map[int64]map[string]any{}, map[int64]map[string]any{}
	m.table("firms", `{"name":"since","type":"date"}`, `{"name":"title","type":"string"}`)
	m.table("people", fieldsOfPeople...)
	m.makeRecords("firms", &m.firms, 12, m.firm)
	m.makeRecords("people", &m.people, 120, m.person)
	for range 120 {
		m.changeSomething()
		ask, wanted := m.question()
		for range 3 {
			m.compare(ask, wanted)
			ask.Offset = m.IntN(len(wanted) + 3)
		}
	}
	checkFile(t, filepath.Join(m.store.Home(), "workspaces", m.path.Workspace+".db"))
}

func (m *askModel) firm() map[string]any { return map[string]any{"title": pick(m.Rand, askNames...)} }

func (m *askModel) changeSomething() {
	switch m.IntN(6) {
	case 0:
		m.makeRecords("people", &m.people, 1+m.IntN(20), m.person)
	case 1:
		for _, id := range m.people.sample(m.Rand, 5) {
			values := m.person()
			m.people.records[id] = values
			m.must(m.update("people", asJSON([]any{withID(id, values)})))
		}
	case 2:
		for _, id := range m.firms.sample(m.Rand, 2) {
			m.firms.records[id] = m.firm()
			m.must(m.update("firms", asJSON([]any{withID(id, m.firms.records[id])})))
		}
	case 3:
		m.deleteAndRestore(m.people.sample(m.Rand, 1+m.IntN(5)), m.firms.sample(m.Rand, 1+m.IntN(2)))
	}
}

func withID(id int64, values map[string]any) map[string]any {
	out := map[string]any{"id": id}
	for name, v := range values {
		out[name] = v
	}
	return out
}

// deleteAndRestore takes back one of two deletions, or both, the later one first.
func (m *askModel) deleteAndRestore(people, firms []int64) {
	gone, err := m.store.RemoveRecords(context.Background(), m.at("firms"), firms)
	m.must(err)
	_, err = m.store.RemoveRecords(context.Background(), m.at("people"), people)
	m.must(err)
	if m.IntN(2) == 0 {
		m.restore("people", people, m.people.records, nil)
		m.restore("firms", firms, m.firms.records, gone.Links)
		return
	}
	for _, id := range people {
		delete(m.people.records, id)
	}
	m.restore("firms", firms, m.firms.records, gone.Links)
}

func (m *askModel) restore(table string, ids []int64, records map[int64]map[string]any, links []backend.ClearedLinks) {
	m.Helper()
	list := []any{}
	for _, id := range ids {
		values := withID(id, records[id])
		if firm, ok := values["firm"].(string); ok { // as it was when it was deleted: links come back with the firm
			var to int64
			_, _ = fmt.Sscan(firm, &to)
			values["firm"] = nil
			if n, err := m.store.FindRecords(context.Background(), m.at("firms"), "#"+firm, 1); err == nil && len(n) > 0 && n[0].ID == to {
				values["firm"] = firm
			}
		}
		list = append(list, values)
	}
	back, err := m.store.RestoreRecords(context.Background(), m.at(table), backend.DecodeRestoredRecords([]byte(asJSON(map[string]any{"records": list}))), links)
	m.must(err)
	if !slices.Equal(back, ids) {
		m.Fatalf("%v came back, not %v", back, ids)
	}
}

func (m *askModel) question() (ask backend.Ask, wanted []int64) {
	for range m.IntN(3) {
		ask.Where = append(ask.Where, m.condition())
	}
	if m.IntN(3) == 0 {
		ask.Search = pick(m.Rand, "MÜL", "диа", "#3", "12", "open Zoë", "1.5", "green", "say", "[z]", "2027-03", "09:30 red", `\`, "an a")
	}
	ask.Limit, ask.Sort = 1+m.IntN(40), pick(m.Rand, "", "name", "-name", "note", "-n", "status", "-status", "tags", "-free", "-day", "firm", "-firm")
	wanted = slices.DeleteFunc(m.people.ids(), func(id int64) bool {
		return ask.Search != "" && !m.found(ask.Search, id) || slices.ContainsFunc(ask.Where, func(c backend.Condition) bool { return !holds(c, m.people.records[id]) })
	})
	return ask, wanted
}

// compare asks for a page and for all of it: the page is a part of the whole, which has the records wanted.
func (m *askModel) compare(ask backend.Ask, wanted []int64) {
	m.Helper()
	answer, err := m.store.AskRecords(context.Background(), m.at("people"), ask)
	m.must(err)
	whole := ask
	whole.Offset, whole.Limit = 0, backend.MaxAsk
	all, err := m.store.AskRecords(context.Background(), m.at("people"), whole)
	m.must(err)
	ids := idsOf(all.Records)
	page := ids[min(ask.Offset, len(ids)):]
	page = page[:min(ask.Limit, len(page))]
	if !slices.Equal(idsOf(answer.Records), page) || answer.Found != int64(len(wanted)) || answer.Total != int64(len(m.people.records)) {
		m.Fatalf("%s: %v found %d of %d, want %v found %d of %d", asJSON(ask), idsOf(answer.Records), answer.Found, answer.Total, page, len(wanted), len(m.people.records))
	}
	slices.SortFunc(wanted, func(a, b int64) int { return m.compareBy(ask.Sort, a, b) })
	if !slices.Equal(ids, wanted) {
		m.Fatalf("%s: %v, want %v", asJSON(ask), ids, wanted)
	}
	m.compareLinks(answer)
	m.comparePlaces(ask, wanted)
}

// comparePlaces looks for records among others: those that are left out, and one that never was.
func (m *askModel) comparePlaces(ask backend.Ask, wanted []int64) {
	m.Helper()
	ids := append(m.people.sample(m.Rand, 3), 1_000_000)
	m.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	got, err := m.store.LocateRecords(context.Background(), m.at("people"), ask, ids)
	m.must(err)
	want := backend.Located{IsGone: ids[0] == 1_000_000}
	for _, id := range slices.Backward(ids) {
		if place := slices.Index(wanted, id); place >= 0 {
			want.ID, want.Place = id, int64(place)
		}
	}
	if got != want {
		m.Fatalf("%s: %v are at %+v, want %+v", asJSON(ask), ids, got, want)
	}
}

func (m *askModel) compareLinks(answer *backend.Answer) {
	m.Helper()
	wanted := map[string]string{}
	for _, r := range answer.Records {
		if firm, ok := m.people.records[r.ID]["firm"].(string); ok {
			wanted[firm] = m.title(firm)
		}
	}
	if asJSON(answer.Links) != asJSON(backend.Links{"firm": wanted}) {
		m.Fatalf("links %v, want %v", answer.Links, wanted)
	}
}

func idsOf(records []backend.Record) []int64 {
	ids := make([]int64, len(records))
	for i := range records {
		ids[i] = records[i].ID
	}
	return ids
}
