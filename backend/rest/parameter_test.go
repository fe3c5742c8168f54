package rest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestWhatIsPlainTheContractTakes(t *testing.T) {
	operations := readTheContract(t)
	texts := []string{"", "0", "1", "7", "00", "100", "101", "-1", "1.5", "1e2", "+1", "NaN", " 1", "999999999999999", "1000000000000000", "99999999999999999999",
		"events", "k3v9x0q7m2ab", "k3v9x0q7m2ab9", "Events", "a b", "a\nb", "guests\n", "é", "a,b", "true", "null", `{"a":1}`, strings.Repeat("a", 100), strings.Repeat("a", 101)}
	taken := 0
	for _, op := range operations {
		for _, p := range op.parameters {
			for _, text := range texts {
				if !p.plain(text) {
					continue
				}
				taken++
				r := httptest.NewRequest(http.MethodGet, "/", nil)
				query := url.Values{}
				if p.inPath {
					r.SetPathValue(p.Name, text)
				} else {
					query.Set(p.Name, text)
				}
				if err := p.validate(r, query); err != nil {
					t.Errorf("%s: %s %q is plain, and the contract refuses it: %v", op.id, p.Name, text, err)
				}
			}
		}
	}
	if taken == 0 {
		t.Error("nothing was plain")
	}
}
