package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

func (r *keyring) module(name string) int64 {
	r.Helper()
	m, err := r.CreateModule(r.ctx, backend.Path{Workspace: r.ws}, backend.ModuleInput{Name: name})
	if err != nil {
		r.Fatal(err)
	}
	return m.Num
}

func TestUpdateKey(t *testing.T) {
	r := newKeyring(t)
	a, b := r.module("a"), r.module("b")
	key := r.make(backend.KeyInput{Name: "Sync"})
	if key.Key.Modules != nil || key.Key.RateLimit != nil {
		t.Fatalf("a key sees all and has no limit unless told: %+v", key.Key)
	}
	for _, act := range []struct {
		change backend.KeyChange
		audit  string
	}{
		{backend.KeyChange{Modules: []int64{b, a, b}, RateLimit: new(60)}, `{"modules":[null,["a","b"]],"rateLimit":[null,60]}`},
		{backend.KeyChange{Modules: []int64{b}, RateLimit: new(60)}, `{"modules":[["a","b"],["b"]]}`},
		{backend.KeyChange{RateLimit: new(backend.MaxRateLimit)}, `{"modules":[["b"],null],"rateLimit":[60,100000]}`},
		{backend.KeyChange{}, `{"rateLimit":[100000,null]}`},
	} {
		if _, err := r.UpdateKey(r.ctx, r.ws, key.Key.ID, act.change); err != nil {
			t.Fatal(err)
		}
		k, err := r.Authorize(r.ctx, r.ws, key.Secret)
		want, _ := act.change.Tidy()
		if err != nil || !slices.Equal(k.Modules, want.Modules) || (k.Modules == nil) != (want.Modules == nil) ||
			fmt.Sprint(storedLimit(k.RateLimit)) != fmt.Sprint(storedLimit(want.RateLimit)) {
			t.Errorf("%+v, %v after %+v", k, err, want)
		}
		if want := "window Mara Lindt key.changed Sync " + act.audit; r.lastAudit() != want {
			t.Errorf("%s, not %s", r.lastAudit(), want)
		}
	}
	entries := len(auditLines(t, r.Store))
	if _, err := r.UpdateKey(r.ctx, r.ws, key.Key.ID, backend.KeyChange{}); err != nil || len(auditLines(t, r.Store)) != entries {
		t.Errorf("nothing changed: %v", err)
	}
}

func TestWrongAccess(t *testing.T) {
	r := newKeyring(t)
	key := r.make(backend.KeyInput{Name: "Sync", ExpiresAt: new(r.clock.now().Add(time.Hour))})
	for _, story := range []struct {
		change   backend.KeyChange
		code     backend.Code
		sentence string
	}{
		{backend.KeyChange{Modules: []int64{}}, backend.Invalid, "Choose at least one app, or all of them."},
		{backend.KeyChange{Modules: []int64{r.module("a"), 999}}, backend.NotFound, "This workspace has no app with the number 999."},
		{backend.KeyChange{RateLimit: new(0)}, backend.Invalid, "A key can be limited to 1 to 100000 requests a minute."},
		{backend.KeyChange{RateLimit: new(backend.MaxRateLimit + 1)}, backend.Invalid, "A key can be limited to 1 to 100000 requests a minute."},
	} {
		_, err := r.UpdateKey(r.ctx, r.ws, key.Key.ID, story.change)
		wantError(t, err, story.code, story.sentence)
		_, err = r.CreateKey(r.ctx, r.ws, backend.KeyInput{Name: "New", Modules: story.change.Modules, RateLimit: story.change.RateLimit})
		wantError(t, err, story.code, story.sentence)
	}
	_, err := r.UpdateKey(r.ctx, r.ws, "nowhere", backend.KeyChange{})
	wantError(t, err, backend.NotFound, "There is no key nowhere in this workspace.")
	_, err = r.UpdateKey(r.ctx, "aaaaaaaaaaaa", key.Key.ID, backend.KeyChange{})
	wantError(t, err, backend.NotFound, "There is no workspace aaaaaaaaaaaa.")
	r.clock.pass(time.Hour)
	_, err = r.UpdateKey(r.ctx, r.ws, key.Key.ID, backend.KeyChange{})
	wantError(t, err, backend.Conflict, `The key "Sync" has expired or is revoked, so it cannot be changed.`)
}

// TestUnreadableModulesAreNone holds that what cannot be read never gives access to everything.
func TestUnreadableModulesAreNone(t *testing.T) {
	r := newKeyring(t)
	key := r.make(backend.KeyInput{Name: "Sync", Modules: []int64{r.module("a")}, RateLimit: new(5)})
	if want := fmt.Sprintf(`window Mara Lindt key.created Sync {"expiresAt":null,"modules":["a"],"rateLimit":5,"scopes":%s}`, asJSON(backend.Scopes)); r.lastAudit() != want {
		t.Errorf("%s, not %s", r.lastAudit(), want)
	}
	for _, stored := range []string{"null", "", "7", `["a"]`, "[1"} {
		if err := r.main.update(r.ctx, func(t *tx) error { return t.exec("UPDATE key SET modules = ?", stored) }); err != nil {
			t.Fatal(err)
		}
		k, err := r.Authorize(r.ctx, r.ws, key.Secret)
		if err != nil || k.Modules == nil || len(k.Modules) != 0 {
			t.Errorf("%q: %v, %v", stored, k.Modules, err)
		}
	}
}

// TestTheFeedTellsOfModulesThatAnOlderOwletLogged has a log that names no numbers of modules.
func TestTheFeedTellsOfModulesThatAnOlderOwletLogged(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`)
	b.table("u", `{"name":"n","type":"number"}`)
	ctx := context.Background()
	_, err := b.store.DeleteTable(ctx, b.at("u"))
	b.must(err)
	_, err = b.store.CreateModule(ctx, b.path, backend.ModuleInput{Name: "other"})
	b.must(err)
	m, err := b.store.GetModule(ctx, b.path)
	b.must(err)
	tell := func(want string) {
		t.Helper()
		p := b.path
		p.Only = &[]int64{m.Num}
		page, err := b.store.ListSchemaChanges(ctx, p, backend.ChangeQuery{})
		b.must(err)
		var got []string
		for _, c := range page.Changes {
			got = append(got, c.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%v, not %s", got, want)
		}
	}
	tell(m.Name + " t n u n n u")
	b.must(b.store.change(ctx, b.path.Workspace, func(t *tx, _ *schema) error {
		return t.exec("UPDATE change SET detail = json_remove(detail, '$.module')")
	}))
	tell(m.Name + " t n") // of what is gone the log does not say whose it was
}
