package bundle

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Extension is how the names of bundles' files end.
const Extension = ".owlet.json"

// File is a bundle in a file. Errors: storage.
func File(path string) (Source, error) {
	about, err := os.Stat(path)
	if err != nil {
		return Source{}, unreadable(path, err)
	}
	if !about.Mode().IsRegular() {
		return Source{}, backend.Errorf(backend.Invalid, "bundle.foreign")
	}
	return Source{Size: about.Size(), Open: func() (io.ReadCloser, error) {
		file, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err)
		}
		return bufferedFile{bufio.NewReaderSize(file, 1<<18), file}, nil
	}}, nil
}

type bufferedFile struct {
	io.Reader
	io.Closer
}

func unreadable(path string, err error) error {
	return backend.Errorf(backend.Storage, "bundle.unreadable", "file", path, "reason", backend.Reason(err)).Because(err)
}

// Save writes a bundle in place of a file at once: a reader sees the old file or the new one, and a failure leaves the old one and no half
// one. Errors: storage, with the system's reason; as Write's.
func Save(ctx context.Context, path string, store *sqlite.Store, what What, progress Progress) error {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	half := path + "." + backend.NewID() + ".part"
	file, err := os.OpenFile(half, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) // less what the umask takes away
	if err == nil {
		err = errors.Join(Write(ctx, file, store, what, progress), file.Sync(), file.Close())
	}
	if err == nil {
		err = os.Rename(half, path)
	}
	if err != nil {
		_ = os.Remove(half)
	}
	return notWritten(path, err)
}

// notWritten names what the system refused; what is not the system's stays.
func notWritten(path string, err error) error {
	_, ofPath := errors.AsType[*fs.PathError](err)
	_, ofLink := errors.AsType[*os.LinkError](err)
	if !ofPath && !ofLink {
		return err
	}
	return backend.Errorf(backend.Storage, "file.not_written", "file", path, "reason", backend.Reason(err)).Because(err)
}
