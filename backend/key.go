package backend

import (
	"crypto/rand"
	"crypto/sha256"
	"hash/crc32"
	"slices"
	"strings"
	"time"
)

// Scope is one permission of a key.
type Scope string

const (
	SchemaRead              Scope = "schema:read"
	SchemaWrite             Scope = "schema:write"
	SchemaManagePermissions Scope = "schema:manage-permissions"
	RecordsRead             Scope = "records:read"
	RecordsWrite            Scope = "records:write"
)

// Scopes lists every scope in the order people see them.
var Scopes = []Scope{SchemaRead, SchemaWrite, SchemaManagePermissions, RecordsRead, RecordsWrite}

// ScopePresets are the named choices: full, read and records.
var ScopePresets = map[string][]Scope{
	"full":    Scopes,
	"read":    {SchemaRead, RecordsRead},
	"records": {SchemaRead, RecordsRead, RecordsWrite},
}

// KeyState is what a key is worth at a moment.
type KeyState string

const (
	KeyActive   KeyState = "active"
	KeyExpiring KeyState = "expiring" // active, but not for longer than seven days
	KeyExpired  KeyState = "expired"
	KeyRevoked  KeyState = "revoked"
)

const soon = 7 * 24 * time.Hour

// lastYear is the last one that RFC 3339 can write.
const lastYear = 9999

// Key is what a list may show of an API key. The secret is not in it.
type Key struct {
	ID          string     `json:"id"`
	WorkspaceID string     `json:"workspaceId"`
	Name        string     `json:"name"`
	Scopes      []Scope    `json:"scopes"`
	Hint        string     `json:"hint"`
	State       KeyState   `json:"state"`
	CreatedBy   string     `json:"createdBy"`
	CreatedAt   time.Time  `json:"createdAt"`
	ExpiresAt   *time.Time `json:"expiresAt"`
	LastUsedAt  *time.Time `json:"lastUsedAt"`
	RevokedAt   *time.Time `json:"revokedAt"`
	RevokedBy   string     `json:"revokedBy"`
}

// KeyInput is what a person says about a new key. A nil ExpiresAt never expires; no Scopes means all five.
type KeyInput struct {
	Name      string     `json:"name"`
	ExpiresAt *time.Time `json:"expiresAt"`
	Scopes    []Scope    `json:"scopes"`
}

// NewKey is a key just created, with the secret that is shown this once.
type NewKey struct {
	Key    Key    `json:"key"`
	Secret string `json:"secret"`
}

// Tidy returns in with its name trimmed, its scopes in order and without repeats, and its time in UTC.
// Errors: invalid, for a wrong name, an unknown scope or an expiration that is not after now.
func (in KeyInput) Tidy(now time.Time) (KeyInput, error) {
	name, err := TidyName("key", in.Name)
	if err != nil {
		return in, err
	}
	scopes := in.Scopes
	if len(scopes) == 0 {
		scopes = Scopes
	}
	for _, s := range scopes {
		if !slices.Contains(Scopes, s) {
			return in, Errorf(Invalid, "key.scope_unknown", "scope", s)
		}
	}
	if in.ExpiresAt != nil {
		if !in.ExpiresAt.After(now) {
			return in, Errorf(Invalid, "key.expires_past")
		}
		utc := in.ExpiresAt.UTC()
		if utc.Year() > lastYear {
			return in, Errorf(Invalid, "key.expires_far", "year", lastYear)
		}
		in.ExpiresAt = &utc
	}
	in.Name, in.Scopes = name, slices.DeleteFunc(slices.Clone(Scopes), func(s Scope) bool { return !slices.Contains(scopes, s) })
	return in, nil
}

// StateAt tells what the key is worth at now.
func (k *Key) StateAt(now time.Time) KeyState {
	switch {
	case k.RevokedAt != nil:
		return KeyRevoked
	case k.ExpiresAt == nil:
		return KeyActive
	case !k.ExpiresAt.After(now):
		return KeyExpired
	case k.ExpiresAt.Sub(now) <= soon:
		return KeyExpiring
	}
	return KeyActive
}

// Live tells whether the key lets anyone in at now.
func (k *Key) Live(now time.Time) bool {
	s := k.StateAt(now)
	return s == KeyActive || s == KeyExpiring
}

// Allows tells whether the key has the scope.
func (k *Key) Allows(s Scope) bool { return slices.Contains(k.Scopes, s) }

const (
	secretPrefix = "owl_"
	randomLength = 30
	checkLength  = 6
	base62       = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)

// NewSecret makes a key's secret: owl_, 30 base62 characters of the system's random source, and 6 base62 characters of
// the CRC-32 (IEEE) of all before them.
func NewSecret() string {
	text := secretPrefix + RandomText(base62, randomLength)
	return text + checksum(text)
}

// IsSecret tells whether text has the form of a secret, checksum included. It says nothing about whether the key exists.
func IsSecret(text string) bool {
	if len(text) != len(secretPrefix)+randomLength+checkLength || !strings.HasPrefix(text, secretPrefix) {
		return false
	}
	for i := len(secretPrefix); i < len(text); i++ {
		if strings.IndexByte(base62, text[i]) < 0 {
			return false
		}
	}
	body := text[:len(text)-checkLength]
	return text[len(body):] == checksum(body)
}

// HashSecret is what is stored of a secret: its SHA-256.
func HashSecret(secret string) [sha256.Size]byte { return sha256.Sum256([]byte(secret)) }

// Hint is how a list shows a secret: owl_… and its last four characters.
func Hint(secret string) string { return secretPrefix + "…" + secret[len(secret)-4:] }

func checksum(text string) string {
	sum := crc32.ChecksumIEEE([]byte(text))
	var out [checkLength]byte
	for i := checkLength - 1; i >= 0; i-- {
		out[i] = base62[sum%62]
		sum /= 62
	}
	return string(out[:])
}

const idAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789"

// NewID makes the 12 characters of [a-z0-9] that name a workspace or a key.
func NewID() string { return RandomText(idAlphabet, 12) }

// RandomText draws n characters of alphabet from the system's random source, each equally likely.
func RandomText(alphabet string, n int) string {
	out := make([]byte, 0, n)
	limit := 256 - 256%len(alphabet) // bytes past the last whole multiple would favour the first characters
	var random [64]byte
	for len(out) < n {
		_, _ = rand.Read(random[:]) // never fails: it ends the program instead
		for _, b := range random {
			if int(b) < limit && len(out) < n {
				out = append(out, alphabet[int(b)%len(alphabet)])
			}
		}
	}
	return string(out)
}
