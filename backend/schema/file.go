package schema

import (
	"os"
	"path/filepath"

	"owlet/backend"
)

// Save puts text in place of the file at once: a reader sees the old file or the new one, and a failure leaves the old and no half
// one. Errors: storage, with the system's reason.
func Save(path string, text []byte) error {
	if err := save(path, text, os.Rename); err != nil {
		return backend.Errorf(backend.Storage, "file.not_written", "file", path, "reason", backend.Reason(err)).Because(err)
	}
	return nil
}

func save(path string, text []byte, rename func(from, to string) error) error {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return backend.Errorf(backend.Storage, "reason.not_a_file")
	}
	half := path + "." + backend.NewID() + ".part"
	err := writeNew(half, text)
	if err == nil {
		err = rename(half, path)
	}
	if err != nil {
		_ = os.Remove(half)
	}
	return err
}

func writeNew(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) // less what the umask takes away
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}
