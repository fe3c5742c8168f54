package sqlite

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

// pausing is a sheet that stops before its last row, the second time it is read to there, until it is let go on.
type pausing struct {
	textSheet
	reached, goOn chan struct{}
	passes        *int
}

func (p pausing) Open() (backend.SheetRows, error) {
	rows, err := p.textSheet.Open()
	return &pausingRows{rows, p}, err
}

type pausingRows struct {
	backend.SheetRows
	pausing
}

func (p *pausingRows) Read() ([][]byte, int, error) {
	cells, line, err := p.SheetRows.Read()
	if err == io.EOF {
		if *p.passes++; *p.passes == 2 {
			close(p.reached)
			<-p.goOn
		}
	}
	return cells, line, err
}

func paused(text string) pausing {
	return pausing{textSheet(text), make(chan struct{}), make(chan struct{}), new(int)}
}

func TestWritersWaitForAnImportOnlySoLong(t *testing.T) {
	b := newWorkbench(t)
	b.reopen(time.Second) // a machine under load takes part of it to commit
	b.table("people", `{"name":"name","type":"string"}`)
	sheet := paused("name\nAda\n")
	imported := make(chan error, 1)
	go func() {
		_, err := b.store.ImportRecords(context.Background(), b.at("people"), sheet, appending())
		imported <- err
	}()
	<-sheet.reached
	started := time.Now()
	_, err := b.create("people", `[{"name":"Bob"}]`)
	if e := backend.Explain(err); e == nil || e.Code != backend.Busy {
		t.Errorf("got %v", err)
	}
	if took := time.Since(started); took < b.store.patience || took > b.store.patience+2*time.Second {
		t.Errorf("refused after %s", took)
	}
	waiting := make(chan error, 1)
	go func() {
		_, err := b.create("people", `[{"name":"Cleo"}]`)
		waiting <- err
	}()
	time.Sleep(b.store.patience / 4)
	close(sheet.goOn)
	b.must(<-imported)
	b.must(<-waiting)
	b.holds("people", `[{"id":"1","values":{"name":"Ada"}},{"id":"2","values":{"name":"Cleo"}}]`)
}

func TestWritersWaitForAnotherProcessOnlySoLong(t *testing.T) {
	b := newWorkbench(t)
	b.reopen(300 * time.Millisecond)
	b.table("people", `{"name":"name","type":"string"}`)
	other, err := openConn(b.store.workspacePath(b.path.Workspace), "")
	b.must(err)
	defer func() { _ = other.close() }()
	b.must(other.exec("BEGIN IMMEDIATE"))
	started := time.Now()
	for name, write := range map[string]func() error{
		"create": func() error { _, err := b.create("people", `[{"name":"Bob"}]`); return err },
		"import": func() error { _, err := b.importSheet("people", "name\nAda\n", appending()); return err },
	} {
		if e := backend.Explain(write()); e == nil || e.Code != backend.Busy {
			t.Errorf("%s: got %v", name, e)
		}
	}
	if took := time.Since(started); took > 2*b.store.patience+2*time.Second {
		t.Errorf("refused after %s", took)
	}
	b.must(other.exec("ROLLBACK"))
	b.reopen(20 * time.Second)
	b.must(other.exec("BEGIN IMMEDIATE"))
	waiting := make(chan error, 1)
	go func() {
		_, err := b.create("people", `[{"name":"Cleo"}]`)
		waiting <- err
	}()
	time.Sleep(100 * time.Millisecond)
	b.must(other.exec("ROLLBACK"))
	b.must(<-waiting)
	b.holds("people", `[{"id":"1","values":{"name":"Cleo"}}]`)
}

func TestImportThatIsGivenUp(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"name","type":"string"}`)
	sheet := paused("name\n" + strings.Repeat("Ada\n", 2*ctxRows))
	ctx, cancel := context.WithCancel(context.Background())
	imported := make(chan error, 1)
	go func() {
		_, err := b.store.ImportRecords(ctx, b.at("people"), sheet, appending())
		imported <- err
	}()
	<-sheet.reached
	cancel()
	close(sheet.goOn)
	if err := <-imported; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	b.holds("people", `[]`)
}

func TestSpool(t *testing.T) {
	home := t.TempDir()
	left := filepath.Join(home, "spool", "import-1")
	if err := os.MkdirAll(filepath.Dir(left), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(left, []byte("left by a crash"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, home)
	if !missing(left) {
		t.Error("what a crash left is still there")
	}
	spool, err := s.NewSpool()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := spool.Write([]byte("a,b\n")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if text, err := io.ReadAll(spool.Reader()); string(text) != "a,b\n" || err != nil {
			t.Errorf("%q, %v", text, err)
		}
	}
	if err := spool.Close(); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(filepath.Dir(left)); len(entries) != 0 || err != nil {
		t.Errorf("%v, %v", entries, err)
	}
}
