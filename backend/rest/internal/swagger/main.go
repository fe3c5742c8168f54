// Command swagger takes the files of Swagger UI and of the fonts it is written in, which the server embeds, from frontend/node_modules. Run
// it from backend/rest, with go generate, after another version of one of the packages was installed.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const (
	source = "../../frontend/node_modules"
	target = "docs"
)

var packages = []struct {
	name  string
	files map[string]string // what is taken, and its name here; .gz compresses it
}{
	{"swagger-ui-dist", map[string]string{
		"swagger-ui-bundle.js": "swagger-ui-bundle.js.gz", "swagger-ui.css": "swagger-ui.css.gz", "favicon-32x32.png": "favicon-32x32.png",
		"LICENSE": "LICENSE", "NOTICE": "NOTICE",
	}},
	{"@fontsource-variable/inter", map[string]string{
		"files/inter-latin-wght-normal.woff2": "inter-latin.woff2", "files/inter-latin-ext-wght-normal.woff2": "inter-latin-ext.woff2",
		"LICENSE": "inter-LICENSE",
	}},
	{"@fontsource-variable/jetbrains-mono", map[string]string{
		"files/jetbrains-mono-latin-wght-normal.woff2": "jetbrains-mono-latin.woff2", "files/jetbrains-mono-latin-ext-wght-normal.woff2": "jetbrains-mono-latin-ext.woff2",
		"LICENSE": "jetbrains-mono-LICENSE",
	}},
}

func main() {
	if err := refresh(); err != nil {
		fmt.Fprintln(os.Stderr, "swagger:", err)
		os.Exit(1)
	}
}

func refresh() error {
	var versions strings.Builder
	for _, p := range packages {
		for from, to := range p.files {
			if err := take(filepath.Join(source, p.name, from), to); err != nil {
				return err
			}
		}
		version, err := versionOf(p.name)
		if err != nil {
			return err
		}
		fmt.Fprintf(&versions, "%s %s\n", p.name, version)
	}
	return os.WriteFile(filepath.Join(target, "VERSION"), []byte(versions.String()), 0o600)
}

func take(from, to string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if strings.HasSuffix(to, ".gz") {
		content = zip(content)
	}
	return os.WriteFile(filepath.Join(target, to), content, 0o600) // #nosec G703 -- run by hand, on folders named here
}

func versionOf(name string) (string, error) {
	content, err := os.ReadFile(filepath.Join(source, name, "package.json"))
	if err != nil {
		return "", err
	}
	var about struct{ Version string }
	err = json.Unmarshal(content, &about)
	return about.Version, err
}

// zip compresses without a name or a time, so that the same content always gives the same bytes.
func zip(content []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = w.Write(content) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}
