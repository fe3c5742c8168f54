package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// shared is the table into which all writers of records write. It has a history.
const shared = "crash/shared"

// columns are the fields of the shared table: k is unique and never used again, and owner is the writer's name.
var columns = []string{"k", "owner", "n", "note", "day", "done"}

// door is where records go in.
type door interface {
	create(table string, rows []values) ([]int64, error)
	update(table string, rows []values) error
	delete(table string, ids []int64) error
	upsert(table string, rows []values) ([]int64, error)
	imports(table string, rows []values, byKey bool) error
}

// recorder makes up writes of records.
type recorder struct {
	name   string
	known  *state
	door   door
	only   bool // the door knows neither upserts nor imports
	random *rand.Rand
	number int
}

// crowd is how many records of one writer are enough.
const crowd = 250

// next chooses what to write. Single records come most often, since each is a write of its own.
func (r *recorder) next() write {
	choice := r.random.IntN(100)
	ks := r.some(1 + r.random.IntN(30))
	switch {
	case len(r.known.rows[shared]) > crowd && choice < 30 && len(ks) > 0:
		return r.delete(r.some(crowd / 2))
	case choice < 35 || len(ks) == 0:
		return r.create(1)
	case choice < 50:
		return r.create(2 + r.random.IntN(60))
	case choice < 65:
		return r.update(ks[:1])
	case choice < 72:
		return r.update(ks)
	case choice < 80:
		return r.delete(ks[:1])
	case choice < 86 || r.only:
		return r.delete(ks)
	case choice < 92:
		return r.upsert(ks)
	case choice < 98 || r.random.IntN(10) > 0:
		return r.imports(20+r.random.IntN(200), nil)
	case r.random.IntN(3) > 0:
		return r.imports(20, ks)
	}
	return r.imports(1100, nil) // more than a thousand: the workspace is backed up first
}

// some are up to n records that the writer knows by their ids.
func (r *recorder) some(n int) (ks []string) {
	for k, found := range r.known.rows[shared] { // in Go's own random order
		if len(ks) == n {
			break
		}
		if found.id != 0 {
			ks = append(ks, k)
		}
	}
	return ks
}

func (r *recorder) fresh(n int) []values {
	rows := make([]values, n)
	for i := range rows {
		r.number++
		rows[i] = r.fill(fmt.Sprintf("%s-%d", r.name, r.number))
	}
	return rows
}

// fill makes up the values of a record; n is always another one, so that every update changes something.
func (r *recorder) fill(k string) values {
	r.number++
	v := values{"k": k, "owner": r.name, "n": r.number, "done": r.random.IntN(2) == 0,
		"day": fmt.Sprintf("2026-%02d-%02d", 1+r.random.IntN(12), 1+r.random.IntN(28))}
	switch r.random.IntN(20) {
	case 0:
	case 1:
		v["note"] = strings.Repeat("Überlauf, über viele Seiten; ", 40+r.random.IntN(300))
	default:
		v["note"] = fmt.Sprintf("Grüße %d", r.random.IntN(1000))
	}
	return v
}

func (r *recorder) create(n int) write {
	rows := r.fresh(n)
	return write{
		what: fmt.Sprintf("create %d records from %s", n, rows[0]["k"]), size: n,
		send: func() (reply, error) {
			ids, err := r.door.create(shared, rows)
			return reply{ids: ids}, err
		},
		apply: func(s *state, a reply) { putAll(s, shared, rows, a.ids) },
		tells: tell("create", rows),
	}
}

// putAll puts new records; their ids are in the order sent, where there was an answer with ids.
func putAll(s *state, table string, rows []values, ids []int64) {
	for i, v := range rows {
		known := row{values: v}
		if i < len(ids) {
			known.id = ids[i]
			s.given[v["k"].(string)] = known
		}
		s.put(table, v["k"].(string), known)
	}
}

func tell(what string, rows []values) []string {
	out := make([]string, len(rows))
	for i, v := range rows {
		out[i] = what + " " + v["k"].(string)
	}
	return out
}

func (r *recorder) refill(ks []string) (rows []values) {
	for _, k := range ks {
		rows = append(rows, r.fill(k))
	}
	return rows
}

func (r *recorder) update(ks []string) write {
	rows, sent := r.refill(ks), []values{}
	for _, v := range rows {
		one := values{"id": r.known.rows[shared][v["k"].(string)].id, "note": nil}
		for name, value := range v {
			one[name] = value
		}
		sent = append(sent, one)
	}
	return write{
		what: fmt.Sprintf("update %d records from %s", len(ks), ks[0]), size: len(ks),
		send:  func() (reply, error) { return reply{}, r.door.update(shared, sent) },
		apply: func(s *state, _ reply) { changeAll(s, rows) },
		tells: tell("update", rows),
	}
}

func changeAll(s *state, rows []values) {
	for _, v := range rows {
		k := v["k"].(string)
		s.put(shared, k, row{s.rows[shared][k].id, v})
	}
}

func (r *recorder) delete(ks []string) write {
	var ids []int64
	rows := []values{}
	for _, k := range ks {
		ids = append(ids, r.known.rows[shared][k].id)
		rows = append(rows, values{"k": k})
	}
	return write{
		what: fmt.Sprintf("delete %d records from %s", len(ks), ks[0]), size: len(ks),
		send: func() (reply, error) { return reply{}, r.door.delete(shared, ids) },
		apply: func(s *state, _ reply) {
			for _, k := range ks {
				delete(s.rows[shared], k)
			}
		},
		tells: tell("delete", rows),
	}
}

func (r *recorder) upsert(ks []string) write {
	old, fresh := r.refill(ks), r.fresh(1+r.random.IntN(20))
	for _, v := range old {
		if v["note"] == nil {
			v["note"] = "left" // what an upsert leaves out stays as it was
		}
	}
	return write{
		what: fmt.Sprintf("upsert %d known and %d new records from %s", len(old), len(fresh), fresh[0]["k"]), size: len(old) + len(fresh),
		send: func() (reply, error) {
			ids, err := r.door.upsert(shared, append(append([]values{}, fresh...), old...))
			return reply{ids: ids}, err
		},
		apply: func(s *state, a reply) { changeAll(s, old); putAll(s, shared, fresh, a.ids) },
		tells: append(tell("update", old), tell("create", fresh)...),
	}
}

// imports sends new rows, and with ks changes records by their k as well.
func (r *recorder) imports(n int, ks []string) write {
	old, fresh := r.refill(ks), r.fresh(n)
	return write{
		what: fmt.Sprintf("import %d rows, %d of them known, from %s", n+len(ks), len(ks), fresh[0]["k"]), size: n + len(ks),
		send: func() (reply, error) {
			return reply{}, r.door.imports(shared, append(append([]values{}, old...), fresh...), len(ks) > 0)
		},
		apply: func(s *state, _ reply) { changeAll(s, old); putAll(s, shared, fresh, nil) },
		tells: append(tell("update", old), tell("create", fresh)...),
	}
}
