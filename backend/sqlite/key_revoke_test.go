package sqlite

import (
	"testing"
	"time"

	"owlet/backend"
)

func TestUndoRevokeKeys(t *testing.T) {
	r := newKeyring(t)
	a, b := r.make(backend.KeyInput{Name: "A"}), r.make(backend.KeyInput{Name: "B"})
	secrets := []string{a.Secret, b.Secret, r.rotateTo(a.Key.ID, time.Hour).Secret}
	ids := []string{b.Key.ID, a.Key.ID}
	if _, err := r.RevokeKeys(r.ctx, r.ws, ids); err != nil {
		t.Fatal(err)
	}
	r.opensWith("revoked", secrets, false, false, false)
	r.clock.pass(backend.RevocationUndo + undoSlack)
	list, err := r.UndoRevokeKeys(r.ctx, r.ws, ids)
	if err != nil || len(list) != 2 || list[0].ID != b.Key.ID || list[0].State != backend.KeyActive || list[0].RevokedAt != nil || list[0].RevokedBy != "" ||
		len(list[1].Former) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	r.opensWith("undone", secrets, true, true, true)
	if want := `window Mara Lindt key.revocation_undone A {}`; r.lastAudit() != want {
		t.Errorf("%s, not %s", r.lastAudit(), want)
	}
	entries := len(auditLines(t, r.Store))
	if _, err := r.UndoRevokeKeys(r.ctx, r.ws, ids); err != nil || len(auditLines(t, r.Store)) != entries {
		t.Errorf("there was nothing to undo: %v", err)
	}
}

func TestUndoRevokeKeysIsAllOrNone(t *testing.T) {
	r := newKeyring(t)
	late, soon := r.make(backend.KeyInput{Name: "Late"}), r.make(backend.KeyInput{Name: "Soon"})
	both := []string{soon.Key.ID, late.Key.ID}
	revoke := func(id string) {
		t.Helper()
		if _, err := r.RevokeKeys(r.ctx, r.ws, []string{id}); err != nil {
			t.Fatal(err)
		}
	}
	revoke(late.Key.ID)
	r.clock.pass(backend.RevocationUndo + undoSlack)
	revoke(soon.Key.ID)
	r.clock.pass(time.Millisecond)
	_, err := r.UndoRevokeKeys(r.ctx, r.ws, both)
	wantError(t, err, backend.Conflict, `The revocation of "Late" cannot be undone any more: that works for 10 seconds only.`)
	_, err = r.UndoRevokeKeys(r.ctx, r.ws, []string{soon.Key.ID, "nowhere"})
	wantError(t, err, backend.NotFound, "There is no key nowhere in this workspace.")
	r.opensWith("refused", []string{late.Secret, soon.Secret}, false, false)
	r.clock.pass(-time.Hour)
	_, err = r.UndoRevokeKeys(r.ctx, r.ws, both)
	wantError(t, err, backend.Conflict, `The revocation of "Soon" cannot be undone any more: that works for 10 seconds only.`)
}

func TestUndoRevokeKeysWhoseNameIsTaken(t *testing.T) {
	r := newKeyring(t)
	first := r.make(backend.KeyInput{Name: "Sync"})
	revoke := func(id string) {
		t.Helper()
		if _, err := r.RevokeKeys(r.ctx, r.ws, []string{id}); err != nil {
			t.Fatal(err)
		}
	}
	revoke(first.Key.ID)
	second := r.make(backend.KeyInput{Name: "SYNC"})
	_, err := r.UndoRevokeKeys(r.ctx, r.ws, []string{first.Key.ID})
	wantError(t, err, backend.Conflict, `A live key of this workspace is already called "SYNC".`)
	revoke(second.Key.ID)
	_, err = r.UndoRevokeKeys(r.ctx, r.ws, []string{first.Key.ID, second.Key.ID})
	wantError(t, err, backend.Conflict, `A live key of this workspace is already called "Sync".`)
	expiring := r.make(backend.KeyInput{Name: "Sync", ExpiresAt: new(r.clock.now().Add(time.Second))})
	revoke(expiring.Key.ID)
	r.make(backend.KeyInput{Name: "Sync"})
	r.clock.pass(time.Second)
	list, err := r.UndoRevokeKeys(r.ctx, r.ws, []string{expiring.Key.ID})
	if err != nil || list[0].State != backend.KeyExpired {
		t.Errorf("an expired key may be called like a live one: %+v, %v", list, err)
	}
}
