package main

import (
	"strings"
	"testing"
)

func rowsOf(ks ...string) []values {
	rows := make([]values, len(ks))
	for i, k := range ks {
		rows[i] = values{"k": k, "n": i}
	}
	return rows
}

// ledger is a writer that knows a1 and a2, with a batch of b1 and b2 that was not answered.
func ledger() *writer {
	w := &writer{name: "a", known: newState()}
	w.acknowledge(write{apply: func(s *state, a reply) { putAll(s, shared, rowsOf("a1", "a2"), a.ids) }, tells: []string{"create a1", "create a2"}},
		reply{ids: []int64{1, 2}})
	w.pending = &write{what: "the batch", apply: func(s *state, _ reply) { putAll(s, shared, rowsOf("b1", "b2"), nil) }, tells: []string{"create b1", "create b2"}}
	return w
}

func foundRows(rows map[string]row) *state {
	s := newState()
	for k, r := range rows {
		s.put(shared, k, r)
	}
	return s
}

func v(k string, n int) values { return values{"k": k, "n": float64(n)} }

// TestSettle: a check that would pass on a lost write, on half of a batch or on another value proves nothing.
func TestSettle(t *testing.T) {
	for _, c := range []struct {
		name  string
		found map[string]row
		there bool
		fault string
	}{
		{"all that was acknowledged", map[string]row{"a1": {1, v("a1", 0)}, "a2": {2, v("a2", 1)}}, false, ""},
		{"and the batch", map[string]row{"a1": {1, v("a1", 0)}, "a2": {2, v("a2", 1)}, "b1": {3, v("b1", 0)}, "b2": {4, v("b2", 1)}}, true, ""},
		{"half of the batch", map[string]row{"a1": {1, v("a1", 0)}, "a2": {2, v("a2", 1)}, "b1": {3, v("b1", 0)}}, false,
			"if it was not carried out: crash/shared: record b1 is there, 3 {\"k\":\"b1\",\"n\":0}; if it was: crash/shared: record b2 is not there"},
		{"a lost write", map[string]row{"a1": {1, v("a1", 0)}}, false, "record a2 is not there"},
		{"a lost write beside the batch", map[string]row{"a1": {1, v("a1", 0)}, "b1": {3, v("b1", 0)}, "b2": {4, v("b2", 1)}}, false, "record a2 is not there"},
		{"an old value", map[string]row{"a1": {1, v("a1", 7)}, "a2": {2, v("a2", 1)}}, false, `record a1 is {"k":"a1","n":7}, not {"k":"a1","n":0}`},
		{"another id", map[string]row{"a1": {9, v("a1", 0)}, "a2": {2, v("a2", 1)}}, false, "record a1 has the id 9, not 1"},
		{"what nobody wrote", map[string]row{"a1": {1, v("a1", 0)}, "a2": {2, v("a2", 1)}, "x": {3, v("x", 0)}}, false, "record x is there"},
	} {
		there, err := ledger().settle(foundRows(c.found))
		if there != c.there || !says(err, c.fault) {
			t.Errorf("%s: %t, %v", c.name, there, err)
		}
	}
}

// says tells whether an error is there and says something, or is not there where nothing is expected.
func says(err error, what string) bool {
	if what == "" || err == nil {
		return err == nil && what == ""
	}
	return strings.Contains(err.Error(), what)
}

func TestRevokedKeysStayRevoked(t *testing.T) {
	w := &writer{name: keyringName, known: newState()}
	w.known.keys = map[string]string{"key 1": revokedKey, "key 2": liveKey}
	for _, c := range []struct {
		found map[string]string
		fault string
	}{
		{map[string]string{"key 1": revokedKey, "key 2": liveKey}, ""},
		{map[string]string{"key 1": liveKey, "key 2": liveKey}, "key key 1 is live, and its secret lets in, not revoked"},
		{map[string]string{"key 1": revokedKey}, "key key 2 is not there"},
		{map[string]string{"key 1": revokedKey, "key 2": revokedKey}, "key key 2 is revoked, not live"},
	} {
		found := newState()
		found.keys = c.found
		one := *w
		one.known = w.known.clone()
		if _, err := one.settle(found); !says(err, c.fault) {
			t.Errorf("%v: %v", c.found, err)
		}
	}
}

func TestHear(t *testing.T) {
	for _, c := range []struct {
		name  string
		said  [][]string
		fault string
	}{
		{"each once", [][]string{{"create a2", "create a1"}, {"update a1"}}, ""},
		{"one is missing", [][]string{{"create a1", "create a2"}}, "the feed does not tell of update a1"},
		{"half of one", [][]string{{"create a1"}, {"update a1"}}, "the feed tells of create a1 in the place of create a1, create a2"},
		{"another order", [][]string{{"update a1"}, {"create a1", "create a2"}}, "in the place of"},
		{"twice", [][]string{{"create a1", "create a2"}, {"update a1"}, {"update a1"}}, "the feed tells of update a1, which is nowhere"},
	} {
		w := &writer{told: [][]string{{"create a1", "create a2"}, {"update a1"}}}
		if err := w.hear(c.said); !says(err, c.fault) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestRoster(t *testing.T) {
	r := roster{map[int64]string{}, map[int64]bool{}}
	if err := r.enrol(map[string]row{"a-1": {id: 1}, "b-1": {id: 2}}); err != nil {
		t.Fatal(err)
	}
	if err := r.enrol(map[string]row{"a-2": {id: 2}}); !says(err, "the record a-2 has the id 2, which b-1 had") {
		t.Error(err)
	}
	for _, c := range []struct{ change, fault string }{
		{"create 1", ""}, {"create 1", "the record is there: true"}, {"delete 2", "the record is there: false"}, {"update 3", "nobody has ever seen"},
	} {
		if _, err := r.read([][]string{{c.change}}); !says(err, c.fault) {
			t.Errorf("%s: %v", c.change, err)
		}
	}
	if err := r.same(map[string]row{"a-1": {id: 1}}); err != nil {
		t.Error(err)
	}
	if err := r.same(map[string]row{}); !says(err, "the feed leads to the record 1, a-1, which is not there") {
		t.Error(err)
	}
	if err := r.same(map[string]row{"a-1": {id: 1}, "b-1": {id: 2}}); !says(err, "fewer records") {
		t.Error(err)
	}
}

func TestKillsMustComeDuringWrites(t *testing.T) {
	for _, c := range []struct {
		kills, during int
		fault         string
	}{{100, 50, ""}, {100, 49, "fewer than half of the kills came during a write"}} {
		r := run{kills: c.kills, duringWrites: c.during}
		if err := r.enoughDuringWrites(); !says(err, c.fault) {
			t.Errorf("%d of %d: %v", c.during, c.kills, err)
		}
	}
}

// TestUnansweredAndRefused: only a write that a kill met may be uncertain. One that is refused, or not answered though nothing was killed, is a fault.
func TestUnansweredAndRefused(t *testing.T) {
	for _, c := range []struct {
		name   string
		killed bool
		answer error
		fault  string
	}{
		{"killed", true, errUnanswered, ""},
		{"refused", false, &refusal{503, "busy"}, "a: the write: answered 503 busy"},
		{"refused before the kill", true, &refusal{500, "internal"}, "a: the write: answered 500"},
		{"broken off by itself", false, errUnanswered, "a: the write: no answer"},
	} {
		var p pace
		w := &writer{name: "a", known: newState()}
		w.next = func() write {
			return write{what: "the write", send: func() (reply, error) {
				if c.killed {
					p.kill(func() {})
				}
				return reply{}, c.answer
			}}
		}
		w.work(&p)
		if !says(w.fault, c.fault) || (w.pending != nil) != (c.fault == "") {
			t.Errorf("%s: %v, uncertain: %t", c.name, w.fault, w.pending != nil)
		}
	}
}
