package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// read is all rows of a file, each with its line before it, and the error that ended them; "" is the end of the file.
func read(r *Reader) (rows [][]string, fault string) {
	for {
		cells, line, err := r.Read()
		if err == io.EOF {
			return rows, ""
		}
		if err != nil {
			return rows, err.Error()
		}
		row := []string{fmt.Sprint(line)}
		for _, c := range cells {
			row = append(row, string(c))
		}
		rows = append(rows, row)
	}
}

// shown writes rows as 1[a|b] 2[c|d].
func shown(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		fmt.Fprintf(&b, "%s[%s] ", row[0], strings.Join(row[1:], "|"))
	}
	return strings.TrimSpace(b.String())
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, file string
		format     Format
		want       string
	}{
		{name: "empty", file: "", want: ""},
		{name: "only line ends", file: "\n\r\n\r\n\r", want: ""},
		{name: "plain", file: "a,b\n1,2\n", want: "1[a|b] 2[1|2]"},
		{name: "no end of the last line", file: "a,b\n1,2", want: "1[a|b] 2[1|2]"},
		{name: "CR LF and CR", file: "a,b\r\n1,2\r3,4\r", want: "1[a|b] 2[1|2] 3[3|4]"},
		{name: "empty lines are no rows", file: "a\n\n\r\nb\n\n", want: "1[a] 4[b]"},
		{name: "an empty quoted cell is a row", file: "a\n\"\"\n", want: "1[a] 2[]"},
		{name: "empty cells", file: ",\na,\n,b", want: "1[|] 2[a|] 3[|b]"},
		{name: "fewer cells", file: "a,b,c\n1\n", want: "1[a|b|c] 2[1]"},
		{name: "quoted", file: `"a,b","c""d",""""` + "\n", want: `1[a,b|c"d|"]`},
		{name: "lines in quotes", file: "a,b\n\"1\n2\r\n3\",x\ny,z\n", want: "1[a|b] 2[1\n2\r\n3|x] 5[y|z]"},
		{name: "a quote inside is a character", file: "5\" disk,a\"b\" \n", want: `1[5" disk|a"b" ]`},
		{name: "spaces stay", file: " a , b \n", want: "1[ a | b ]"},
		{name: "semicolon and single quotes", file: "'a;b';\"c\"\n", format: Format{Delimiter: ';', Quote: '\''}, want: `1[a;b|"c"]`},
		{name: "mark of UTF-8", file: "\uFEFF\"a\",b\n", want: "1[a|b]"},
		{name: "mark in the middle", file: "a,\uFEFFb\n", want: "1[a|\uFEFFb]"},
		{name: "UTF-8", file: "Zoë,日本\n", want: "1[Zoë|日本]"},
		{name: "replacement character in UTF-8", file: "\uFFFD\n", want: "1[\uFFFD]"},
		{name: "Latin-1", file: "Zo\xEB,\x80\n", format: Format{Encoding: Latin1}, want: "1[Zoë|\u0080]"},
		{name: "ISO Latin-1", file: "\xE9\n", format: Format{Encoding: ISOLatin1}, want: "1[é]"},
		{name: "Windows", file: "\x80 \x96\n", format: Format{Encoding: Windows1252}, want: "1[€ –]"},
		{name: "ASCII", file: "a,b\n", format: Format{Encoding: ASCII}, want: "1[a|b]"},
		{name: "UTF-16 little-endian", file: "\xFF\xFEa\x00,\x00\xEB\x00\n\x00", format: Format{Encoding: UTF16}, want: "1[a|ë]"},
		{name: "UTF-16 big-endian", file: "\xFE\xFF\x00a\x00,\x00\xEB\x00\n", format: Format{Encoding: UTF16}, want: "1[a|ë]"},
		{name: "UTF-16 without a mark", file: "a\x00,\x00b\x00", format: Format{Encoding: UTF16}, want: "1[a|b]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, fault := read(NewReader(strings.NewReader(c.file), c.format))
			if got := shown(rows); got != c.want || fault != "" {
				t.Errorf("\n got %q %s\nwant %q", got, fault, c.want)
			}
			rows, fault = read(newReader(iotest.OneByteReader(strings.NewReader(c.file)), c.format, 4))
			if got := shown(rows); got != c.want || fault != "" {
				t.Errorf("byte by byte\n got %q %s\nwant %q", got, fault, c.want)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	long := strings.Repeat("x", MaxRow/2)
	for _, c := range []struct {
		name, file string
		format     Format
		fault      Fault
		line       int
		column     int
	}{
		{name: "not UTF-8", file: "a,b\nx,Zo\xEB\n", fault: WrongEncoding, line: 2, column: 2},
		{name: "not UTF-8 in a quoted cell's second line", file: "a,b\nx,\"1\n\xEB\"\n", fault: WrongEncoding, line: 3, column: 2},
		{name: "UTF-16 read as UTF-8", file: "\xFF\xFEa\x00", fault: WrongEncoding, line: 1, column: 1},
		{name: "UTF-16 read as Windows-1252", file: "\xFE\xFF\x00a", format: Format{Encoding: Windows1252}, fault: WrongEncoding, line: 1, column: 1},
		{name: "UTF-8 read as Latin-1", file: "\xEF\xBB\xBFa,b\n", format: Format{Encoding: Latin1}, fault: WrongEncoding, line: 1, column: 1},
		{name: "UTF-8 read as UTF-16", file: "\xEF\xBB\xBFab,b\n", format: Format{Encoding: UTF16}, fault: WrongEncoding, line: 1, column: 1},
		{name: "not ASCII", file: "a,é\n", format: Format{Encoding: ASCII}, fault: WrongEncoding, line: 1, column: 2},
		{name: "not in Windows-1252", file: "a\n\x81\n", format: Format{Encoding: Windows1252}, fault: WrongEncoding, line: 2, column: 1},
		{name: "half a pair", file: "\xFF\xFEa\x00,\x00\x00\xD8,\x00", format: Format{Encoding: UTF16}, fault: WrongEncoding, line: 1, column: 2},
		{name: "half a character", file: "a\x00b", format: Format{Encoding: UTF16}, fault: WrongEncoding, line: 1, column: 1},
		{name: "open quote", file: "a,b\n1,\"2\n3,4\n", fault: UnclosedQuote, line: 2, column: 2},
		{name: "open quote after one over two lines", file: "\"a\nb\",\"2", fault: UnclosedQuote, line: 2, column: 2},
		{name: "quote at the end", file: "a\n\"", fault: UnclosedQuote, line: 2, column: 1},
		{name: "doubled quote at the end", file: "\"\"\"", fault: UnclosedQuote, line: 1, column: 1},
		{name: "text after a quote", file: "a,b\n1,\"2\"x\n", fault: AfterQuote, line: 2, column: 2},
		{name: "too many cells", file: "a,b\n1,2\n\"x\n\",2,3,4\n", fault: TooManyCells, line: 4, column: 3},
		{name: "a delimiter too many", file: "a,b\n1,2,\n", fault: TooManyCells, line: 2, column: 3},
		{name: "NUL", file: "a,b\n1,\x002\n", fault: HasNUL, line: 2, column: 2},
		{name: "NUL in quotes", file: "\"a\nb\x00\"", fault: HasNUL, line: 2, column: 1},
		{name: "long row", file: "a,b\n" + long + "," + long + long, fault: RowTooLong, line: 2, column: 2},
		{name: "quote open for long", file: "a,b\n1,\"" + long + "\n" + long, fault: RowTooLong, line: 2, column: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := NewReader(strings.NewReader(c.file), c.format)
			var err error
			for err == nil {
				_, _, err = r.Read()
			}
			if want := (&Error{c.fault, c.line, c.column}); err.Error() != want.Error() {
				t.Errorf("got %v, want %v", err, want)
			}
		})
	}
}

func TestFileErrors(t *testing.T) {
	broken := errors.New("disk on fire")
	r := NewReader(io.MultiReader(strings.NewReader("a,b\n1,"), iotest.ErrReader(broken)), Format{})
	if _, _, err := r.Read(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := r.Read(); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if _, err := FindDelimiter(iotest.ErrReader(broken), Format{}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestLongRows(t *testing.T) {
	text := strings.Repeat("0123456789\"\"\n", 100_000)
	r := NewReader(strings.NewReader("a,b\n\""+text+"\",x\ny,z"), Format{})
	rows, fault := read(r)
	want := strings.ReplaceAll(text, `""`, `"`)
	if fault != "" || len(rows) != 3 || rows[1][1] != want || rows[1][2] != "x" || rows[2][0] != "100003" {
		t.Errorf("%d rows, %q", len(rows), fault)
	}
}

func TestFindDelimiter(t *testing.T) {
	for _, c := range []struct {
		name, file string
		format     Format
		want       byte
	}{
		{name: "empty", file: "", want: ','},
		{name: "one column", file: "name\nAda\n", want: ','},
		{name: "comma", file: "a,b\n1,2\n", want: ','},
		{name: "semicolon with commas in numbers", file: "a;b\n1,5;2,5\n3,5;4\n", want: ';'},
		{name: "tab with commas in text", file: "a\tb\nx, y\tz\n", want: '\t'},
		{name: "bar", file: "a|b|c\n1|2|3\n", want: '|'},
		{name: "inside quotes does not count", file: "\"a;b;c\",d\n\"1;2\",3\n", want: ','},
		{name: "regular one wins", file: "a;b,c\n1;2\n3;4\n", want: ';'},
		{name: "more cells win", file: "a;b,c,d\n1;2,3,4\n", want: ','},
		{name: "mark before a quote", file: "\uFEFF\"a,b\";c\n\"1,2\";3\n", want: ';'},
		{name: "other quote", file: "'a,b,c';d\n", format: Format{Quote: '\''}, want: ';'},
		{name: "bar is the quote", file: "|a,b|;c\n", format: Format{Quote: '|'}, want: ';'},
		{name: "UTF-16", file: "a\x00;\x00b\x00\n\x00", format: Format{Encoding: UTF16}, want: ';'},
		{name: "cut off", file: "a;b\n" + strings.Repeat("x;y\n", sampleSize), want: ';'},
		{name: "open quote", file: "a;b\n\"1;2\n", want: ';'},
		{name: "below a title", file: "Members, 2026\n\na;b;c\n1,5;2;3\n4;5;6\n", want: ';'},
		{name: "below a title without any", file: "Members\na;b\n1;2\n4;5\n", want: ';'},
		{name: "from a line on", file: "x,y\nx,y\nx,y\na;b\n1;2\n", format: Format{From: 4}, want: ';'},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := FindDelimiter(strings.NewReader(c.file), c.format); err != nil || got != c.want {
				t.Errorf("got %q, want %q (%v)", got, c.want, err)
			}
		})
	}
}

func TestLinesAboveTheFirstRowAreLeftOut(t *testing.T) {
	for file, want := range map[string]string{
		"Title\n\na,b\n1,2\n":                            "3 a b|4 1 2|",
		"\"Title,,,\r\n\"x\"y,\r\na,b\r\n1,2":            "3 a b|4 1 2|",
		"\uFEFFone\rtwo\ra,b\r":                          "3 a b|",
		"one\ntwo":                                       "",
		strings.Repeat("x", 3*firstBuffer) + "\n\n\na,b": "4 a b|",
	} {
		r, got := newReader(strings.NewReader(file), Format{From: 3}, 4), ""
		for {
			cells, line, err := r.Read()
			if err != nil {
				break
			}
			got += fmt.Sprint(line) + " " + string(bytes.Join(cells, []byte(" "))) + "|"
		}
		if got != want {
			t.Errorf("%.20q: %q, want %q", file, got, want)
		}
	}
}

func TestDeclaredDelimiter(t *testing.T) {
	for file, want := range map[string]byte{
		"sep=;\r\na;b\r\n": ';', "\uFEFFSEP=|\n": '|', "sep=\t\n": '\t', "sep=;": 0, "sep=;b\n": 0, "sep;b\n": 0, "": 0, "sep=\n\n": 0, "sep=\"\n": 0,
	} {
		if got, err := DeclaredDelimiter(strings.NewReader(file), UTF8); got != want || err != nil {
			t.Errorf("%q: %q, want %q (%v)", file, got, want, err)
		}
	}
}

// FuzzRead holds the reader against encoding/csv where both mean the same, and against itself with a small buffer.
func FuzzRead(f *testing.F) {
	for _, file := range []string{
		"", "a,b\n1,2\n", "a;b\r\n\"x\"\"y\";z\r", "\uFEFFa\n", "\"a\nb\",c\n", "a,b\n1,2,3\n", "\"", "\"\"", "\"\"\"", "\"a\"b", "a\x00b", "\xFF\xFEa\x00,\x00",
		"\xFE\xFF\x00a", "Zo\xEB", "'a','b'", "a\tb|c", ",,\n,", "\n\n\r\n", "a,\"b\r\n\r\"", "\"a\",\n\"b", "a\"b,c\"", "\xED\xA0\x80",
	} {
		for e := range Encodings {
			f.Add([]byte(file), byte(','), byte('"'), uint8(e))
		}
		f.Add([]byte(file), byte(';'), byte('\''), uint8(0))
	}
	f.Fuzz(func(t *testing.T, file []byte, delimiter, quote byte, e uint8) {
		format := Format{Encoding: Encodings[int(e)%len(Encodings)], Delimiter: delimiter, Quote: quote}
		if delimiter == quote || delimiter == 0 || quote == 0 || delimiter >= utf8.RuneSelf || quote >= utf8.RuneSelf ||
			strings.ContainsAny(string([]byte{delimiter, quote}), "\r\n") {
			t.Skip()
		}
		rows, fault := read(NewReader(bytes.NewReader(file), format))
		again, faultAgain := read(newReader(iotest.OneByteReader(bytes.NewReader(file)), format, 4))
		if !reflect.DeepEqual(rows, again) || fault != faultAgain {
			t.Errorf("a small buffer reads %q %s, a large one %q %s", again, faultAgain, rows, fault)
		}
		for _, row := range rows {
			for _, text := range row {
				if !utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0 {
					t.Errorf("a cell is %q", text)
				}
			}
		}
		if format.Encoding == UTF8 && quote == '"' && fault == "" {
			compareStandard(t, file, delimiter, rows)
		}
		if _, err := FindDelimiter(bytes.NewReader(file), format); err != nil {
			t.Error(err)
		}
	})
}

// compareStandard holds rows against those of encoding/csv. It does not take CR as a line's end, and refuses quotes in cells that
// do not begin with one.
func compareStandard(t *testing.T, file []byte, delimiter byte, rows [][]string) {
	t.Helper()
	if bytes.IndexByte(file, '\r') >= 0 {
		return
	}
	standard := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, byteOrderMark)))
	standard.Comma, standard.FieldsPerRecord = rune(delimiter), -1
	want, err := standard.ReadAll()
	if err != nil {
		return
	}
	for i := range rows {
		rows[i] = rows[i][1:]
	}
	if len(rows)+len(want) > 0 && !reflect.DeepEqual(rows, want) {
		t.Errorf("%q: got %q, want %q", file, rows, want)
	}
}

func TestMemoryIsConstant(t *testing.T) {
	line := []byte("Amina,Diallo 12345,amina@northwind.example,42,true,City 7\n")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := NewReader(io.LimitReader(&endless{text: line}, 50<<20), Format{})
	rows := 0
	for {
		if _, _, err := r.Read(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		rows++
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 1<<20 {
		t.Errorf("%d rows took %d bytes of memory", rows, used)
	}
}

// endless repeats a text.
type endless struct {
	text []byte
	at   int
}

func (e *endless) Read(p []byte) (n int, err error) {
	for n < len(p) {
		k := copy(p[n:], e.text[e.at:])
		n, e.at = n+k, (e.at+k)%len(e.text)
	}
	return n, nil
}

func BenchmarkRead(b *testing.B) {
	plain := bytes.Repeat([]byte("Amina,Diallo 12345,amina@northwind.example,42,true,Zürich\n"), 20_000)
	quoted := bytes.Repeat([]byte("\"Amina\",\"Diallo \"\"12345\"\"\",\"amina@northwind.example\",\"42\",\"true\",\"Zürich\"\n"), 20_000)
	latin, err := charmap.ISO8859_1.NewEncoder().Bytes(plain)
	if err != nil {
		b.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(plain)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		file   []byte
		format Format
	}{{"plain", plain, Format{}}, {"quoted", quoted, Format{}}, {"latin1", latin, Format{Encoding: Latin1}}, {"utf16", wide, Format{Encoding: UTF16}}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.file)))
			b.ReportAllocs()
			for b.Loop() {
				r := NewReader(bytes.NewReader(c.file), c.format)
				for err = nil; err == nil; {
					_, _, err = r.Read()
				}
				if err != io.EOF {
					b.Fatal(err)
				}
			}
		})
	}
}
