package rest

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

const (
	noKey   = "The API key is missing or not valid for this workspace."
	records = "/modules/fair/tables/stands/records"
)

// prepare gives the workspace a module with two tables.
func (w *world) prepare() {
	w.t.Helper()
	w.tell([]story{
		{name: "module", method: "POST", path: "/modules", key: "full", body: `{"name":"fair"}`, status: 201},
		{name: "halls", method: "POST", path: "/modules/fair/tables", key: "full", body: `{"name":"halls","labels":{"":"Halls"}}`, status: 201},
		{name: "stands", method: "POST", path: "/modules/fair/tables", key: "full", body: `{"name":"stands","labels":{"":"Stands"}}`, status: 201},
		{name: "hall name", method: "POST", path: "/modules/fair/tables/halls/fields", key: "full", status: 201,
			body: `{"name":"name","type":"string","labels":{},"required":true,"unique":true}`},
		{name: "fields", method: "POST", path: "/modules/fair/tables/stands/fields/batch", key: "full", status: 201, body: `[
			{"name":"name","type":"string","labels":{"":"Name"},"required":true},
			{"name":"area","type":"number","labels":{}},
			{"name":"paid","type":"boolean","labels":{}},
			{"name":"kind","type":"choice","labels":{},"options":[{"name":"Corner"},{"name":"Island"}]},
			{"name":"extras","type":"multi","labels":{},"options":[{"name":"Power"},{"name":"Water"}]},
			{"name":"opens","type":"date","labels":{}},
			{"name":"hall","type":"reference","labels":{},"refTableName":"halls"},
			{"name":"cost","type":"function","labels":{},"expression":"area * 120"}]`},
	})
}

func TestRefusalsBeforeTheKey(t *testing.T) {
	w := newWorld(t)
	port := strings.TrimPrefix(w.base, "http://127.0.0.1:")
	w.tell([]story{
		{name: "another host", method: "GET", path: "", key: "full", header: http.Header{"Host": {"owlet.example:" + port}},
			status: 403, want: `The Host header "owlet.example:` + port + `" does not name this server.`},
		{name: "another port", method: "GET", path: "", key: "full", header: http.Header{"Host": {"127.0.0.1:1"}},
			status: 403, want: `The Host header "127.0.0.1:1" does not name this server.`},
		{name: "no port", method: "GET", path: "", key: "full", header: http.Header{"Host": {"127.0.0.1"}},
			status: 403, want: `The Host header "127.0.0.1" does not name this server.`},
		{name: "localhost", method: "GET", path: "", key: "full", header: http.Header{"Host": {"LOCALHOST:" + port}}, status: 200},
		{name: "six", method: "GET", path: "", key: "full", header: http.Header{"Host": {"[::1]:" + port}}, status: 200},
		{name: "brackets are for IPv6", method: "GET", path: "", key: "full", header: http.Header{"Host": {"[127.0.0.1]:" + port}},
			status: 403, want: `The Host header "[127.0.0.1]:` + port + `" does not name this server.`},
		{name: "two origins", method: "POST", path: "/modules", key: "full", body: `{"name":"x"}`,
			header: http.Header{"Origin": {"http://127.0.0.1:" + port, "https://evil.example"}}, status: 403},
		{name: "host comes before path", method: "GET", path: "=/nothing", header: http.Header{"Host": {"x"}}, status: 403},
		{name: "another origin changes", method: "POST", path: "/modules", key: "full", body: `{"name":"crm"}`,
			header: http.Header{"Origin": {"https://evil.example"}}, status: 403, want: `A page of "https://evil.example" may not change anything here.`},
		{name: "no origin worth a name changes", method: "PATCH", path: records, key: "full", header: http.Header{"Origin": {"null"}},
			status: 403, want: `A page of "null" may not change anything here.`},
		{name: "another port's page deletes", method: "DELETE", path: records, key: "full", header: http.Header{"Origin": {"http://127.0.0.1:1"}}, status: 403},
		{name: "origin comes before path", method: "PUT", path: "=/nothing", header: http.Header{"Origin": {"null"}}, status: 403},
		{name: "another origin reads", method: "GET", path: "", key: "full", header: http.Header{"Origin": {"https://evil.example"}}, status: 200},
		{name: "own origin changes", method: "POST", path: "/modules", key: "full", body: `{"name":"own"}`, header: http.Header{"Origin": {w.base}}, status: 201},
		{name: "preflight", method: "OPTIONS", path: "/modules", header: http.Header{"Origin": {"https://evil.example"}}, status: 405},
		{name: "root", method: "GET", path: "=/", status: 404, want: `There is nothing at "/".`},
		{name: "unknown path", method: "GET", path: "=/api/v2/workspace", status: 404, want: `There is nothing at "/api/v2/workspace".`},
		{name: "the end of a path is said", method: "GET", path: records + "/7", key: "full", status: 404,
			want: `There is nothing at "/api/v1/workspace/` + w.workspace.ID + records + `/7".`},
		{name: "unless it is far away", method: "GET", path: "=/" + strings.Repeat("x", 1100), status: 404, want: `There is nothing at "/` + strings.Repeat("x", 999) + `…".`},
		{name: "slash at the end", method: "GET", path: "/modules/", key: "full", status: 404},
		{name: "two slashes", method: "GET", path: "=//api/docs", status: 404, want: `There is nothing at "//api/docs".`},
		{name: "dots", method: "GET", path: "=/api/./docs", status: 404},
		{name: "views", method: "GET", path: "/modules/fair/tables/stands/views", key: "full", status: 404},
		{name: "reports", method: "GET", path: "/modules/fair/tables/stands/reports", key: "full", status: 404},
		{name: "files", method: "GET", path: "/modules/fair/tables/stands/record/1/files", key: "full", status: 404},
		{name: "files of a workspace", method: "GET", path: "/files", key: "full", status: 404},
		{name: "path comes before method", method: "BREW", path: "=/nothing", status: 404},
		{name: "method comes before key", method: "PUT", path: "/modules", status: 405,
			want: `"/api/v1/workspace/` + w.workspace.ID + `/modules" does not take PUT, but GET, HEAD, POST.`},
	})
}

func TestAllow(t *testing.T) {
	w := newWorld(t)
	for path, allow := range map[string]string{
		"":         "GET, HEAD",
		"/modules": "GET, HEAD, POST",
		records:    "GET, HEAD, POST, PATCH, DELETE",
		"/modules/fair/tables/stands/records/import/csv": "POST",
		"/modules/fair/tables/stands/fields/batch":       "GET, HEAD, POST, PATCH, DELETE", // batch can be a field's name
	} {
		a := w.ask(t, story{method: "OPTIONS", path: path})
		if a.status != 405 || a.header.Get("Allow") != allow {
			t.Errorf("%s: %d, Allow %q", path, a.status, a.header.Get("Allow"))
		}
	}
}

func TestEveryWrongKeyGetsTheSame(t *testing.T) {
	w := newWorld(t)
	var first string
	ask := func(t *testing.T, s story) reply {
		w.clock.move(time.Minute) // or they would soon be too many
		return w.ask(t, s)
	}
	for _, kind := range []string{"", "unknown", "malformed", "expired", "revoked", "foreign"} {
		for _, path := range []string{"", "/modules/none/tables/none", records} {
			a := ask(t, story{method: "GET", path: path, key: kind})
			if a.status != 401 || a.message(t) != noKey || a.header.Get("WWW-Authenticate") != "Bearer" {
				t.Errorf("%q at %q: %d %s", kind, path, a.status, a.body)
			}
			if first == "" {
				first = a.body
			}
			if a.body != first {
				t.Errorf("%q at %q: %s, not %s", kind, path, a.body, first)
			}
		}
	}
	full := w.keys["full"]
	for name, header := range map[string][]string{
		"another scheme": {"Basic " + full}, "no scheme": {full}, "twice": {"Bearer " + full, "Bearer " + full}, "nothing": {"Bearer"},
		"two words": {"Bearer " + full + " " + full},
	} {
		if a := ask(t, story{method: "GET", header: http.Header{"Authorization": header}}); a.body != first {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	if a := ask(t, story{method: "GET", header: http.Header{"Authorization": {"bearer  " + full + " "}}}); a.status != 200 {
		t.Errorf("a scheme in lower case: %d %s", a.status, a.body)
	}
	for _, workspace := range []string{"aaaaaaaaaaaa", "SHORT"} {
		if a := ask(t, story{method: "GET", path: "=/api/v1/workspace/" + workspace, key: "full"}); a.body != first {
			t.Errorf("workspace %s: %d %s", workspace, a.status, a.body)
		}
	}
}

func TestScopes(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	const field = `{"name":"more","type":"string","labels":{},"readRoles":["admin"]}`
	w.tell([]story{
		{name: "key comes before scope", method: "POST", path: "/modules", key: "revoked", status: 401},
		{name: "schema cannot be written", method: "POST", path: "/modules", key: "records", body: `{`, status: 403, want: "Insufficient API key scope: schema:write"},
		{name: "records cannot be written", method: "POST", path: records, key: "read", body: `{`, status: 403, want: "Insufficient API key scope: records:write"},
		{name: "nor changed", method: "PATCH", path: records, key: "read", status: 403, want: "Insufficient API key scope: records:write"},
		{name: "nor deleted", method: "DELETE", path: records, key: "read", status: 403, want: "Insufficient API key scope: records:write"},
		{name: "records cannot be read", method: "GET", path: records, key: "writer", status: 403, want: "Insufficient API key scope: records:read"},
		{name: "schema cannot be read", method: "GET", path: "", key: "writer", status: 403, want: "Insufficient API key scope: schema:read"},
		{name: "scripts write", method: "POST", path: "/script/exec", key: "read", body: `{`, status: 403, want: "Insufficient API key scope: records:write"},
		{name: "roles of a module", method: "POST", path: "/modules", key: "schema", body: `{"name":"m2","openRoles":["admin"]}`, status: 403,
			want: "Insufficient API key scope: schema:manage-permissions"},
		{name: "roles of a table", method: "POST", path: "/modules/fair/tables", key: "schema", body: `{"name":"t2","labels":{},"writeRoles":["editor"]}`,
			status: 403, want: "Insufficient API key scope: schema:manage-permissions"},
		{name: "roles of a field", method: "POST", path: "/modules/fair/tables/stands/fields", key: "schema", body: field, status: 403,
			want: "Insufficient API key scope: schema:manage-permissions"},
		{name: "roles of one of several fields", method: "POST", path: "/modules/fair/tables/stands/fields/batch", key: "schema",
			body: `[{"name":"less","type":"string","labels":{}},` + field + `]`, status: 403, want: "Insufficient API key scope: schema:manage-permissions"},
		{name: "without roles", method: "POST", path: "/modules", key: "schema", body: `{"name":"m2"}`, status: 201},
		{name: "with every scope", method: "POST", path: "/modules", key: "full", body: `{"name":"m3","openRoles":["admin","editor"]}`, status: 201},
	})
}
