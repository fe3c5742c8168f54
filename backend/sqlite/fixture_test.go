//go:build unix

package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"owlet/backend"
)

// fixture is a data folder as an Owlet of a version left it, made by build/fixture.mjs with the program of that time.
type fixture struct {
	folder    string
	versions  [2]int // of owlet.db and of the workspace's file
	Workspace string
	Live      string
	Revoked   string
	Records   map[string][]any // by table, as its API answered them
	Changes   int              // in the feed of people
}

func fixtures(t *testing.T) (all []fixture) {
	t.Helper()
	folders, err := filepath.Glob(filepath.Join("testdata", "schemas", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		f := fixture{folder: folder}
		if _, err := fmt.Sscanf(filepath.Base(folder), "owlet_%d-workspace_%d", &f.versions[0], &f.versions[1]); err != nil {
			t.Fatal(folder, err)
		}
		text, err := os.ReadFile(filepath.Join(folder, "known.json"))
		if err == nil {
			err = json.Unmarshal(text, &f)
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

// newest are the versions that this program writes.
func newest() [2]int { return [2]int{len(owletKind.steps), len(workspaceKind.steps)} }

// in copies the folder to where it may be changed.
func (f *fixture) in(t *testing.T) (home string) {
	t.Helper()
	home, err := filepath.EvalSymlinks(t.TempDir())
	if err == nil {
		err = os.CopyFS(filepath.Join(home, "data"), os.DirFS(f.folder))
	}
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(home, "data")
}

// migrate opens a folder and its workspace, which brings both files to the newest version.
func (f *fixture) migrate(home string) (*Store, error) {
	then := func() time.Time { // feeds forget what is older than 90 days; the time of day goes on, as backups are named by it
		day := 24 * time.Hour
		return time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC).Add(time.Since(time.Unix(0, 0)) % day)
	}
	s, err := Open(context.Background(), home, WithLog(slog.New(slog.DiscardHandler)), WithClock(then))
	if err != nil {
		return nil, err
	}
	if _, err := s.ListModules(context.Background(), backend.Path{Workspace: f.Workspace}); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// faults opens a folder, maybe one that a migration was interrupted in, and tells what is not as it was, or not of the newest version.
func (f *fixture) faults(home string) (all []string) {
	s, err := f.migrate(home)
	if err != nil {
		return []string{"it does not open: " + err.Error()}
	}
	for _, look := range []func(*Store) error{f.sameRecords, f.sameKeys, f.writable} {
		if err := look(s); err != nil {
			all = append(all, err.Error())
		}
	}
	if err := s.Close(); err != nil {
		all = append(all, err.Error())
	}
	if got := f.versionsIn(home); got != newest() {
		all = append(all, fmt.Sprintf("versions %d, not %d", got, newest()))
	}
	return append(append(all, unsound(filepath.Join(home, "owlet.db"))...), unsound(f.file(home))...)
}

func (f *fixture) file(home string) string {
	return filepath.Join(home, "workspaces", f.Workspace+".db")
}

// versionsIn are those of the files in a folder; -1 where one cannot be read.
func (f *fixture) versionsIn(home string) (versions [2]int) {
	for i, path := range []string{filepath.Join(home, "owlet.db"), f.file(home)} {
		versions[i] = -1
		if c, err := openConn(path, ""); err == nil {
			if n, err := c.number("PRAGMA user_version"); err == nil {
				versions[i] = int(n)
			}
			_ = c.close()
		}
	}
	return versions
}

func (f *fixture) sameRecords(s *Store) error {
	ctx := context.Background()
	for table, want := range f.Records {
		p := backend.Path{Workspace: f.Workspace, Module: "crm", Table: table}
		answer, err := s.ListRecords(ctx, p, backend.RecordQuery{Limit: 100})
		if err != nil {
			return err
		}
		var got []any
		if err := json.Unmarshal(answer.AppendJSON(nil), &got); err != nil {
			return err
		}
		if !reflect.DeepEqual(got, want) {
			return fmt.Errorf("%s: %v, not %v", table, got, want)
		}
	}
	changes, err := s.ListRecordChanges(ctx, backend.Path{Workspace: f.Workspace, Module: "crm", Table: "people"}, backend.ChangeQuery{})
	if err == nil && len(changes.Changes) != f.Changes {
		err = fmt.Errorf("%d changes, not %d", len(changes.Changes), f.Changes)
	}
	return err
}

func (f *fixture) sameKeys(s *Store) error {
	if _, err := s.Authorize(context.Background(), f.Workspace, f.Live); err != nil {
		return fmt.Errorf("the live key: %w", err)
	}
	if _, err := s.Authorize(context.Background(), f.Workspace, f.Revoked); backend.Explain(err) == nil || backend.Explain(err).Code != backend.Unauthorized {
		return fmt.Errorf("the revoked key: %w", err)
	}
	return nil
}

// writable adds a record and a key, and takes both away again.
func (f *fixture) writable(s *Store) error {
	ctx := context.Background()
	p := backend.Path{Workspace: f.Workspace, Module: "crm", Table: "cities"}
	ids, err := s.CreateRecords(ctx, p, backend.DecodeNewRecords([]byte(`{"records":[{"name":"New"}]}`)))
	if err != nil {
		return err
	}
	if err := s.DeleteRecords(ctx, p, ids); err != nil {
		return err
	}
	made, err := s.CreateKey(ctx, f.Workspace, backend.KeyInput{Name: "new"})
	if err != nil {
		return err
	}
	_, err = s.RevokeKeys(ctx, f.Workspace, []string{made.Key.ID})
	return err
}

// TestReleasedSchemas: a folder of each version since the first opens, with all that was in it.
func TestReleasedSchemas(t *testing.T) {
	seen := map[[2]int]bool{}
	for _, f := range fixtures(t) {
		seen[f.versions] = true
		home := f.in(t)
		if got := f.versionsIn(home); got != f.versions {
			t.Fatalf("%s has the versions %d", f.folder, got)
		}
		for range 2 {
			if faults := f.faults(home); len(faults) > 0 {
				t.Errorf("%s: %v", f.folder, faults)
			}
		}
	}
	if !seen[newest()] {
		t.Errorf("there is no fixture of versions %d: make it with node build/fixture.mjs and commit it, before there is a next migration", newest())
	}
}
