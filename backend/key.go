package backend

import (
	"crypto/rand"
	"slices"
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

// unusedAfter is how long a live key is not used to count as unused.
const unusedAfter = UsageDays * 24 * time.Hour

// lastYear is the last one that RFC 3339 can write.
const lastYear = 9999

// Key is what a list may show of an API key. The secret is not in it.
type Key struct {
	ID          string         `json:"id"`
	WorkspaceID string         `json:"workspaceId"`
	Name        string         `json:"name"`
	Scopes      []Scope        `json:"scopes"`
	Modules     []int64        `json:"modules"`   // the numbers of the modules that it sees; nil for all, and of those that are gone none
	RateLimit   *int           `json:"rateLimit"` // requests a minute; nil for any number
	Hint        string         `json:"hint"`
	Former      []FormerSecret `json:"former"` // newest first; those that let in, so none of a dead key
	State       KeyState       `json:"state"`
	CreatedBy   string         `json:"createdBy"`
	CreatedAt   time.Time      `json:"createdAt"`
	ExpiresAt   *time.Time     `json:"expiresAt"`
	LastUsedAt  *time.Time     `json:"lastUsedAt"`
	Unused      bool           `json:"unused"` // live, and not used for 90 days, or never in the 90 days since it was made
	RevokedAt   *time.Time     `json:"revokedAt"`
	RevokedBy   string         `json:"revokedBy"`
}

// KeyInput is what a person says about a new key. A nil ExpiresAt never expires; no Scopes means all five; nil Modules are all, and a nil
// RateLimit is none.
type KeyInput struct {
	Name      string     `json:"name"`
	ExpiresAt *time.Time `json:"expiresAt"`
	Scopes    []Scope    `json:"scopes"`
	Modules   []int64    `json:"modules"`
	RateLimit *int       `json:"rateLimit"`
}

// KeyChange is what a key is to see and how often it may ask from now on. Both are as in KeyInput, and take the place of what was.
type KeyChange struct {
	Modules   []int64 `json:"modules"`
	RateLimit *int    `json:"rateLimit"`
}

// MaxRateLimit is the most requests a minute that a key can be limited to.
const MaxRateLimit = 100_000

// Tidy returns c with its modules in order and without repeats. Errors: invalid.
func (c KeyChange) Tidy() (KeyChange, error) {
	if c.Modules != nil && len(c.Modules) == 0 {
		return c, Errorf(Invalid, "key.modules_none")
	}
	if c.RateLimit != nil && (*c.RateLimit < 1 || *c.RateLimit > MaxRateLimit) {
		return c, Errorf(Invalid, "key.rate_range", "max", MaxRateLimit)
	}
	c.Modules = slices.Compact(slices.Sorted(slices.Values(c.Modules)))
	return c, nil
}

// NewKey is a key just created, with the secret that is shown this once.
type NewKey struct {
	Key    Key    `json:"key"`
	Secret string `json:"secret"`
}

// Tidy returns in with its name trimmed, its scopes in order and without repeats, and its time in UTC.
// Errors: invalid, for a wrong name, an unknown scope, an expiration that is not after now, no modules or a wrong limit.
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
	access, err := KeyChange{in.Modules, in.RateLimit}.Tidy()
	if err != nil {
		return in, err
	}
	in.Modules = access.Modules
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

// UnusedAt tells whether the key lets someone in at now whom nobody has seen for long.
func (k *Key) UnusedAt(now time.Time) bool {
	last := k.CreatedAt
	if k.LastUsedAt != nil {
		last = *k.LastUsedAt
	}
	return k.Live(now) && now.Sub(last) >= unusedAfter
}

// Allows tells whether the key has the scope.
func (k *Key) Allows(s Scope) bool { return slices.Contains(k.Scopes, s) }

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
