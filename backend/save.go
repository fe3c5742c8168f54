package backend

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Save puts what write writes in place of a file at once: a reader sees the old file or the new one, and a failure leaves the old one
// and no half one. Errors: storage, with the system's reason; what write returns.
func Save(path string, write func(io.Writer) error) error {
	return notWritten(path, save(path, write, os.Rename))
}

// SaveText is Save of a text that is there already.
func SaveText(path string, text []byte) error { return Save(path, writerOf(text)) }

func writerOf(text []byte) func(io.Writer) error {
	return func(file io.Writer) error {
		_, err := file.Write(text)
		return err
	}
}

func save(path string, write func(io.Writer) error, rename func(from, to string) error) error {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	if about, err := os.Stat(path); err == nil && !about.Mode().IsRegular() {
		return &fs.PathError{Op: "write", Path: path, Err: Errorf(Storage, "reason.not_a_file")}
	}
	half := path + "." + NewID() + ".part"
	err := writeNew(half, write)
	if err == nil {
		err = rename(half, path)
	}
	if err != nil {
		_ = os.Remove(half)
	}
	return err
}

func writeNew(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) // #nosec G302 -- where a person saves, under their umask
	if err != nil {
		return err
	}
	if err = write(file); err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// notWritten names what the system refused; what is not the system's stays.
func notWritten(path string, err error) error {
	_, ofPath := errors.AsType[*fs.PathError](err)
	_, ofLink := errors.AsType[*os.LinkError](err)
	if !ofPath && !ofLink {
		return err
	}
	return Errorf(Storage, "file.not_written", "file", path, "reason", Reason(err)).Because(err)
}
