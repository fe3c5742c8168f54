package rest

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"owlet/backend"
)

// hostile are texts that mean something to SQL, to spreadsheets, to a web page, to a shell or to a terminal. Here they are texts.
var hostile = []string{
	`'; DROP TABLE record; --`, `" OR ""="`, `' OR 1=1 --`, `'); DELETE FROM key; --`, `1; ATTACH DATABASE '/tmp/x' AS x`, `x' UNION SELECT hash FROM key --`, "`", `]`, `$1 ?1 :a @a`, `%`, `_`, `\`, `\\' --`, `%s%n%d`,
	`=cmd|' /C calc'!A0`, `+1+1`, `-2+3`, `@SUM(A1:A9)`, "\t=1+1", `=HYPERLINK("http://evil.example","x")`,
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `javascript:alert(1)`, `{{7*7}}`, `${7*7}`, `<!--#exec cmd="id"-->`, `&lt;`,
	`$(id)`, "`id`", `| id`, `../../etc/passwd`, `C:\Windows\win.ini`, "line\r\nX-Evil: yes", "\x1b[2J", "\u202Egnp.exe", "\u200B", "\uFEFFx", "a\u0301", "👩‍👩‍👧‍👦🦉", "𝕏", "\U0010FFFF", "\uFFFE", "İıſ", "null", "true", "NaN", "1e999", "0x41", "𝟙",
	" leading and trailing ", strings.Repeat("ä", 5000), `{"a":1}`, `[1,2]`, `\u0000`, `\ud800`, "__proto__", "constructor",
}

// refusedTexts are none that JSON or a table can hold, and are refused wherever they stand.
var refusedTexts = []string{"nul\x00", "broken \xff\xfe"}

// mark stands for the text in a slot.
const mark = "MARK"

// slot is one place in a request of an operation that takes a text. What a success has stored is read at then; what it has made is deleted at made, and
// what it has renamed is called old again. A slot that is dropped is of no meaning to the contract, which lets it pass.
type slot struct {
	name, method, path, query, body, kind string
	then, made, old                       string
	dropped                               bool
}

// request puts a text into the slot.
func (s slot) request(t *testing.T, w *world, text string) *http.Request {
	t.Helper()
	target := w.base + "/api/v1/workspace/" + strings.ReplaceAll(s.path, mark, url.PathEscape(text))
	if s.query != "" {
		target += "?" + strings.ReplaceAll(s.query, url.QueryEscape(mark), url.QueryEscape(text))
	}
	body := strings.ReplaceAll(s.body, mark, text)
	if s.kind == "application/json" {
		body = strings.ReplaceAll(s.body, mark, inJSON(text))
	}
	r, err := http.NewRequestWithContext(t.Context(), s.method, target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", s.kind)
	r.Header.Set("Authorization", "Bearer "+w.keys["full"])
	return r
}

// inJSON is a text as it stands between quotes in JSON; bytes that are no text stay.
func inJSON(text string) string {
	if !utf8.ValidString(text) {
		return text
	}
	quoted, _ := marshal(text)
	return string(quoted[1 : len(quoted)-1])
}

// TestHostileTextsEverywhere puts each hostile text into each place of each operation of the contract that takes a text. None is answered 500, what
// is stored reads back byte for byte, and the rest is left alone.
func TestHostileTextsEverywhere(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	w.seed()
	before := w.shape()
	slots := w.hostileSlots()
	requests, kept := 0, 0
	for _, s := range slots {
		t.Run(s.name, func(t *testing.T) {
			for i, text := range slices.Concat(hostile, refusedTexts) {
				requests++
				if s.dropped {
					text = "not known: " + text // not what another slot has left
				}
				badRequests.Add(1)
				a := w.send(t, s.request(t, w, text))
				switch {
				case a.status >= 500 && a.status != 501:
					t.Errorf("%q: %d %s", text, a.status, a.body)
				case a.status < 300 && s.kind != "" && !s.dropped && i >= len(hostile):
					t.Errorf("%q is taken: %s", text, a.body)
				case a.status < 300 && s.kind != "":
					kept++
					w.readsBack(t, s, a, text)
				}
			}
		})
	}
	t.Logf("%d places, %d requests, %d texts kept and read back", len(slots), requests, kept)
	if len(slots) < 100 || kept < 1000 {
		t.Errorf("only %d places and %d texts that were kept", len(slots), kept)
	}
	if after := w.shape(); after != before {
		t.Errorf("something else changed:\n%s\nwas\n%s", after, before)
	}
	if _, err := w.store.CreateBackup(t.Context(), w.workspace.ID, nil); err != nil { // which checks the integrity of the file
		t.Error(err)
	}
	w.hasNoSecretInLog()
}

// seed adds a record, and fields of each kind that takes a text.
func (w *world) seed() {
	w.t.Helper()
	const fields = "/modules/fair/tables/stands/fields"
	for _, field := range []string{
		`{"name":"code","type":"string","labels":{},"unique":true}`, `{"name":"place","type":"string","variant":"location","labels":{}}`,
		`{"name":"f_string","type":"string","labels":{}}`, `{"name":"f_choice","type":"choice","labels":{}}`, `{"name":"f_dchoice","type":"dchoice","labels":{},"options":"1"}`,
		`{"name":"f_function","type":"function","labels":{},"expression":"1"}`,
	} {
		w.tell([]story{{name: "field", method: "POST", path: fields, key: "full", body: field, status: 201}})
	}
	w.tell([]story{
		{name: "record", method: "POST", path: records, key: "full", body: `{"records":[{"name":"first","code":"c1"}]}`, status: 201},
		{name: "history", method: "PATCH", path: "/modules/fair/tables/stands", key: "full", body: `{"hasHistory":true}`, status: 200},
	})
}

// shape is what no hostile text may change: which modules, tables and fields there are, and which keys.
func (w *world) shape() string {
	w.t.Helper()
	schema, err := w.store.GetSchema(w.t.Context(), backend.Path{Workspace: w.workspace.ID})
	if err != nil {
		w.t.Fatal(err)
	}
	var all strings.Builder
	for _, module := range schema.Modules {
		for _, table := range module.Tables {
			for _, field := range table.Fields {
				fmt.Fprintln(&all, module.Name, table.Name, field.Name, field.Type, field.Unique, field.Required)
			}
		}
	}
	keys, err := w.store.ListKeys(w.t.Context(), w.workspace.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, k := range keys {
		fmt.Fprintln(&all, k.Name, k.State)
	}
	return all.String()
}

// send carries a request out without a network: what the wire does to requests is tried elsewhere, and these are many.
func (w *world) send(t *testing.T, r *http.Request) reply {
	t.Helper()
	_, port, _ := strings.Cut(strings.TrimPrefix(w.base, "http://"), ":")
	number, err := strconv.Atoi(port)
	if err != nil {
		t.Fatal(err)
	}
	r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: number}))
	r.RequestURI = r.URL.RequestURI()
	answer := recorder{header: http.Header{}}
	w.server.Handler().ServeHTTP(&answer, r)
	return reply{answer.status, answer.header, answer.body.String()}
}

// readsBack looks for a text where it was stored, and then takes away what was made for it.
func (w *world) readsBack(t *testing.T, s slot, a reply, text string) {
	t.Helper()
	then, id := strings.ReplaceAll(s.then, mark, url.PathEscape(text)), ""
	var answered struct {
		Data struct{ IDs, CreatedIDs, UpdatedIDs []string }
	}
	_ = json.Unmarshal([]byte(a.body), &answered) // answers about fields have a list there
	if ids := slices.Concat(answered.Data.IDs, answered.Data.CreatedIDs, answered.Data.UpdatedIDs); len(ids) == 1 {
		id, then = ids[0], "/modules/fair/tables/stands/record/"+ids[0]
	}
	if then == "" {
		then = records + "?filter=" + url.QueryEscape(`{"name":"`+inJSON(text)+`"}`)
	}
	back := w.send(t, slot{method: "GET", path: w.workspace.ID + then}.request(t, w, ""))
	var value struct{ Data any }
	if err := json.Unmarshal([]byte(back.body), &value); err != nil || back.status != 200 || holds(value.Data, text) == s.dropped {
		t.Errorf("%q is not read back as it should be: %d %s", text, back.status, back.body)
	}
	w.takeBack(t, s, text, then, id)
}

// takeBack undoes what a text has made or renamed.
func (w *world) takeBack(t *testing.T, s slot, text, then, id string) {
	t.Helper()
	undo := func(method, path, body string) {
		a := w.send(t, slot{method: method, path: w.workspace.ID + path, body: body, kind: "application/json"}.request(t, w, ""))
		if a.status != 200 {
			t.Errorf("%s %s: %d %s", method, path, a.status, a.body)
		}
	}
	if s.made != "" {
		undo("DELETE", strings.ReplaceAll(s.made, mark, url.PathEscape(text)), "")
	}
	if s.old != "" {
		undo("PATCH", then, `{"name":"`+s.old+`"}`)
	}
	if id != "" && id != "1" {
		undo("DELETE", records, `{"records":[`+id+`]}`)
	}
}

// holds looks for a text among the texts and keys of a JSON value.
func holds(value any, text string) bool {
	switch value := value.(type) {
	case string:
		return value == text
	case []any:
		return slices.ContainsFunc(value, func(v any) bool { return holds(v, text) })
	case map[string]any:
		for key, v := range value {
			if key == text || holds(v, text) {
				return true
			}
		}
	}
	return false
}
