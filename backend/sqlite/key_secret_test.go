package sqlite

import (
	"context"
	"testing"
	"time"

	"owlet/backend"
)

// keyring is a workspace in which a test makes keys.
type keyring struct {
	*testing.T
	*Store
	ctx   context.Context
	clock *clock
	ws    string
}

func newKeyring(t *testing.T) *keyring {
	t.Helper()
	c := newClock()
	s := openStore(t, t.TempDir(), WithClock(c.now), WithDoor(backend.DoorWindow))
	return &keyring{t, s, context.Background(), c, firstWorkspace(t, s)}
}

func (r *keyring) make(in backend.KeyInput) backend.NewKey {
	r.Helper()
	made, err := r.CreateKey(r.ctx, r.ws, in)
	if err != nil {
		r.Fatal(err)
	}
	return made
}

func (r *keyring) rotateTo(keyID string, keep time.Duration) backend.NewKey {
	r.Helper()
	rotated, err := r.RotateKey(r.ctx, r.ws, keyID, keep)
	if err != nil {
		r.Fatal(err)
	}
	return rotated
}

// opensWith fails unless exactly the wanted ones of some secrets let in, in their order.
func (r *keyring) opensWith(when string, secrets []string, wanted ...bool) {
	r.Helper()
	for i, secret := range secrets {
		_, err := r.Authorize(r.ctx, r.ws, secret)
		if (err == nil) != wanted[i] {
			r.Errorf("%s: secret %d lets in: %v, not %v (%v)", when, i+1, err == nil, wanted[i], err)
		}
		if err != nil {
			wantError(r.T, err, backend.Unauthorized, "The API key is missing or not valid for this workspace.")
		}
	}
}

func (r *keyring) lastAudit() string {
	r.Helper()
	lines := auditLines(r.T, r.Store)
	return lines[len(lines)-1]
}

func (r *keyring) formerRows() (n int64) {
	r.Helper()
	if err := r.main.read(r.ctx, func(c *conn) (err error) {
		n, err = c.number("SELECT count(*) FROM former_secret")
		return err
	}); err != nil {
		r.Fatal(err)
	}
	return n
}

func TestRotateKeyKeepsTheOldSecretForAsLongAsAsked(t *testing.T) {
	for _, keep := range backend.SecretKeeps {
		t.Run(keep.String(), func(t *testing.T) {
			r := newKeyring(t)
			first := r.make(backend.KeyInput{Name: "Sync"})
			second := r.rotateTo(first.Key.ID, keep)
			if second.Key.ID != first.Key.ID || second.Secret == first.Secret || second.Key.Hint != backend.Hint(second.Secret) {
				t.Fatalf("%+v after %+v", second.Key, first.Key)
			}
			both := []string{first.Secret, second.Secret}
			r.opensWith("at once", both, keep > 0, true)
			if keep == 0 {
				return
			}
			if f := second.Key.Former; len(f) != 1 || f[0].Hint != first.Key.Hint || !f[0].EndsAt.Equal(r.clock.now().Add(keep)) || len(f[0].ID) != 12 {
				t.Errorf("%+v", f)
			}
			r.clock.pass(keep - time.Millisecond)
			r.opensWith("just before the end", both, true, true)
			r.clock.pass(time.Millisecond)
			r.opensWith("at the end", both, false, true)
			list, err := r.ListKeys(r.ctx, r.ws)
			if err != nil || len(list[0].Former) != 0 {
				t.Errorf("%+v, %v", list, err)
			}
		})
	}
}

func TestRotateKeyTwiceKeepsEachSecretUntilItsOwnEnd(t *testing.T) {
	r := newKeyring(t)
	first := r.make(backend.KeyInput{Name: "Sync"})
	second := r.rotateTo(first.Key.ID, 24*time.Hour)
	r.clock.pass(time.Minute)
	third := r.rotateTo(first.Key.ID, time.Hour)
	all := []string{first.Secret, second.Secret, third.Secret}
	r.opensWith("at once", all, true, true, true)
	if f := third.Key.Former; len(f) != 2 || f[0].Hint != second.Key.Hint || f[1].Hint != first.Key.Hint {
		t.Errorf("newest first: %+v", f)
	}
	r.clock.pass(time.Hour)
	r.opensWith("after an hour", all, true, false, true)
	r.clock.pass(23 * time.Hour)
	r.opensWith("after a day", all, false, false, true)
	if want := `window Mara Lindt key.rotated Sync {"oldEndsAt":"2026-11-23T10:01:00Z","oldHint":"` + second.Key.Hint + `"}`; r.lastAudit() != want {
		t.Errorf("%s, not %s", r.lastAudit(), want)
	}
}

func TestEverySecretEndsWithItsKey(t *testing.T) {
	r := newKeyring(t)
	revoked := r.make(backend.KeyInput{Name: "Revoked"})
	expired := r.make(backend.KeyInput{Name: "Expired", ExpiresAt: new(r.clock.now().Add(2 * time.Hour))})
	secrets := []string{revoked.Secret, r.rotateTo(revoked.Key.ID, 7*24*time.Hour).Secret, expired.Secret}
	rotated := r.rotateTo(expired.Key.ID, 7*24*time.Hour)
	secrets = append(secrets, rotated.Secret)
	if f := rotated.Key.Former; len(f) != 1 || !f[0].EndsAt.Equal(*expired.Key.ExpiresAt) {
		t.Errorf("an old secret does not outlive its key: %+v", f)
	}
	r.opensWith("before", secrets, true, true, true, true)
	list, err := r.RevokeKeys(r.ctx, r.ws, []string{revoked.Key.ID})
	if err != nil || list[0].Former == nil || len(list[0].Former) != 0 {
		t.Fatalf("%+v, %v", list, err)
	}
	r.opensWith("revoked", secrets, false, false, true, true)
	r.clock.pass(2 * time.Hour)
	r.opensWith("expired", secrets, false, false, false, false)
}

func TestRotateKeyRefusals(t *testing.T) {
	r := newKeyring(t)
	key := r.make(backend.KeyInput{Name: "Sync", ExpiresAt: new(r.clock.now().Add(time.Hour))})
	for _, keep := range []time.Duration{-time.Hour, time.Minute, 48 * time.Hour} {
		_, err := r.RotateKey(r.ctx, r.ws, key.Key.ID, keep)
		wantError(t, err, backend.Invalid, "An old key can go on for 0, 1 hour, 24 hours or 7 days, not for "+keep.String()+".")
	}
	_, err := r.RotateKey(r.ctx, r.ws, "nowhere", 0)
	wantError(t, err, backend.NotFound, "There is no key nowhere in this workspace.")
	r.clock.pass(time.Hour)
	_, err = r.RotateKey(r.ctx, r.ws, key.Key.ID, 0)
	wantError(t, err, backend.Conflict, `The key "Sync" has expired or is revoked, so it cannot be changed.`)
	other := r.make(backend.KeyInput{Name: "Other"})
	if _, err := r.RevokeKeys(r.ctx, r.ws, []string{other.Key.ID}); err != nil {
		t.Fatal(err)
	}
	_, err = r.RotateKey(r.ctx, r.ws, other.Key.ID, 0)
	wantError(t, err, backend.Conflict, `The key "Other" has expired or is revoked, so it cannot be changed.`)
}

func TestEndSecret(t *testing.T) {
	r := newKeyring(t)
	first := r.make(backend.KeyInput{Name: "Sync"})
	second := r.rotateTo(first.Key.ID, time.Hour)
	third := r.rotateTo(first.Key.ID, time.Hour)
	of := map[string]string{}
	for _, f := range third.Key.Former {
		of[f.Hint] = f.ID
	}
	k, err := r.EndSecret(r.ctx, r.ws, first.Key.ID, of[first.Key.Hint])
	if err != nil || len(k.Former) != 1 || k.Former[0].Hint != second.Key.Hint {
		t.Fatalf("%+v, %v", k, err)
	}
	r.opensWith("ended", []string{first.Secret, second.Secret, third.Secret}, false, true, true)
	if want := `window Mara Lindt key.secret_ended Sync {"oldHint":"` + first.Key.Hint + `"}`; r.lastAudit() != want {
		t.Errorf("%s, not %s", r.lastAudit(), want)
	}
	for _, id := range []string{of[first.Key.Hint], "", "nothing"} {
		_, err = r.EndSecret(r.ctx, r.ws, first.Key.ID, id)
		wantError(t, err, backend.NotFound, `"Sync" has no old key `+id+` that still works.`)
	}
	_, err = r.EndSecret(r.ctx, r.ws, "nowhere", of[second.Key.Hint])
	wantError(t, err, backend.NotFound, "There is no key nowhere in this workspace.")
}

// TestFormerSecretsThatEndedAreRemoved holds that of a secret nothing is left once it is of no use.
func TestFormerSecretsThatEndedAreRemoved(t *testing.T) {
	r := newKeyring(t)
	ended, revoked, live := r.make(backend.KeyInput{Name: "Ended"}), r.make(backend.KeyInput{Name: "Revoked"}), r.make(backend.KeyInput{Name: "Live"})
	r.rotateTo(ended.Key.ID, time.Hour)
	r.rotateTo(revoked.Key.ID, 7*24*time.Hour)
	r.rotateTo(live.Key.ID, 7*24*time.Hour)
	r.clock.pass(time.Hour)
	if _, err := r.RevokeKeys(r.ctx, r.ws, []string{revoked.Key.ID}); err != nil {
		t.Fatal(err)
	}
	sweep := func(want int64) {
		t.Helper()
		if err := r.sweepSecrets(r.ctx); err != nil || r.formerRows() != want {
			t.Fatalf("%d are left, not %d: %v", r.formerRows(), want, err)
		}
	}
	sweep(2) // the revocation can be taken back
	r.clock.pass(time.Minute)
	sweep(1)
	r.opensWith("swept", []string{live.Secret}, true)
	r.clock.pass(7 * 24 * time.Hour)
	sweep(0)
}

func TestAnotherProcessSeesARotationAtOnce(t *testing.T) {
	home, ctx := t.TempDir(), context.Background()
	server, ctl := openStore(t, home), openStore(t, home)
	ws := firstWorkspace(t, server)
	key, err := ctl.CreateKey(ctx, ws, backend.KeyInput{Name: "Sync"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := server.Authorize(ctx, ws, key.Secret); err != nil {
		t.Fatal(err)
	}
	rotated, err := ctl.RotateKey(ctx, ws, key.Key.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := server.Authorize(ctx, ws, key.Secret); err == nil {
		t.Error("the old secret was let in")
	}
	if _, err := server.Authorize(ctx, ws, rotated.Secret); err != nil {
		t.Error(err)
	}
	searchFolder(t, home, rotated.Secret)
}
