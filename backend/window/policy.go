package window

import (
	"net/http"
)

// Policy is the Content-Security-Policy of the window's page: its own files and nothing else, no script in markup, and frames of the
// local API only, which listens on a port that a person chooses. A picture of the model is drawn from data: addresses.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self' " + pressStyle + "; font-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"frame-src http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// pressStyle is the one style that React Aria puts into the page as an element; what it sets on elements needs no leave.
const pressStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

// Guard answers as next does, under the policy.
func Guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", Policy)
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}
