package sqlite

import (
	"errors"
	"syscall"

	"owlet/backend"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// Windows' own numbers, which no other platform uses for anything that a file system answers.
const (
	writeProtectedOnWindows = syscall.Errno(19)
	diskFullOnWindows       = syscall.Errno(112)
)

// explain names what SQLite or the disk refused; the driver's codes decide, never its texts.
func (f *file) explain(err error) error { return explainFile(f.path, err) }

// note is explain, and has the fault shown until it is over.
func (f *file) note(err error) error {
	if err == nil {
		return nil
	}
	err = f.explain(err)
	f.store.Report(err)
	return err
}

func explainFile(path string, err error) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return busy(err)
	case sqlite3.ErrFull:
		return storageError("storage.full", path, err)
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return storageError("storage.corrupt", path, err)
	case sqlite3.ErrIoErr:
		return storageError(systemID(e.SystemErrno, "storage.failed"), path, err)
	case sqlite3.ErrCantOpen, sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
		return storageError(systemID(e.SystemErrno, "storage.unreadable"), path, err)
	}
	return err
}

// explainSystem names what the system refused.
func explainSystem(path string, err error) error {
	return storageError(systemID(err, "storage.unreadable"), path, err)
}

// systemID is the sentence for what the system answered, or else other.
func systemID(err error, other string) string {
	switch {
	case isAny(err, syscall.ENOSPC, syscall.EDQUOT, diskFullOnWindows):
		return "storage.full"
	case isAny(err, syscall.EROFS, syscall.EACCES, syscall.EPERM, writeProtectedOnWindows):
		return "storage.unreadable"
	case errors.Is(err, syscall.EIO):
		return "storage.failed"
	}
	return other
}

func isAny(err error, targets ...error) bool {
	for _, target := range targets {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}

func storageError(id, path string, cause error) error {
	return backend.Errorf(backend.Storage, id, "file", path).Because(cause)
}
