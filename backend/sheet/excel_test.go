package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// openedBook opens a file that is in memory.
func openedBook(t *testing.T, content []byte) *Book {
	t.Helper()
	b, err := OpenBook(bytes.NewReader(content), int64(len(content)), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func readBook(t *testing.T, b *Book, name string) (rows []string) {
	t.Helper()
	r, err := b.Rows(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	for {
		cells, line, err := r.Read()
		if err == io.EOF {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, fmt.Sprintf("%d:%s", line, bytes.Join(cells, []byte("|"))))
	}
}

func written(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func expectRows(t *testing.T, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func TestABookReadsAsItWasWritten(t *testing.T) {
	w, err := NewBookWriter("Stands", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	at := time.Date(2024, 2, 29, 13, 45, 30, 123e6, time.UTC)
	clock := func(text string) Clock { d, _ := time.ParseDuration(text); return Clock(d) }
	for _, err := range []error{
		w.Header([]string{"text", "number", "day"}),
		w.Write([]any{"=1+1", 0.1, Day(at), true, Moment(at), clock("9h30m"), clock("9h30m15s"), Span(36*time.Hour + 5*time.Second)}),
		w.Write([]any{" a\nb ", 0.1 + 0.2, Day(time.Date(1899, 1, 2, 0, 0, 0, 0, time.UTC)), false, Moment(time.Date(2999, 12, 31, 23, 59, 59, 0, time.UTC)), clock("0s"), clock("23h59m59s"), Span(0)}),
		w.Write([]any{nil, nil}),
		w.Write([]any{"00123", 9007199254740991.0, Day(firstDay), nil, nil, nil, nil, "\"'<&>_x0041_"}),
		w.Write([]any{strings.Repeat("ä", MaxBookText), -1e-3, 12345678901234567890.0}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Write([]any{strings.Repeat("ä", MaxBookText+1)}); !errors.Is(err, ErrBookText) {
		t.Errorf("%v", err)
	}
	var content bytes.Buffer
	if err := w.Finish(&content); err != nil {
		t.Fatal(err)
	}
	b := openedBook(t, content.Bytes())
	if got := fmt.Sprint(b.Sheets()); got != "[{Stands false}]" {
		t.Error(got)
	}
	expectRows(t, readBook(t, b, "Stands"), "1:text|number|day",
		"2:=1+1|0.1|2024-02-29|TRUE|2024-02-29T13:45:30.123|09:30|09:30:15|36:00:05",
		"3: a\nb |0.3|1899-01-02|FALSE|2999-12-31T23:59:59|00:00|23:59:59|00:00:00",
		"5:00123|9007199254740991|1900-03-01|||||\"'<&>_x0041_",
		"6:"+strings.Repeat("ä", MaxBookText)+"|-0.001|12345678901234500000")
	if _, err := b.Rows("other"); fault(err) != SheetAbsent {
		t.Errorf("%v", err)
	}
}

func fault(err error) BookFault {
	if e, ok := errors.AsType[*BookError](err); ok {
		return e.Fault
	}
	return ""
}

func TestWhatOtherProgramsWrite(t *testing.T) {
	f := excelize.NewFile()
	yes := true
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
		t.Fatal(err)
	}
	for i, form := range []string{"dd.mm.yy", "mmmm yyyy", `"Stand" 0.00`, "[$-407]d. mmm yyyy h:mm", "[h]:mm", "h:mm AM/PM", "#,##0.00 [$€-407]", "0%", `[Red]\d0`, "mm:ss.0", "yyyy"} {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &form})
		cell, _ := excelize.CoordinatesToCellName(i+1, 2)
		if err = errors.Join(err, f.SetCellValue("Sheet1", cell, 1234.5), f.SetCellStyle("Sheet1", cell, cell, style)); err != nil {
			t.Fatal(err)
		}
	}
	_, err := f.NewSheet("Hidden")
	if err = errors.Join(err, f.SetSheetVisible("Hidden", false), f.SetCellFormula("Hidden", "A1", "1+1"), f.SetCellValue("Hidden", "B1", 5),
		f.MergeCell("Hidden", "B1", "C2"), f.SetCellRichText("Hidden", "D1", []excelize.RichTextRun{{Text: "rich "}, {Text: "text", Font: &excelize.Font{Bold: true}}})); err != nil {
		t.Fatal(err)
	}
	b := openedBook(t, written(t, f))
	if got := fmt.Sprint(b.Sheets()); got != "[{Sheet1 false} {Hidden true}]" {
		t.Error(got)
	}
	expectRows(t, readBook(t, b, "Sheet1"),
		"2:1907-05-19|1907-05-19|1234.5|1907-05-19T12:00:00|29628:00:00|12:00|1234.5|1234.5|1234.5|12:00:00|1907-05-19")
	expectRows(t, readBook(t, b, "Hidden"), "1:|5||rich text")
}

// aBook is an Excel file whose only sheet is the text.
func aBook(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	plain := written(t, excelize.NewFile())
	in, err := zip.NewReader(bytes.NewReader(plain), int64(len(plain)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, part := range in.File {
		if _, replaced := parts[part.Name]; !replaced {
			if err := out.Copy(part); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, text := range parts {
		w, err := out.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, text)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const aSheet = "xl/worksheets/sheet1.xml"

func sheetXML(rows string) string {
	return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
}

func TestBooksThatAreRefused(t *testing.T) {
	protected := excelize.NewFile()
	var locked bytes.Buffer
	if err := protected.Write(&locked, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	whole := written(t, excelize.NewFile())
	for name, c := range map[string]struct {
		content []byte
		want    BookFault
	}{
		"password":     {locked.Bytes(), LockedBook},
		"xls":          {append(bytes.Clone(compound), make([]byte, 2000)...), OldBook},
		"text":         {[]byte("a,b,c\n1,2,3\n"), NotABook},
		"nothing":      {nil, NotABook},
		"cut off":      {whole[:len(whole)/2], NotABook},
		"another zip":  {zipOf(t, "a.txt", "a"), NotABook},
		"a long text":  {aBook(t, map[string]string{aSheet: sheetXML(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("a", 20<<20) + `</t></is></c></row>`)}), BookTooBig},
		"a long row":   {aBook(t, map[string]string{aSheet: sheetXML(`<row r="1">` + strings.Repeat(`<c t="b"><v>1</v></c>`, 4<<20) + `</row>`)}), BookTooBig},
		"large others": {aBook(t, map[string]string{"xl/styles.xml": strings.Repeat(" ", maxParts+1)}), BookTooBig},
	} {
		_, err := OpenBook(bytes.NewReader(c.content), int64(len(c.content)), t.TempDir())
		if fault(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	if _, err := OpenBook(bytes.NewReader(nil), MaxBook+1, t.TempDir()); fault(err) != BookTooBig {
		t.Errorf("%v", err)
	}
}

func zipOf(t *testing.T, name, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	part, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(part, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOddSheets(t *testing.T) {
	content := aBook(t, map[string]string{aSheet: sheetXML(`<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="C2" t="str"><f>A1</f><v>cached</v></c></row>` +
		`<row r="4"><c t="d"><v>2024-02-15T13:45:30</v></c><c s="99"><v>7</v></c><c t="s"><v>42</v></c></row><row r="9"><c r="B9"><v>1.1000000000000001</v></c></row>`)})
	expectRows(t, readBook(t, openedBook(t, content), "Sheet1"), "2:#N/A||cached", "4:2024-02-15T13:45:30|7", "9:|1.1000000000000001")
}

func TestALargeBook(t *testing.T) {
	var rows strings.Builder
	const n = 25_000
	for i := range n {
		fmt.Fprintf(&rows, `<row r="%d"><c t="inlineStr"><is><t>row %d%s</t></is></c><c><v>%d</v></c></row>`, i+1, i, strings.Repeat(" and a long text", 45), i)
	}
	b := openedBook(t, aBook(t, map[string]string{aSheet: sheetXML(rows.String())}))
	got := readBook(t, b, "Sheet1")
	if len(got) != n || !strings.HasSuffix(got[n-1], "|24999") {
		t.Errorf("%d rows", len(got))
	}
}
