package rest

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"owlet/backend/schema"
)

// DocsPath is where Swagger UI is.
const DocsPath = "/api/docs"

// Swagger UI and its fonts are embedded as npm has them, with their licences: building owletctl takes no npm.
//
//go:generate go run ./internal/swagger
//go:embed docs
var docsFiles embed.FS

// docs is Swagger UI, ready to be served.
type docs struct {
	page   []byte
	policy string // the page's Content-Security-Policy
	assets map[string]asset
}

// asset is one file beside the page, read when it is first asked for.
type asset struct {
	mediaType string
	read      func() content
}

// content is what an asset holds; one of both bodies is nil.
type content struct {
	etag    string
	plain   []byte
	gzipped []byte
}

var mediaTypes = map[string]string{
	".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".png": "image/png", ".woff2": "font/woff2",
}

func newDocs(parents []string) (*docs, error) {
	page, err := docsFiles.ReadFile("docs/docs.html")
	if err != nil {
		return nil, err
	}
	ancestors := strings.Join(parents, " ")
	d := &docs{assets: map[string]asset{}, page: bytes.ReplaceAll(page, []byte("{parents}"), []byte(html.EscapeString(ancestors)))}
	if ancestors == "" {
		ancestors = "'none'"
	}
	d.policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; " +
		"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors " + ancestors
	entries, err := docsFiles.ReadDir("docs")
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		d.addAsset(entry.Name())
	}
	return d, nil
}

func (d *docs) addAsset(file string) {
	name := strings.TrimSuffix(file, ".gz")
	if mediaType, ok := mediaTypes[path.Ext(name)]; ok {
		d.assets[name] = asset{mediaType, sync.OnceValue(func() content { return readContent(file) })}
	}
}

// readContent panics on a file that is not there: it has been listed, and a test reads each.
func readContent(file string) content {
	text, err := docsFiles.ReadFile("docs/" + file)
	if err != nil {
		panic(err)
	}
	sum := sha256.Sum256(text)
	c := content{etag: hex.EncodeToString(sum[:8])}
	if strings.HasSuffix(file, ".gz") {
		c.gzipped = text
	} else {
		c.plain = text
	}
	return c
}

func (s *Server) addDocs(mux *http.ServeMux) {
	mux.HandleFunc("GET "+DocsPath, s.docs.servePage)
	for name, a := range s.docs.assets {
		mux.Handle("GET "+DocsPath+"/"+name, a)
	}
	mux.HandleFunc("GET "+DocsPath+"-json", s.serveDocument(schema.JSON, "application/json; charset=utf-8"))
	mux.HandleFunc("GET "+DocsPath+"-yaml", s.serveDocument(schema.YAML, "application/yaml; charset=utf-8"))
	mux.HandleFunc("GET "+workspaceDocumentPath, s.serveWorkspaceDocument)
	mux.HandleFunc("POST "+sessionPath, s.session(s.openSession))
	mux.HandleFunc("GET "+sessionPath, s.session(s.getSession))
}

func (d *docs) servePage(w http.ResponseWriter, _ *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", d.policy)
	h.Set("Referrer-Policy", "no-referrer")
	writeFile(w, "text/html; charset=utf-8", "no-store", d.page)
}

func (s *Server) serveDocument(format func(*schema.Document) ([]byte, error), mediaType string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		doc, err := Document(ownOrigin(r))
		if err != nil {
			s.refuse(w, r, nil, err)
			return
		}
		text, err := format(doc)
		if err != nil {
			s.refuse(w, r, nil, err)
			return
		}
		writeFile(w, mediaType, "no-store", text)
	}
}

func writeFile(w http.ResponseWriter, mediaType, cache string, content []byte) {
	h := w.Header()
	h.Set("Content-Type", mediaType)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", cache)
	h.Set("Content-Length", strconv.Itoa(len(content)))
	_, _ = w.Write(content) // #nosec G705 -- documents and scripts of our own, never sniffed, under a strict policy; a client that went away is its own affair
}

func (a asset) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Vary", "Accept-Encoding")
	c := a.read()
	zipped := c.gzipped != nil && acceptsGzip(r)
	etag := `"` + c.etag + `"`
	if zipped {
		etag = `"` + c.etag + `-gzip"`
	}
	h.Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := c.plain
	switch {
	case zipped:
		h.Set("Content-Encoding", "gzip")
		body = c.gzipped
	case c.gzipped != nil:
		body = unzip(c.gzipped)
	}
	writeFile(w, a.mediaType, "no-cache", body)
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, weight, _ := strings.Cut(strings.ReplaceAll(part, " ", ""), ";")
		if strings.EqualFold(coding, "gzip") {
			return strings.Trim(strings.TrimPrefix(weight, "q="), "0.") != "" || weight == ""
		}
	}
	return false
}

// unzip panics on what is not gzip: the files are the program's own, and a test reads each of them.
func unzip(zipped []byte) []byte {
	reader, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		panic(err)
	}
	content, err := io.ReadAll(reader)
	if err != nil {
		panic(err)
	}
	return content
}
