//go:build unix

package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"owlet/backend"
	"owlet/backend/sqlite/internal/powerloss"
)

// outage is a power loss: what the disk holds then, and what had been acknowledged before.
type outage struct {
	what  string
	left  powerloss.Left
	known acknowledged
}

// acknowledged is what writers were answered.
type acknowledged struct {
	batches map[string]int  // by the text in its records, the size of a batch, also of those that were only begun
	done    map[string]bool // the batches that were answered
	counter int64           // the least that the counter may be
	fields  int64           // the least number of fields that were added
	keys    map[string]bool // by ID: whether it is revoked
}

func (a acknowledged) clone() acknowledged {
	return acknowledged{maps.Clone(a.batches), maps.Clone(a.done), a.counter, a.fields, maps.Clone(a.keys)}
}

// outages writes from several goroutines at once into a folder of which the power is cut again and again.
type outages struct {
	*workbench
	mu     sync.Mutex
	known  acknowledged
	random *rand.Rand
	disk   *powerloss.Disk
	all    []outage
}

// maybe cuts the power before a step of SQLite's, at one of about a hundred.
func (o *outages) maybe(step int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.random.IntN(120) > 0 || len(o.all) >= 100 {
		return
	}
	known := o.known.clone()
	o.all = append(o.all, outage{fmt.Sprintf("step %d, nothing unsynced is kept", step), o.disk.Unsynced(), known},
		outage{fmt.Sprintf("step %d, parts of it are kept", step), o.disk.Torn(o.random), known})
}

func (o *outages) note(fn func(*acknowledged)) {
	o.mu.Lock()
	defer o.mu.Unlock()
	fn(&o.known)
}

// withSynchronous opens files in another way from now on, until it is undone.
func withSynchronous(level string) (undo func()) {
	before := synchronous
	synchronous = level
	return func() { synchronous = before }
}

// cutPower is what a store with a level of synchronous leaves when the power is cut many times.
func cutPower(t *testing.T, level string) *outages {
	t.Helper()
	defer withSynchronous(level)()
	home, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	disk, err := powerloss.Watch(home)
	if err != nil {
		t.Fatal(err)
	}
	o := &outages{disk: disk, random: rand.New(rand.NewPCG(5, 0)), known: acknowledged{map[string]int{}, map[string]bool{}, 0, 0, map[string]bool{}}}
	disk.Before(o.maybe)
	s := openStore(t, home)
	o.workbench = &workbench{T: t, store: s, path: backend.Path{Workspace: firstWorkspace(t, s), Module: "crm"}}
	_, err = s.CreateModule(context.Background(), o.path, backend.ModuleInput{Name: "crm"})
	o.must(err)
	o.table("t", `{"name":"text","type":"string"}`, `{"name":"n","type":"number"}`)
	o.creates("t", 1, `{"text":"counter","n":0}`)
	o.note(func(a *acknowledged) { a.batches["counter"], a.done["counter"] = 1, true })
	o.writeAll()
	disk.Before(nil)
	o.must(s.Close())
	return o
}

func (o *outages) writeAll() {
	var all sync.WaitGroup
	for _, write := range []func(){o.batches("a", 1), o.batches("b", 40), o.count1to60, o.design, o.keys} {
		all.Go(write)
	}
	all.Wait()
}

// batches creates records, size at a time.
func (o *outages) batches(name string, size int) func() {
	return func() {
		for i := range 60 {
			text := fmt.Sprintf("%s%d", name, i)
			o.note(func(a *acknowledged) { a.batches[text] = size })
			record := fmt.Sprintf(`,{"text":%q,"n":%d}`, text, i)
			if _, err := o.create("t", "["+strings.Repeat(record, size)[1:]+"]"); err != nil {
				o.Error(err)
			}
			o.note(func(a *acknowledged) { a.done[text] = true })
		}
	}
}

func (o *outages) count1to60() {
	for i := int64(1); i <= 60; i++ {
		if err := o.update("t", fmt.Sprintf(`[{"id":1,"n":%d}]`, i)); err != nil {
			o.Error(err)
		}
		o.note(func(a *acknowledged) { a.counter = i })
	}
}

func (o *outages) design() {
	for i := int64(1); i <= 20; i++ {
		if err := o.fields("t", fmt.Sprintf(`{"name":"f%d","type":"string","index":true}`, i)); err != nil {
			o.Error(err)
		}
		o.note(func(a *acknowledged) { a.fields = i })
	}
}

func (o *outages) keys() {
	for i := range 30 {
		made, err := o.store.CreateKey(context.Background(), o.path.Workspace, backend.KeyInput{Name: fmt.Sprint("key ", i)})
		if err != nil {
			o.Error(err)
			return
		}
		o.note(func(a *acknowledged) { a.keys[made.Key.ID] = false })
		if i%2 == 1 {
			continue
		}
		if _, err := o.store.RevokeKeys(context.Background(), o.path.Workspace, []string{made.Key.ID}); err != nil {
			o.Error(err)
		}
		o.note(func(a *acknowledged) { a.keys[made.Key.ID] = true })
	}
}

// faults opens what a power loss left, as the next start does, and tells what is wrong with it.
func (o *outages) faults(cut outage) (all []string) {
	defer withSynchronous("OFF")() // nobody cuts the power any more
	home := o.TempDir()
	o.must(cut.left.Write(home))
	s, err := Open(context.Background(), home, WithLog(slog.New(slog.DiscardHandler)))
	if err != nil {
		return []string{"it does not open: " + err.Error()}
	}
	if all, err = o.missing(s, cut.known); err != nil {
		all = append(all, err.Error())
	}
	if err := s.Close(); err != nil {
		all = append(all, err.Error())
	}
	files, err := filepath.Glob(filepath.Join(home, "*", "*.db"))
	o.must(err)
	for _, file := range append(files, filepath.Join(home, "owlet.db")) {
		all = append(all, unsound(file)...)
	}
	return all
}

// missing tells what is not there, or only in part, of what writers were answered.
func (o *outages) missing(s *Store, known acknowledged) (all []string, err error) {
	if len(known.done) == 0 {
		return nil, nil // not even the table was answered
	}
	counter, sizes := int64(-1), map[string]int{}
	err = s.look(context.Background(), o.path.Workspace, func(c *conn, sc *schema) error {
		tb, err := sc.findTable(o.at("t"))
		if err != nil {
			return err
		}
		if got := int64(len(tb.Fields)) - 2; got < known.fields {
			all = append(all, fmt.Sprintf("%d fields were added, although %d were acknowledged", got, known.fields))
		}
		return c.query(context.Background(), "SELECT "+tb.columns[0]+", "+tb.columns[1]+" FROM "+tb.name, nil, func(row []driver.Value) error {
			if sizes[text(row[0])]++; text(row[0]) == "counter" {
				counter = int64(row[1].(float64))
			}
			return nil
		})
	})
	for name, size := range known.batches {
		if got := sizes[name]; got != size && (got != 0 || known.done[name]) {
			all = append(all, fmt.Sprintf("%d of %d records of %s, acknowledged: %t", got, size, name, known.done[name]))
		}
	}
	if counter < known.counter {
		all = append(all, fmt.Sprintf("the counter is %d, although %d was acknowledged", counter, known.counter))
	}
	keys, listing := s.ListKeys(context.Background(), o.path.Workspace)
	for id, revoked := range known.keys {
		at := slices.IndexFunc(keys, func(k backend.Key) bool { return k.ID == id })
		if at < 0 || revoked && keys[at].State != backend.KeyRevoked {
			all = append(all, fmt.Sprintf("key %s is lost, or live although it was revoked: %t", id, revoked))
		}
	}
	if err == nil {
		err = listing
	}
	return all, err
}

func unsound(file string) (all []string) {
	c, err := openConn(file, "")
	if err != nil {
		return []string{file + ": " + err.Error()}
	}
	defer func() { _ = c.close() }()
	for _, check := range []string{"PRAGMA integrity_check", "PRAGMA foreign_key_check"} {
		if err := c.query(context.Background(), check, nil, func(row []driver.Value) error {
			if row[0] != "ok" {
				all = append(all, fmt.Sprint(file, ": ", check, ": ", row))
			}
			return nil
		}); err != nil {
			all = append(all, file+": "+err.Error())
		}
	}
	return all
}

// TestPowerLoss: what was answered is there, whatever a disk does with what was not synced.
func TestPowerLoss(t *testing.T) {
	o := cutPower(t, synchronous)
	writes := 0
	for _, cut := range o.all {
		writes += len(cut.known.done) + int(cut.known.counter+cut.known.fields) + len(cut.known.keys)
		if faults := o.faults(cut); len(faults) > 0 {
			t.Errorf("%s: %s", cut.what, strings.Join(faults[:min(4, len(faults))], "; "))
		}
	}
	t.Logf("%d power losses during %d steps of SQLite: %d acknowledged writes looked for, all there", len(o.all), o.disk.Steps(), writes)
	if len(o.all) < 60 {
		t.Errorf("only %d power losses", len(o.all))
	}
}

// TestPowerLossBites: with less than FULL the same losses take acknowledged writes, and with OFF whole files.
func TestPowerLossBites(t *testing.T) {
	for _, level := range []string{"NORMAL", "OFF"} {
		o := cutPower(t, level)
		losses, example := 0, ""
		for _, cut := range o.all[:min(40, len(o.all))] {
			if faults := o.faults(cut); len(faults) > 0 {
				losses++
				example = cut.what + ": " + faults[0]
			}
		}
		t.Logf("synchronous=%s: %d of %d power losses did harm, such as %s", level, losses, min(40, len(o.all)), example)
		if losses == 0 {
			t.Errorf("synchronous=%s loses nothing: the test does not bite", level)
		}
	}
}
