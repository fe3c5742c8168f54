package bundle

import (
	"bufio"
	"context"
	"io"
	"os"

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

// Save writes a bundle in place of a file at once. Errors: as backend.Save's and Write's.
func Save(ctx context.Context, path string, store *sqlite.Store, what What, progress Progress) error {
	return backend.Save(path, func(file io.Writer) error { return Write(ctx, file, store, what, progress) })
}
