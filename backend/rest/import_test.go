package rest

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"owlet/backend"
	"owlet/backend/sqlite"

	sqlite3 "github.com/mattn/go-sqlite3"
)

const (
	importStands = records + "/import/csv"
	importHalls  = "/modules/fair/tables/halls/records/import/csv"
)

// importStory is a story of an import: a file and pairs of names and values.
func importStory(name, path, file string, status int, want string, pairs ...string) story {
	body, contentType := csvForm([]byte(file), pairs...)
	return story{name: name, method: "POST", path: path, key: "records", body: string(body), header: http.Header{"Content-Type": {contentType}}, status: status, want: want}
}

func imported(n, skipped, updated int) string {
	return fmt.Sprintf(`{"data":{"rowsImported":%d,"rowsSkipped":%d,"rowsUpdated":%d}}`, n, skipped, updated)
}

func TestImportCSV(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	const key = `[{"csvColumnName":"name","fieldName":"name","updatePolicy":"key"},{"csvColumnName":"area","fieldName":"area"}]`
	list := func(name, query, want string) story {
		return story{name: name, method: "GET", path: records + "?" + query, key: "read", status: 200,
			want: `{"data":[` + want + `],"meta":{},"page_info":{"has_more":false,"limit":100,"offset":0}}`}
	}
	w.tell([]story{
		importStory("halls", importHalls, "Name\nNorth\nSouth\n", 201, imported(2, 0, 0)),
		importStory("every type", importStands, "\uFEFFNAME,Area,paid,kind,extras,opens,hall\n"+
			"Nordlicht,\"1,012.5\",TRUE,Corner,\"Power, Water\",2026-12-04,1\r\n"+
			"\"Süd \"\"&\"\" <West>\",,false,,\"[\"\"Water\"\"]\",,2\n", 201, imported(2, 0, 0)),
		list("reads back", "", `{"id":"1","values":{"name":"Nordlicht","area":1012.5,"paid":true,"kind":"Corner","extras":["Power","Water"],"opens":"2026-12-04","hall":"1","cost":121500}},`+
			`{"id":"2","values":{"name":"Süd \"&\" <West>","area":null,"paid":false,"kind":null,"extras":["Water"],"opens":null,"hall":"2","cost":0}}`),
		importStory("european, semicolons found out", importStands, "name;area\nOst;1.234,5\n", 201, imported(1, 0, 0), "numberFormat", "european"),
		importStory("update", importStands, "name,area\nOst,1\nWest,2\n", 201, imported(0, 1, 1), "importMode", "update", "mappings", key, "batchSize", "10"),
		importStory("upsert", importStands, "name,area\nOst,3\nWest,4\n", 201, imported(1, 0, 1), "importMode", "upsert", "mappings", key, "batchSize", "2e2"),
		list("updated", "fields=name,area", `{"id":"1","values":{"name":"Nordlicht","area":1012.5}},{"id":"2","values":{"name":"Süd \"&\" <West>","area":null}},`+
			`{"id":"3","values":{"name":"Ost","area":3}},{"id":"4","values":{"name":"West","area":4}}`),
		importStory("no header", importStands, "A|B|7\n", 201, imported(1, 0, 0), "hasHeader", "false", "delimiter", "|", "mappings",
			`[{"csvColumnName":"column_2","fieldName":"name"},{"csvColumnName":"column_3","fieldName":"area"}]`),
		importStory("quotes and tabs", importStands, "'name'\tarea\n'it''s\ta \"b\"'\t8\n", 201, imported(1, 0, 0), "quoteChar", "'", "delimiter", `\t`),
		importStory("Windows", importStands, "name\nCaf\xE9 \x80\n", 201, imported(1, 0, 0), "encoding", "windows-cp1252"),
		importStory("UTF-16", importStands, "\xFF\xFEn\x00a\x00m\x00e\x00\n\x00\xFC\x00", 201, imported(1, 0, 0), "encoding", "utf16"),
		importStory("Latin-1, empty values are none", importStands, "name\n\xFC\n", 201, imported(1, 0, 0), "encoding", "latin1", "delimiter", "", "quoteChar", "", "batchSize", "", "mappings", ""),
		importStory("true as Python writes it", importStands, "name\n", 201, imported(0, 0, 0), "hasHeader", "True"),
		importStory("only a header", importStands, "name\n", 201, imported(0, 0, 0)),
		{name: "all of them", method: "GET", path: records + "?fields=name&offset=4", key: "read", status: 200,
			want: `{"data":[{"id":"5","values":{"name":"B"}},{"id":"6","values":{"name":"it's\ta \"b\""}},{"id":"7","values":{"name":"Café €"}},{"id":"8","values":{"name":"ü"}},{"id":"9","values":{"name":"ü"}}],` +
				`"meta":{},"page_info":{"has_more":false,"limit":100,"offset":4}}`},
	})
}

func TestImportRefusals(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	refused := func(name, file, want string, pairs ...string) story {
		return importStory(name, importStands, file, 400, want, pairs...)
	}
	form := func(name, contentType, body, want string) story {
		return story{name: name, method: "POST", path: importStands, key: "records", body: body, header: http.Header{"Content-Type": {contentType}}, status: 400, want: want}
	}
	noScope := importStory("no scope", importStands, "name\nx\n", 403, "Insufficient API key scope: records:write")
	noScope.key = "read"
	const good = "name\nx\n"
	const open = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nname\nx\n"
	w.tell([]story{
		importStory("halls", importHalls, "name\nNorth\n", 201, imported(1, 0, 0)),
		noScope,
		importStory("no such table", "/modules/fair/tables/none/records/import/csv", good, 404, `There is no table "none" in module "fair".`),
		refused("empty", "", "The file is empty."),
		refused("empty with a mark", "\uFEFF\n\n", "The file is empty."),
		refused("not UTF-8", "name,area\nx,1\nCaf\xE9,2\n", "Line 3, column 1: this is not utf8 text."),
		refused("not ASCII", "name\nCafé\n", "Line 2, column 1: this is not ascii text.", "encoding", "ascii"),
		refused("not Windows", "name\n\x81\n", "Line 2, column 1: this is not windows-cp1252 text.", "encoding", "windows-cp1252"),
		refused("not UTF-16", "\xFF\xFEn\x00a\x00m\x00e\x00\n\x00\x00\xD8", "Line 2, column 1: this is not utf16 text.", "encoding", "utf16"),
		refused("another mark", "\uFEFFname,area\nx,1\n", "Line 1, column 1: this is not latin1 text.", "encoding", "latin1"),
		refused("two columns of a name", "name,area,name\nx,1,y\n", `Columns 1 and 3 both go to field "name".`),
		form("as base64", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"\r\nContent-Transfer-Encoding: Base64\r\n\r\nbmFtZQp4Cg==\r\n--b--\r\n",
			`"file" has to be sent as it is, not as Base64.`),
		refused("unclosed quote", "name,area\nx,1\ny,\"2\nz,3\n", "Line 3, column 2: the quote that begins here is not closed."),
		refused("text after a quote", "name,area\n\"x\"y,1\n", "Line 2, column 1: there is text after the closing quote."),
		refused("too many cells", "name,area\nx,1\ny,2,3\n", "Line 3, column 3: the row has more cells than the first one."),
		refused("NUL", "name,area\nx,1\ny\x00,2\n", "Line 3, column 1: the text holds a NUL character."),
		refused("no number", "name,area\nx,1\ny,1.234.5\n", `Line 3, column 2: field "area": "1.234.5" is not a number of the format "us".`),
		refused("European as US", "name;area\nx;1,5\n", `Line 2, column 2: field "area": "1,5" is not a number of the format "us".`),
		refused("US as European", "name;area\nx;1.5\n", `Line 2, column 2: field "area": "1.5" is not a number of the format "european".`, "numberFormat", "european"),
		refused("number too large", "name,area\nx,1e999\n", `Line 2, column 2: field "area": "1e999" is too large for a number.`),
		refused("integer too large", "name,area\nx,9007199254740993\n", `Line 2, column 2: field "area": "9007199254740993" is an integer past 2^53, which a number cannot hold exactly.`),
		refused("no boolean", "name,paid\nx,yes\n", `Line 2, column 2: field "paid": "yes" is not true or false.`),
		refused("no option", "name,kind\nx,corner\n", `Line 2, column 2: field "kind": "corner" is not one of its options.`),
		refused("no options", "name,extras\nx,Power;Gas\n", `Line 2, column 2: field "extras": "Power;Gas" is not one of its options.`),
		refused("options twice", "name,extras\nx,Power;Power\n", `Line 2, column 2: field "extras": "Power;Power" names an option twice.`),
		refused("no list", "name,extras\nx,[Power\n", `Line 2, column 2: field "extras": "[Power" is not a list of option names.`),
		refused("no date", "name,opens\nx,4.12.2026\n", `Line 2, column 2: field "opens": "4.12.2026" is not a date such as 2024-02-15.`),
		refused("a year is no date", "name,opens\nx,2026\n", `Line 2, column 2: field "opens": "2026" is not a date such as 2024-02-15.`),
		refused("no such date", "name,opens\nx,2026-02-30\n", `Line 2, column 2: field "opens": "2026-02-30" is a date that does not exist or is not within the years 1 to 9999.`),
		refused("no such record", "name,hall\nx,1\ny,9\n", `Line 3, column 2: field "hall": table "halls" has no record 9.`),
		refused("computed", "name,cost\nx,1\n", `Column "cost": field "cost" of type function is read-only.`),
		refused("required", "name,area\nx,1\n,2\n", `Line 3, column 1: field "name" is required.`),
		refused("required without a column", "area\n1\n", `Line 2: field "name" is required and has no column.`),
		importStory("not unique", importHalls, "name\nSouth\nNorth\n", 400, `Line 3, column 1: field "name": "North" is taken by the record with id 1.`),
		importStory("twice", importHalls, "name\nSouth\nEast\nSouth\n", 400, `Line 4, column 1: field "name": "South" is in line 2 too.`),
		refused("no column of the table", "title;size\nx;1\n", `No column of the file has the name of a field of table "stands": "title", "size".`),
		refused("another delimiter", "name:area\nx:1\n", `No column of the file has the name of a field of table "stands": "name:area".`),
		refused("a file without header", good, `No column of the file has the name of a field of table "stands": "column_1".`, "hasHeader", "FALSE"),
		refused("mappings without a field", good, `"mappings[1].fieldName" is missing.`, "mappings", `[{"csvColumnName":"name","fieldName":"name"},{"csvColumnName":"name"}]`),
		refused("mappings without a column", good, `"mappings[0].csvColumnName" is missing.`, "mappings", `[{"csvColumnName":null,"fieldName":"name"}]`),
		refused("header", good, `"hasHeader": "maybe" is not one of true, false.`, "hasHeader", "maybe"),
		refused("encoding", good, `"encoding": "utf-8" is not one of utf8, ascii, latin1, iso-latin1, utf16, windows-cp1252.`, "encoding", "utf-8"),
		refused("mode", good, `"importMode": "replace" is not one of append, update, upsert.`, "importMode", "replace"),
		refused("number format", good, `"numberFormat": "swiss" is not one of us, european.`, "numberFormat", "swiss"),
		refused("delimiter", good, `"delimiter" has to be one ASCII character, not "::".`, "delimiter", "::"),
		refused("quote", good, `"quoteChar" has to be one ASCII character, not "«".`, "quoteChar", "«"),
		refused("delimiter is the quote", good, `The delimiter and the quote character cannot be the same.`, "quoteChar", ";", "delimiter", ";"),
		refused("batch too small", good, `"batchSize" has to be 10 or more.`, "batchSize", "9"),
		refused("batch too large", good, `"batchSize" has to be 200 or less.`, "batchSize", "201"),
		refused("batch no number", good, `"batchSize" has to be a whole number.`, "batchSize", "1_00"),
		refused("mappings no JSON", good, `"mappings" is not valid JSON: look at byte 1.`, "mappings", "name"),
		refused("mappings no list", good, "mappings: this is not a JSON list of objects with csvColumnName, fieldName and updatePolicy.", "mappings", `{"csvColumnName":"name"}`),
		refused("mappings with a key in capitals", good, "mappings: this is not a JSON list of objects with csvColumnName, fieldName and updatePolicy.", "mappings", `[{"CSVColumnName":"name","fieldName":"name"}]`),
		refused("mappings with a key twice", good, `"mappings[1].fieldName" is there more than once.`, "mappings", `[{"csvColumnName":"area","fieldName":"area"},{"csvColumnName":"name","fieldName":"name","fieldName":"area"}]`),
		refused("mappings with half a pair", good, `"mappings[0].csvColumnName" is not valid Unicode.`, "mappings", `[{"csvColumnName":"\ud800","fieldName":"name"}]`),
		refused("mappings with more", good, "mappings: this is not a JSON list of objects with csvColumnName, fieldName and updatePolicy.", "mappings", `[{"csvColumnName":"name","fieldName":"name","x":1}]`),
		refused("no key", good, `importMode update needs exactly one mapping with updatePolicy "key", not 0.`, "importMode", "update"),
		refused("unknown value", good, `"mode" is not known here.`, "mode", "append"),
		refused("value twice", good, `"importMode" is there more than once.`, "importMode", "append", "importMode", "append"),
		refused("value too long", good, `"mappings" is too long: at most 524288 characters.`, "mappings", strings.Repeat(" ", longestValue+1)),
		form("no form", "text/csv", good, "The body has to be sent with the header Content-Type: multipart/form-data."),
		form("no boundary", "multipart/form-data", good, "The form is not valid multipart/form-data."),
		form("no file", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"importMode\"\r\n\r\nappend\r\n--b--\r\n", `"file" is missing: the file to import.`),
		form("two files", "multipart/form-data; boundary=b", open+"\r\n"+open+"\r\n--b--\r\n", `"file" is there more than once.`),
		form("breaks off", "multipart/form-data; boundary=b", open, "The form is not valid multipart/form-data."),
		{name: "nothing came of all that", method: "GET", path: records + "?limit=1", key: "read", status: 200, want: `{"data":[],"meta":{},"page_info":{"has_more":false,"limit":1,"offset":0}}`},
	})
	w.nothingIsSpooled()
}

// nothingIsSpooled tells whether every temporary file is gone, also one without a name.
func (w *world) nothingIsSpooled() {
	w.t.Helper()
	spool := filepath.Join(w.store.Home(), "spool")
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		left, _ := filepath.Glob(filepath.Join(spool, "*"))
		open, _ := filepath.Glob("/proc/self/fd/*")
		for _, fd := range open {
			if path, err := os.Readlink(fd); err == nil && strings.HasPrefix(path, spool) {
				left = append(left, path)
			}
		}
		if len(left) == 0 {
			return
		}
		if time.Now().After(end) {
			w.t.Fatalf("left behind: %v", left)
		}
	}
}

func TestImportTooLarge(t *testing.T) {
	limits := DefaultLimits()
	limits.CSV = 2 * megabyte
	w := newWorld(t, WithLimits(limits))
	w.prepare()
	const want = "The body is larger than 2 MB."
	row := strings.Repeat("x", 1023) + "\n"
	fits := "name\n" + strings.Repeat(row, 2047)
	w.tell([]story{
		importStory("fits", importStands, fits, 201, imported(2047, 0, 0)),
		importStory("fits with a long form", importStands, fits, 201, imported(2047, 0, 0), "mappings", `[{"csvColumnName":"name","fieldName":"name"}]`+strings.Repeat(" ", longestValue/2)),
		importStory("found while reading", importStands, fits+row+row, 413, want),
		importStory("said beforehand", importStands, fits+fits, 413, want),
	})
	c := w.dial()
	w.sendHeadTo(c, importStands, "Content-Type: multipart/form-data; boundary=b\r\nExpect: 100-continue\r\nContent-Length: 3145729\r\n")
	if status, answer := readAnswer(t, c); status != 413 || !strings.Contains(answer, want) {
		t.Errorf("%d %s", status, answer)
	}
	w.nothingIsSpooled()
}

const formStart = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nname\n"

func TestSlowUploadHoldsNobody(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	c := w.dial()
	w.sendHeadTo(c, importStands, "Content-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n")
	send := func(text string) {
		if _, err := fmt.Fprintf(c, "%x\r\n%s\r\n", len(text), text); err != nil {
			t.Fatal(err)
		}
	}
	send(formStart)
	for i := range 10 {
		send(fmt.Sprintf("slow %d\n", i))
		started := time.Now()
		a := w.ask(t, story{method: "POST", path: records, key: "records", body: `{"records":[{"name":"quick"}]}`})
		if took := time.Since(started); a.status != 201 || took > 2*time.Second {
			t.Fatalf("%d after %s", a.status, took)
		}
	}
	send("\r\n--b--\r\n")
	_, _ = fmt.Fprint(c, "0\r\n\r\n")
	if status, answer := readAnswer(t, c); status != 201 || answer != imported(10, 0, 0) {
		t.Errorf("%d %s", status, answer)
	}
	if n, _ := w.store.CountRecords(t.Context(), backend.Path{Workspace: w.workspace.ID, Module: "fair", Table: "stands"}); n != 20 {
		t.Errorf("%d records", n)
	}
}

func TestClientThatGoesAwayLeavesNothing(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	for name, body := range map[string]string{
		"while sending": formStart + strings.Repeat("away\n", 100_000),
		"after sending": formStart + strings.Repeat("away\n", 1_000_000) + "\r\n--b--\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			length := len(body)
			if name == "while sending" {
				length *= 2
			}
			c := w.dial()
			w.sendHeadTo(c, importStands, fmt.Sprintf("Content-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n", length))
			if _, err := c.Write([]byte(body)); err != nil {
				t.Fatal(err)
			}
			time.Sleep(50 * time.Millisecond)
			_ = c.Close()
			w.nothingIsSpooled()
			if n, err := w.store.CountRecords(t.Context(), backend.Path{Workspace: w.workspace.ID, Module: "fair", Table: "stands"}); n != 0 || err != nil {
				t.Errorf("%d records, %v", n, err)
			}
		})
	}
}

// TestAnotherProcessWrites holds the workspace's file the way another process does.
func TestAnotherProcessWrites(t *testing.T) {
	server := contactServer(t, sqlite.WithPatience(200*time.Millisecond))
	path, key := contactTable(t, server.store)
	other, err := (&sqlite3.SQLiteDriver{}).Open("file:" + filepath.Join(server.store.Home(), "workspaces", path.Workspace+".db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	exec := func(sql string) {
		if _, err := other.(*sqlite3.SQLiteConn).Exec(sql, nil); err != nil {
			t.Fatal(err)
		}
	}
	form, contentType := csvForm([]byte("city\nKyiv\n"))
	send := func(way, body, contentType string) (int, string, string) {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost,
			server.State().Address+"/api/v1/workspace/"+path.Workspace+"/modules/crm/tables/contacts/records"+way, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+key)
		r.Header.Set("Content-Type", contentType)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		text, _ := io.ReadAll(answer.Body)
		return answer.StatusCode, answer.Header.Get("Retry-After"), string(text)
	}
	exec("BEGIN IMMEDIATE")
	const busy = `{"error":{"message":"The workspace is busy with another change. Nothing was changed; try again in a moment."}}`
	if status, retry, text := send("", `{"records":[{"city":"Kyiv"}]}`, "application/json"); status != 503 || retry != "1" || text != busy {
		t.Errorf("create: %d, Retry-After %q, %s", status, retry, text)
	}
	if status, retry, text := send("/import/csv", string(form), contentType); status != 503 || retry != "1" || text != busy {
		t.Errorf("import: %d, Retry-After %q, %s", status, retry, text)
	}
	exec("ROLLBACK")
	if status, _, text := send("/import/csv", string(form), contentType); status != 201 || text != imported(1, 0, 0) {
		t.Errorf("import: %d, %s", status, text)
	}
}
