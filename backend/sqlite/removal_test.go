package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"owlet/backend"
)

func (b *workbench) deleteFields(table string, names ...string) error {
	_, _, err := b.store.DeleteFields(context.Background(), b.at(table), names)
	return err
}

// made is the SQL of a table, by its number.
func (b *workbench) made(table int) (sql string) {
	b.Helper()
	b.must(b.store.look(context.Background(), b.path.Workspace, func(c *conn, _ *schema) error {
		_, err := c.one("SELECT sql FROM sqlite_schema WHERE name = ?", []driver.Value{"t" + strconv.Itoa(table)}, func(row []driver.Value) { sql = text(row[0]) })
		return err
	}))
	return sql
}

// TestSeveralFieldsGoAtOnce: the table is written anew, and nothing else changes: not its other values, nor who refers to it, nor its indexes.
func TestSeveralFieldsGoAtOnce(t *testing.T) {
	b := newWorkbench(t)
	b.table("o", `{"name":"name","type":"string"}`)
	b.table("t", `{"name":"a","type":"string"}`, `{"name":"name","type":"string","unique":true}`, `{"name":"b","type":"number","index":true}`)
	b.must(b.fields("t", `{"name":"c","type":"date"}`, `{"name":"o","type":"reference","refTableName":"o"}`, `{"name":"boss","type":"reference","refTableName":"t"}`,
		`{"name":"other","type":"reference","refTableName":"o"}`, `{"name":"n","type":"number"}`))
	b.table("child", `{"name":"r","type":"reference","refTableName":"t"}`, `{"name":"second","type":"reference","refTableName":"t"}`)
	_, err := b.create("o", `[{"name":"x"},{"name":"y"}]`)
	b.must(err)
	_, err = b.create("t", `[{"a":"1","name":"Ada","b":1,"o":1,"other":2,"n":1.5},{"a":"2","name":"Bob","c":"2027-01-01","o":2,"n":-1},{"a":"3","name":"Cleo"}]`)
	b.must(err)
	b.must(b.update("t", `[{"id":1,"boss":3},{"id":3,"boss":3}]`))
	_, err = b.create("child", `[{"r":1,"second":3},{"r":3}]`)
	b.must(err)
	b.must(b.delete("t", 2))
	b.must(b.deleteFields("t", "a", "b", "c", "other"))
	b.holds("t", `[{"id":"1","values":{"name":"Ada","o":"1","boss":"3","n":1.5}},{"id":"3","values":{"name":"Cleo","o":null,"boss":"3","n":null}}]`)
	b.holds("child", `[{"id":"1","values":{"r":"1","second":"3"}},{"id":"2","values":{"r":"3","second":null}}]`)
	const want = `CREATE TABLE "t4" (id INTEGER PRIMARY KEY, f6 TEXT, f9 INTEGER REFERENCES t2 (id) ON DELETE SET NULL, ` +
		`f11 INTEGER REFERENCES t4 (id) ON DELETE SET NULL, f15 REAL)`
	if got := b.made(4); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if got := b.indexes(); got != "CREATE INDEX i11 ON t4 (f11), CREATE INDEX i17 ON t16 (f17), CREATE INDEX i19 ON t16 (f19), CREATE UNIQUE INDEX i6 ON t4 (f6), CREATE INDEX i9 ON t4 (f9)" {
		t.Error(got)
	}
	if got := b.names("o"); got != "name:string t:reverse>t" {
		t.Error(got)
	}
	b.must(b.delete("t", 3))
	b.holds("child", `[{"id":"1","values":{"r":"1","second":null}},{"id":"2","values":{"r":null,"second":null}}]`)
	b.holds("t", `[{"id":"1","values":{"name":"Ada","o":"1","boss":null,"n":1.5}}]`)
	ids, err := b.create("t", `[{"name":"Dan"}]`)
	if err != nil || ids[0] != 4 {
		t.Error(ids, err)
	}
	b.wantEnforced("UPDATE t4 SET f9 = 4711")
	b.check()
}

// wantEnforced tells whether SQLite itself refuses a reference to a record that is not there.
func (b *workbench) wantEnforced(sql string) {
	b.Helper()
	err := b.store.change(context.Background(), b.path.Workspace, func(t *tx, _ *schema) error { return t.exec(sql) })
	if !refused(err) {
		b.Errorf("foreign keys are off: %v", err)
	}
}

// TestARemovalThatFailsLeavesAll: also when it has dropped tables and written others anew by then, and SQLite enforces references again.
func TestARemovalThatFailsLeavesAll(t *testing.T) {
	const dangling = "UPDATE t4 SET f5 = 4711"
	fault := errors.New("fault")
	for name, fail := range map[string]func() error{
		"an error": func() error { return fault },
		"a panic":  func() error { panic(fault) },
	} {
		t.Run(name, func(t *testing.T) {
			b := newWorkbench(t)
			b.table("o", `{"name":"name","type":"string"}`)
			b.table("t", `{"name":"o","type":"reference","refTableName":"o"}`, `{"name":"p","type":"reference","refTableName":"o"}`, `{"name":"n","type":"number"}`)
			_, err := b.create("o", `[{"name":"x"}]`)
			b.must(err)
			_, err = b.create("t", `[{"o":1,"n":1}]`)
			b.must(err)
			if err := b.store.remove(context.Background(), b.path.Workspace, func(r *removal) error {
				tb, err := r.schema.findTable(b.at("o"))
				b.must(err)
				r.tables = []*table{tb}
				b.must(r.exec(dangling)) // which keeps the statement prepared
				b.must(errors.Join(r.dropTables(), r.dropColumns()))
				return fail()
			}); err == nil || !strings.Contains(err.Error(), "fault") {
				t.Fatal(err)
			}
			b.holds("t", `[{"id":"1","values":{"o":"1","p":null,"n":1}}]`)
			b.wantEnforced(dangling)
			b.must(b.delete("o", 1))
			b.holds("t", `[{"id":"1","values":{"o":null,"p":null,"n":1}}]`)
			b.check()
		})
	}
}

// TestTablesThatReferToOneAnother: a module goes with its tables, whichever way they refer to each other.
func TestTablesThatReferToOneAnother(t *testing.T) {
	b := newWorkbench(t)
	ctx := context.Background()
	b.table("a", `{"name":"name","type":"string"}`)
	b.table("b", `{"name":"a","type":"reference","refTableName":"a"}`)
	b.must(b.fields("a", `{"name":"to_b","type":"reference","refTableName":"b"}`, `{"name":"self","type":"reference","refTableName":"a","required":true}`))
	b.table("c", `{"name":"b","type":"reference","refTableName":"b","required":true}`, `{"name":"name","type":"string"}`)
	_, err := b.create("b", `[{}]`)
	b.must(err)
	_, err = b.create("c", `[{"b":1,"name":"stays"}]`)
	b.must(err)
	gone, err := b.store.DeleteTable(ctx, b.at("b"))
	b.must(err)
	if got := fmt.Sprint(gone.Removed); got != "[{crm a b reverse} {crm a to_b reference} {crm c b reference}]" {
		t.Error(got)
	}
	b.holds("c", `[{"id":"1","values":{"name":"stays"}}]`)
	b.check()
	gone, err = b.store.DeleteModule(ctx, b.path)
	b.must(err)
	if len(gone.Removed) != 0 {
		t.Error(gone.Removed)
	}
	b.check()
}

// whileReading runs fn beside a reader, and refuses to have either take long.
func (b *workbench) whileReading(what, table string, fn func() error) {
	b.Helper()
	done := make(chan time.Duration)
	go func() {
		began := time.Now()
		if err := fn(); err != nil {
			b.Error(err)
		}
		done <- time.Since(began)
	}()
	var slowest time.Duration
	reads := 0
	for took := time.Duration(0); took == 0; reads++ {
		began := time.Now()
		b.list(table, backend.RecordQuery{Limit: 10})
		slowest = max(slowest, time.Since(began))
		select {
		case took = <-done:
			b.Logf("%s went in %s, beside %d reads, the slowest %s", what, took, reads, slowest)
			if took > 10*time.Second {
				b.Errorf("%s took %s", what, took)
			}
		default:
		}
	}
	if slowest > 2*time.Second {
		b.Errorf("a reader waited %s for %s", slowest, what)
	}
}

// fill gives a table n records whose values are SQL expressions of i, which counts from 1.
func (b *workbench) fill(table string, n int, values ...string) {
	b.Helper()
	b.must(b.store.change(context.Background(), b.path.Workspace, func(x *tx, sc *schema) error {
		tb, err := sc.findTable(b.at(table))
		if err != nil {
			return err
		}
		columns := []string{"id"}
		for _, place := range tb.stored {
			columns = append(columns, tb.columns[place])
		}
		return x.script(fmt.Sprintf("INSERT INTO %s (%s) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT i, %s FROM n",
			tb.name, strings.Join(columns, ", "), n, strings.Join(values, ", ")))
	}))
}

// TestDeletingStopsNoReader: readers go on while fields of a large table go, and the table. OWLET_RECORDS=1000000 measures it in full.
func TestDeletingStopsNoReader(t *testing.T) {
	b := newWorkbench(t)
	records := manyRecords()
	t.Logf("%d records", records)
	var fields, values []string
	for i := range 20 {
		kind := [...]string{"string", "number", "string", "timestamp"}[i%4]
		fields = append(fields, fmt.Sprintf(`{"name":"f%d","type":"%s","index":%v}`, i, kind, i < 4))
		values = append(values, [...]string{"'some longer text, number ' || i", "i * 1.5", "'name' || i || '@example.com'", "1700000000000 + i"}[i%4])
	}
	b.table("o")
	_, err := b.create("o", `[{}]`)
	b.must(err)
	b.table("t", fields...)
	b.must(b.fields("t", `{"name":"o","type":"reference","refTableName":"o"}`, `{"name":"self","type":"reference","refTableName":"t"}`))
	b.table("child", `{"name":"r","type":"reference","refTableName":"t"}`)
	b.fill("t", records, append(values, "1", "1 + i / 2")...)
	b.fill("child", records, "i")
	b.whileReading("a field", "t", func() error { return b.deleteFields("t", "f12") })
	b.whileReading("an indexed field", "t", func() error { return b.deleteFields("t", "f0") })
	b.whileReading("a reference", "t", func() error { return b.deleteFields("t", "o") })
	b.whileReading("ten fields", "t", func() error { return b.deleteFields("t", "f1", "f2", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11") })
	if got := b.list("t", backend.RecordQuery{Limit: 1}); got != `[{"id":"1","values":{"f3":"2023-11-14T22:13:20.001Z","f13":1.5,"f14":"name1@example.com",`+
		`"f15":"2023-11-14T22:13:20.001Z","f16":"some longer text, number 1","f17":1.5,"f18":"name1@example.com","f19":"2023-11-14T22:13:20.001Z","self":"1"}}]` {
		t.Error(got)
	}
	b.whileReading("a table that others refer to", "o", func() error {
		_, err := b.store.DeleteTable(context.Background(), b.at("t"))
		return err
	})
}

// TestDeletingAModuleStopsNoReader: its tables refer to each other and to themselves.
func TestDeletingAModuleStopsNoReader(t *testing.T) {
	b := newWorkbench(t)
	records := manyRecords()
	t.Logf("%d records in each of two tables", records)
	b.table("o")
	small, large := b.path, b.path
	large.Module = "large"
	_, err := b.store.CreateModule(context.Background(), large, backend.ModuleInput{Name: large.Module})
	b.must(err)
	b.path = large
	b.table("t", `{"name":"name","type":"string","index":true}`)
	b.table("child", `{"name":"t","type":"reference","refTableName":"t"}`)
	b.must(b.fields("t", `{"name":"to_child","type":"reference","refTableName":"child"}`, `{"name":"self","type":"reference","refTableName":"t"}`))
	b.fill("t", records, "'name' || i", "NULL", "1 + i / 2")
	b.fill("child", records, "i")
	b.path = small
	b.whileReading("the module", "o", func() error {
		_, err := b.store.DeleteModule(context.Background(), large)
		return err
	})
	b.check()
}

// manyRecords is how many records a table has in a test of large tables: OWLET_RECORDS, or few enough for every run.
func manyRecords() int {
	if n, err := strconv.Atoi(os.Getenv("OWLET_RECORDS")); err == nil {
		return n
	}
	return 50_000
}

// TestWritersBesideRemovals: records are written, by another process too, and refer to each other, while the table is written anew under them
// time and again.
func TestWritersBesideRemovals(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number","index":true}`, `{"name":"self","type":"reference","refTableName":"t"}`)
	b.table("child", `{"name":"r","type":"reference","refTableName":"t"}`)
	other := &workbench{T: t, store: openStore(t, b.store.Home()), path: b.path}
	const writers, rounds = 4, 15
	var all sync.WaitGroup
	for w := range writers {
		b := [...]*workbench{b, other}[w%2]
		all.Go(func() {
			for i := range rounds {
				ids, err := b.create("t", fmt.Sprintf(`[{"n":%d},{"n":%d}]`, w, i))
				if err != nil {
					t.Error(err)
					return
				}
				if err := b.update("t", fmt.Sprintf(`[{"id":%d,"self":%d}]`, ids[0], ids[1])); err != nil {
					t.Error(err)
				}
				if _, err := b.create("child", fmt.Sprintf(`[{"r":%d},{"r":%d}]`, ids[0], ids[1])); err != nil {
					t.Error(err)
				}
				if err := b.delete("t", ids[1]); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Go(func() {
		for range rounds {
			var fields, names []string
			for i := range 4 {
				names = append(names, fmt.Sprintf("extra_%d", i))
				fields = append(fields, fmt.Sprintf(`{"name":"extra_%d","type":"reference","refTableName":"child"}`, i))
			}
			if err := errors.Join(b.fields("t", fields...), b.deleteFields("t", names...)); err != nil {
				t.Error(err)
			}
		}
	})
	all.Wait()
	if n, refer := b.count("t"), b.ids("child", backend.RecordQuery{Filter: []byte(`{"r":null}`)}); n != writers*rounds || len(strings.Fields(refer)) != writers*rounds {
		t.Errorf("%d records, without a reference %s", n, refer)
	}
	if got := b.ids("t", backend.RecordQuery{Filter: []byte(`{"self":null}`)}); len(strings.Fields(got)) != writers*rounds {
		t.Error(got)
	}
	b.walk("t")
	b.check()
}
