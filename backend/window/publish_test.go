package window

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/bundle"
	"owlet/backend/publish"
)

func TestPublishingToAnotherOwlet(t *testing.T) {
	p := newPair(t)
	templates, err := bundle.Templates()
	if err != nil {
		t.Fatal(err)
	}
	publishes := Publishes{p.publisher, NewJobs()}
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
	p := newPair(t)
	what := p.what(everything)
	result, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil)
	if err != nil || result.Different != 0 || result.Tables != 3 || result.Records != 8 {
		t.Errorf("%+v, %v", result, err)
	}
	p.same(what)
	if left, err := p.publisher.ListUnfinished(t.Context(), what.Workspace); err != nil || len(left) != 0 {
		t.Errorf("%+v, %v", left, err)
	}
}

// TestPublishingSurvivesFaults loses the answer of the n-th request, for every n that there is, and breaks some in other ways.
func TestPublishingSurvivesFaults(t *testing.T) {
	p := newPair(t)
	what := p.what(everything)
	p.proxy.breaks(nil)
	if _, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil); err != nil {
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
			result, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil)
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
	p := newPair(t)
	what := p.what(everything)
	p.proxy.breaks(nil)
	if _, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil); err != nil {
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
	if _, err := p.publisher.Publish(ctx, what, p.target, p.key, nil); err == nil {
		p.Fatalf("%s at request %d: it did not stop", fault, n)
	}
	p.proxy.breaks(nil)
	left, err := p.publisher.ListUnfinished(p.Context(), what.Workspace)
	if err != nil {
		p.Fatal(err)
	}
	if len(left) == 0 { // nothing was sent yet
		if _, err := p.publisher.Publish(p.Context(), what, p.target, p.key, nil); err != nil {
			p.Fatal(err)
		}
		p.same(what)
		return
	}
	p.hidesTheKey()
	result, err := p.publisher.Resume(p.Context(), left[0].ID, p.key, nil)
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

// TestNothingIsDoubledWhereOthersWrite has somebody else write beside the publication, once what cannot be told apart and once what can.
func TestNothingIsDoubledWhereOthersWrite(t *testing.T) {
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
		result, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil)
		switch e := backend.Explain(err); {
		case want != "" && (e == nil || e.ID != want):
			t.Errorf("%v", err)
		case want == "" && (err != nil || result.Different != 1 || result.Differences[0].Kind != "extra"):
			t.Errorf("%+v, %v", result, err)
		}
	}
}

func TestTheCheckFindsWhatWasChanged(t *testing.T) {
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
	result, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil)
	want := []publish.Difference{{Kind: "missing", Table: "c", Record: 3}, {Kind: "value", Table: "c", Record: 2, Field: "n", Here: "2", There: "9"}}
	if err != nil || !changed || !slices.Equal(result.Differences, want) || result.Different != 2 {
		t.Errorf("%+v, %v", result, err)
	}
}

func TestACancelledPublicationIsContinuedOrDiscarded(t *testing.T) {
	p := newPair(t)
	what := p.what(everything)
	publishes := Publishes{p.publisher, NewJobs()}
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

// TestWhoWaitsForASilentServerIsToldAndMayStop has the server fall silent, at first and in the middle, and stops while Owlet waits.
func TestWhoWaitsForASilentServerIsToldAndMayStop(t *testing.T) {
	p := newPair(t)
	what := p.what(everything)
	for _, from := range []int{1, 12} {
		p.fresh()
		p.proxy.breaks(func(n int, _ *http.Request) string {
			if n >= from {
				return "cut"
			}
			return ""
		})
		publishes := Publishes{publish.Publisher{Store: p.here.store}, NewJobs()}
		told := make(chan Progress, 100)
		publishes.jobs.subscribe(func(p Progress) { told <- p })
		id := publishes.Start(what, p.target, p.key)
		for at := range told {
			if at.Phase == "silent" {
				if at.Job != id || at.Done != 2 || at.Total < 2 {
					t.Errorf("%+v", at)
				}
				break
			}
		}
		begin := time.Now()
		if err := publishes.jobs.Cancel(id); err != nil {
			t.Fatal(err)
		}
		if result, err := publishes.Result(id); err != nil || !result.Cancelled || time.Since(begin) > 500*time.Millisecond {
			t.Errorf("%+v, %v, after %s", result, err, time.Since(begin))
		}
	}
}
