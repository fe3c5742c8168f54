package sqlite

import (
	"context"
	"testing"
	"time"

	"owlet/backend"
)

// TestBackupsOfManyRecords measures what doc.go says. OWLET_RECORDS=1000000 measures it in full.
func TestBackupsOfManyRecords(t *testing.T) {
	b := newWorkbenchWith(t, WithPatience(time.Minute))
	ctx, ws := context.Background(), b.path.Workspace
	b.table("contacts", `{"name":"name","type":"string"}`, `{"name":"email","type":"string","unique":true}`, `{"name":"age","type":"number","index":true}`,
		`{"name":"city","type":"string","index":true}`, `{"name":"since","type":"date"}`)
	records := manyRecords()
	b.fill("contacts", records, "'Name ' || i", "'name' || i || '@example.com'", "i % 90", "'City ' || (i % 1000)", "1700000000000 + i")
	b.must(b.store.change(ctx, ws, func(x *tx, _ *schema) error {
		return x.exec("UPDATE counter SET last_id = ?, records = ?, edition = 1", int64(records), int64(records))
	}))
	timed := func(what string, fn func()) {
		t.Helper()
		began := time.Now()
		fn()
		t.Logf("%s: %s", what, time.Since(began).Round(time.Millisecond))
	}
	var made backend.Backup
	timed("backup", func() { made = b.backUp() })
	if made.Records != int64(records) {
		t.Errorf("%+v", made)
	}
	t.Logf("%d records, %d MB", records, made.Size>>20)
	b.creates("contacts", 1, `{"name":"x"}`)
	timed("compare", func() {
		_, err := b.store.CompareBackup(ctx, ws, made.ID)
		b.must(err)
	})
	timed("restore, with a backup before", func() { b.restore(made.ID) })
	timed("as a workspace", func() {
		_, err := b.store.RestoreAsWorkspace(ctx, ws, made.ID, backend.WorkspaceInput{Name: "Copy"}, nil)
		b.must(err)
	})
	b.whileReading("what was before", "contacts", func() error {
		_, err := b.store.RestoreBackup(ctx, ws, made.ID, "Trial", nil)
		return err
	})
}
