// Command swagger takes the files of Swagger UI that the server embeds from frontend/node_modules. Run it from backend/rest, with
// go generate, after another version of swagger-ui-dist was installed.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

const (
	source = "../../frontend/node_modules/swagger-ui-dist"
	target = "docs"
)

// files are what is taken, and whether it is compressed.
var files = map[string]bool{
	"swagger-ui-bundle.js": true,
	"swagger-ui.css":       true,
	"favicon-32x32.png":    false,
	"LICENSE":              false,
	"NOTICE":               false,
}

func main() {
	if err := refresh(); err != nil {
		fmt.Fprintln(os.Stderr, "swagger:", err)
		os.Exit(1)
	}
}

func refresh() error {
	for name, compressed := range files {
		content, err := os.ReadFile(filepath.Join(source, name))
		if err != nil {
			return err
		}
		if compressed {
			name, content = name+".gz", zip(content)
		}
		if err := os.WriteFile(filepath.Join(target, name), content, 0o600); err != nil {
			return err
		}
	}
	return writeVersion()
}

func writeVersion() error {
	content, err := os.ReadFile(filepath.Join(source, "package.json"))
	if err != nil {
		return err
	}
	var about struct{ Version string }
	if err := json.Unmarshal(content, &about); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(target, "VERSION"), []byte("swagger-ui-dist "+about.Version+"\n"), 0o600)
}

// zip compresses without a name or a time, so that the same content always gives the same bytes.
func zip(content []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = w.Write(content) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}
