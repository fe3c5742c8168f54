package sqlite

import (
	"bytes"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

// backUp makes a backup by hand.
func (b *workbench) backUp() backend.Backup {
	b.Helper()
	made, err := b.store.CreateBackup(context.Background(), b.path.Workspace, nil)
	b.must(err)
	return made
}

func (b *workbench) restore(id string) backend.Backup {
	b.Helper()
	before, err := b.store.RestoreBackup(context.Background(), b.path.Workspace, id, "Trial", nil)
	b.must(err)
	return before
}

// backups are the reasons of a workspace's backups, newest first.
func (b *workbench) backups() string {
	b.Helper()
	list, err := b.store.ListBackups(context.Background(), b.path.Workspace)
	b.must(err)
	var reasons []string
	for _, one := range list {
		reasons = append(reasons, string(one.Reason))
	}
	return strings.Join(reasons, " ")
}

func TestBackupIsWholeAndPrivate(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`)
	_, err := b.create("t", `[{"n":1},{"n":2}]`)
	b.must(err)
	var phases []string
	made, err := b.store.CreateBackup(context.Background(), b.path.Workspace, func(phase string, _, _ int64) {
		if !slices.Contains(phases, phase) {
			phases = append(phases, phase)
		}
	})
	b.must(err)
	if made.Records != 2 || made.Reason != backend.BackupByHand || fmt.Sprint(phases) != "[check]" {
		t.Errorf("%+v, %v", made, phases)
	}
	list, err := b.store.ListBackups(context.Background(), b.path.Workspace)
	if err != nil || len(list) != 1 || list[0] != made {
		t.Fatalf("%+v, %v", list, err)
	}
	path := b.store.backupPath(b.path.Workspace, made.ID)
	c, err := openReading(path)
	b.must(err)
	b.must(checkWhole(context.Background(), c, path))
	b.must(c.close())
	for path, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700, filepath.Dir(filepath.Dir(path)): 0o700} {
		about, err := os.Stat(path)
		if err != nil || about.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, about.Mode().Perm(), err)
		}
	}
	b.wantNothingHalf()
}

// wantNothingHalf fails where a file is left that is not a backup.
func (b *workbench) wantNothingHalf() {
	b.Helper()
	err := filepath.WalkDir(filepath.Join(b.store.home, "backups"), func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !strings.HasSuffix(path, ".db") {
			b.Errorf("left behind: %s", path)
		}
		return err
	})
	b.must(err)
}

func TestBackupsThatAreNotThere(t *testing.T) {
	b := newWorkbench(t)
	ctx, ws := context.Background(), b.path.Workspace
	for _, id := range []string{"", "20261123T090000.000Z-manual", "../../owlet", "20261123T090000.000Z-other", "20261123T090000.000Z-manual/../x"} {
		sentence := "There is no backup " + id + " of this workspace."
		_, err := b.store.RestoreBackup(ctx, ws, id, "Trial", nil)
		b.want(err, backend.NotFound, sentence)
		_, err = b.store.RestoreAsWorkspace(ctx, ws, id, backend.WorkspaceInput{Name: "x"}, nil)
		b.want(err, backend.NotFound, sentence)
		_, err = b.store.CompareBackup(ctx, ws, id)
		b.want(err, backend.NotFound, sentence)
		b.want(b.store.DeleteBackup(ctx, ws, id), backend.NotFound, sentence)
		b.want(b.store.SaveBackup(ctx, ws, id, filepath.Join(t.TempDir(), "x.db")), backend.NotFound, sentence)
	}
	_, err := b.store.CreateBackup(ctx, "nowhere", nil)
	b.want(err, backend.NotFound, "There is no workspace nowhere.")
	_, err = b.store.ListBackups(ctx, "nowhere")
	b.want(err, backend.NotFound, "There is no workspace nowhere.")
}

// TestBackupNeedsSpace: a folder that cannot be made stands for all that the disk refuses; nothing is left half there.
func TestBackupThatCannotBeWritten(t *testing.T) {
	b := newWorkbench(t)
	blocked := filepath.Join(b.store.home, "backups")
	b.must(os.WriteFile(blocked, nil, 0o600))
	_, err := b.store.CreateBackup(context.Background(), b.path.Workspace, nil)
	b.want(err, backend.Storage, "Owlet may not read or write here. Nothing was changed; check the permissions, and whether the disk is read-only. File: "+b.store.backupFolder(b.path.Workspace))
}

func TestBackupStopsWhenItIsCancelled(t *testing.T) {
	b := newWorkbench(t)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := b.store.CreateBackup(ctx, b.path.Workspace, func(string, int64, int64) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if got := b.backups(); got != "" {
		t.Errorf("backups: %s", got)
	}
	b.wantNothingHalf()
}

func TestDailyBackups(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	b.table("t", `{"name":"n","type":"number"}`)
	ctx := context.Background()
	for range 3 {
		b.store.keepUp(ctx)
	}
	if got := b.backups(); got != "daily" {
		t.Errorf("on one day: %s", got)
	}
	clock.pass(24 * time.Hour)
	b.store.keepUp(ctx)
	if got := b.backups(); got != "daily" {
		t.Errorf("of nothing new: %s", got)
	}
	_, err := b.create("t", `[{}]`)
	b.must(err)
	other := openStore(t, b.store.home, WithClock(clock.now))
	done := make(chan struct{})
	go func() { other.keepUp(ctx); close(done) }()
	b.store.keepUp(ctx)
	<-done
	if got := b.backups(); got != "daily daily" {
		t.Errorf("two processes: %s", got)
	}
	if got := acts(t, b.store, "backup.created"); got != "owlet daily, owlet daily, owlet daily" { // of the first workspace, too
		t.Errorf("audit: %s", got)
	}
}

// acts are the doors and reasons of one act in the audit log.
func acts(t *testing.T, s *Store, act string) string {
	t.Helper()
	var found []string
	err := s.main.view(context.Background(), func(c *conn) error {
		return c.query(context.Background(), "SELECT door, detail ->> 'reason' FROM audit WHERE act = '"+act+"' ORDER BY id", nil, func(row []driver.Value) error {
			found = append(found, strings.TrimSpace(text(row[0])+" "+text(row[1])))
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(found, ", ")
}

func TestOldBackupsAreRemoved(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	b.table("t", `{"name":"n","type":"number"}`)
	b.backUp()
	for range 60 {
		_, err := b.create("t", `[{}]`)
		b.must(err)
		b.store.keepUp(context.Background())
		clock.pass(24 * time.Hour)
	}
	list, err := b.store.ListBackups(context.Background(), b.path.Workspace)
	b.must(err)
	var days []string
	for _, one := range list {
		days = append(days, one.At.Format("0102")+one.At.Format("Mon")[:2]+string(one.Reason[:1]))
	}
	// The last seven days, the last of each of four weeks, which two of them are, too, and the one by hand.
	if got := strings.Join(days, " "); got != "0121Thd 0120Wed 0119Tud 0118Mod 0117Sud 0116Sad 0115Frd 0110Sud 0103Sud 1123Mom" {
		t.Error(got)
	}
	if got := acts(t, b.store, "backup.deleted"); strings.Count(got, "owlet daily") != 51 || strings.Count(got, ",") != 50 {
		t.Errorf("audit: %s", got)
	}
}

func TestOutdatedBeforeSomething(t *testing.T) {
	at := newClock().at
	of := func(reason backend.BackupReason, days int) backend.Backup {
		return backend.Backup{ID: fmt.Sprint(reason, days), Reason: reason, At: at.Add(-time.Duration(days) * 24 * time.Hour)}
	}
	var got []string
	for _, b := range backend.Outdated([]backend.Backup{
		of(backend.BackupImport, 29), of(backend.BackupImport, 31), of(backend.BackupMigration, 400), of(backend.BackupMigration, 401),
		of(backend.BackupByHand, 900), of(backend.BackupOpen, 901), of(backend.BackupRestore, 31), of(backend.BackupRestore, 30),
	}, at) {
		got = append(got, b.ID)
	}
	if fmt.Sprint(got) != "[restore31 import31 migration401]" && fmt.Sprint(got) != "[import31 restore31 migration401]" {
		t.Error(got)
	}
}

func TestHalfMadeBackupsAreSwept(t *testing.T) {
	home := t.TempDir()
	s := openStore(t, home)
	ws := firstWorkspace(t, s)
	folder := s.backupFolder(ws)
	if err := makePrivate(folder); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"20261123T090000.000Z-daily.db.part", "20261123T090000.000Z-daily.db.part-journal"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := filepath.Join(s.home, "backups", ws+"-v1-20261101T101112.345.db")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	s = openStore(t, home)
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 || entries[0].Name() != "20261101T101112.345Z-migration.db" {
		t.Errorf("%v, %v", entries, err)
	}
	list, err := s.ListBackups(context.Background(), ws)
	if err != nil || len(list) != 1 || list[0].Records != -1 {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestBackupsSavedOpenedAndDeleted(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`)
	_, err := b.create("t", `[{"n":1}]`)
	b.must(err)
	ctx, ws := context.Background(), b.path.Workspace
	made := b.backUp()
	saved := filepath.Join(t.TempDir(), "trial.db")
	b.must(b.store.SaveBackup(ctx, ws, made.ID, saved))
	b.must(b.store.DeleteBackup(ctx, ws, made.ID))
	if got := b.backups(); got != "" {
		t.Errorf("backups: %s", got)
	}
	before, err := os.ReadFile(saved)
	b.must(err)
	opened, err := b.store.OpenBackup(ctx, ws, saved)
	if err != nil || opened.Reason != backend.BackupOpen || opened.Records != 1 {
		t.Fatalf("%+v, %v", opened, err)
	}
	if after, err := os.ReadFile(saved); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed: %v", err)
	}
	b.must(b.delete("t", 1))
	b.restore(opened.ID)
	b.holds("t", `[{"id":"1","values":{"n":1}}]`)
	b.wantNothingHalf()
	for _, act := range []string{"backup.saved", "backup.opened", "backup.deleted", "backup.restored"} {
		if acts(t, b.store, act) == "" {
			t.Errorf("no %s in the audit log", act)
		}
	}
	err = b.store.SaveBackup(ctx, ws, opened.ID, filepath.Join(t.TempDir(), "none", "x.db"))
	if e := backend.Explain(err); e.ID != "file.not_written" {
		t.Errorf("%v", err)
	}
}

func TestLargeImportsAreBackedUp(t *testing.T) {
	clock := newClock()
	b := newWorkbenchWith(t, WithClock(clock.now))
	b.table("t", `{"name":"n","type":"number","unique":true}`)
	in := backend.ImportInput{Mode: backend.ImportAppend, HasHeader: true}
	rows := func(from, n int) string {
		var out strings.Builder
		out.WriteString("n\n")
		for i := range n {
			fmt.Fprintln(&out, from+i)
		}
		return out.String()
	}
	imports := func(text, want string) {
		t.Helper()
		_, err := b.importSheet("t", text, in)
		b.must(err)
		if got := b.backups(); got != want {
			t.Errorf("backups: %q, not %q", got, want)
		}
	}
	imports(rows(0, largeImport), "")
	imports(rows(10_000, largeImport+1), "import")
	imports(rows(20_000, largeImport+1), "import")
	clock.pass(2 * time.Hour)
	imports(rows(30_000, largeImport+1), "import import")
}
