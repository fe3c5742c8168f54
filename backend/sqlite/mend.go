package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"owlet/backend"
)

// startMending tries whether faults are over, until none is left. Of a file that is not in its place something can be done at once.
func (s *Store) startMending() {
	fs := s.faults
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if fs.mending != nil || fs.ctx.Err() != nil {
		return
	}
	wait := fs.every
	if id := fs.newest().ID; id == "storage.missing" || id == "storage.replaced" {
		wait = 0
	}
	fs.mending = make(chan struct{})
	go s.mendAll(fs.mending, wait)
}

func (s *Store) mendAll(done chan struct{}, wait time.Duration) {
	defer close(done)
	for {
		select {
		case <-time.After(wait):
		case <-s.faults.ctx.Done():
			return
		}
		for _, f := range s.faults.all() {
			s.mend(s.faults.ctx, f)
		}
		if s.faults.rest() {
			return
		}
		wait = s.faults.every
	}
}

func (fs *faults) all() []fault {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	return slices.Clone(fs.list)
}

// rest ends the mending when nothing is left to mend.
func (fs *faults) rest() bool {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if len(fs.list) > 0 {
		return false
	}
	fs.mending = nil
	return true
}

func (fs *faults) stop() {
	fs.cancel()
	fs.mu.Lock()
	mending := fs.mending
	fs.mu.Unlock()
	if mending != nil {
		<-mending
	}
}

// mend tries whether a fault is over, and does what can be done so that it is.
func (s *Store) mend(ctx context.Context, broken fault) {
	err := s.tryAgain(ctx, broken)
	e := backend.Explain(err)
	switch {
	case err == nil || e.Code == backend.NotFound: // or the workspace is deleted
		s.faults.clear(broken.path)
		s.log.Info("a fault of the data folder is over", "file", broken.path)
	case e.Code == backend.Storage:
		s.Report(err)
	}
}

func (s *Store) tryAgain(ctx context.Context, broken fault) error {
	id := s.workspaceAt(broken.path)
	if id == "" && broken.path != s.mainPath() {
		return tryFolder(broken.path)
	}
	f := s.main
	if id != "" {
		var err error
		if f, err = s.workspaceFile(ctx, id); err != nil {
			return err
		}
	}
	if err := f.renew(ctx); err != nil {
		return err
	}
	if broken.err.ID == "storage.unreadable" { // SQLite opens what cannot be written for reading, and stays with that
		for _, one := range []*file{f, s.main} {
			if err := one.closeConnections(ctx, false); err != nil {
				return err
			}
		}
	}
	if broken.err.ID == "storage.corrupt" {
		if err := f.read(ctx, func(c *conn) error { return checkWhole(ctx, c, f.path) }); err != nil {
			return err
		}
	}
	return f.update(ctx, writeNothing)
}

// writeNothing commits a page as it is.
func writeNothing(t *tx) error {
	version, err := t.number("PRAGMA user_version")
	if err != nil {
		return err
	}
	return t.script(fmt.Sprintf("PRAGMA user_version = %d", version))
}

// tryFolder writes a file beside another one, or beside its folder, and removes it.
func tryFolder(path string) error {
	folder := filepath.Dir(path)
	for missing(folder) && filepath.Dir(folder) != folder {
		folder = filepath.Dir(folder)
	}
	file, err := os.CreateTemp(folder, ".owlet-*")
	if err != nil {
		return explainSystem(path, err)
	}
	_, err = file.Write(make([]byte, 64<<10))
	err = errors.Join(err, file.Sync(), file.Close(), os.Remove(file.Name()))
	if err != nil {
		return explainSystem(path, err)
	}
	return nil
}
