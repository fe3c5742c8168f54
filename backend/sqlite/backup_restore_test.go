package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"owlet/backend"
)

// TestRestoreGoesOn: ids, numbers, stamps and the schema's version go on above all that was given out, whatever the backup says.
func TestRestoreGoesOn(t *testing.T) {
	b := newWorkbench(t)
	ctx, ws := context.Background(), b.path.Workspace
	b.keptTable("t")
	b.must(b.fields("t", `{"name":"n","type":"number"}`))
	b.keptTable("gone")
	_, err := b.create("t", `[{"n":1},{"n":2}]`)
	b.must(err)
	key, err := b.store.CreateKey(ctx, ws, backend.KeyInput{Name: "Old"})
	b.must(err)
	made := b.backUp()
	_, err = b.store.RevokeKeys(ctx, ws, []string{key.Key.ID})
	b.must(err)
	newer, err := b.store.CreateKey(ctx, ws, backend.KeyInput{Name: "New"})
	b.must(err)
	_, err = b.create("t", `[{"n":3},{"n":4}]`)
	b.must(err)
	b.must(b.update("t", `[{"id":1,"n":9}]`))
	b.must(b.delete("t", 2))
	_, err = b.create("gone", `[{},{},{}]`)
	b.must(err)
	_, err = b.store.DeleteTable(ctx, b.at("gone"))
	b.must(err)
	b.table("fresh", `{"name":"x","type":"string"}`)
	before := b.page("t", backend.ChangeQuery{})
	schemaBefore, err := b.store.GetSchema(ctx, backend.Path{Workspace: ws})
	b.must(err)
	last := schemaBefore.Modules[0].Tables[1].Num

	was := b.restore(made.ID)
	b.holds("t", `[{"id":"1","values":{"n":1}},{"id":"2","values":{"n":2}}]`)
	b.wantTrueCounts("t")
	ids, err := b.create("t", `[{"n":5}]`)
	if err != nil || ids[0] != 5 {
		t.Errorf("the next id: %v, %v", ids, err)
	}
	ids, err = b.create("gone", `[{}]`)
	if err != nil || ids[0] != 4 {
		t.Errorf("the next id of a table that came back: %v, %v", ids, err)
	}
	b.table("later")
	schemaNow, err := b.store.GetSchema(ctx, backend.Path{Workspace: ws})
	if err != nil || schemaNow.Version <= schemaBefore.Version || schemaNow.Modules[0].Tables[2].Num <= last {
		t.Errorf("version %d after %d; table %d after %d", schemaNow.Version, schemaBefore.Version, schemaNow.Modules[0].Tables[2].Num, last)
	}
	_, err = b.store.ListRecordChanges(ctx, b.at("t"), backend.ChangeQuery{Since: before.AsOf})
	cutoff := b.cutoff()
	b.want(err, backend.Invalid, "since: "+before.AsOf.String()+" is before "+cutoff.String()+", when the workspace was restored from a backup: "+
		"what changed up to then is not known. Read everything anew, and poll since "+cutoff.String()+".")
	if _, err = b.store.ListSchemaChanges(ctx, backend.Path{Workspace: ws}, backend.ChangeQuery{Since: cutoff - 1}); backend.Explain(err).ID != "query.since_restored" {
		t.Errorf("the schema's feed: %v", err)
	}
	page := b.page("t", backend.ChangeQuery{Since: cutoff})
	if shown(page) != "[5]" || page.RetentionCutoff != cutoff || page.AsOf <= before.AsOf || cutoff%1000 != 0 {
		t.Errorf("%+v", page)
	}
	if _, err := b.store.Authorize(ctx, ws, key.Secret); err == nil {
		t.Error("a revoked key came back")
	}
	if _, err := b.store.Authorize(ctx, ws, newer.Secret); err != nil {
		t.Errorf("a newer key was lost: %v", err)
	}
	b.restore(was.ID)
	b.holds("t", `[{"id":"1","values":{"n":9}},{"id":"3","values":{"n":3}},{"id":"4","values":{"n":4}}]`)
	ids, err = b.create("t", `[{"n":6}]`)
	if err != nil || ids[0] != 6 {
		t.Errorf("the next id after restoring back: %v, %v", ids, err)
	}
	b.must(b.store.Close())
	checkFile(t, b.store.workspacePath(ws))
}

// cutoff is when the workspace was restored.
func (b *workbench) cutoff() (at backend.Stamp) {
	b.Helper()
	b.must(b.store.look(context.Background(), b.path.Workspace, func(c *conn, _ *schema) error {
		begin, err := historyBegin(c, ofSchema)
		at = backend.Stamp(begin)
		return err
	}))
	return at
}

// creates makes n records that are all the same.
func (b *workbench) creates(table string, n int, record string) {
	b.Helper()
	_, err := b.create(table, "["+record+strings.Repeat(","+record, n-1)+"]")
	b.must(err)
}

// TestRestoreUnderOtherProcesses: whoever has the workspace open sees what was restored, deep pages and all, and may write at once.
func TestRestoreUnderOtherProcesses(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`, `{"name":"s","type":"string"}`)
	b.creates("t", 5000, `{"n":1,"s":"a"}`)
	other := openStore(t, b.store.home)
	queries := []backend.RecordQuery{{Offset: 3000}, {Sort: "n", Offset: 2500}, {Sort: "-s", Offset: 4000}}
	made := b.backUp()
	b.must(b.fields("t", `{"name":"extra","type":"string"}`))
	b.must(b.delete("t", 1, 2, 3))
	b.creates("t", 3000, `{"n":2,"extra":"x"}`)
	for _, q := range queries {
		b.wantPlain(b.store, "t", q)
		b.wantPlain(other, "t", q)
	}
	heard := make(chan Change, 100)
	defer other.Subscribe(func(c Change) { heard <- c })()
	b.restore(made.ID)
	for range 2 {
		for _, q := range queries {
			b.wantPlain(b.store, "t", q)
			b.wantPlain(other, "t", q)
		}
		_, err := other.CreateRecords(context.Background(), b.at("t"), backend.DecodeNewRecords([]byte(`{"records":[{"n":3,"s":"b"}]}`)))
		b.must(err)
	}
	if n := b.count("t"); n != 5002 {
		t.Errorf("%d records", n)
	}
	for {
		select {
		case c := <-heard:
			if c.Workspace == b.path.Workspace {
				return
			}
		case <-time.After(5 * time.Second):
			t.Fatal("the other process was not told")
		}
	}
}

func TestRestoreIsConfirmed(t *testing.T) {
	b := newWorkbench(t)
	made := b.backUp()
	_, err := b.store.RestoreBackup(context.Background(), b.path.Workspace, made.ID, "trial", nil)
	b.want(err, backend.Invalid, "That is not the workspace's exact name. Type: Trial")
}

// TestFilesThatAreNoBackupsAreRefused: each with its reason, and nothing changes.
func TestFilesThatAreNoBackupsAreRefused(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number","index":true}`)
	b.creates("t", 500, `{"n":1}`)
	made := b.backUp()
	good, err := os.ReadFile(b.store.backupPath(b.path.Workspace, made.ID))
	b.must(err)
	damaged := append([]byte{}, good...)
	for i := 3 * pageSize; i < len(damaged); i += 7 {
		damaged[i] ^= 0x5a
	}
	newer := append([]byte{}, good...)
	newer[63] = 99
	const nothing = " Nothing was changed. File: "
	for name, c := range map[string]struct {
		content  []byte
		sentence string
	}{
		"a letter":  {[]byte("Dear Ms Lindt, this is not a database"), "This file is not a backup of an Owlet workspace." + nothing},
		"empty":     {nil, "This file is not a backup of an Owlet workspace." + nothing},
		"cut off":   {good[:len(good)-pageSize], fmt.Sprintf("This backup is cut off: it has %d of %d bytes."+nothing, len(good)-pageSize, len(good))},
		"damaged":   {damaged, "This file is damaged or is not one of Owlet's." + nothing},
		"newer":     {newer, "This file was made by a newer Owlet. Nothing was changed; update Owlet to open it. File: "},
		"owlet.db":  {readAll(t, filepath.Join(b.store.home, "owlet.db")), "This file is not a backup of an Owlet workspace." + nothing},
		"a trigger": {b.altered(good, "CREATE TRIGGER x AFTER INSERT ON t2 BEGIN SELECT 1; END"), "This file is not a backup of an Owlet workspace." + nothing},
		"no table":  {b.altered(good, "PRAGMA foreign_keys = OFF; DROP TABLE t2"), "This file is damaged or is not one of Owlet's." + nothing},
		"no row":    {b.altered(good, "DELETE FROM workspace"), "This file is damaged or is not one of Owlet's." + nothing},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file.db")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := b.store.OpenBackup(context.Background(), b.path.Workspace, path)
			wantError(t, err, backend.Storage, c.sentence+path)
			inside := b.store.backupPath(b.path.Workspace, "20261101T000000.000Z-manual")
			if err := os.WriteFile(inside, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err = b.store.RestoreBackup(context.Background(), b.path.Workspace, "20261101T000000.000Z-manual", "Trial", nil)
			wantError(t, err, backend.Storage, c.sentence+inside)
			_ = os.Remove(inside)
		})
	}
	_, err = b.store.OpenBackup(context.Background(), b.path.Workspace, filepath.Join(t.TempDir(), "none.db"))
	if e := backend.Explain(err); e.ID != "storage.unreadable" {
		t.Errorf("%v", err)
	}
	if n := b.count("t"); n != 500 || b.backups() != "manual" {
		t.Errorf("%d records, backups %s", n, b.backups())
	}
	b.wantNothingHalf()
}

func readAll(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// altered is a database's file after some SQL.
func (b *workbench) altered(content []byte, sql string) []byte {
	b.Helper()
	path := filepath.Join(b.TempDir(), "altered.db")
	b.must(os.WriteFile(path, content, 0o600))
	c, err := connect(path, "?_busy_timeout=1000")
	b.must(err)
	b.must(c.script(sql))
	b.must(c.close())
	return readAll(b.T, path)
}

// TestRestoreOfAnOlderVersion migrates it.
func TestRestoreOfAnOlderVersion(t *testing.T) {
	for version := 1; version < len(workspaceKind.steps); version++ {
		home := t.TempDir()
		path, file := oldWorkspace(t, home, version)
		saved := filepath.Join(t.TempDir(), "old.db")
		if err := os.WriteFile(saved, readAll(t, file), 0o600); err != nil {
			t.Fatal(err)
		}
		b := &workbench{T: t, store: openStore(t, home), path: path}
		opened, err := b.store.OpenBackup(context.Background(), path.Workspace, saved)
		b.must(err)
		b.must(b.delete("cities", 1001, 1002, 1003))
		records := b.count("cities")
		_, err = b.store.RestoreBackup(context.Background(), path.Workspace, opened.ID, "Old", nil)
		b.must(err)
		if n := b.count("cities"); n != records+3 {
			t.Errorf("version %d: %d records", version, n)
		}
		b.wantTrueCounts("cities")
	}
}

// TestRestoreOverADamagedWorkspace: what is left of it is kept, and the ids go on above what the backups know.
func TestRestoreOverADamagedWorkspace(t *testing.T) {
	for name, harm := range map[string]func(content []byte) []byte{
		"its head": func(content []byte) []byte { return append([]byte("no database any more"), content[20:]...) },
		"inside": func(content []byte) []byte {
			for i := 3 * pageSize; i < len(content); i += 5 {
				content[i] ^= 0x77
			}
			return content
		},
		"all of it": func([]byte) []byte { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			b := newWorkbench(t)
			b.table("t", `{"name":"n","type":"number"}`)
			b.creates("t", 300, `{"n":1}`)
			made := b.backUp()
			b.must(b.store.Close())
			live := b.store.workspacePath(b.path.Workspace)
			content := harm(readAll(t, live))
			b.must(os.WriteFile(live, content, 0o600))
			b.store = openStore(t, b.store.home)
			b.restore(made.ID)
			if n := b.count("t"); n != 300 {
				t.Errorf("%d records", n)
			}
			ids, err := b.create("t", `[{}]`)
			if err != nil || ids[0] < 301 {
				t.Errorf("%v, %v", ids, err)
			}
			kept, err := filepath.Glob(filepath.Join(b.store.backupFolder(b.path.Workspace), "*-restore.db"))
			if err != nil || len(kept) != 1 || len(readAll(t, kept[0])) != len(content) {
				t.Errorf("what was there is not kept: %v, %v", kept, err)
			}
			b.must(b.store.Close())
			checkFile(t, live)
		})
	}
}

func TestRestoreAsAWorkspace(t *testing.T) {
	b := newWorkbench(t)
	ctx := context.Background()
	b.table("t", `{"name":"n","type":"number"}`)
	b.creates("t", 3, `{"n":1}`)
	made := b.backUp()
	b.must(b.delete("t", 1))
	w, err := b.store.RestoreAsWorkspace(ctx, b.path.Workspace, made.ID, backend.WorkspaceInput{Name: "Trial"}, nil)
	if err != nil || w.InternalName != "trial_2" {
		t.Fatalf("%+v, %v", w, err)
	}
	old := b.path.Workspace
	b.holdsIDs("t", 2, 3)
	b.path.Workspace = w.ID
	b.holdsIDs("t", 1, 2, 3)
	keys, err := b.store.ListKeys(ctx, w.ID)
	if err != nil || len(keys) != 0 {
		t.Errorf("%+v, %v", keys, err)
	}
	_, err = b.store.RestoreAsWorkspace(ctx, old, made.ID, backend.WorkspaceInput{Name: "x", InternalName: "trial"}, nil)
	b.want(err, backend.Conflict, `Another workspace has the internal name "trial".`)
	_, err = b.store.RestoreAsWorkspace(ctx, old, made.ID, backend.WorkspaceInput{Name: " "}, nil)
	b.want(err, backend.Invalid, "Give the workspace a name.")
	files, err := filepath.Glob(filepath.Join(b.store.home, "workspaces", "*.db"))
	if err != nil || len(files) != 3 {
		t.Errorf("%v, %v", files, err)
	}
}
