package sqlite

import (
	"context"
	"errors"
	"strings"
	"testing"

	"owlet/backend"
	"owlet/backend/nx"
)

// scripted is what a script does, told to its writer.
type scripted struct {
	*scriptWriter
	t     *testing.T
	made  map[string]*nx.Table
	fault error
}

// script runs what a script would do as one.
func (b *workbench) script(do func(s *scripted)) error {
	b.Helper()
	f, err := b.store.workspaceFile(context.Background(), b.path.Workspace)
	b.must(err)
	return f.changeAs(context.Background(), &job{alone: true}, func(t *tx, sc *schema) error {
		m, err := sc.findModule(b.path)
		if err != nil {
			return err
		}
		s := &scripted{scriptWriter: newScriptWriter(t, sc, false), t: b.T, made: map[string]*nx.Table{}}
		s.within(context.Background())
		for _, as := range sc.formulas[m.Num].ready().as {
			s.made[as.Name] = as
		}
		if do(s); s.fault != nil {
			return s.fault
		}
		return s.finish()
	})
}

func (s *scripted) note(err error) {
	if s.fault == nil {
		s.fault = err
	}
}

func (s *scripted) create(table string) int64 {
	id, err := s.Create(s.made[table])
	s.note(err)
	return id
}

func (s *scripted) set(table, field string, id int64, v nx.Value) {
	for _, f := range s.made[table].Fields {
		if f.Name == field {
			s.note(s.Set(s.made[table], f, id, v))
			return
		}
	}
	s.t.Fatalf("there is no field %s", field)
}

func (s *scripted) delete(table string, ids ...int64) { s.note(s.Delete(s.made[table], ids)) }

func newScripted(t *testing.T) *workbench {
	b := newWorkbench(t)
	b.table("a", `{"name":"n","type":"number","unique":true}`, `{"name":"must","type":"string","required":true}`,
		`{"name":"kind","type":"choice","options":[{"name":"Red"},{"name":"Blue"}]}`, `{"name":"all","type":"multi","options":[{"name":"X"},{"name":"Y"}]}`)
	b.table("b", `{"name":"a","type":"reference","refTableName":"a"}`, `{"name":"day","type":"date"}`, `{"name":"long","type":"timeinterval"}`)
	for _, table := range []string{"a", "b"} {
		b.setHistory(table, true)
	}
	return b
}

// TestScriptWrites: a script's writes are there at once, in one commit, and the feed tells what came of them.
func TestScriptWrites(t *testing.T) {
	b := newScripted(t)
	_, err := b.create("a", `[{"n":1,"must":"x"},{"n":2,"must":"y"}]`)
	b.must(err)
	_, err = b.create("b", `[{"a":2},{"a":1}]`)
	b.must(err)
	b.must(b.script(func(s *scripted) {
		for i := range 3 {
			id := s.create("a")
			s.set("a", "must", id, "made")
			s.set("a", "n", id, float64(10+i))
			s.set("a", "kind", id, "Blue")
			s.set("a", "all", id, nx.Items{"Y", 1.0})
			s.set("b", "a", s.create("b"), id)
		}
		there, err := s.Exist(s.made["a"], []int64{3, 4, 5, 6})
		if s.note(err); len(there) != 4 || !there[2] || there[3] {
			t.Error(there)
		}
		s.set("a", "n", 1, nil)
		s.set("a", "n", 5, 1.0)
		s.set("b", "day", 1, nx.Day(0))
		s.set("b", "long", 1, nx.Length(90_000))
		s.delete("b", 5)
		s.delete("a", 2, 2)
		s.delete("a")
	}))
	b.holds("a", `[{"id":"1","values":{"n":null,"must":"x","kind":null,"all":null}},{"id":"3","values":{"n":10,"must":"made","kind":"Blue","all":["Y","X"]}},`+
		`{"id":"4","values":{"n":11,"must":"made","kind":"Blue","all":["Y","X"]}},{"id":"5","values":{"n":1,"must":"made","kind":"Blue","all":["Y","X"]}}]`)
	b.holds("b", `[{"id":"1","values":{"a":null,"day":"1970-01-01","long":"00:01:30"}},{"id":"2","values":{"a":"1","day":null,"long":null}},`+
		`{"id":"3","values":{"a":"3","day":null,"long":null}},{"id":"4","values":{"a":"4","day":null,"long":null}}]`)
	if got := b.changes("a"); got != "create 1, create 2, create 3, create 4, create 5, update 1, delete 2" {
		t.Error(got)
	}
	if got := b.changes("b"); got != "create 1, create 2, create 3, create 4, update 1" {
		t.Error(got)
	}
	b.check()
	_, err = b.create("b", `[{}]`)
	b.must(err)
	if got := b.changes("b"); !strings.HasSuffix(got, "create 6") {
		t.Errorf("the number of a record that was there for a moment only came again: %s", got)
	}
}

// TestScriptWritesRefused: each is undone as a whole, whatever was done before.
func TestScriptWritesRefused(t *testing.T) {
	b := newScripted(t)
	_, err := b.create("a", `[{"n":1,"must":"x"},{"n":2,"must":"y"}]`)
	b.must(err)
	for want, do := range map[string]func(s *scripted){
		`Field "n": 1 is taken by the record with id 1 (record 2).`:                                                   func(s *scripted) { s.set("a", "n", 2, 1.0) },
		`Field "must" is required (record 2).`:                                                                        func(s *scripted) { s.set("a", "must", 2, nil) },
		`Field "kind": "Green" is not one of its options (record 2).`:                                                 func(s *scripted) { s.set("a", "kind", 2, "Green") },
		`Field "kind": 7 is not the name of one option (record 2).`:                                                   func(s *scripted) { s.set("a", "kind", 2, 7.0) },
		`Field "n": "x" is not a number (record 2).`:                                                                  func(s *scripted) { s.set("a", "n", 2, "x") },
		`Field "a": table "a" has no record 9 (record 1).`:                                                            func(s *scripted) { s.set("b", "a", s.create("b"), int64(9)) },
		`There is no record 9 in table "a".`:                                                                          func(s *scripted) { s.set("a", "n", 9, 1.0) },
		`There is no record 8 in table "a".`:                                                                          func(s *scripted) { s.delete("a", 1, 8) },
		`Field "must" is required: record 3 of table "a" has no value at the end of the script. Nothing was changed.`: func(s *scripted) { s.create("a") },
		`Field "long": "-00:00:01" is not a duration such as 08:00:00 (record 1).`:                                    func(s *scripted) { s.set("b", "long", s.create("b"), nx.Length(-1000)) },
	} {
		err := b.script(func(s *scripted) {
			s.set("a", "must", 1, "changed")
			do(s)
		})
		if err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	b.holds("a", `[{"id":"1","values":{"n":1,"must":"x","kind":null,"all":null}},{"id":"2","values":{"n":2,"must":"y","kind":null,"all":null}}]`)
	b.holds("b", `[]`)
	if got := b.changes("a"); got != "create 1, create 2" {
		t.Error(got)
	}
	b.check()
}

// TestScriptsDeleteManyAfterABackup: one that deletes more than others may without a backup is told so.
func TestScriptsDeleteManyAfterABackup(t *testing.T) {
	b := newWorkbench(t)
	b.table("t")
	_, err := b.create("t", "["+strings.Repeat("{},", largeDeletion)+"{}]")
	b.must(err)
	err = b.script(func(s *scripted) {
		for id := range int64(largeDeletion + 1) {
			s.delete("t", id+1)
		}
	})
	if _, large := errors.AsType[*largeDeletionError](err); !large {
		t.Error(err)
	}
	if n, err := b.store.CountRecords(context.Background(), b.at("t")); n != largeDeletion+1 {
		t.Error(n, err)
	}
}

// TestScriptsAndListings: what a script makes of records is followed by lists that are being paged through.
func TestScriptsAndListings(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`)
	_, err := b.create("t", `[{"n":3},{"n":1},{"n":2}]`)
	b.must(err)
	sorted := func() string {
		page, err := b.store.ListRecords(context.Background(), b.at("t"), backend.RecordQuery{Sort: "n", Offset: 1})
		b.must(err)
		return string(page.AppendJSON(nil))
	}
	sorted()
	b.must(b.script(func(s *scripted) {
		s.set("t", "n", s.create("t"), 0.0)
		s.set("t", "n", 1, -1.0)
		s.delete("t", 3)
	}))
	if got := sorted(); got != `[{"id":"4","values":{"n":0}},{"id":"2","values":{"n":1}}]` {
		t.Error(got)
	}
	b.check()
}
