package rest

import (
	"crypto/sha256"
	"sync"
	"time"

	"owlet/backend"
)

const (
	temporaryLife = 15 * time.Minute
	codeLife      = time.Minute
	codeLength    = 43 // of 62 characters: as hard to guess as 256 bits
	codeAlphabet  = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)

type digest = [sha256.Size]byte

// temporaryKeys are the keys and the one-use codes of Swagger UI. They live in memory only, as hashes.
type temporaryKeys struct {
	now   func() time.Time
	mu    sync.Mutex
	keys  map[digest]temporary
	codes map[digest]temporary
}

// temporary is what a key or a code is good for, and until when.
type temporary struct {
	workspaceID string
	expires     time.Time
}

func newTemporaryKeys(now func() time.Time) *temporaryKeys {
	return &temporaryKeys{now: now, keys: map[digest]temporary{}, codes: map[digest]temporary{}}
}

func (t *temporaryKeys) addKey(workspaceID string) (secret string, expires time.Time) {
	secret = backend.NewSecret()
	return secret, t.add(t.keys, secret, workspaceID, temporaryLife)
}

func (t *temporaryKeys) addCode(workspaceID string) (code string) {
	code = backend.RandomText(codeAlphabet, codeLength)
	t.add(t.codes, code, workspaceID, codeLife)
	return code
}

func (t *temporaryKeys) add(to map[digest]temporary, secret, workspaceID string, life time.Duration) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	for hash, old := range to {
		if !old.expires.After(now) {
			delete(to, hash)
		}
	}
	expires := now.Add(life).UTC()
	to[backend.HashSecret(secret)] = temporary{workspaceID, expires}
	return expires
}

// find returns what a live temporary key is good for.
func (t *temporaryKeys) find(secret string) (temporary, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.keys) == 0 {
		return temporary{}, false
	}
	found, ok := t.keys[backend.HashSecret(secret)]
	return found, ok && found.expires.After(t.now())
}

// end gives a key up before its time.
func (t *temporaryKeys) end(secret string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.keys, backend.HashSecret(secret))
}

// redeem takes a live code; it cannot be taken again.
func (t *temporaryKeys) redeem(code string) (temporary, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	hash := backend.HashSecret(code)
	found, ok := t.codes[hash]
	delete(t.codes, hash)
	return found, ok && found.expires.After(t.now())
}

// key is a temporary key as the operations see it.
func (t temporary) key() *backend.Key {
	return &backend.Key{WorkspaceID: t.workspaceID, Name: "Swagger UI", Scopes: backend.Scopes, State: backend.KeyActive, ExpiresAt: &t.expires}
}
