package main

import (
	"database/sql"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestSpoiltFoldersAreReported spoils what a kill has left, as a store that loses something would, and expects the account of it.
func TestSpoiltFoldersAreReported(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: it builds the program and kills it several times")
	}
	program, err := build(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	const table = "(SELECT number FROM record_table WHERE name = 'shared')"
	for _, c := range []struct{ name, file, sql, want string }{
		{"a lost record", "workspaces/*.db", "DELETE FROM TABLE WHERE id = (SELECT min(id) FROM TABLE)", "is not there"},
		{"lost changes", "workspaces/*.db", "DELETE FROM change WHERE record_table = " + table, "the feed"},
		{"a lost module", "workspaces/*.db", "UPDATE module SET name = 'lost' || number WHERE name LIKE 'made%'", "lost"},
		{"a key that is back", "owlet.db", "UPDATE key SET revoked_at = NULL WHERE revoked_at IS NOT NULL", "not revoked"},
		{"a key that is lost", "owlet.db", "UPDATE key SET revoked_at = 1 WHERE revoked_at IS NULL AND name = (SELECT min(name) FROM key WHERE revoked_at IS NULL AND name LIKE 'key%')",
			"is revoked, not live"},
		{"a reference to nothing", "owlet.db", "INSERT INTO usage_day VALUES ('nobody', 20261123, 200, 1)", "foreign_key_check: usage_day"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var err error
			for try := 0; err == nil && try < 6; try++ { // what the reader of the feed had heard of before the kill is not missed
				err = spoilt(t, program, c.file, c.sql)
			}
			if !says(err, c.want) {
				t.Errorf("%v, not %q", err, c.want)
			}
		})
	}
}

// spoilt kills until what it left could be spoilt, and returns what was said about that.
func spoilt(t *testing.T, program, file, statement string) error {
	work := t.TempDir()
	r := &run{work: work, owletctl: program, random: rand.New(rand.NewPCG(1, 0)), started: time.Now()}
	one := &trial{run: r, home: filepath.Join(work, "home"), left: filepath.Join(work, "left")}
	if err := one.firstStart(); err != nil {
		t.Fatal(err)
	}
	defer one.end()
	done := false
	one.tamper = func(home string) (err error) {
		done, err = spoil(filepath.Join(home, file), statement)
		return err
	}
	for range 30 {
		if err := one.cycle(1); err != nil || done {
			return err
		}
	}
	t.Fatal("there was nothing to spoil")
	return nil
}

func spoil(pattern, statement string) (done bool, err error) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) != 1 {
		return false, err
	}
	db, err := sql.Open("sqlite3", files[0])
	if err != nil {
		return false, err
	}
	defer func() { _ = db.Close() }()
	if filepath.Base(files[0]) != "owlet.db" {
		statement, err = withTable(db, statement)
		if err != nil {
			return false, err
		}
	}
	result, err := db.Exec(statement)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// withTable puts the name of the shared table's own SQL table in.
func withTable(db *sql.DB, statement string) (string, error) {
	var name string
	err := db.QueryRow("SELECT 't' || number FROM record_table WHERE name = 'shared'").Scan(&name)
	return strings.ReplaceAll(statement, "TABLE", name), err
}
