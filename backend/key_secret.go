package backend

import (
	"crypto/sha256"
	"hash/crc32"
	"slices"
	"strings"
	"time"
)

// FormerSecret is a secret that a key had before it was rotated, and that lets in until it ends. Its ID is good for ending it.
type FormerSecret struct {
	ID        string    `json:"id"`
	Hint      string    `json:"hint"`
	RotatedAt time.Time `json:"rotatedAt"`
	EndsAt    time.Time `json:"endsAt"`
}

// SecretKeeps are how long a former secret may go on; 0 ends it at once.
var SecretKeeps = []time.Duration{0, time.Hour, 24 * time.Hour, 7 * 24 * time.Hour}

// CheckKeep checks how long a former secret is to go on. Errors: invalid.
func CheckKeep(keep time.Duration) error {
	if slices.Contains(SecretKeeps, keep) {
		return nil
	}
	return Errorf(Invalid, "key.keep", "keep", keep.String())
}

// RevocationUndo is how long a revocation can be taken back.
const RevocationUndo = 10 * time.Second

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
