package rest

import "testing"

// TestOtherHosts: a page whose name was made to point here (DNS rebinding) says its own name, and so does whatever else is not this machine's own.
func TestOtherHosts(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	var list []bad
	for _, host := range []string{
		"evil.example", "evil.example:{port}", "0.0.0.0:{port}", "0:{port}", "127.1:{port}", "2130706433:{port}", "0x7f.0.0.1:{port}", "0177.0.0.1:{port}",
		"127.0.0.2:{port}", "mira.local:{port}", "owlet.local:{port}", "printer.local", "localhost.evil.example:{port}", "evil.example.localhost:{port}",
		"localhost.:{port}", "127.0.0.1.evil.example:{port}", "127.0.0.1.nip.io:{port}", "127.0.0.1:80", "127.0.0.1", "127.0.0.1:", "localhost",
		"[::]:{port}", "[::ffff:127.0.0.1]:{port}", "[0:0:0:0:0:0:0:1]:{port}", "[::1%25lo]:{port}", "192.168.1.10:{port}", "xn--lcalhost-n4a:{port}",
		"127.0.0.1:{port}:{port}", "127.0.0.1:0{port}", "127.0.0.1:+{port}", "127.0.0.1:{port},evil.example",
		"*:{port}", ":{port}", "", "-",
	} {
		for name, head := range map[string]string{
			"read":   "GET {workspace}/modules HTTP/1.1\r\n",
			"change": "POST {workspace}/modules HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 14\r\n",
			"page":   "GET /api/docs HTTP/1.1\r\n",
		} {
			list = append(list, bad{name + " at " + host, head + "Host: " + host + "\r\nAuthorization: Bearer {key}\r\n\r\n" + `{"name":"evil"}`, 403, "does not name this server"})
		}
	}
	for _, host := range []string{"evil@127.0.0.1:{port}", "user:pass@localhost:{port}", "127.0.0.1:{port}/x", "127.0.0.1:{port}#x", "127.0.0.1:{port}?x", "127.0.0.1 :{port}"} {
		list = append(list, bad{"Go refuses " + host, "GET {workspace} HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer {key}\r\n\r\n", 400, "malformed Host header"})
	}
	list = append(list,
		bad{"no Host", "GET {workspace} HTTP/1.1\r\nAuthorization: Bearer {key}\r\n\r\n", 400, ""},
		bad{"no Host in 1.0", "GET {workspace} HTTP/1.0\r\nAuthorization: Bearer {key}\r\n\r\n", 403, "does not name"},
		bad{"two Hosts", "GET {workspace} HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nAuthorization: Bearer {key}\r\n\r\n", 400, ""},
		bad{"a whole address", "GET http://evil.example{workspace} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {key}\r\n\r\n", 403, "does not name"},
		bad{"forwarded", "GET {workspace} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: {host}\r\nForwarded: host={host}\r\nAuthorization: Bearer {key}\r\n\r\n", 403, "does not name"},
	)
	w.tryBad(list)
}

// TestOtherSites: forms and scripts of other sites change nothing, whatever the browser lets them send, and no answer lets them read.
func TestOtherSites(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	var list []bad
	for _, origin := range []string{
		"https://evil.example", "http://evil.example:{port}", "null", "http://127.0.0.1", "http://127.0.0.1:1", "https://{host}", "http://{host}.evil.example",
		"http://{host}/", "http://{host}, http://evil.example", "file://", "wails://wails", "chrome-extension://abcdef", "http://localhost:{port}", "HTTP://{host}", "*", "\t\x80",
	} {
		for _, kind := range []string{"application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "application/json"} {
			for _, method := range []string{"POST", "PATCH", "DELETE", "PUT"} {
				list = append(list, bad{method + " " + kind + " of " + origin, method + " {workspace}/modules HTTP/1.1\r\nHost: {host}\r\nOrigin: " + origin +
					"\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nAuthorization: Bearer {key}\r\nContent-Type: " + kind + "\r\nContent-Length: 15\r\n\r\n" + `{"name":"evil"}`,
					403, "may not change anything here"})
			}
		}
		list = append(list, bad{"preflight of " + origin, "OPTIONS {workspace}/modules HTTP/1.1\r\nHost: {host}\r\nOrigin: " + origin +
			"\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\nAccess-Control-Request-Private-Network: true\r\n\r\n", 405, ""})
	}
	list = append(list,
		bad{"a form without an origin", "POST {workspace}/modules HTTP/1.1\r\nHost: {host}\r\nCookie: key={key}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nname=evil", 401, noKey},
		bad{"a form with a key", "POST {workspace}/modules HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nname=evil", 400, "Content-Type"},
		bad{"JSON as text", "POST {workspace}/modules HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {key}\r\nContent-Type: text/plain\r\nContent-Length: 15\r\n\r\n" + `{"name":"evil"}`, 400, "Content-Type"},
		bad{"a session of another site", "POST /api/docs/session HTTP/1.1\r\nHost: {host}\r\nOrigin: https://evil.example\r\nContent-Length: 2\r\n\r\n{}", 403, ""},
		bad{"a session without an origin", "POST /api/docs/session HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2\r\n\r\n{}", 403, ""},
	)
	w.tryBad(list)
	a := w.ask(t, story{method: "GET", path: "/modules", key: "full", header: map[string][]string{"Origin": {"https://evil.example"}}})
	for name := range a.header {
		if len(name) > 14 && name[:14] == "Access-Control" || name == "Set-Cookie" {
			t.Errorf("the answer has %s", name)
		}
	}
}
