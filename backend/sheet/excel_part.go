package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
)

// isNeeded tells whether a part of an Excel file has to do with cells.
func isNeeded(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	if ext := path.Ext(name); ext != ".xml" && ext != ".rels" {
		return false
	}
	for _, folder := range []string{"docprops/", "customxml/", "xl/drawings/", "xl/charts/", "xl/media/", "xl/embeddings/", "xl/pivot", "xl/externallinks/",
		"xl/comments", "xl/threadedcomments/", "xl/calcchain", "xl/querytables/", "xl/tables/", "xl/theme/"} {
		if strings.HasPrefix(name, folder) {
			return false
		}
	}
	return true
}

// isLarge tells whether a part may be large: a sheet, or the texts that sheets share.
func isLarge(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	return strings.HasPrefix(name, "xl/worksheets/sheet") || name == "xl/sharedstrings.xml"
}

const (
	longestText = 1 << 20  // bytes of a cell: Excel's limit is 32,767 characters
	longestItem = 64 << 20 // bytes of a row, or of a shared text with its formats
)

// checkPart looks through a part that is large for a cell or a row that no person made, which would have to be held in memory.
func checkPart(part *zip.File) error {
	if part.UncompressedSize64 <= inMemory || !isLarge(part.Name) {
		return nil
	}
	content, err := part.Open()
	if err != nil {
		return &BookError{NotABook, err}
	}
	defer func() { _ = content.Close() }()
	var window [64 << 10]byte
	text, item := 0, 0
	for {
		n, err := io.ReadFull(content, window[:])
		text, item = text+n, item+n
		if bytes.IndexByte(window[:n], '<') >= 0 {
			text = 0
		}
		if bytes.Contains(window[:n], []byte("</row>")) || bytes.Contains(window[:n], []byte("</si>")) {
			item = 0
		}
		switch {
		case text > longestText || item > longestItem:
			return &BookError{Fault: BookTooBig}
		case err == io.EOF || err == io.ErrUnexpectedEOF:
			return nil
		case err != nil:
			return &BookError{NotABook, err}
		}
	}
}
