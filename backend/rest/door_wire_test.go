package rest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
)

const authorized = "Host: {host}\r\nAuthorization: Bearer {key}\r\n"

// TestPathTricks: a path is what the contract says, letter by letter.
func TestPathTricks(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	var list []bad
	get := func(status int, paths ...string) {
		for _, path := range paths {
			list = append(list, bad{path, "GET " + path + " HTTP/1.1\r\n" + authorized + "\r\n", status, `{"error":{"message":`})
		}
	}
	get(404,
		"/..", "/../../etc/passwd", "/api/docs/../../../etc/passwd", "/api/docs/..", "/%2e%2e/%2e%2e/etc/passwd", "/api/docs/%2e%2e/%2e%2e/go.mod", "/..%2f..%2fetc%2fpasswd",
		"/api/docs/..%5c..%5cowlet.db", "/..\\..\\owlet.db", "/%252e%252e/etc/passwd", "/%c0%ae%c0%ae/etc/passwd", "/%e0%80%ae%e0%80%ae/", "//", "//evil.example/api/docs", "///api/docs",
		"/api//docs", "/api/docs/", "/api/docs/.", "/api/./docs", "/api/docs%2f", "/api/docs%00", "/api/docs%00.js", "/api/docs/docs.js%00.css", "/api/docs/docs.html", "/api/docs/%2fetc%2fpasswd", "/api/docs;x=1",
		"/API/DOCS", "/api/docs%20", "/api/docs.", "/api%2fdocs", "/file:///etc/passwd", "/C:/Windows/win.ini", "/api/docs/C:%5cWindows", "/owlet.db", "/.env", "/.git/config", "/debug/pprof/", "/metrics",
		"{workspace}/", "{workspace}//modules", "{workspace}/modules/..", "{workspace}/modules/../modules", "{workspace}/modules/fair/../fair", "{workspace}/modules/fair%2f..%2ffair",
		"{workspace}/modules/%2e%2e", "{workspace}/modules/fair/tables/stands/records/%2e%2e/record/1", "{workspace}/modules/fair/tables/%2e/records",
		"/api/v1/workspace//modules", "/api/v1/workspace/../workspace", "/api/v1/workspace/%2e%2e%2f%2e%2e%2fowlet", "/api/v1/workspace",
	)
	get(400, "{workspace}/modules/fair%2ftables", "{workspace}/modules/fair%00", "{workspace}/modules/%ff%fe", "{workspace}/modules/fair%0d%0aX-Evil:%20yes", "{workspace}/modules/%e2%80%ae", "{workspace}/modules/fair'--", "{workspace}/modules/FAIR",
		"{workspace}/modules?limit=%00", "{workspace}/modules?limit=%zz", "{workspace}/modules?limit=1&limit=2", "{workspace}/modules?limit=%ff")
	get(401, "/api/v1/workspace/%00%00%00%00%00%00%00%00%00%00%00%00/modules", "/api/v1/workspace/'%20OR%201=1--/modules", "/api/v1/workspace/*/modules", "/api/v1/workspace/%25/modules")
	own := func(name, line string, status int) {
		list = append(list, bad{name, line + "\r\n" + authorized + "\r\n", status, ""})
	}
	own("a NUL", "GET /api/\x00docs HTTP/1.1", 400)
	own("a control character", "GET /api/\x01docs HTTP/1.1", 400)
	own("a half escape", "GET /api/docs% HTTP/1.1", 400)
	own("a wrong escape", "GET /api/%zz HTTP/1.1", 400)
	own("another escape", "GET /%uff0e%uff0e/ HTTP/1.1", 400)
	own("no slash", "GET api/docs HTTP/1.1", 400)
	own("a star", "GET * HTTP/1.1", 404)
	own("options of a star", "OPTIONS * HTTP/1.1", 404)
	own("a space", "GET /api/docs x HTTP/1.1", 400)
	own("a fragment", "GET /api/docs#x HTTP/1.1", 404)
	w.tryBad(list)
}

// TestHeaderGames: what is no HTTP, or two requests in one, is refused; Go's own server refuses some of it in its own plain words.
func TestHeaderGames(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	const post = "POST {workspace}/modules HTTP/1.1\r\n" + authorized + "Content-Type: application/json\r\n"
	const body = `{"name":"evil"}`
	plain := 400
	list := []bad{
		{"an injected header in the key", "GET {workspace}/modules HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer x\r\n y: {key}\r\n\r\n", 401, ""},
		{"a bare CR", "GET {workspace}/modules HTTP/1.1\r\nHost: {host}\r\nX: a\rAuthorization: Bearer {key}\r\n\r\n", plain, ""},
		{"a bare LF", "GET {workspace}/modules HTTP/1.1\nHost: {host}\nAuthorization: Bearer x\n\n", 401, ""},
		{"a NUL in a value", "GET {workspace} HTTP/1.1\r\n" + authorized + "X: a\x00b\r\n\r\n", plain, ""},
		{"a NUL in a name", "GET {workspace} HTTP/1.1\r\n" + authorized + "X\x00: b\r\n\r\n", plain, ""},
		{"a space before the colon", post + "Content-Length : 15\r\n\r\n" + body, plain, ""},
		{"a space before the name", "GET {workspace} HTTP/1.1\r\n Host: evil.example\r\n" + authorized + "\r\n", plain, ""},
		{"no colon", "GET {workspace} HTTP/1.1\r\n" + authorized + "nonsense\r\n\r\n", plain, ""},
		{"an empty name", "GET {workspace} HTTP/1.1\r\n" + authorized + ": x\r\n\r\n", plain, ""},
		{"two lengths", post + "Content-Length: 15\r\nContent-Length: 5\r\n\r\n" + body, plain, ""},
		{"a list of lengths", post + "Content-Length: 15, 5\r\n\r\n" + body, plain, ""},
		{"a length below nothing", post + "Content-Length: -1\r\n\r\n" + body, plain, ""},
		{"a length with a sign", post + "Content-Length: +15\r\n\r\n" + body, plain, ""},
		{"a length in hex", post + "Content-Length: 0xf\r\n\r\n" + body, plain, ""},
		{"a length past all numbers", post + "Content-Length: 99999999999999999999\r\n\r\n" + body, plain, ""},
		{"a length of all numbers", post + "Content-Length: 9223372036854775807\r\n\r\n" + body, 413, "larger than 6 MB"},
		{"length and chunks", post + "Content-Length: 15\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n", plain, ""},
		{"chunks twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501, ""},
		{"an unknown transfer coding", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501, ""},
		{"chunks of something", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501, ""},
		{"an old chunked", "POST {workspace}/modules HTTP/1.0\r\n" + authorized + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, ""},
		{"a chunk below nothing", post + "Transfer-Encoding: chunked\r\n\r\n-f\r\n" + body + "\r\n0\r\n\r\n", plain, "whole and in time"},
		{"a chunk past all numbers", post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n" + body + "\r\n0\r\n\r\n", plain, "whole and in time"},
		{"a chunk that is longer", post + "Transfer-Encoding: chunked\r\n\r\n5\r\n" + body + "\r\n0\r\n\r\n", plain, "whole and in time"},
		{"chunks without an end", post + "Transfer-Encoding: chunked\r\n\r\nf\r\n" + body + "\r\n", plain, "whole and in time"},
		{"a body that breaks off", post + "Content-Length: 100\r\n\r\n" + body, plain, "whole and in time"},
		{"another method in a header", "GET {workspace}/modules/fair HTTP/1.1\r\n" + authorized + "X-HTTP-Method-Override: DELETE\r\nX-HTTP-Method: DELETE\r\nX-Method-Override: DELETE\r\n\r\n", 200, ""},
		{"another method in the query", "GET {workspace}/modules/fair?_method=DELETE HTTP/1.1\r\n" + authorized + "\r\n", 200, ""},
		{"another path in a header", "GET /nothing HTTP/1.1\r\n" + authorized + "X-Original-URL: {workspace}/modules\r\nX-Rewrite-URL: {workspace}/modules\r\n\r\n", 404, "nothing"},
		{"TRACE", "TRACE {workspace} HTTP/1.1\r\n" + authorized + "\r\n", 405, "does not take TRACE"},
		{"CONNECT", "CONNECT {host} HTTP/1.1\r\n" + authorized + "\r\n", 404, ""},
		{"CONNECT elsewhere", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", 403, ""},
		{"a method of nothing", " {workspace} HTTP/1.1\r\n" + authorized + "\r\n", plain, ""},
		{"a method in small letters", "get {workspace} HTTP/1.1\r\n" + authorized + "\r\n", 405, ""},
		{"a method with a slash", "GE/T {workspace} HTTP/1.1\r\n" + authorized + "\r\n", plain, ""},
		{"HTTP/0.9", "GET {workspace}\r\n", plain, ""},
		{"HTTP/3.0", "GET {workspace} HTTP/3.0\r\n" + authorized + "\r\n", 505, ""},
		{"HTTP/2 at once", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00", 403, ""},
		{"HTTP/2 asked for", "GET /nothing HTTP/1.1\r\n" + authorized + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n", 404, ""},
		{"WebSocket", "GET /nothing HTTP/1.1\r\n" + authorized + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n", 404, ""},
		{"TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", plain, ""},
		{"another protocol", "SSH-2.0-OpenSSH_9.6\r\n\r\n", plain, ""},
		{"nothing but line ends", "\r\n\r\n\r\n", plain, ""},
		{"an expectation", post + "Expect: 200-maybe\r\nContent-Length: 15\r\n\r\n" + body, 417, ""},
		{"forbidden trailers", post + "Transfer-Encoding: chunked\r\nTrailer: Content-Length\r\n\r\n0\r\nContent-Length: 9\r\n\r\n", plain, ""},
		{"a range", "GET {workspace}/nothing HTTP/1.1\r\n" + authorized + "Range: bytes=" + strings.Repeat("0-,", 5000) + "0-\r\n\r\n", 404, ""},
	}
	w.tryBad(list)
}

// TestOversized: headers, addresses and lists that are larger than anything that makes sense.
func TestOversized(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	big := strings.Repeat("x", megabyte)
	get := func(target, headers string) string {
		return "GET " + target + " HTTP/1.1\r\n" + authorized + headers + "\r\n"
	}
	w.tryBad([]bad{
		{"a header of 1 MB", get("{workspace}", "X: "+big+"\r\n"), 431, ""},
		{"a name of 1 MB", get("{workspace}", big+": x\r\n"), 431, ""},
		{"a key of 1 MB", "GET {workspace} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer " + big + "\r\n\r\n", 431, ""},
		{"a key of 50 kB", "GET {workspace} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer " + big[:50_000] + "\r\n\r\n", 401, noKey},
		{"100,000 headers", get("{workspace}", strings.Repeat("X: y\r\n", 100_000)), 431, ""},
		{"a cookie of 1 MB", get("{workspace}", "Cookie: a="+big+"\r\n"), 431, ""},
		{"a line that does not end", "GET /" + big, 431, ""},
		{"headers that do not end", "GET / HTTP/1.1\r\n" + strings.Repeat("X-"+big[:1000]+": y\r\n", 1000), 431, ""},
		{"a path of 1 MB", get("/"+big, ""), 431, ""},
		{"a path of 50 kB", get("/"+big[:50_000], ""), 404, "…"},
		{"10,000 slashes", get(strings.Repeat("/", 10_000), ""), 404, ""},
		{"a host of 50 kB", "GET /api/docs HTTP/1.1\r\nHost: " + big[:50_000] + "\r\n\r\n", 403, "…"},
		{"an origin of 50 kB", "POST {workspace}/modules HTTP/1.1\r\n" + authorized + "Origin: " + big[:50_000] + "\r\n\r\n", 403, "…"},
		{"10,000 parameters", get("{workspace}/modules?"+strings.Repeat("a=b&", 10_000)+"limit=0", ""), 400, "not encoded"},
		{"10,000 times a parameter", get("{workspace}/modules?"+strings.Repeat("limit=1&", 8_000), ""), 400, "limit"},
		{"a filter of 50 kB", get("{workspace}/modules/fair/tables/stands/records?filter="+strings.Repeat("%5B", 16_000), ""), 400, ""},
		{"a filter that is deep", get("{workspace}/modules/fair/tables/stands/records?filter="+strings.Repeat(`{"a":`, 8_000), ""), 404, "field-not-found"},
		{"10,000 fields", get("{workspace}/modules/fair/tables/stands/records?fields="+strings.Repeat("a,", 20_000), ""), 400, ""},
		{"a content type of 50 kB", "POST {workspace}/modules HTTP/1.1\r\n" + authorized + "Content-Type: a/" + big[:50_000] + "\r\nContent-Length: 2\r\n\r\n{}", 400, ""},
		{"a body that is deep", post("application/json", "", strings.Repeat("[", megabyte)), 400, ""},
		{"records that are deep", postTo(records, "application/json", "", `{"records":[`+strings.Repeat(`{"a":`, 200_000)), 400, ""},
		{"a million records of nothing", postTo(records, "application/json", "", `{"records":[`+strings.Repeat("{},", megabyte)+"{}]}"), 400, ""},
		{"a key of 5 MB", post("application/json", "", `{"`+strings.Repeat("k", 5*megabyte)+`":1}`), 400, ""},
		{"a number of 1 MB", post("application/json", "", `{"name":`+strings.Repeat("9", megabyte)+`}`), 400, ""},
		{"a form with 100,000 parts", postTo(records+"/import/csv", "multipart/form-data; boundary=x", "", strings.Repeat("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n", 100_000)), 400, ""},
		{"a part with 20,000 headers", postTo(records+"/import/csv", "multipart/form-data; boundary=x", "", "--x\r\n"+strings.Repeat("A: b\r\n", 20_000)+"\r\n\r\n--x--"), 400, ""},
		{"a form without a boundary", postTo(records+"/import/csv", "multipart/form-data", "", "--x\r\n\r\n--x--"), 400, ""},
		{"a boundary of 5,000", postTo(records+"/import/csv", "multipart/form-data; boundary="+big[:5_000], "", "--x\r\n\r\n--x--"), 400, ""},
	})
}

func post(kind, headers, body string) string { return postTo("/modules", kind, headers, body) }

// postTo is a POST below the workspace.
func postTo(path, kind, headers, body string) string {
	return fmt.Sprintf("POST {workspace}%s HTTP/1.1\r\n%sContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n%s", path, authorized, kind, headers, len(body), body)
}

// TestCompressedBodies are refused before anything unpacks them: 64 MB of nothing are 64 KB on the wire.
func TestCompressedBodies(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	var zipped, bomb bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, _ = z.Write([]byte(`{"name":"evil"}`))
	_ = z.Close()
	z = gzip.NewWriter(&bomb)
	nothing := make([]byte, megabyte)
	for range 64 {
		_, _ = z.Write(nothing)
	}
	_ = z.Close()
	var list []bad
	for _, coding := range []string{"gzip", "GZIP", "x-gzip", "deflate", "br", "zstd", "compress", "gzip, gzip", "identity, gzip", "identity;q=1", "nonsense", "*"} {
		for name, body := range map[string]string{"small": zipped.String(), "a bomb": bomb.String(), "not compressed": `{"name":"evil"}`} {
			list = append(list,
				bad{name + " " + coding, post("application/json", "Content-Encoding: "+coding+"\r\n", body), 400, "Content-Encoding"},
				bad{name + " records " + coding, postTo(records, "application/json", "Content-Encoding: "+coding+"\r\n", body), 400, "Content-Encoding"},
				bad{name + " form " + coding, postTo(records+"/import/csv", "multipart/form-data; boundary=x", "Content-Encoding: "+coding+"\r\n", body), 400, "Content-Encoding"})
		}
	}
	list = append(list,
		bad{"without saying so", post("application/json", "", zipped.String()), 400, ""},
		bad{"a bomb without saying so", post("application/json", "", bomb.String()), 400, ""},
		bad{"a zipped table", postTo(records+"/import/csv", "multipart/form-data; boundary=x", "", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv.gz\"\r\n\r\n"+bomb.String()+"\r\n--x--\r\n"), 400, ""},
	)
	w.tryBad(list)
}
