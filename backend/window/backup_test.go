package window

import (
	"context"
	"path/filepath"
	"testing"

	"owlet/backend"
)

// backups are the reasons of a workspace's backups, newest first.
func (r *room) backups(t *testing.T, ws string) (reasons []backend.BackupReason) {
	t.Helper()
	list, err := r.store.ListBackups(context.Background(), ws)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range list {
		reasons = append(reasons, b.Reason)
	}
	return reasons
}

func TestBackupJobs(t *testing.T) {
	r := newRoom(t)
	ws, b := r.current(t), &Backups{r.store, NewJobs()}
	result := func(job string, err error) BackupDone {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		done, err := b.Result(job)
		if err != nil || done.Cancelled {
			t.Fatalf("%+v, %v", done, err)
		}
		return done
	}
	made := result(b.StartCreate(ws)).Backup
	if _, err := r.records.Delete(backend.Path{Workspace: ws, Module: "event_planning", Table: "guests"}, []int64{1}); err != nil {
		t.Fatal(err)
	}
	if c, err := b.Compare(ws, made.ID); err != nil || len(c.Tables) != 1 || c.Tables[0].RecordsCome != 1 {
		t.Errorf("%+v, %v", c, err)
	}
	before := result(b.StartRestore(ws, made.ID, "Company events")).Backup
	if before.Reason != backend.BackupRestore || before.Records != made.Records-1 {
		t.Errorf("%+v", before)
	}
	if w := result(b.StartRestoreAs(ws, made.ID, backend.WorkspaceInput{Name: "Copy"})).Workspace; w.Name != "Copy" {
		t.Errorf("%+v", w)
	}
	file := filepath.Join(t.TempDir(), "a.db")
	if err := b.Save(ws, made.ID, file); err != nil {
		t.Error(err)
	}
	if opened, err := b.Open(ws, file); err != nil || opened.Reason != backend.BackupOpen {
		t.Errorf("%+v, %v", opened, err)
	}
	if err := b.Delete(ws, made.ID); err != nil {
		t.Error(err)
	}
	job, err := b.StartRestore(ws, made.ID, "Company events")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Result(job); backend.Explain(err).ID != "backup.not_found" {
		t.Errorf("%v", err)
	}
	if _, err := b.StartCreate("nowhere"); backend.Explain(err).ID != "workspace.not_found" {
		t.Errorf("%v", err)
	}
}

func TestDeletionsAreBackedUp(t *testing.T) {
	r := newRoom(t)
	ws := r.current(t)
	guests := backend.Path{Workspace: ws, Module: "event_planning", Table: "guests"}
	empty, err := r.tables.Create(guests, backend.TableInput{Name: "empty", Labels: backend.Labels{"": "Empty"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	deletes := func(want int, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if got := r.backups(t, ws); len(got) != want {
			t.Errorf("%v", got)
		}
	}
	deletes(0, r.tables.Delete(backend.Path{Workspace: ws, Module: "event_planning", Table: empty.Name}))
	list, err := r.modules.List(ws)
	if err != nil {
		t.Fatal(err)
	}
	deletes(1, r.fields.Delete(guests, []string{list[0].Tables[0].Fields[0].Name}))
	deletes(2, r.tables.Delete(guests))
	deletes(3, r.modules.Delete(ws, "event_planning"))
}
