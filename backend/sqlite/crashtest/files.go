package main

import (
	"database/sql"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "github.com/mattn/go-sqlite3"
)

// checkFiles has SQLite look through every database file of a folder, its backups too.
func checkFiles(home string) (files int, err error) {
	err = filepath.WalkDir(home, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".db" {
			return err
		}
		files++
		return checkFile(path)
	})
	if err == nil && files < 2 {
		err = fmt.Errorf("%s has only %d database files", home, files)
	}
	return files, err
}

func checkFile(path string) error {
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: "mode=ro&_busy_timeout=5000"}
	db, err := sql.Open("sqlite3", u.String())
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	for pragma, sound := range map[string]string{"integrity_check": "ok", "foreign_key_check": ""} {
		faults, err := column(db, "PRAGMA "+pragma)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", path, pragma, err)
		}
		if got := strings.Join(faults, "; "); got != sound {
			return fmt.Errorf("%s: %s: %s", path, pragma, got)
		}
	}
	return nil
}

// column reads the first column of an answer.
func column(db *sql.DB, query string) (all []string, err error) {
	rows, err := db.Query(query)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		var first string
		rest := make([]any, len(names))
		for i := range rest {
			rest[i] = new(any)
		}
		rest[0] = &first
		if err := rows.Scan(rest...); err != nil {
			return nil, err
		}
		all = append(all, first)
	}
	return all, rows.Err()
}

// copyFolder copies what a kill left, before anybody opens it.
func copyFolder(to, from string) error {
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	return os.CopyFS(to, os.DirFS(from))
}
