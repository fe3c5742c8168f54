package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"owlet/backend"
)

// stage copies a file that is to become a workspace, checks that it can, and brings the copy to the newest version. The file itself is only
// read. Errors: storage: it is damaged, foreign, cut off or from a newer Owlet; the disk is full.
func (s *Store) stage(ctx context.Context, path string, tell Tell) (*making, error) {
	if err := checkStart(path); err != nil {
		return nil, err
	}
	folder := s.backupFolder("staged")
	if err := makePrivate(folder); err != nil {
		return nil, err
	}
	copied := filepath.Join(folder, backend.NewID()+half)
	if err := copyFiles(ctx, path, copied, tell); err != nil {
		removeDatabase(copied)
		return nil, err
	}
	p, err := openPart(copied)
	if err != nil {
		return nil, blame(path, err)
	}
	tell.of("check", 0, 0)
	if err := p.becomeWorkspace(ctx, path); err != nil {
		p.drop()
		return nil, blame(path, err)
	}
	return p, nil
}

// blame names the file that a person knows, and not its copy.
func blame(path string, err error) error {
	e := backend.Explain(explainFile(path, err))
	if e.Code != backend.Storage || e.ID == "storage.full" {
		return err
	}
	return backend.Errorf(e.Code, e.ID, "file", path).Because(err)
}

// becomeWorkspace checks all of the copy and migrates it.
func (p *making) becomeWorkspace(ctx context.Context, path string) error {
	if err := p.script("PRAGMA journal_mode = DELETE"); err != nil { // takes in what a log beside it held
		return err
	}
	if id, err := p.number("PRAGMA application_id"); err == nil && id != workspaceKind.id { // a log may have hidden it
		return backend.Errorf(backend.Storage, "backup.foreign", "file", path)
	}
	if err := checkInside(p.path, workspaceKind); err != nil {
		return err
	}
	if err := p.checkForeign(path); err != nil {
		return err
	}
	if err := checkWhole(ctx, p.conn, path); err != nil {
		return err
	}
	if err := migrate(p.conn, p.path, workspaceKind); err != nil {
		return damaged(path, err)
	}
	if err := p.checkSchema(); err != nil {
		return damaged(path, err)
	}
	return nil
}

// ourTables are what Owlet's own SQL makes. Whatever else a file has may do something when it is written to, such as a trigger.
var ourTables = regexp.MustCompile(`^(table (workspace|module|global_function|record_table|field|counter|block|change|sqlite_\w+|t[0-9]+)|index (i[0-9]+|sqlite_autoindex_\w+))$`)

// checkForeign refuses what Owlet did not make.
func (p *making) checkForeign(path string) error {
	strange := ""
	err := p.query(context.Background(), "SELECT type || ' ' || name FROM sqlite_schema", nil, func(row []driver.Value) error {
		if name := text(row[0]); !ourTables.MatchString(name) {
			strange = name
		}
		return nil
	})
	if err != nil {
		return err
	}
	pages, err := p.number("PRAGMA page_size")
	if err == nil && (strange != "" || pages != pageSize) {
		err = backend.Errorf(backend.Storage, "backup.foreign", "file", path).Because(errors.New(strange))
	}
	return err
}

// pageSize is that of all of Owlet's files. SQLite copies only between equal ones.
const pageSize = 4096

// checkSchema reads what a workspace needs: its structure, and a table in SQL for each of its own with all its columns.
func (p *making) checkSchema() error {
	rows, err := p.number("SELECT count(*) FROM workspace WHERE id = 1")
	if err == nil && rows != 1 {
		err = errors.New("no row about the workspace")
	}
	if err != nil {
		return err
	}
	sc, err := readSchema(p.conn, 0)
	if err != nil {
		return err
	}
	for _, tb := range sc.tables {
		if _, err := p.prepare(tb.one); err != nil {
			return err
		}
		if n, err := p.number("SELECT count(*) FROM counter WHERE record_table = ?", tb.Num); err != nil || n != 1 {
			return errors.Join(err, errors.New("no count of "+tb.name))
		}
	}
	p.forget()
	return nil
}

// checkStart reads the first bytes of a file.
func checkStart(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return backend.Errorf(backend.Storage, "storage.unreadable", "file", path).Because(err)
	}
	defer func() { _ = file.Close() }()
	about, err := file.Stat()
	if err != nil || !about.Mode().IsRegular() {
		return backend.Errorf(backend.Storage, "backup.foreign", "file", path).Because(err)
	}
	start := make([]byte, 72)
	if _, err := io.ReadFull(file, start); err != nil || !strings.HasPrefix(string(start), "SQLite format 3\x00") {
		return backend.Errorf(backend.Storage, "backup.foreign", "file", path).Because(err)
	}
	id, pages := int64(binary.BigEndian.Uint32(start[68:])), int64(binary.BigEndian.Uint32(start[28:]))
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 { // it may say otherwise
		return nil
	}
	if whole := pages * pageSize; about.Size() < whole && id == workspaceKind.id {
		return backend.Errorf(backend.Storage, "backup.cut_off", "file", path, "size", about.Size(), "whole", whole)
	}
	if id != workspaceKind.id {
		return backend.Errorf(backend.Storage, "backup.foreign", "file", path)
	}
	return nil
}

// copyFiles copies a database byte by byte, with its log if it has one.
func copyFiles(ctx context.Context, from, to string, tell Tell) error {
	for _, side := range []string{"", "-wal"} {
		err := copyFile(ctx, from+side, to+side, tell)
		if err != nil && (side == "" || !errors.Is(err, os.ErrNotExist)) {
			return err
		}
	}
	return nil
}

func copyFile(ctx context.Context, from, to string, tell Tell) error {
	source, err := os.Open(from)
	if err != nil {
		return explainSystem(from, err)
	}
	defer func() { _ = source.Close() }()
	about, err := source.Stat()
	if err != nil {
		return explainSystem(from, err)
	}
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return explainSystem(to, err)
	}
	_, err = io.Copy(&toldWriter{ctx: ctx, to: target, total: about.Size(), tell: tell}, source)
	if err = errors.Join(err, target.Close()); err == nil || ctx.Err() != nil {
		return err
	}
	return explainSystem(to, err)
}

// toldWriter tells how much has been written, and writes no more once its context has ended.
type toldWriter struct {
	ctx         context.Context
	to          io.Writer
	done, total int64
	tell        Tell
}

func (w *toldWriter) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.to.Write(b)
	w.done += int64(n)
	w.tell.of("copy", w.done, w.total)
	return n, err
}

// copyOf writes a file's content.
func copyOf(ctx context.Context, source *os.File) func(io.Writer) error {
	return func(to io.Writer) error {
		_, err := io.Copy(&toldWriter{ctx: ctx, to: to}, source)
		return err
	}
}
