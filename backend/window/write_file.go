package window

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"owlet/backend"
)

// writeFile puts what write writes in place of a file at once: a reader sees the old file or the new one, and a failure leaves the old one
// and no half one. Errors: storage, with the system's reason; what write returns.
func writeFile(path string, write func(io.Writer) error) error {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	if about, err := os.Stat(path); err == nil && !about.Mode().IsRegular() {
		return backend.Errorf(backend.Storage, "file.not_written", "file", path, "reason", backend.Errorf(backend.Storage, "reason.not_a_file"))
	}
	half := path + "." + backend.NewID() + ".part"
	file, err := os.OpenFile(half, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) // less what the umask takes away
	if err == nil {
		if err = write(file); err == nil {
			err = file.Sync()
		}
		err = errors.Join(err, file.Close())
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
