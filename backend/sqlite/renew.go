package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"owlet/backend"
)

// letGo has the writing goroutine fold the log, and close its connection: the next write opens another.
type letGo struct {
	fold, close bool
	done        chan error
}

// pauseAtMost is how long those who come have to wait while the uses under way end.
const pauseAtMost = 2 * time.Second

// renew opens files anew that were not in their place, if what is there now is the same. Errors: storage, when it is not.
//
// A lost log can be mended: our connections still have it, and put what it holds into the database. A lost database is waited for. What our
// log holds is put into it as well, wherever it is now, so that no other file finds that log beside it.
func (f *file) renew(ctx context.Context) error {
	place := f.place.Load()
	err := place.check()
	if err == nil || f.stale.Load() {
		return nil
	}
	if place.checkSide(0) == nil {
		if place.checkSide(1) != nil && !isEmpty(f.path+"-wal") {
			return err // another program's log, which may belong to the database or not
		}
		return f.closeConnections(ctx, true)
	}
	if err := f.askWriter(letGo{fold: true}); err != nil {
		return place.check()
	}
	if err := f.compare(ctx); err != nil {
		return err
	}
	return f.closeConnections(ctx, false)
}

func isEmpty(path string) bool {
	about, err := os.Stat(path)
	return errors.Is(err, os.ErrNotExist) || err == nil && about.Size() == 0
}

func (f *file) askWriter(l letGo) error {
	l.done = make(chan error, 1)
	select {
	case f.letGo <- l:
		return <-l.done
	case <-f.stopped:
		return errClosed()
	}
}

// letWriterGo belongs to the writing goroutine.
func (f *file) letWriterGo(l letGo) error {
	if f.writer == nil {
		return nil
	}
	if l.fold {
		if err := f.writer.foldAll(); err != nil {
			return f.explain(err)
		}
	}
	if !l.close {
		return nil
	}
	err := f.writer.close()
	f.writer = nil
	return err
}

// foldAll is fold for a connection that goes on. It fails when somebody else reads what the log holds.
func (c *conn) foldAll() error {
	if err := c.script("PRAGMA busy_timeout = 100"); err != nil {
		return err
	}
	defer func() { _ = c.script("PRAGMA busy_timeout = 5000") }()
	held, err := c.number("PRAGMA wal_checkpoint(TRUNCATE)")
	if err == nil && held != 0 {
		err = busy(errors.New("the log is being read"))
	}
	return err
}

// closeConnections closes all connections, while nobody uses one. Whoever comes next opens what is there then.
func (f *file) closeConnections(ctx context.Context, fold bool) error {
	f.renewing.Lock()
	defer f.renewing.Unlock()
	resume, err := f.pause()
	if err != nil {
		return err
	}
	defer resume()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := f.askWriter(letGo{fold: fold, close: true}); err != nil {
		return err
	}
	f.closeReaders()
	about, err := os.Stat(f.path)
	f.place.Store(&presence{path: f.path, of: [len(sides)]os.FileInfo{about}})
	return err
}

// pause lets nobody in, and waits until nobody is.
func (f *file) pause() (resume func(), err error) {
	f.usesMu.Lock()
	closed, paused := f.closed, make(chan struct{})
	if !closed {
		f.paused = paused
	}
	f.usesMu.Unlock()
	if closed {
		return nil, errClosed()
	}
	resume = func() {
		f.usesMu.Lock()
		f.paused = nil
		f.usesMu.Unlock()
		close(paused)
	}
	if !f.unused(pauseAtMost) {
		resume()
		return nil, busy(errPatience)
	}
	return resume, nil
}

// openWriter opens the writing connection where it was closed. It belongs to the writing goroutine.
func (f *file) openWriter() error {
	if f.writer != nil {
		return nil
	}
	if err := refuseBroken(f.path, f.kind(), false); err != nil {
		return err
	}
	w, err := openConn(f.path, "")
	if err != nil {
		return err
	}
	if _, err := w.number("PRAGMA user_version"); err != nil { // opens the log too
		_ = w.close()
		return err
	}
	f.writer = w
	f.place.Store(presenceOf(f.path))
	return nil
}

func (f *file) kind() kind {
	if f.id == "" {
		return owletKind
	}
	return workspaceKind
}

// compare tells whether the file that is there now holds what our connections have open. Errors: storage, when it does not.
func (f *file) compare(ctx context.Context) error {
	err := f.place.Load().checkSide(0)
	if err == nil || backend.Explain(err).ID == "storage.missing" { // put back meanwhile, or not yet
		return err
	}
	replaced := backend.Errorf(backend.Storage, "storage.replaced", "file", f.path)
	if err := refuseBroken(f.path, f.kind(), false); err != nil {
		return replaced.Because(err)
	}
	if !isEmpty(f.path + "-wal") {
		return replaced.Because(errors.New("there is a log beside it"))
	}
	theirs, err := f.contentInPlace(ctx)
	if err != nil {
		return replaced.Because(err)
	}
	ours := ""
	if err := f.read(ctx, func(c *conn) error {
		ours, err = f.content(ctx, c)
		return err
	}); err != nil {
		return err
	}
	if ours != theirs {
		return replaced
	}
	return nil
}

// contentInPlace is of the file that is in the place of ours. It is read without locks, which would be ours.
func (f *file) contentInPlace(ctx context.Context) (string, error) {
	c, err := connect(f.path, "?mode=ro&immutable=1")
	if err != nil {
		return "", err
	}
	defer func() { _ = c.close() }()
	return f.content(ctx, c)
}

// content is the same for two files that hold the same.
func (f *file) content(ctx context.Context, c *conn) (string, error) {
	if f.id != "" {
		return fingerprint(c)
	}
	sum := sha256.New()
	var names []string
	if err := c.query(ctx, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", nil, func(row []driver.Value) error {
		names = append(names, text(row[0]))
		return nil
	}); err != nil {
		return "", err
	}
	for _, name := range names {
		err := c.query(ctx, `SELECT * FROM "`+strings.ReplaceAll(name, `"`, `""`)+`"`, nil, func(row []driver.Value) error {
			_, err := fmt.Fprintf(sum, "%#v\n", row)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil)), nil
}

// lookAfter notices what nobody has met yet. It belongs to the writing goroutine.
func (f *file) lookAfter() {
	if f.place.Load().check() == nil {
		return
	}
	entered, _ := f.store.lock.tryEnter() // or Owlet itself may be moving the file
	if !entered {
		return
	}
	defer f.store.lock.leave()
	if err := f.place.Load().check(); err != nil && !f.stale.Load() {
		f.store.Report(err)
	}
}
