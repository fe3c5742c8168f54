package backend

import (
	"strings"
	"testing"
	"time"
)

func TestSecretForm(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		s := NewSecret()
		if len(s) != 40 || !strings.HasPrefix(s, "owl_") || !IsSecret(s) || seen[s] {
			t.Fatalf("%q", s)
		}
		seen[s] = true
	}
}

func TestChecksumIsCRC32OfAllBefore(t *testing.T) {
	// python3: zlib.crc32(b"owl_" + b"0"*30) in base 62, digits 0-9A-Za-z, six places
	const want = "owl_0000000000000000000000000000001uRBjh"
	if got := "owl_" + strings.Repeat("0", 30) + checksum("owl_"+strings.Repeat("0", 30)); got != want {
		t.Fatalf("%s, want %s", got, want)
	}
}

func TestMalformedSecrets(t *testing.T) {
	good := NewSecret()
	swapped := []byte(good)
	swapped[4] = base62[(strings.IndexByte(base62, swapped[4])+1)%62]
	for _, bad := range []string{"", "owl_", good[:39], good + "0", "OWL_" + good[4:], good[:10] + "-" + good[11:], good[:10] + "é" + good[12:], string(swapped), " " + good[1:]} {
		if IsSecret(bad) {
			t.Errorf("%q passes", bad)
		}
	}
}

func TestRandomTextUsesTheWholeAlphabet(t *testing.T) {
	counts := map[rune]int{}
	for _, r := range RandomText(base62, 62*1000) {
		counts[r]++
	}
	for _, r := range base62 {
		if counts[r] < 800 || counts[r] > 1200 { // 1000 expected; six standard deviations
			t.Errorf("%c drawn %d times", r, counts[r])
		}
	}
}

func TestKeyStates(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		expires *time.Time
		revoked *time.Time
		want    KeyState
		live    bool
	}{
		{nil, nil, KeyActive, true},
		{new(now.Add(8 * 24 * time.Hour)), nil, KeyActive, true},
		{new(now.Add(7 * 24 * time.Hour)), nil, KeyExpiring, true},
		{new(now.Add(time.Millisecond)), nil, KeyExpiring, true},
		{new(now), nil, KeyExpired, false},
		{nil, new(now.Add(-time.Hour)), KeyRevoked, false},
		{new(now.Add(-time.Hour)), new(now.Add(-2 * time.Hour)), KeyRevoked, false},
	} {
		k := Key{ExpiresAt: c.expires, RevokedAt: c.revoked}
		if got := k.StateAt(now); got != c.want || k.Live(now) != c.live {
			t.Errorf("%v %v: %s, live %v", c.expires, c.revoked, got, k.Live(now))
		}
	}
}

func FuzzIsSecret(f *testing.F) {
	f.Add(NewSecret())
	f.Add("owl_" + strings.Repeat("z", 36))
	f.Add("")
	f.Add("owl_\x00")
	f.Fuzz(func(t *testing.T, text string) {
		if !IsSecret(text) {
			return
		}
		if len(text) != 40 || text[34:] != checksum(text[:34]) {
			t.Fatalf("%q passes", text)
		}
	})
}
