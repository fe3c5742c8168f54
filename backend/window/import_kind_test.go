package window

import (
	"archive/zip"
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"owlet/backend"
)

// packed is an archive with parts of these names; the mimetype has a content.
func packed(names ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		name, content, _ := strings.Cut(name, "=")
		part, _ := w.Create(name)
		_, _ = part.Write([]byte(content))
	}
	_ = w.Close()
	return b.Bytes()
}

func oldOffice(stream string) []byte {
	content := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 600)...)
	for _, c := range []byte(stream) {
		content = append(content, c, 0)
	}
	return content
}

func TestWhatIsNoSheetIsRefused(t *testing.T) {
	s := newSheets(t)
	noise := make([]byte, 5000)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	noise[0] = 'a'
	book := packed("[Content_Types].xml", "xl/workbook.xml="+strings.Repeat("x", 500))
	for _, c := range []struct {
		id, name string
		content  []byte
	}{
		{"file.picture", "logo.png", append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), noise...)},
		{"file.picture", "photo.jpg", append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF"), noise...)},
		{"file.picture", "drawing.svg", []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`)},
		{"file.pdf", "offer.pdf", []byte("%PDF-1.7\n1,2,3\n")},
		{"file.json", "list.json", []byte("[\n{\"id\": 1, \"name\": \"a,b\"}\n]\n")},
		{"file.json", "lines.json", []byte("{\"id\":1}\n{\"id\":2}\n")},
		{"file.json", "long.json", []byte(`{"records":[` + strings.Repeat(`{"id":"1","name":"Ä text"},`, 1000) + `{}]}`)},
		{"file.web_page", "page.xls", []byte("\n<html><table><tr><td>1</td></tr></table></html>")},
		{"file.media", "song.mp3", []byte("ID3\x03\x00\x00\x00")},
		{"file.binary", "noise.csv", noise},
		{"file.ods", "sheet.ods", packed("mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml")},
		{"file.document", "text.odt", packed("mimetype=application/vnd.oasis.opendocument.text", "content.xml")},
		{"file.document", "letter.docx", packed("[Content_Types].xml", "word/document.xml")},
		{"file.document", "letter.doc", oldOffice("WordDocument")},
		{"file.presentation", "talk.pptx", packed("ppt/presentation.xml")},
		{"file.numbers", "budget.numbers", packed("Index/Document.iwa")},
		{"file.xlsb", "book.xlsb", packed("[Content_Types].xml", "xl/workbook.bin")},
		{"file.archive", "all.zip", packed("a.csv=1,2")},
		{"file.cut_off", "half.xlsx", book[:len(book)/2]},
		{"book.old", "old.xls", oldOffice("Workbook")},
		{"book.locked", "locked.xlsx", oldOffice("EncryptedPackage")},
		{"book.not_a_book", "damaged.xlsx", book},
	} {
		id := s.upload(c.name, c.content)
		_, err := s.imports.Look(id, s.path, SheetOptions{})
		e := backend.Explain(err)
		if e == nil || e.ID != c.id || !strings.HasPrefix(e.Error(), `"`+c.name+`" `) {
			t.Errorf("%s: %v, want %s", c.name, err, c.id)
		}
	}
	for _, text := range []string{"[1;2]\n[3;4]\n", "{a},b\n1,2\n", "name\n<b>x</b>\n", "a,b\n1,2\x00\n" + strings.Repeat("1,2\n", 50), "id\n1\n", "\x1b[0m,b\n", "[2024-01-01,2024-02-02)\n"} {
		if _, err := s.imports.Look(s.upload("a.csv", []byte(text)), s.path, SheetOptions{}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
