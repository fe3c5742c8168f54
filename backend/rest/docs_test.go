package rest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"owlet/backend"

	"github.com/getkin/kin-openapi/openapi3"
)

func TestDocsPage(t *testing.T) {
	for name, c := range map[string]struct {
		parents  []string
		ancestor string
		meta     string
	}{
		"without a window": {nil, "frame-ancestors 'none'", `name="owlet-parents" content=""`},
		"in a window":      {[]string{"wails://wails", "http://wails.localhost"}, "frame-ancestors wails://wails http://wails.localhost", `content="wails://wails http://wails.localhost"`},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, WithParents(c.parents...))
			a := w.ask(t, story{method: "GET", path: "=/api/docs"})
			policy := a.header.Get("Content-Security-Policy")
			if a.status != 200 || !strings.Contains(policy, "default-src 'none'; script-src 'self';") || !strings.HasSuffix(policy, c.ancestor) {
				t.Errorf("%d %s", a.status, policy)
			}
			if !strings.Contains(a.body, c.meta) || strings.Contains(a.body, "{parents}") || strings.Contains(a.body, "http://127") {
				t.Error(a.body)
			}
			if a.header.Get("Content-Type") != "text/html; charset=utf-8" || a.header.Get("X-Content-Type-Options") != "nosniff" {
				t.Error(a.header)
			}
		})
	}
}

func TestNothingOfThePageIsElsewhere(t *testing.T) {
	for _, name := range []string{"docs.html", "docs.js", "docs.css"} {
		content, err := docsFiles.ReadFile("docs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, never := range []string{"http://", "https://", "localStorage", "sessionStorage", `"*"`, "cookie"} {
			if bytes.Contains(content, []byte(never)) {
				t.Errorf("%s has %s", name, never)
			}
		}
	}
}

func TestAssets(t *testing.T) {
	w := newWorld(t)
	for name, start := range map[string]string{
		"swagger-ui-bundle.js": "/*! For license information", "swagger-ui.css": ".swagger-ui", "docs.js": "// Swagger UI", "docs.css": "/* Owlet",
		"favicon-32x32.png": "\x89PNG", "inter-latin.woff2": "wOF2", "inter-latin-ext.woff2": "wOF2", "jetbrains-mono-latin.woff2": "wOF2",
		"jetbrains-mono-latin-ext.woff2": "wOF2",
	} {
		plain := w.ask(t, story{method: "GET", path: "=/api/docs/" + name, header: http.Header{"Accept-Encoding": {"gzip;q=0, br"}}})
		if plain.status != 200 || !strings.HasPrefix(plain.body, start) || plain.header.Get("Content-Encoding") != "" {
			t.Errorf("%s: %d %.40q %v", name, plain.status, plain.body, plain.header)
		}
		zipped := w.ask(t, story{method: "GET", path: "=/api/docs/" + name, header: http.Header{"Accept-Encoding": {"br, gzip"}}})
		body := zipped.body
		if zipped.header.Get("Content-Encoding") == "gzip" {
			body = string(unzip([]byte(body)))
		} else if strings.HasPrefix(name, "swagger") {
			t.Errorf("%s is not compressed", name)
		}
		if body != plain.body {
			t.Errorf("%s differs when compressed", name)
		}
		again := w.ask(t, story{method: "GET", path: "=/api/docs/" + name, header: http.Header{"Accept-Encoding": {"br, gzip"}, "If-None-Match": {zipped.header.Get("ETag")}}})
		if again.status != http.StatusNotModified || again.body != "" {
			t.Errorf("%s: %d", name, again.status)
		}
	}
	w.tell([]story{
		{name: "the source page", method: "GET", path: "=/api/docs/docs.html", status: 404},
		{name: "another way to write it", method: "GET", path: "=/api/docs/", status: 404},
		{name: "posting", method: "POST", path: "=/api/docs", status: 405, want: `"/api/docs" does not take POST, but GET, HEAD.`},
	})
}

func TestEmbeddedFilesAreNpms(t *testing.T) {
	if _, err := os.Stat(npm); os.IsNotExist(err) {
		t.Skip("frontend/node_modules is not there: Swagger UI's files and fonts are not compared")
	}
	versions := ""
	for _, name := range []string{"swagger-ui-dist", "@fontsource-variable/inter", "@fontsource-variable/jetbrains-mono"} {
		var about struct{ Version string }
		if err := json.Unmarshal(read(t, os.DirFS(npm), name+"/package.json"), &about); err != nil {
			t.Fatal(err)
		}
		versions += name + " " + about.Version + "\n"
	}
	if got := string(read(t, docsFiles, "docs/VERSION")); got != versions {
		t.Errorf("%q is not %q: run go generate ./backend/rest", got, versions)
	}
	for ours, theirs := range map[string]string{
		"swagger-ui-bundle.js.gz": "swagger-ui-dist/swagger-ui-bundle.js", "swagger-ui.css.gz": "swagger-ui-dist/swagger-ui.css",
		"favicon-32x32.png": "swagger-ui-dist/favicon-32x32.png", "LICENSE": "swagger-ui-dist/LICENSE", "NOTICE": "swagger-ui-dist/NOTICE",
		"inter-latin.woff2":              "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
		"inter-latin-ext.woff2":          "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
		"inter-LICENSE":                  "@fontsource-variable/inter/LICENSE",
		"jetbrains-mono-latin.woff2":     "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
		"jetbrains-mono-latin-ext.woff2": "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-ext-wght-normal.woff2",
		"jetbrains-mono-LICENSE":         "@fontsource-variable/jetbrains-mono/LICENSE",
	} {
		content := read(t, docsFiles, "docs/"+ours)
		if strings.HasSuffix(ours, ".gz") {
			content = unzip(content)
		}
		if !bytes.Equal(content, read(t, os.DirFS(npm), theirs)) {
			t.Errorf("%s differs from npm's: run go generate ./backend/rest", ours)
		}
	}
}

const npm = "../../frontend/node_modules"

func read(t *testing.T, files fs.FS, name string) []byte {
	t.Helper()
	content, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestServedDocuments(t *testing.T) {
	w := newWorld(t)
	for path, mediaType := range map[string]string{"/api/docs-json": "application/json; charset=utf-8", "/api/docs-yaml": "application/yaml; charset=utf-8"} {
		a := w.ask(t, story{method: "GET", path: "=" + path})
		if a.status != 200 || a.header.Get("Content-Type") != mediaType {
			t.Fatalf("%s: %d %v", path, a.status, a.header)
		}
		doc, err := openapi3.NewLoader().LoadFromData([]byte(a.body))
		if err != nil {
			t.Fatal(err)
		}
		if err := doc.Validate(t.Context()); err != nil || doc.Servers[0].URL != w.base {
			t.Errorf("%s: %v, %s", path, err, doc.Servers[0].URL)
		}
	}
}

func TestTemporaryKey(t *testing.T) {
	w := newWorld(t)
	secret, expires := w.server.TemporaryKey(w.workspace.ID)
	w.keys["temporary"] = secret
	if !backend.IsSecret(secret) || !expires.Equal(w.clock.Now().Add(15*time.Minute)) {
		t.Errorf("%s until %s", secret[:4], expires)
	}
	elsewhere, _ := w.server.TemporaryKey("aaaaaaaaaaaa")
	w.keys["elsewhere"] = elsewhere
	until := fmt.Sprintf(`{"data":{"workspaceId":%q,"workspaceName":"Trade fair","expiresAt":%q}}`, w.workspace.ID, expires.Format(time.RFC3339))
	w.tell([]story{
		{name: "it has full access", method: "POST", path: "/modules", key: "temporary", body: `{"name":"a","openRoles":["admin"]}`, status: 201},
		{name: "it is told about", method: "GET", path: "=/api/docs/session", key: "temporary", status: 200, want: until},
		{name: "which a stored key does not", method: "GET", path: "=/api/docs/workspace", key: "full", status: 401, want: noKey},
		{name: "a stored key is not", method: "GET", path: "=/api/docs/session", key: "full", status: 401, want: noKey},
		{name: "nor no key", method: "GET", path: "=/api/docs/session", status: 401, want: noKey},
		{name: "one of another workspace", method: "GET", path: "", key: "elsewhere", status: 401, want: noKey},
	})
	if own := w.ask(t, story{method: "GET", path: "=/api/docs/workspace", key: "temporary"}); !strings.Contains(string(own.body), `"title": "Trade fair"`) {
		t.Errorf("the document of the workspace's own tables: %s", own.body)
	}
	keys, err := w.store.ListKeys(t.Context(), w.workspace.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range keys {
		if k.Name == "Swagger UI" {
			t.Error("a list shows it")
		}
	}
	w.clock.move(15*time.Minute - time.Millisecond)
	w.tell([]story{{name: "until then", method: "GET", path: "", key: "temporary", status: 200}})
	w.clock.move(time.Millisecond)
	w.tell([]story{
		{name: "and no longer", method: "GET", path: "", key: "temporary", status: 401, want: noKey},
		{name: "nor is it told about", method: "GET", path: "=/api/docs/session", key: "temporary", status: 401, want: noKey},
	})
	w.server.TemporaryKey(w.workspace.ID)
	if n := len(w.server.temporary.keys); n != 1 {
		t.Errorf("%d keys are kept", n)
	}
}

// code makes an address for a browser and returns the code in it.
func (w *world) code() string {
	w.t.Helper()
	code, ok := strings.CutPrefix(w.server.BrowserURL(w.workspace.ID), w.base+"/api/docs#code=")
	if !ok || len(code) != codeLength {
		w.t.Fatalf("code %q", code)
	}
	return code
}

func TestCodes(t *testing.T) {
	w := newWorld(t)
	own := http.Header{"Origin": {w.base}}
	open := func(name, code string, header http.Header, status int, want string) story {
		return story{name: name, method: "POST", path: "=/api/docs/session", body: `{"code":"` + code + `"}`, header: header, status: status, want: want}
	}
	const worthless = "This link was used before or is more than a minute old. Open the page from Owlet again."
	const notOurs = "Only this server's own page may do this."
	code, old := w.code(), w.code()
	w.tell([]story{
		open("without an origin", code, nil, 403, notOurs),
		open("from another page", code, http.Header{"Origin": {"https://evil.example"}}, 403, ""),
		open("from the frame's parent", code, http.Header{"Origin": {"wails://wails"}}, 403, ""),
		open("no code", "", own, 401, worthless),
		open("a wrong code", code[1:]+"x", own, 401, worthless),
		{name: "no JSON", method: "POST", path: "=/api/docs/session", body: `code`, header: own, status: 400, want: "The body is not valid JSON."},
		{name: "too large", method: "POST", path: "=/api/docs/session", body: strings.Repeat(" ", 6*megabyte+1), header: own, status: 413},
	})
	a := w.ask(t, open("", code, own, 0, ""))
	var opened struct{ Data session }
	if err := json.Unmarshal([]byte(a.body), &opened); err != nil || a.status != 200 || a.header.Get("Cache-Control") != "no-store" {
		t.Fatalf("%d %v", a.status, err)
	}
	s := opened.Data
	if s.WorkspaceID != w.workspace.ID || s.WorkspaceName != "Trade fair" || !s.ExpiresAt.Equal(w.clock.Now().Add(15*time.Minute)) {
		t.Errorf("%s %s %s", s.WorkspaceID, s.WorkspaceName, s.ExpiresAt)
	}
	w.keys["opened"] = s.Key
	w.tell([]story{
		{name: "the key works", method: "GET", path: "", key: "opened", status: 200},
		open("the code does not work twice", code, own, 401, worthless),
	})
	w.clock.move(time.Minute)
	w.tell([]story{open("nor after a minute", old, own, 401, worthless)})
}

// TestNoSecretGetsOut walks through everything and then looks for every secret in the log, and in each answer but the one that is
// there to give a key.
func TestNoSecretGetsOut(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	temporary, _ := w.server.TemporaryKey(w.workspace.ID)
	w.keys["temporary"] = temporary
	code := w.code()
	var answers []string
	for kind := range w.keys {
		for _, s := range []story{
			{method: "GET"}, {method: "GET", path: records}, {method: "POST", path: records, body: `{"records":[{"name":"x"}]}`},
			{method: "POST", path: "/modules", body: `{`}, {method: "PUT", path: "/modules"}, {method: "GET", path: "=/nothing"},
			{method: "GET", path: "=/api/docs"}, {method: "GET", path: "=/api/docs-json"}, {method: "GET", path: "=/api/docs/session"},
			{method: "DELETE", path: "/modules/fair"}, {method: "GET", header: http.Header{"Host": {"evil.example"}}},
			{method: "POST", path: "=/api/docs/session", body: `{"code":"` + code + `x"}`, header: http.Header{"Origin": {w.base}}},
		} {
			s.key = kind
			a := w.ask(t, s)
			answers = append(answers, a.body, fmt.Sprint(a.header))
		}
	}
	w.ask(t, story{method: "POST", path: "=/api/docs/session", body: `{"code":"` + code + `"}`, header: http.Header{"Origin": {w.base}}})
	r, _ := http.NewRequestWithContext(t.Context(), "GET", w.base+"/bad\x7f", nil)
	if r != nil {
		if a, err := http.DefaultTransport.RoundTrip(r); err == nil {
			_, _ = io.Copy(io.Discard, a.Body)
			_ = a.Body.Close()
		}
	}
	everything := strings.Join(answers, "\n") + w.log.String()
	for kind, secret := range w.keys {
		if kind != "" && strings.Contains(everything, secret) {
			t.Errorf("the %s key got out", kind)
		}
	}
	if strings.Contains(everything, code) {
		t.Error("the code got out")
	}
}
