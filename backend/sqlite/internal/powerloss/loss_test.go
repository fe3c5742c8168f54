//go:build unix

package powerloss

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// TestTorn: every sector has one of the contents that it had since the last sync, and in the end each combination is seen.
func TestTorn(t *testing.T) {
	old, fresh := bytes.Repeat([]byte("o"), 2*sector), bytes.Repeat([]byte("n"), 2*sector)
	c := &content{synced: old, pending: []change{{at: 0, data: fresh}, {at: 2 * sector, data: []byte("end")}}}
	if got := c.whole(); !bytes.Equal(got, append(bytes.Clone(fresh), "end"...)) {
		t.Errorf("whole: %q", got)
	}
	seen := map[string]int{}
	random := rand.New(rand.NewPCG(1, 0))
	for range 400 {
		got := c.torn(random)
		first, second := got[:sector], got[sector:2*sector]
		for _, half := range [][]byte{first, second} {
			if !bytes.Equal(half, old[:sector]) && !bytes.Equal(half, fresh[:sector]) {
				t.Fatalf("a sector that never was: %q", half)
			}
		}
		seen[string(first[:1])+string(second[:1])+string(got[2*sector:])]++
	}
	for _, want := range []string{"oo", "on", "no", "nn", "nnend", "ooend", "oo\x00\x00\x00"} {
		if seen[want] == 0 {
			t.Errorf("%q was never left: %v", want, seen)
		}
	}
}

// TestNames: a new file's name is certain once its folder is synced, and a deletion too.
func TestNames(t *testing.T) {
	d, err := Watch(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	path := d.root + "/a.db-wal"
	h := handleOf(opened(path, true))
	h.note(change{at: 0, data: []byte("text")})
	if left := d.Unsynced(); len(left) != 0 {
		t.Errorf("before the sync: %q", left)
	}
	h.sync()
	if left := d.Unsynced(); string(left["a.db-wal"]) != "text" {
		t.Errorf("after it: %q", left)
	}
	d.deleted(path, false)
	if left := d.Unsynced(); string(left["a.db-wal"]) != "text" || len(d.Killed()) != 0 {
		t.Errorf("deleted, but not synced: %q", left)
	}
	d.deleted(path, true)
	if left := d.Unsynced(); len(left) != 0 {
		t.Errorf("deleted: %q", left)
	}
}
