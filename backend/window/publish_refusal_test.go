package window

import (
	"net/http"
	"testing"

	"owlet/backend"
	"owlet/backend/publish"
)

func TestPublishingRefusals(t *testing.T) {
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
		_, err := p.publisher.Publish(t.Context(), what, target, key, nil)
		if e := backend.Explain(err); e == nil || e.ID != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestWhatTheServerRefusesInTheMiddleIsResumed has the server refuse the n-th request, as when a key is revoked or a disk is full, and then relent.
func TestWhatTheServerRefusesInTheMiddleIsResumed(t *testing.T) {
	p := newPair(t)
	what := p.what(everything)
	for fault, want := range map[string]string{
		"401": "publish.unauthorized", "403": "publish.forbidden", "507": "publish.full", "429": "publish.busy", "html": "publish.not_api", "redirect": "publish.redirect",
	} {
		for _, n := range []int{5, 20, 40} {
			p.fresh()
			p.proxy.breaks(func(at int, _ *http.Request) string {
				if at >= n {
					return fault
				}
				return ""
			})
			_, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil)
			if e := backend.Explain(err); e == nil || e.ID != want {
				t.Fatalf("%s at request %d: %v", fault, n, err)
			}
			p.proxy.breaks(nil)
			left, err := p.publisher.ListUnfinished(t.Context(), what.Workspace)
			if err != nil || len(left) != 1 {
				t.Fatalf("%s at request %d: %+v, %v", fault, n, left, err)
			}
			result, err := p.publisher.Resume(t.Context(), left[0].ID, p.key, nil)
			if err != nil || result.Different != 0 || result.Records != 8 {
				t.Fatalf("%s at request %d: %+v, %v", fault, n, result, err)
			}
			p.same(what)
		}
	}
}

func TestATakenNameIsFoundBeforeAnythingIsSent(t *testing.T) {
	p := newPair(t)
	what := p.what(everything)
	if _, err := p.publisher.Publish(t.Context(), what, p.target, p.key, nil); err != nil {
		t.Fatal(err)
	}
	p.proxy.breaks(nil)
	_, err := p.publisher.Plan(t.Context(), what, p.target, p.key)
	if e := backend.Explain(err); e == nil || e.ID != "publish.name_taken" || e.Code != backend.Conflict {
		t.Errorf("%v", err)
	}
	_, err = p.publisher.Publish(t.Context(), what, p.target, p.key, nil)
	if e := backend.Explain(err); e == nil || e.ID != "publish.name_taken" || p.creates() != 0 {
		t.Errorf("%v, %v", err, p.proxy.writes)
	}
}

func TestAPlanIsNotPatient(t *testing.T) {
	p := newPair(t)
	for fault, want := range map[string]string{"cut": "publish.unreachable", "429": "publish.busy", "broken": "publish.failed"} {
		p.proxy.breaks(func(int, *http.Request) string { return fault })
		_, err := p.publisher.Plan(t.Context(), p.what(everything), p.target, p.key)
		requests, _ := p.proxy.seen()
		if e := backend.Explain(err); e == nil || e.ID != want || requests != 1 {
			t.Errorf("%s: %v after %d requests", fault, err, requests)
		}
	}
}
