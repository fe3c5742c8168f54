package rest

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

// TestAKeyElsewhereIsIgnored: an address is written down in histories and logs, and a cookie is sent by pages of others. A key counts in the
// Authorization header alone, and whole.
func TestAKeyElsewhereIsIgnored(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	full := w.keys["full"]
	basic := base64.StdEncoding.EncodeToString([]byte("owlet:" + full))
	var list []bad
	for _, query := range []string{"key", "api_key", "apikey", "api-key", "access_token", "token", "Authorization", "authorization", "bearer", "auth"} {
		list = append(list, bad{"query " + query, "GET {workspace}/modules?" + query + "={key} HTTP/1.1\r\nHost: {host}\r\n\r\n", 401, noKey},
			bad{"query as a header " + query, "GET {workspace}/modules?" + query + "=Bearer%20{key} HTTP/1.1\r\nHost: {host}\r\n\r\n", 401, noKey})
	}
	for name, header := range map[string]string{
		"cookie": "Cookie: key={key}; Authorization=Bearer {key}", "X-Api-Key": "X-Api-Key: {key}", "Api-Key": "Api-Key: {key}", "proxy": "Proxy-Authorization: Bearer {key}",
		"X-Authorization": "X-Authorization: Bearer {key}", "method override": "X-HTTP-Method-Override: GET\r\nX-Forwarded-For: 127.0.0.1", "referer": "Referer: http://{host}/?key={key}",
		"underscore": "Authorization_: Bearer {key}", "forwarded": "X-Original-Authorization: Bearer {key}",
	} {
		list = append(list, bad{name, "GET {workspace}/modules HTTP/1.1\r\nHost: {host}\r\n" + header + "\r\n\r\n", 401, noKey})
	}
	for name, body := range map[string]string{"form": "key={key}", "JSON": `{"key":"{key}"}`} {
		list = append(list, bad{"in a body of " + name, "POST {workspace}/modules HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 44\r\n\r\n" + body, 401, noKey})
	}
	w.tryBad(list)
	for name, value := range map[string]string{
		"basic": "Basic " + basic, "token": "Token " + full, "digest": "Digest " + full, "a comma": "Bearer " + full + ", Bearer " + full, "quotes": `Bearer "` + full + `"`, "in front": "x Bearer " + full,
		"a colon": "Bearer: " + full, "no space": "Bearer" + full, "a prefix": "Bearer " + full[:len(full)-1], "longer": "Bearer " + full + "0", "in capitals": "Bearer " + strings.ToUpper(full),
		"a wildcard": "Bearer %", "another": "Bearer owl_%", "SQL": "Bearer ' OR 1=1 --", "the hash": "Bearer " + hexOf(full), "null": "Bearer null", "undefined": "Bearer undefined",
	} {
		w.clock.move(time.Minute)
		w.tryBad([]bad{{name, "GET {workspace}/modules HTTP/1.1\r\nHost: {host}\r\nAuthorization: " + value + "\r\n\r\n", 401, noKey}})
	}
}

func hexOf(secret string) string {
	hash := backend.HashSecret(secret)
	return hex.EncodeToString(hash[:])
}

// TestNoSecretIsKept: keys are found by the hash of the whole secret, so that no comparison can tell how much of one is right. No file of the
// data folder has anything else of it.
func TestNoSecretIsKept(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	files := 0
	err := filepath.WalkDir(w.store.Home(), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		files++
		for kind, secret := range w.keys {
			if len(secret) > 12 && bytes.Contains(text, []byte(secret[4:12])) {
				t.Errorf("%s has the %s key", path, kind)
			}
		}
		return err
	})
	if err != nil || files < 3 {
		t.Errorf("%d files, %v", files, err)
	}
}

// TestTimeOfAWrongKey: one that is right but for its last random character takes as long as one that is wrong from the first on. They take turns, and
// the medians are compared with room for a busy machine: a comparison that stopped at the first difference would show far less than that over a
// network stack, so the figures are printed as well, and TestNoSecretIsKept is what proves it.
func TestTimeOfAWrongKey(t *testing.T) {
	w := newWorld(t)
	full := w.keys["full"]
	kinds := []string{"wrong at the beginning", "wrong at the end", "unknown", "malformed"}
	secrets := map[string]string{
		kinds[0]: "owl_" + flip(full[4:5]) + full[5:], kinds[1]: full[:len(full)-7] + flip(full[len(full)-7:len(full)-6]) + full[len(full)-6:],
		kinds[2]: w.keys["unknown"], kinds[3]: "x",
	}
	took := map[string]times{}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.base, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	r.SetPathValue("workspaceId", w.workspace.ID)
	for range 2000 {
		rand.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
		for _, kind := range kinds {
			r.Header.Set("Authorization", "Bearer "+secrets[kind])
			begun := time.Now()
			_, err := w.server.authorize(r)
			took[kind] = append(took[kind], time.Since(begun))
			if backend.Explain(err).Code != backend.Unauthorized {
				t.Fatalf("%s: %v", kind, err)
			}
		}
	}
	var medians times
	for _, kind := range slices.Sorted(slices.Values(kinds)) {
		t.Logf("%-24s %s", kind, took[kind])
		medians = append(medians, took[kind].at(0.5))
	}
	if slices.Max(medians) > 2*slices.Min(medians) {
		t.Errorf("one takes twice as long as another: %v", medians)
	}
}

// flip is another character than the one.
func flip(c string) string {
	if c == "a" {
		return "b"
	}
	return "a"
}
