package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// settle holds what was found against the ledger: all that was acknowledged and nothing else, but for the write that was not answered, which
// is there as a whole or not at all. What was found is then what is known.
func (w *writer) settle(found *state) (there bool, err error) {
	without := w.known.difference(found)
	if without != "" {
		if w.pending == nil {
			return false, fmt.Errorf("%s: %s", w.name, without)
		}
		with := w.known.clone()
		w.pending.apply(with, reply{})
		if wrong := with.difference(found); wrong != "" {
			return false, fmt.Errorf("%s: %q was not answered; if it was not carried out: %s; if it was: %s", w.name, w.pending.what, without, wrong)
		}
		there = true
		w.tell(w.pending)
	}
	w.known.take(found)
	return there, nil
}

// take makes a state what another one is, in place: those who make up writes look at it.
func (s *state) take(other *state) {
	s.rows, s.schema, s.keys, s.given = other.rows, other.schema, other.keys, other.given
}

// forget begins the ledger of the next run.
func (w *writer) forget() { w.told, w.pending, w.done, w.size = nil, nil, 0, 0 }

// hear holds what a feed said of a writer's writes against the ledger: each once, whole, in their order, and nothing else.
func (w *writer) hear(said [][]string) error {
	for i := range max(len(w.told), len(said)) {
		switch {
		case i >= len(said):
			return fmt.Errorf("%s: the feed does not tell of %s", w.name, short(w.told[i]))
		case i >= len(w.told):
			return fmt.Errorf("%s: the feed tells of %s, which is nowhere", w.name, short(said[i]))
		}
		told, heard := slices.Sorted(slices.Values(w.told[i])), slices.Sorted(slices.Values(said[i]))
		if !slices.Equal(told, heard) {
			return fmt.Errorf("%s: the feed tells of %s in the place of %s", w.name, short(heard), short(told))
		}
	}
	return nil
}

// singles are changes one by one, as the audit log has them.
func singles(told [][]string) (out [][]string) {
	for _, changes := range told {
		for _, c := range changes {
			out = append(out, []string{c})
		}
	}
	return out
}

func short(changes []string) string {
	if len(changes) > 4 {
		return fmt.Sprintf("%s and %d more", strings.Join(changes[:4], ", "), len(changes)-4)
	}
	return strings.Join(changes, ", ")
}

// roster knows every record of the shared table by its id, also those that are deleted.
type roster struct {
	ks    map[int64]string
	alive map[int64]bool // as the feed tells it
}

// enrol notes the ids of records. No id is ever given out twice.
func (r *roster) enrol(rows map[string]row) error {
	for k, found := range rows {
		if known, taken := r.ks[found.id]; taken && known != k {
			return fmt.Errorf("the record %s has the id %d, which %s had", k, found.id, known)
		}
		r.ks[found.id] = k
	}
	return nil
}

// read turns what the feed of records said into what a ledger has, by writer, and carries it out on the records that are alive.
func (r *roster) read(said [][]string) (byWriter map[string][][]string, err error) {
	byWriter = map[string][][]string{}
	for _, changes := range said {
		owners := map[string]bool{}
		told := make([]string, len(changes))
		for i, c := range changes {
			what, text, _ := strings.Cut(c, " ")
			id, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return nil, err
			}
			k, known := r.ks[id]
			if !known {
				return nil, fmt.Errorf("the feed tells of %s, and nobody has ever seen that record", c)
			}
			told[i] = what + " " + k
			owners[ownerOf(k)] = true
			if err := r.replay(what, id); err != nil {
				return nil, err
			}
		}
		if len(owners) != 1 {
			return nil, fmt.Errorf("the feed puts changes of several writers into one: %s", short(told))
		}
		for owner := range owners {
			byWriter[owner] = append(byWriter[owner], told)
		}
	}
	return byWriter, nil
}

func (r *roster) replay(what string, id int64) error {
	if r.alive[id] == (what == "create") {
		return fmt.Errorf("the feed tells of %s %d, but as it told before the record is there: %t", what, id, r.alive[id])
	}
	if what == "delete" {
		delete(r.alive, id)
	} else {
		r.alive[id] = true
	}
	return nil
}

// same holds the records that there are against those that the feed leads to.
func (r *roster) same(rows map[string]row) error {
	there := map[int64]bool{}
	for _, found := range rows {
		there[found.id] = true
	}
	if maps.Equal(there, r.alive) {
		return nil
	}
	for id := range r.alive {
		if !there[id] {
			return fmt.Errorf("the feed leads to the record %d, %s, which is not there", id, r.ks[id])
		}
	}
	return errors.New("the feed leads to fewer records than there are")
}

// ownerOf is the writer of a record, by its k.
func ownerOf(k string) string {
	owner, _, _ := strings.Cut(k, "-")
	return owner
}
