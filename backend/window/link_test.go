package window

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLinksOfOtherSchemesAreRefused(t *testing.T) {
	for _, address := range []string{
		"http://127.0.0.1:8420/api/docs#code=abc", "https://example.org/a?b=c&d=%20e", "HTTPS://example.org", "mailto:mara@example.org",
	} {
		if got, err := Link(address); err != nil || !strings.EqualFold(got, address) {
			t.Errorf("%q: %q, %v", address, got, err)
		}
	}
	for _, address := range []string{
		"", "-x", "--version", "example.org", "//example.org", `\\host\share`, `http:\\host\share`, "http:///etc/passwd", "http://", "http:example.org",
		"file:///etc/passwd", "javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "data:text/html,<script>1</script>",
		"vbscript:x", "blob:http://a/b", "ftp://example.org", "smb://host/share", "ms-msdt:/id", "search-ms:query=x", "tel:1", "wails://wails/",
		"http://example.org\r\nX: y", "http://example.org/\n", "http://exam ple.org", "https://example.org/\u202egpj.exe", "https://bank.example@evil.example/",
		"mailto:", "mailto:--attach=/etc/passwd", "http://[::1", "http://example.org/%zz", "http://a/\x00",
	} {
		if got, err := Link(address); err == nil {
			t.Errorf("%q was let through as %q", address, got)
		}
	}
}

func TestOnlyFoldersAreOpened(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a b#c")
	program := filepath.Join(folder, "x.desktop")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	if link, err := FolderLink(folder); err != nil || !strings.HasPrefix(link, "file:///") || !strings.HasSuffix(link, "/a%20b%23c") {
		t.Errorf("%q, %v", link, err)
	}
	for _, path := range []string{"", ".", "-x", program, filepath.Join(folder, "none"), "file://" + folder, `\\host\share`} {
		if link, err := FolderLink(path); err == nil {
			t.Errorf("%q was let through as %q", path, link)
		}
	}
}

func TestEveryAnswerToTheWindowHasThePolicy(t *testing.T) {
	for _, status := range []int{http.StatusOK, http.StatusNotFound} {
		answer := httptest.NewRecorder()
		Guard(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/", http.NoBody))
		if got := answer.Result().Header.Get("Content-Security-Policy"); answer.Code != status || got != Policy {
			t.Errorf("%d: %q", answer.Code, got)
		}
	}
	for _, loose := range []string{"unsafe", "https:", "blob:", " *"} {
		if strings.Contains(Policy, loose) {
			t.Errorf("the policy has %q: %s", loose, Policy)
		}
	}
}
