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
	"os"
	"path/filepath"
	"slices"
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
	case "429", "503":
		w.Header().Set("Retry-After", "0")
		status := map[string]int{"429": 429, "503": 503}[fault]
		http.Error(w, `{"error":{"message":"wait"}}`, status)
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

// quick has what waits before it tries again not wait.
func quick(t *testing.T) { t.Helper(); t.Cleanup(publish.WithoutWaiting()) }

func TestPublishingToAnotherOwlet(t *testing.T) {
	quick(t)
	p := newPair(t)
	templates, err := bundle.Templates()
	if err != nil {
		t.Fatal(err)
	}
	publishes := Publishes{p.here.store, NewJobs()}
	for _, template := range templates {
		w, err := p.here.workspaces.Create(backend.WorkspaceInput{Name: "Source"})
		if err != nil {
			t.Fatal(err)
		}
		opened, err := bundle.OpenTemplate(t.Context(), p.here.store, w.ID, template.Name)
		if err != nil {
			t.Fatal(err)
		}
		p.fresh()
		p.target.Module = opened.Name + "_there"
		what := publish.What{Workspace: w.ID, Module: opened.Name, Records: true}
		plan, err := publishes.Plan(what, p.target, p.key)
		if err != nil || plan.WorkspaceName != "Target" || plan.Steps[0].Name != p.target.Module {
			t.Fatalf("%+v, %v", plan, err)
		}
		ended, err := publishes.Result(publishes.Start(what, p.target, p.key))
		result := ended.Published
		if err != nil || result.Different != 0 || len(result.Notes) != 0 || result.Records != plan.Records || result.Records == 0 {
			t.Errorf("%s: %+v, %v", template.Name, result, err)
		}
		p.same(what)
	}
}

func TestPublishingEveryTypeAndLink(t *testing.T) {
	quick(t)
	p := newPair(t)
	what := p.what(everything)
	result, err := publish.Publish(t.Context(), p.here.store, what, p.target, p.key, nil)
	if err != nil || result.Different != 0 || result.Tables != 3 || result.Records != 8 {
		t.Errorf("%+v, %v", result, err)
	}
	p.same(what)
	if left, err := publish.ListUnfinished(p.here.store, what.Workspace); err != nil || len(left) != 0 {
		t.Errorf("%+v, %v", left, err)
	}
}

// TestPublishingSurvivesFaults loses the answer of the n-th request, for every n that there is, and breaks some in other ways.
func TestPublishingSurvivesFaults(t *testing.T) {
	quick(t)
	p := newPair(t)
	what := p.what(everything)
	p.proxy.breaks(nil)
	if _, err := publish.Publish(t.Context(), p.here.store, what, p.target, p.key, nil); err != nil {
		t.Fatal(err)
	}
	requests, writes := p.proxy.seen()
	for fault, every := range map[string]int{"lost": 1, "cut": 3, "500 after": 5, "429": 7, "503": 7, "its own fault": 7} {
		for n := 1; n <= requests; n += every {
			p.fresh()
			p.proxy.breaks(func(at int, _ *http.Request) string {
				if at == n {
					return fault
				}
				return ""
			})
			result, err := publish.Publish(t.Context(), p.here.store, what, p.target, p.key, nil)
			if err != nil || result.Different != 0 {
				t.Fatalf("%s at request %d: %+v, %v", fault, n, result, err)
			}
			if got := p.creates(); got != writes && !strings.HasPrefix(fault, "lost") && fault != "500 after" || got > writes+1 {
				t.Errorf("%s at request %d: %d writes, not %d: %s", fault, n, got, writes, p.proxy.writes)
			}
			p.same(what)
		}
	}
}

func (p *pair) creates() int {
	p.proxy.mu.Lock()
	defer p.proxy.mu.Unlock()
	return len(p.proxy.writes)
}

// TestPublishingGoesOnAfterAnEnd stops a publication for good at the n-th request, for every n where its answer is lost, and resumes it.
func TestPublishingGoesOnAfterAnEnd(t *testing.T) {
	quick(t)
	p := newPair(t)
	what := p.what(everything)
	p.proxy.breaks(nil)
	if _, err := publish.Publish(t.Context(), p.here.store, what, p.target, p.key, nil); err != nil {
		t.Fatal(err)
	}
	requests, _ := p.proxy.seen()
	for fault, every := range map[string]int{"lost": 1, "cut": 5} {
		for n := 1; n <= requests; n += every {
			p.fresh()
			p.stopsAndResumes(what, n, fault)
		}
	}
}

func (p *pair) stopsAndResumes(what publish.What, n int, fault string) {
	p.Helper()
	ctx, cancel := context.WithCancel(p.Context())
	defer cancel()
	p.proxy.breaks(func(at int, _ *http.Request) string {
		if at < n {
			return ""
		}
		if at == n {
			return fault
		}
		cancel() // as if the program had ended
		return "cut"
	})
	if _, err := publish.Publish(ctx, p.here.store, what, p.target, p.key, nil); err == nil {
		p.Fatalf("%s at request %d: it did not stop", fault, n)
	}
	p.proxy.breaks(nil)
	left, err := publish.ListUnfinished(p.here.store, what.Workspace)
	if err != nil {
		p.Fatal(err)
	}
	if len(left) == 0 { // nothing was sent yet
		if _, err := publish.Publish(p.Context(), p.here.store, what, p.target, p.key, nil); err != nil {
			p.Fatal(err)
		}
		p.same(what)
		return
	}
	p.hidesTheKey()
	result, err := publish.Resume(p.Context(), p.here.store, left[0].ID, p.key, nil)
	if err != nil || result.Different != 0 || result.Records != 8 {
		p.Fatalf("%s at request %d: %+v, %v", fault, n, result, err)
	}
	p.same(what)
}

// hidesTheKey looks for the key in everything that a publication keeps.
func (p *pair) hidesTheKey() {
	p.Helper()
	files, err := filepath.Glob(filepath.Join(p.here.home, "publish", "*", "*"))
	if err != nil || len(files) == 0 {
		p.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil || strings.Contains(string(text), p.key[4:]) {
			p.Errorf("%s holds the key, or: %v", file, err)
		}
	}
}

func TestPublishingRefusals(t *testing.T) {
	quick(t)
	p := newPair(t)
	what := p.what(everything)
	reading, err := p.there.keys.Create(p.target.Workspace, backend.KeyInput{Name: "Reads", Scopes: []backend.Scope{"schema:read", "records:read"}})
	if err != nil {
		t.Fatal(err)
	}
	always := func(fault string) func(int, *http.Request) string {
		return func(int, *http.Request) string { return fault }
	}
	for _, c := range []struct {
		name   string
		change func(t *publish.Target, key *string)
		fault  string
		want   string
	}{
		{"a wrong key", func(_ *publish.Target, key *string) { *key = "owl_wrong" }, "", "publish.unauthorized"},
		{"another workspace", func(t *publish.Target, _ *string) { t.Workspace = "aaaaaaaaaaaa" }, "", "publish.unauthorized"},
		{"a key that reads", func(_ *publish.Target, key *string) { *key = reading.Secret }, "", "publish.forbidden"},
		{"no key", func(_ *publish.Target, key *string) { *key = " " }, "", "publish.key"},
		{"a key on two lines", func(_ *publish.Target, key *string) { *key = "owl_\nx" }, "", "publish.key"},
		{"no address", func(t *publish.Target, _ *string) { t.Address = "" }, "", "publish.address"},
		{"a file's address", func(t *publish.Target, _ *string) { t.Address = "file:///etc" }, "", "publish.address"},
		{"a path", func(t *publish.Target, _ *string) { t.Address = "https://x.example/api" }, "", "publish.address"},
		{"a password", func(t *publish.Target, _ *string) { t.Address = "https://me:pw@x.example" }, "", "publish.address"},
		{"not encrypted", func(t *publish.Target, _ *string) { t.Address = "http://x.example" }, "", "publish.not_https"},
		{"not encrypted, as a number", func(t *publish.Target, _ *string) { t.Address = "http://0x7f.1.example" }, "", "publish.not_https"},
		{"a workspace's name", func(t *publish.Target, _ *string) { t.Workspace = "Company" }, "", "publish.workspace_id"},
		{"a name", func(t *publish.Target, _ *string) { t.Module = "All!" }, "", "module.internal_name"},
		{"nobody there", func(t *publish.Target, _ *string) { t.Address = "http://127.0.0.1:1" }, "", "publish.unreachable"},
		{"a redirect", func(*publish.Target, *string) {}, "redirect", "publish.redirect"},
		{"a web page", func(*publish.Target, *string) {}, "html", "publish.not_api"},
		{"always broken", func(*publish.Target, *string) {}, "broken", "publish.failed"},
		{"always busy", func(*publish.Target, *string) {}, "429", "publish.busy"},
		{"always cut", func(*publish.Target, *string) {}, "cut", "publish.unreachable"},
	} {
		target, key := p.target, p.key
		c.change(&target, &key)
		p.proxy.breaks(nil)
		if c.fault != "" {
			p.proxy.breaks(always(c.fault))
		}
		_, err := publish.Publish(t.Context(), p.here.store, what, target, key, nil)
		if e := backend.Explain(err); e == nil || e.ID != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestATakenNameIsFoundBeforeAnythingIsSent(t *testing.T) {
	quick(t)
	p := newPair(t)
	what := p.what(everything)
	if _, err := publish.Publish(t.Context(), p.here.store, what, p.target, p.key, nil); err != nil {
		t.Fatal(err)
	}
	p.proxy.breaks(nil)
	_, err := publish.MakePlan(t.Context(), p.here.store, what, p.target, p.key)
	if e := backend.Explain(err); e == nil || e.ID != "publish.name_taken" || e.Code != backend.Conflict {
		t.Errorf("%v", err)
	}
	_, err = publish.Publish(t.Context(), p.here.store, what, p.target, p.key, nil)
	if e := backend.Explain(err); e == nil || e.ID != "publish.name_taken" || p.creates() != 0 {
		t.Errorf("%v, %v", err, p.proxy.writes)
	}
}

func TestAPlanIsNotPatient(t *testing.T) {
	p := newPair(t)
	for fault, want := range map[string]string{"cut": "publish.unreachable", "429": "publish.busy", "broken": "publish.failed"} {
		p.proxy.breaks(func(int, *http.Request) string { return fault })
		_, err := publish.MakePlan(t.Context(), p.here.store, p.what(everything), p.target, p.key)
		requests, _ := p.proxy.seen()
		if e := backend.Explain(err); e == nil || e.ID != want || requests != 1 {
			t.Errorf("%s: %v after %d requests", fault, err, requests)
		}
	}
}

// TestNothingIsDoubledWhereOthersWrite has somebody else write beside the publication, once what cannot be told apart and once what can.
func TestNothingIsDoubledWhereOthersWrite(t *testing.T) {
	quick(t)
	p := newPair(t)
	what := p.what(everything)
	for body, want := range map[string]string{`{"records":[{"n":1}]}`: "publish.others_write", `{"records":[{"n":77}]}`: ""} {
		p.fresh()
		broken := false
		p.proxy.breaks(func(_ int, r *http.Request) string {
			if r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/c/records") || broken {
				return ""
			}
			broken = true
			path := backend.Path{Workspace: p.target.Workspace, Module: "all", Table: "c"}
			if _, err := p.there.store.CreateRecords(context.Background(), path, backend.DecodeNewRecords([]byte(body))); err != nil {
				t.Error(err)
			}
			return "cut"
		})
		result, err := publish.Publish(t.Context(), p.here.store, what, p.target, p.key, nil)
		switch e := backend.Explain(err); {
		case want != "" && (e == nil || e.ID != want):
			t.Errorf("%v", err)
		case want == "" && (err != nil || result.Different != 1 || result.Differences[0].Kind != "extra"):
			t.Errorf("%+v, %v", result, err)
		}
	}
}

func TestTheCheckFindsWhatWasChanged(t *testing.T) {
	quick(t)
	p := newPair(t)
	what := p.what(everything)
	changed := false
	p.proxy.breaks(func(_ int, r *http.Request) string { // between the last write and the check
		if r.Method == http.MethodPatch && strings.HasSuffix(r.URL.Path, "/fields/to_a") && !changed {
			changed = true
			path := backend.Path{Workspace: p.target.Workspace, Module: "all", Table: "c"}
			_, err := p.there.store.UpdateRecords(context.Background(), path, backend.DecodeRecordUpdates([]byte(`{"records":[{"id":2,"n":9}]}`)))
			if err == nil {
				err = p.there.store.DeleteRecords(context.Background(), path, []int64{3})
			}
			if err != nil {
				t.Error(err)
			}
		}
		return ""
	})
	result, err := publish.Publish(t.Context(), p.here.store, what, p.target, p.key, nil)
	want := []publish.Difference{{Kind: "missing", Table: "c", Record: 3}, {Kind: "value", Table: "c", Record: 2, Field: "n", Here: "2", There: "9"}}
	if err != nil || !changed || !slices.Equal(result.Differences, want) || result.Different != 2 {
		t.Errorf("%+v, %v", result, err)
	}
}

func TestACancelledPublicationIsContinuedOrDiscarded(t *testing.T) {
	quick(t)
	p := newPair(t)
	what := p.what(everything)
	publishes := Publishes{p.here.store, NewJobs()}
	started, cancelled := make(chan struct{}), make(chan struct{})
	p.proxy.breaks(func(n int, _ *http.Request) string {
		if n != 6 {
			return ""
		}
		close(started)
		<-cancelled
		return "cut"
	})
	id := publishes.Start(what, p.target, p.key)
	<-started
	if err := publishes.jobs.Cancel(id); err != nil {
		t.Fatal(err)
	}
	close(cancelled)
	if result, err := publishes.Result(id); err != nil || !result.Cancelled {
		t.Fatalf("%+v, %v", result, err)
	}
	left, err := publishes.Unfinished(what.Workspace)
	if err != nil || len(left) != 1 || left[0].Total != 8 || left[0].Target != p.target || left[0].StartedAt.After(time.Now()) {
		t.Fatalf("%+v, %v", left, err)
	}
	if err := publishes.Discard(left[0].ID); err != nil {
		t.Fatal(err)
	}
	if left, err := publishes.Unfinished(what.Workspace); err != nil || len(left) != 0 {
		t.Errorf("%+v, %v", left, err)
	}
	for _, unknown := range []string{left[0].ID, "..", "", "../workspaces"} {
		if e := backend.Explain(publishes.Discard(unknown)); e == nil || e.ID != "publish.unknown" {
			t.Errorf("%q: %v", unknown, e)
		}
	}
}
