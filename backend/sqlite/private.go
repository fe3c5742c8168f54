package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// ours are the folders of the data folder, whatever made them.
var ours = []string{"workspaces", "backups", "trash", "spool", "logs", "publish"}

// narrow takes the rights of others away from what an older Owlet, a copy or a restore by other means has left in the data folder. What
// cannot be changed is said in the log. On Windows the profile's folder is private by itself, and there are no such rights.
func (s *Store) narrow() {
	if runtime.GOOS == "windows" {
		return
	}
	entries, err := os.ReadDir(s.home)
	if err != nil {
		return // opening it says why
	}
	alone := true // nobody else keeps anything here
	for _, e := range entries {
		switch {
		case slices.Contains(ours, e.Name()) && e.IsDir():
			err = errors.Join(err, narrowBelow(filepath.Join(s.home, e.Name())))
		case strings.HasPrefix(e.Name(), "owlet."):
			err = errors.Join(err, narrowOne(filepath.Join(s.home, e.Name()), e))
		default:
			alone = false
		}
	}
	if about, e := os.Stat(s.home); e == nil && alone {
		err = errors.Join(err, narrowOne(s.home, fs.FileInfoToDirEntry(about)))
	}
	if err != nil {
		s.log.Warn("others may read what is in the data folder", "error", err)
	}
}

func narrowBelow(folder string) error {
	return filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return narrowOne(path, e)
	})
}

// narrowOne leaves alone what is neither a file nor a folder, such as a link to elsewhere, and what another process has just removed.
func narrowOne(path string, e fs.DirEntry) error {
	about, err := e.Info()
	if err != nil || !about.IsDir() && !about.Mode().IsRegular() || about.Mode().Perm()&0o077 == 0 {
		return nil
	}
	if err := os.Chmod(path, about.Mode().Perm()&0o700); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
