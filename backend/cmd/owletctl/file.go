package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"owlet/backend"
)

// writeFile puts text in place of the file at once: a reader sees the old file or the new one, and a failure leaves the old.
func writeFile(path string, text []byte) (err error) {
	defer func() {
		if err != nil {
			err = &failure{fmt.Errorf("%s was not written: %w", path, reason(err))}
		}
	}()
	target := path
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		target = resolved
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return errors.New("it is there and is not a file")
	}
	return replace(target, text, os.Rename)
}

func replace(target string, text []byte, rename func(from, to string) error) error {
	half := target + "." + backend.NewID() + ".part"
	err := writeNew(half, text)
	if err == nil {
		err = rename(half, target)
	}
	if err != nil {
		_ = os.Remove(half)
	}
	return err
}

// reason is a file error without its operation and path, which the sentence names already.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
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
