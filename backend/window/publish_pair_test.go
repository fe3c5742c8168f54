package window

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/bundle"
	"owlet/backend/publish"
)

// pair is two Owlets: apps are published from one to an empty workspace of the other, whose API stands behind a proxy that breaks it.
type pair struct {
	*testing.T
	here, there *room
	publisher   publish.Publisher // which does not wait before it tries again
	target      publish.Target
	key         string
	proxy       *breaking
}

// breaking is a proxy that breaks what fault says, for each request in its turn, from 1.
type breaking struct {
	mu     sync.Mutex
	next   http.Handler
	n      int
	writes []string // what was sent on and changes something
	fault  func(n int, r *http.Request) string
}

// seen is how many requests came, and how many of them were sent on to change something.
func (b *breaking) seen() (requests, writes int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.n, len(b.writes)
}

func (b *breaking) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	b.n++
	fault := ""
	if b.fault != nil {
		fault = b.fault(b.n, r)
	}
	if r.Method != http.MethodGet && (fault == "" || fault == "lost" || fault == "500 after") {
		b.writes = append(b.writes, r.Method+" "+r.URL.Path)
	}
	b.mu.Unlock()
	switch fault {
	case "":
		b.next.ServeHTTP(w, r)
	case "cut":
		panic(http.ErrAbortHandler)
	case "lost": // it is carried out, and nobody hears of it
		b.next.ServeHTTP(httptest.NewRecorder(), r)
		panic(http.ErrAbortHandler)
	case "500 after":
		b.next.ServeHTTP(httptest.NewRecorder(), r)
		w.WriteHeader(http.StatusInternalServerError)
	case "401", "403", "429", "503", "507":
		w.Header().Set("Retry-After", "0")
		status, _ := strconv.Atoi(fault)
		http.Error(w, `{"error":{"message":"no"}}`, status)
	case "redirect":
		http.Redirect(w, r, "https://elsewhere.example/api", http.StatusTemporaryRedirect)
	case "html":
		_, _ = io.WriteString(w, "<!doctype html><title>Router</title>")
	default:
		http.Error(w, `{"error":{"message":"`+fault+`"}}`, http.StatusInternalServerError)
	}
}

func (b *breaking) breaks(fault func(n int, r *http.Request) string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.n, b.fault, b.writes = 0, fault, nil
}

func newPair(t *testing.T) *pair {
	t.Helper()
	p := &pair{T: t, here: newRoom(t), there: newRoom(t)}
	p.publisher = publish.Publisher{Store: p.here.store, Wait: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }}
	state, err := p.there.api.Start(freePort(t))
	if err != nil {
		t.Fatal(err)
	}
	origin, err := url.Parse(state.Address)
	if err != nil {
		t.Fatal(err)
	}
	p.proxy = &breaking{next: &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(origin) }}}
	server := httptest.NewServer(p.proxy)
	t.Cleanup(server.Close)
	server.Config.ErrorLog = nil
	p.target = publish.Target{Address: server.URL, Module: "all"}
	p.fresh()
	return p
}

// fresh has the other Owlet take apps in an empty workspace.
func (p *pair) fresh() {
	p.Helper()
	w, err := p.there.workspaces.Create(backend.WorkspaceInput{Name: "Target"})
	if err != nil {
		p.Fatal(err)
	}
	created, err := p.there.keys.Create(w.ID, backend.KeyInput{Name: "Publish"})
	if err != nil {
		p.Fatal(err)
	}
	p.target.Workspace, p.key = w.ID, created.Secret
}

// what opens a bundle here and says what is published of it.
func (p *pair) what(text string) publish.What {
	p.Helper()
	w, err := p.here.workspaces.Create(backend.WorkspaceInput{Name: "Source"})
	if err != nil {
		p.Fatal(err)
	}
	opened, err := bundle.Open(p.Context(), p.here.store, w.ID, bundle.Bytes([]byte(text)), nil)
	if err != nil {
		p.Fatal(err)
	}
	return publish.What{Workspace: w.ID, Module: opened[0].Name, Records: true}
}

// same compares everything that is here with all that is there: structure, and values by the order of their records.
func (p *pair) same(what publish.What) {
	p.Helper()
	here, there := p.content(p.here, what.Workspace, what.Module), p.content(p.there, p.target.Workspace, p.target.Module)
	if here != there {
		p.Errorf("they differ:\n%s\n%s", here, there)
	}
}

// content is a module as a bundle with its fields by name, and its records with ids that count from 1.
func (p *pair) content(r *room, workspace, module string) string {
	p.Helper()
	path := backend.Path{Workspace: workspace, Module: module}
	m, err := r.store.GetModule(p.Context(), path)
	if err != nil {
		p.Fatal(err)
	}
	b := m.Bundle()
	b.Name = ""
	var out strings.Builder
	places := map[string]map[string]int{}
	pages := map[string][]backend.Record{}
	for i := range b.Tables {
		slices.SortFunc(b.Tables[i].Fields, func(a, c backend.BundleField) int { return strings.Compare(a.Name, c.Name) })
		path.Table = b.Tables[i].Name
		page, err := r.store.ListRecords(p.Context(), path, backend.RecordQuery{Fields: nil})
		if err != nil || page.HasMore {
			p.Fatal(err, page.HasMore)
		}
		places[path.Table] = map[string]int{}
		for at, record := range page.Records {
			places[path.Table][fmt.Sprint(record.ID)] = at + 1
		}
		pages[path.Table] = page.Records
	}
	structure, err := json.Marshal(b)
	if err != nil {
		p.Fatal(err)
	}
	out.Write(structure)
	for i := range b.Tables {
		path.Table = b.Tables[i].Name
		page, err := r.store.ListRecords(p.Context(), path, backend.RecordQuery{})
		if err != nil {
			p.Fatal(err)
		}
		for at, record := range pages[path.Table] {
			fmt.Fprintf(&out, "\n%s %d", path.Table, at+1)
			values := map[string]string{}
			for j := range page.Fields {
				f := &page.Fields[j]
				text := string(backend.AppendValue(nil, f, record.Values[j]))
				if f.Type == backend.Reference && record.Values[j] != nil {
					text = fmt.Sprint("-> ", places[f.RefTableName][strings.Trim(text, `"`)])
				}
				values[f.Name] = text
			}
			text, _ := json.Marshal(values)
			out.Write(text)
		}
	}
	return out.String()
}

// everything is a bundle with each type of field, links in circles and to themselves that are required, and reverses of other names.
const everything = `{"owlet":"bundle","version":1,"name":"All","modules":[{"name":"all","labels":{"":"All","de":"Alles"},"icon":{"icon":"star","color":"#ff0000"},"tables":[
 {"name":"a","labels":{"":"A"},"hasHistory":true,"fields":[
  {"name":"the_bs","labels":{"":"The Bs"},"type":"reverse","refTableName":"b","reverseOf":"to_a"},
  {"name":"text","labels":{"":"Text","de":"Text"},"type":"string","variant":"multiline-text","required":true,"search":true},
  {"name":"b","labels":{},"type":"number"},{"name":"bool","labels":{},"type":"boolean"},
  {"name":"choice","labels":{},"type":"choice","options":[{"name":"Red","labels":{"de":"Rot"},"color":"#ff0000"},{"name":"Blue","order":7}]},
  {"name":"free","labels":{},"type":"choice"},{"name":"multi","labels":{},"type":"multi","options":[{"name":"x"},{"name":"y"}]},
  {"name":"dc","labels":{},"type":"dchoice","options":"select b","optionName":"text"},{"name":"dm","labels":{},"type":"dmulti","options":"select b"},
  {"name":"date","labels":{},"type":"date"},{"name":"ts","labels":{},"type":"timestamp"},{"name":"time","labels":{},"type":"time"},
  {"name":"ti","labels":{},"type":"timeinterval"},{"name":"ap","labels":{},"type":"appointment"},{"name":"user","labels":{},"type":"user"},
  {"name":"file","labels":{},"type":"file"},{"name":"icon","labels":{},"type":"icon"},{"name":"color","labels":{},"type":"color"},
  {"name":"parent","labels":{},"type":"reference","refTableName":"a","required":true},
  {"name":"below","labels":{"":"Below"},"type":"reverse","refTableName":"a","reverseOf":"parent"},
  {"name":"to_b","labels":{},"type":"reference","refTableName":"b"},{"name":"calc","labels":{},"type":"function","expression":"b * 2"}]},
 {"name":"b","labels":{},"fields":[{"name":"code","labels":{},"type":"string","unique":true},
  {"name":"a_2","labels":{"":"Twos"},"type":"reverse","refTableName":"a","reverseOf":"to_b"},
  {"name":"to_a","labels":{},"type":"reference","refTableName":"a","required":true},
  {"name":"also","labels":{},"type":"reference","refTableName":"c"}]},
 {"name":"c","labels":{},"fields":[{"name":"b","labels":{"":"Bs"},"type":"reverse","refTableName":"b","reverseOf":"also"},{"name":"n","labels":{},"type":"number"}]}]}],
"records":[{"module":"all","table":"a","records":[
  {"id":3,"text":"line\nüñ \"q\"","b":-1.5e-9,"bool":false,"choice":"Blue","free":"anything","multi":["y","x"],"dc":"4","dm":["1","2"],"date":"2024-02-29",
   "ts":"2024-02-29T23:59:59.123Z","time":"09:30","ti":"25:00:00","ap":"[2024-02-15T09:00:00Z,2024-02-15T10:00:00Z)","user":"u","file":"f.pdf","icon":"star","color":"#fff","parent":7000,"to_b":"9"},
  {"id":7000,"text":"last","parent":7000}]},
 {"module":"all","table":"b","records":[{"id":9,"code":"nine","to_a":3,"also":2},{"id":10,"to_a":3}]},
 {"module":"all","table":"c","records":[{"id":1,"n":1},{"id":2,"n":2},{"id":5,"n":1},{"id":6,"n":1}]}]}`
