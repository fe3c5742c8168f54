package sqlite

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

const nameCharacters = "A key's name needs something to see, and cannot hold line breaks, control characters or characters that turn the direction of text."

func TestCreateKeyRefusals(t *testing.T) {
	c := newClock()
	s := openStore(t, t.TempDir(), WithClock(c.now))
	ctx, ws := context.Background(), firstWorkspace(t, s)
	now := c.now()
	if _, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: "  Badge printer  "}); err != nil {
		t.Fatal(err)
	}
	for _, story := range []struct {
		name     string
		ws       string
		in       backend.KeyInput
		code     backend.Code
		sentence string
	}{
		{"no name", ws, backend.KeyInput{Name: "  "}, backend.Invalid, "Give the key a name."},
		{"101 characters", ws, backend.KeyInput{Name: strings.Repeat("é", 101)}, backend.Invalid, "A key's name has at most 100 characters."},
		{"line break", ws, backend.KeyInput{Name: "a\nb"}, backend.Invalid, nameCharacters},
		{"nothing to see", ws, backend.KeyInput{Name: "\u200b"}, backend.Invalid, nameCharacters},
		{"turned direction", ws, backend.KeyInput{Name: "exe\u202ecod"}, backend.Invalid, nameCharacters},
		{"line separator", ws, backend.KeyInput{Name: "a\u2028b"}, backend.Invalid, nameCharacters},
		{"year 10000 in UTC", ws, backend.KeyInput{Name: "x", ExpiresAt: new(time.Date(9999, 12, 31, 23, 59, 59, 0, time.FixedZone("", -3600)))}, backend.Invalid,
			"The expiration date is too far away. The last possible year is 9999."},
		{"not UTF-8", ws, backend.KeyInput{Name: "a\xff"}, backend.Invalid, nameCharacters},
		{"taken, trimmed", ws, backend.KeyInput{Name: " Badge printer"}, backend.Conflict, `A live key of this workspace is already called "Badge printer".`},
		{"taken in another case", ws, backend.KeyInput{Name: "BADGE Printer"}, backend.Conflict, `A live key of this workspace is already called "Badge printer".`},
		{"past", ws, backend.KeyInput{Name: "x", ExpiresAt: new(now.Add(-time.Minute))}, backend.Invalid, "The expiration date is in the past."},
		{"now", ws, backend.KeyInput{Name: "x", ExpiresAt: &now}, backend.Invalid, "The expiration date is in the past."},
		{"scope", ws, backend.KeyInput{Name: "x", Scopes: []backend.Scope{"records:all"}}, backend.Invalid, `There is no scope "records:all".`},
		{"workspace", "aaaaaaaaaaaa", backend.KeyInput{Name: "x"}, backend.NotFound, "There is no workspace aaaaaaaaaaaa."},
	} {
		t.Run(story.name, func(t *testing.T) {
			_, err := s.CreateKey(ctx, story.ws, story.in)
			wantError(t, err, story.code, story.sentence)
		})
	}
	list, err := s.ListKeys(ctx, ws)
	if err != nil || len(list) != 1 || list[0].Name != "Badge printer" || list[0].CreatedBy != "Mara Lindt" {
		t.Fatalf("%+v, %v", list, err)
	}
	if !slices.Equal(list[0].Scopes, backend.Scopes) {
		t.Fatalf("no scopes asked is not full access: %v", list[0].Scopes)
	}
}

func TestNamesOfKeysDifferInMoreThanCase(t *testing.T) {
	s := openStore(t, t.TempDir())
	ctx, ws := context.Background(), firstWorkspace(t, s)
	for _, name := range []string{"Straße", "ÉCOLE", "Tür", "Tur"} {
		if _, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	for typed, there := range map[string]string{"STRASSE": "Straße", "école": "ÉCOLE", "TÜR": "Tür", "tur": "Tur"} {
		_, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: typed})
		wantError(t, err, backend.Conflict, `A live key of this workspace is already called "`+there+`".`)
	}
	created, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: "printer"})
	if err != nil {
		t.Fatal(err)
	}
	if k, err := s.RenameKey(ctx, ws, created.Key.ID, "Printer"); err != nil || k.Name != "Printer" {
		t.Fatalf("a key may write its own name in another case: %+v, %v", k, err)
	}
	_, err = s.RenameKey(ctx, ws, created.Key.ID, "tür")
	wantError(t, err, backend.Conflict, `A live key of this workspace is already called "Tür".`)
}

func TestNameIsFreeAgainOnceTheKeyIsDead(t *testing.T) {
	c := newClock()
	s := openStore(t, t.TempDir(), WithClock(c.now))
	ctx, ws := context.Background(), firstWorkspace(t, s)
	first, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: "Sync", ExpiresAt: new(c.now().Add(time.Hour))})
	if err != nil {
		t.Fatal(err)
	}
	c.pass(time.Hour)
	second, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: "Sync"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.RevokeKeys(ctx, ws, []string{second.Key.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: "Sync"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RenameKey(ctx, ws, first.Key.ID, "Sync"); err != nil {
		t.Fatalf("an expired key may be called like a live one: %v", err)
	}
}

func TestAuthorize(t *testing.T) {
	c := newClock()
	home := t.TempDir()
	s := openStore(t, home, WithClock(c.now))
	ctx, ws := context.Background(), firstWorkspace(t, s)
	other, err := s.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Other"})
	if err != nil {
		t.Fatal(err)
	}
	key, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: "Sync", ExpiresAt: new(c.now().Add(time.Hour)), Scopes: backend.ScopePresets["read"]})
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Authorize(ctx, ws, key.Secret)
	if err != nil || got.ID != key.Key.ID || !got.Allows(backend.RecordsRead) || got.Allows(backend.RecordsWrite) {
		t.Fatalf("%+v, %v", got, err)
	}
	s.CountRequest(got.ID, backend.Request{At: c.now(), Status: 200})
	list, err := s.ListKeys(ctx, ws)
	if err != nil || list[0].LastUsedAt == nil || !list[0].LastUsedAt.Equal(c.now()) {
		t.Fatalf("last used: %+v, %v", list, err)
	}
	refused := func(name, workspace, secret string) {
		t.Helper()
		_, err := s.Authorize(ctx, workspace, secret)
		if err == nil {
			t.Errorf("%s: let in", name)
			return
		}
		wantError(t, err, backend.Unauthorized, "The API key is missing or not valid for this workspace.")
	}
	refused("missing", ws, "")
	refused("malformed", ws, "owl_x")
	refused("wrong", ws, backend.NewSecret())
	refused("foreign workspace", other.ID, key.Secret)
	refused("unknown workspace", "aaaaaaaaaaaa", key.Secret)
	c.pass(time.Hour)
	refused("expired", ws, key.Secret)
}

func TestRevocationByAnotherProcessHoldsAtOnce(t *testing.T) {
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
	if _, err := ctl.RevokeKeys(ctx, ws, []string{key.Key.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := server.Authorize(ctx, ws, key.Secret); err == nil {
		t.Fatal("a revoked key was let in")
	}
}

func TestRevokeKeysIsAllOrNone(t *testing.T) {
	c := newClock()
	s := openStore(t, t.TempDir(), WithClock(c.now))
	ctx, ws := context.Background(), firstWorkspace(t, s)
	a, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: "A"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.RevokeKeys(ctx, ws, []string{a.Key.ID, "nowhere"})
	wantError(t, err, backend.NotFound, "There is no key nowhere in this workspace.")
	if _, err := s.Authorize(ctx, ws, a.Secret); err != nil {
		t.Fatalf("revoked although the request failed: %v", err)
	}
	when := c.now()
	if _, err := s.RevokeKeys(ctx, ws, []string{a.Key.ID}); err != nil {
		t.Fatal(err)
	}
	c.pass(time.Hour)
	again, err := s.RevokeKeys(ctx, ws, []string{a.Key.ID})
	if err != nil || !again[0].RevokedAt.Equal(when) || again[0].RevokedBy != "Mara Lindt" || again[0].State != backend.KeyRevoked {
		t.Fatalf("%+v, %v", again, err)
	}
}

func TestRecentlyUsedKeys(t *testing.T) {
	c := newClock()
	s := openStore(t, t.TempDir(), WithClock(c.now))
	ctx, ws := context.Background(), firstWorkspace(t, s)
	for _, name := range []string{"old", "recent", "revoked", "never"} {
		k, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		if name == "never" {
			continue
		}
		s.CountRequest(k.Key.ID, backend.Request{At: c.now(), Status: 200})
		if name == "old" {
			c.pass(25 * time.Hour)
		}
		if name == "revoked" {
			if _, err := s.RevokeKeys(ctx, ws, []string{k.Key.ID}); err != nil {
				t.Fatal(err)
			}
		}
	}
	list, err := s.RecentlyUsedKeys(ctx, c.now().Add(-24*time.Hour))
	if err != nil || len(list) != 1 || list[0].Name != "recent" {
		t.Fatalf("%+v, %v", list, err)
	}
}

func TestNoFileHoldsTheSecret(t *testing.T) {
	home, ctx := t.TempDir(), context.Background()
	s := openStore(t, home)
	ws := firstWorkspace(t, s)
	key, err := s.CreateKey(ctx, ws, backend.KeyInput{Name: "Sync"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Authorize(ctx, ws, key.Secret); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RenameKey(ctx, ws, key.Key.ID, "Sync 2"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RevokeKeys(ctx, ws, []string{key.Key.ID}); err != nil {
		t.Fatal(err)
	}
	searchFolder(t, home, key.Secret)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	searchFolder(t, home, key.Secret)
}

// searchFolder fails when any file holds the secret, or its random part alone.
func searchFolder(t *testing.T, home, secret string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(secret[4:20])) {
			t.Errorf("%s holds the secret", path)
		}
		return err
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files, %v", files, err)
	}
}
