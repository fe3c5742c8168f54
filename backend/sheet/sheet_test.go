package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestFindEncoding(t *testing.T) {
	const text = "name;größe\r\nÄpfel;1\r\n"
	latin, _ := charmap.Windows1252.NewEncoder().String(text)
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(text)
	marked, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	long := strings.Repeat("ä", 5000)
	for _, c := range []struct {
		file string
		want Encoding
	}{
		{text, UTF8}, {"\uFEFF" + text, UTF8}, {latin, Windows1252}, {utf16, UTF16}, {marked, UTF16}, {"", UTF8}, {"a,b\n", UTF8},
		{"a" + long, UTF8}, {long + "\xe4", Windows1252}, {strings.Repeat("a", 8000) + "\xe4\xf6", Windows1252},
	} {
		got, err := FindEncoding(strings.NewReader(c.file))
		if got != c.want || err != nil {
			t.Errorf("%.20q: %s, %v", c.file, got, err)
		}
		if c.want == UTF16 || c.want == Windows1252 && len(c.file) < 100 {
			cells, _, err := NewReader(strings.NewReader(c.file), Format{Encoding: got, Delimiter: ';'}).Read()
			if err != nil || string(cells[1]) != "größe" {
				t.Errorf("%.20q: %q, %v", c.file, cells, err)
			}
		}
	}
}

// allRows reads a file past its faults.
func allRows(file string, f Format) (rows []string, faults []Fault) {
	r := NewReader(strings.NewReader(file), f)
	for {
		cells, line, err := r.Read()
		if err == io.EOF {
			return rows, faults
		}
		if err != nil {
			e, _ := errors.AsType[*Error](err)
			faults = append(faults, e.Fault)
			var ok bool
			if cells, ok = r.Skip(); !ok {
				return rows, append(faults, "end")
			}
		}
		rows = append(rows, fmt.Sprintf("%d:%s", line, bytes.Join(cells, []byte("|"))))
	}
}

func TestRowsAfterAFault(t *testing.T) {
	rows, faults := allRows("a,b\n1,2,3\n\"x\"y,1\n\xff,1\n4,5\n\"open,6\n7,8\n", Format{})
	expectRows(t, rows, "1:a|b", "2:1|2|3", `3:"x"y,1`, "4:\xff|1", "5:4|5", `6:"open,6`, "7:7|8")
	if want := []Fault{TooManyCells, AfterQuote, WrongEncoding, UnclosedQuote}; !slices.Equal(faults, want) {
		t.Errorf("%v", faults)
	}
	rows, faults = allRows("a\r\n\"b\nc\n", Format{})
	expectRows(t, rows, "1:a", `2:"b`, "3:c")
	if len(faults) != 1 {
		t.Errorf("%v", faults)
	}
	_, faults = allRows("a\n"+strings.Repeat("\"b\n", 2*maxPassed), Format{})
	if faults[len(faults)-1] != "end" {
		t.Error("a file of open quotes is read for ever")
	}
}

func FuzzSkip(f *testing.F) {
	f.Add("a,b\n\"x\"y\n\"\n1,2,3\n", byte(','))
	f.Fuzz(func(t *testing.T, file string, delimiter byte) {
		if delimiter == '"' || delimiter == '\n' || delimiter == '\r' || delimiter == 0 || delimiter > 0x7F {
			return
		}
		rows, _ := allRows(file, Format{Delimiter: delimiter})
		if most := strings.Count(file, "\n") + strings.Count(file, "\r") + 1; len(rows) > most {
			t.Errorf("%d rows of %d lines", len(rows), most)
		}
	})
}

func FuzzWriter(f *testing.F) {
	f.Add("a", "\"b\",\r\n", "", byte(';'), uint8(0))
	f.Add("", "", "\uFEFF", byte(','), uint8(1))
	f.Fuzz(func(t *testing.T, a, b, c string, delimiter byte, kind uint8) {
		if delimiter == '"' || delimiter == '\n' || delimiter == '\r' || delimiter == 0 || delimiter > 0x7F {
			return
		}
		clean := func(text string) []byte {
			return []byte(strings.ReplaceAll(strings.ToValidUTF8(text, "?"), "\x00", ""))
		}
		rows := [][][]byte{{clean(a), clean(b), clean(c)}, {clean(c), clean(a), nil}}
		format := Format{Encoding: []Encoding{UTF8, UTF16}[kind%2], Delimiter: delimiter}
		if format.Encoding == UTF16 && strings.Contains(a+b+c, "\uFFFD") {
			return // stands for what the encoding cannot hold
		}
		var file bytes.Buffer
		w := NewWriter(&file, format, kind > 1)
		for _, row := range rows {
			if err := w.Write(row); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		r := NewReader(&file, format)
		for _, want := range rows {
			got, _, err := r.Read()
			if err != nil || !slices.EqualFunc(got, want, bytes.Equal) {
				t.Fatalf("%q, %v, want %q", got, err, want)
			}
		}
	})
}

func TestWriterRefusesWhatItsEncodingHasNot(t *testing.T) {
	for _, c := range []struct {
		encoding Encoding
		cell     string
		refused  bool
	}{{Latin1, "ä", false}, {Latin1, "€", true}, {Windows1252, "€", false}, {Windows1252, "Ω", true}, {ASCII, "a", false}, {ASCII, "ä", true}, {UTF16, "Ω", false}} {
		var file bytes.Buffer
		w := NewWriter(&file, Format{Encoding: c.encoding}, false)
		err := errors.Join(w.Write([][]byte{[]byte(c.cell), []byte("b")}), w.Close())
		if NotInEncoding(err) != c.refused || !c.refused && err != nil {
			t.Errorf("%s %q: %v", c.encoding, c.cell, err)
		}
		if c.refused {
			continue
		}
		cells, _, err := NewReader(&file, Format{Encoding: c.encoding}).Read()
		if err != nil || string(cells[0]) != c.cell {
			t.Errorf("%s: %q, %v", c.encoding, cells, err)
		}
	}
	var file bytes.Buffer
	if err := NewWriter(&file, Format{}, true).Close(); err != nil || file.String() != "\uFEFF" {
		t.Errorf("%q, %v", file.String(), err)
	}
	if NotInEncoding(io.ErrClosedPipe) {
		t.Error("another error is one about characters")
	}
}

func TestTape(t *testing.T) {
	var file bytes.Buffer
	tape := NewTape(&file)
	rows := [][][]byte{{[]byte("a"), nil, []byte(strings.Repeat("b", 100_000))}, {}, {[]byte("\x00\n,\"")}}
	for i, row := range rows {
		if err := tape.Write(row, i*1000); err != nil {
			t.Fatal(err)
		}
	}
	if err := tape.Flush(); err != nil {
		t.Fatal(err)
	}
	whole := file.Bytes()
	r := NewTapeReader(bytes.NewReader(whole))
	for i, want := range rows {
		cells, line, err := r.Read()
		if err != nil || line != i*1000 || !slices.EqualFunc(cells, want, bytes.Equal) {
			t.Errorf("%d: %.50q, %v", line, cells, err)
		}
	}
	if _, _, err := r.Read(); err != io.EOF {
		t.Error(err)
	}
	for _, cut := range []int{1, 2, 5, 1000, len(whole) - 1} {
		r := NewTapeReader(bytes.NewReader(whole[:cut]))
		var err error
		for err == nil {
			_, _, err = r.Read()
		}
		if err != io.ErrUnexpectedEOF {
			t.Errorf("cut at %d: %v", cut, err)
		}
	}
}
