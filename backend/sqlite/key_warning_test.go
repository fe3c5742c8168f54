package sqlite

import (
	"fmt"
	"testing"
	"time"

	"owlet/backend"
)

const oneDay = 24 * time.Hour

// due lists the warnings that are due, as name and days.
func (r *keyring) due() string {
	r.Helper()
	list, err := r.ListKeyWarnings(r.ctx)
	if err != nil || list == nil {
		r.Fatalf("%v, %v", list, err)
	}
	out := ""
	for _, w := range list {
		out += fmt.Sprint(w.Name, " ", w.Days, " ", w.WorkspaceName, "; ")
	}
	return out
}

func TestKeyWarnings(t *testing.T) {
	r := newKeyring(t)
	end := r.clock.now().Add(30 * oneDay)
	key := r.make(backend.KeyInput{Name: "Sync", ExpiresAt: &end})
	r.make(backend.KeyInput{Name: "Never"})
	wants := func(when, want string) {
		t.Helper()
		if got := r.due(); got != want {
			t.Errorf("%s: %q, not %q", when, got, want)
		}
	}
	mark := func(days int) {
		t.Helper()
		if err := r.MarkKeyWarned(r.ctx, key.Key.ID, days); err != nil {
			t.Fatal(err)
		}
	}
	wants("a month before", "")
	r.clock.pass(23*oneDay - time.Millisecond)
	wants("before the week", "")
	r.clock.pass(time.Millisecond)
	wants("a week before", "Sync 7 Company events; ")
	wants("not sent yet", "Sync 7 Company events; ")
	mark(7)
	wants("sent", "")
	r.clock.pass(6 * oneDay)
	wants("a day before", "Sync 1 Company events; ")
	mark(1)
	mark(7)
	wants("sent again", "")
	r.clock.pass(oneDay)
	wants("expired", "")
}

func TestKeysThatAreWarnedOfOnceOrNever(t *testing.T) {
	r := newKeyring(t)
	in := func(days time.Duration) *time.Time { return new(r.clock.now().Add(days * oneDay)) }
	r.make(backend.KeyInput{Name: "A week long", ExpiresAt: in(7)})
	r.make(backend.KeyInput{Name: "A day long", ExpiresAt: in(1)})
	r.make(backend.KeyInput{Name: "Slept through", ExpiresAt: in(8)})
	revoked := r.make(backend.KeyInput{Name: "Revoked", ExpiresAt: in(8)})
	if _, err := r.RevokeKeys(r.ctx, r.ws, []string{revoked.Key.ID}); err != nil {
		t.Fatal(err)
	}
	if got := r.due(); got != "" {
		t.Errorf("whoever made them knows: %q", got)
	}
	r.clock.pass(6*oneDay + time.Hour)
	if got, want := r.due(), "A week long 1 Company events; Slept through 7 Company events; "; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	r.clock.pass(oneDay)
	if got, want := r.due(), "Slept through 1 Company events; "; got != want {
		t.Errorf("the nearer one alone: %q, not %q", got, want)
	}
	off := func(on bool) {
		t.Helper()
		if _, err := r.UpdateSettings(r.ctx, func(set *backend.Settings) { set.Notifications = on }); err != nil {
			t.Fatal(err)
		}
	}
	off(false)
	if got := r.due(); got != "" {
		t.Errorf("turned off: %q", got)
	}
	off(true)
	if _, err := r.CreateWorkspace(r.ctx, backend.WorkspaceInput{Name: "Other"}); err != nil {
		t.Fatal(err)
	}
	if _, err := r.DeleteWorkspace(r.ctx, r.ws, "Company events"); err != nil {
		t.Fatal(err)
	}
	if got := r.due(); got != "" {
		t.Errorf("in the trash: %q", got)
	}
}
