package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
)

// Kind is what a file is.
type Kind string

const (
	KindText  Kind = "csv"
	KindBook  Kind = "xlsx" // or what has the same wrapping, and is not known as anything else
	KindCut   Kind = "cut_off"
	KindOther Kind = "binary"
)

const (
	headSize    = 4096
	mostControl = 100 // one control character in as many bytes is too much for a text
)

// FindKind tells what a file is by how it begins, and one that is an archive by what is in it. The error is the file's own.
func FindKind(file io.ReaderAt, size int64) (Kind, error) {
	head := make([]byte, headSize)
	n, err := file.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return "", err
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, compound):
		return kindOfCompound(io.NewSectionReader(file, 0, size))
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return kindOfArchive(file, size), nil
	case UTF8.contradicts(head), zerosAtOdd(head):
		return KindText, nil
	}
	return kindOfHead(head), nil
}

// kindOfHead goes by the signatures that the web knows.
func kindOfHead(head []byte) Kind {
	media, _, _ := strings.Cut(http.DetectContentType(head), ";")
	family, _, _ := strings.Cut(media, "/")
	switch {
	case family == "image", bytes.HasPrefix(head, []byte("II*\x00")), bytes.HasPrefix(head, []byte("MM\x00*")), bytes.Contains(head[:min(len(head), 300)], []byte("<svg")):
		return "picture"
	case family == "audio", family == "video", media == "application/ogg":
		return "media"
	case media == "application/pdf":
		return "pdf"
	case media == "text/html":
		return "web_page"
	case media == "text/xml":
		return "xml"
	case strings.Contains(media, "zip"), strings.Contains(media, "rar"):
		return "archive"
	case controls(head)*mostControl > len(head):
		return KindOther
	case isJSON(head):
		return "json"
	}
	return KindText
}

// controls counts the characters that no text has.
func controls(head []byte) (n int) {
	for _, c := range head {
		if c < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1a\x1b", rune(c)) {
			n++
		}
	}
	return n
}

// isJSON tells whether a text is one list or object of JSON, or one a line, as far as it is there.
func isJSON(head []byte) bool {
	text := bytes.TrimSpace(bytes.TrimPrefix(head, byteOrderMark))
	if len(text) == 0 || text[0] != '{' && text[0] != '[' {
		return false
	}
	in := json.NewDecoder(bytes.NewReader(text))
	for tokens := 0; ; tokens++ {
		if _, err := in.Token(); err != nil {
			return tokens > 1 && (err == io.EOF || err == io.ErrUnexpectedEOF || len(head) == headSize && in.InputOffset() > headSize-1000)
		}
	}
}

// kindOfCompound tells what is in the wrapping that Office had before 2007. Books are told apart as they are opened.
func kindOfCompound(file io.Reader) (Kind, error) {
	content, err := io.ReadAll(io.LimitReader(file, MaxBook))
	if err != nil {
		return "", err
	}
	for name, kind := range map[string]Kind{"WordDocument": "document", "PowerPoint Document": "presentation"} {
		if bytes.Contains(content, wide(name)) {
			return kind, nil
		}
	}
	return KindBook, nil
}

// wide is a name in UTF-16.
func wide(name string) (text []byte) {
	for _, c := range []byte(name) {
		text = append(text, c, 0)
	}
	return text
}

// kindOfArchive tells what is in an archive, by the names of its parts.
func kindOfArchive(file io.ReaderAt, size int64) Kind {
	archive, err := zip.NewReader(file, size)
	if err != nil {
		return KindCut
	}
	for _, part := range archive.File {
		switch name := strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/")); {
		case name == "mimetype":
			return kindOfOpenDocument(part)
		case name == "xl/workbook.bin":
			return "xlsb"
		case strings.HasPrefix(name, "xl/"):
			return KindBook
		case strings.HasPrefix(name, "word/"):
			return "document"
		case strings.HasPrefix(name, "ppt/"):
			return "presentation"
		case strings.HasSuffix(name, ".iwa"), name == "index.zip":
			return "numbers"
		}
	}
	return "archive"
}

func kindOfOpenDocument(part *zip.File) Kind {
	content, err := part.Open()
	if err != nil {
		return KindCut
	}
	defer func() { _ = content.Close() }()
	media, _ := io.ReadAll(io.LimitReader(content, 200)) // of what cannot be read, nothing is known
	switch {
	case bytes.Contains(media, []byte("spreadsheet")):
		return "ods"
	case bytes.Contains(media, []byte("presentation")):
		return "presentation"
	case bytes.Contains(media, []byte("opendocument")):
		return "document"
	}
	return "archive"
}
