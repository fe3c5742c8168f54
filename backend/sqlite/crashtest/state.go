package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// values are a record's, by field, without those that are empty.
type values map[string]any

// text is the same for equal values, whether they were sent or read.
func (v values) text() string {
	b, err := json.Marshal(map[string]any(v))
	if err != nil {
		panic(err) // only texts, numbers and booleans are ever in it
	}
	return string(b)
}

// row is a record. An id of 0 is not known yet: imports do not answer it, and a write that was not answered neither.
type row struct {
	id     int64
	values values
}

// state is what there is, as far as one writer is concerned: what it knows of, or what was found of it.
type state struct {
	rows   map[string]map[string]row // by "module/table" and by the record's k, which is never used again
	schema map[string]string         // what a path such as "module/table/field" is
	keys   map[string]string         // by name: whether a key is live, and whether its secrets let in
	given  map[string]row            // new records of the shared table since the last check, with their ids, also those that are gone again
}

func newState() *state {
	return &state{rows: map[string]map[string]row{}, schema: map[string]string{}, keys: map[string]string{}, given: map[string]row{}}
}

func (s *state) clone() *state {
	c := &state{rows: map[string]map[string]row{}, schema: maps.Clone(s.schema), keys: maps.Clone(s.keys), given: maps.Clone(s.given)}
	for table, rows := range s.rows {
		c.rows[table] = maps.Clone(rows)
	}
	return c
}

func (s *state) put(table, k string, r row) {
	if s.rows[table] == nil {
		s.rows[table] = map[string]row{}
	}
	s.rows[table][k] = r
}

// move gives whatever stands at a path, and below it, another path. A field that moves takes its values along.
func (s *state) move(from, to string) {
	for _, path := range slices.Collect(maps.Keys(s.schema)) {
		if below(path, from) {
			s.schema[to+path[len(from):]] = s.schema[path]
			delete(s.schema, path)
		}
	}
	for _, table := range slices.Collect(maps.Keys(s.rows)) {
		if below(table, from) {
			s.rows[to+table[len(from):]] = s.rows[table]
			delete(s.rows, table)
		}
	}
	_, name := split(to)
	s.moveValues(from, name)
}

// drop removes what stands at a path and below it. A field that goes takes its values along.
func (s *state) drop(path string) {
	maps.DeleteFunc(s.schema, func(p, _ string) bool { return below(p, path) })
	maps.DeleteFunc(s.rows, func(t string, _ map[string]row) bool { return below(t, path) })
	s.moveValues(path, "")
}

// moveValues renames a field in the records of its table; without a name it is gone. Values are shared by states and are not changed.
func (s *state) moveValues(field, name string) {
	table, before := split(field)
	for k, r := range s.rows[table] {
		value, has := r.values[before]
		if !has {
			continue
		}
		r.values = maps.Clone(r.values)
		delete(r.values, before)
		if name != "" {
			r.values[name] = value
		}
		s.rows[table][k] = r
	}
}

func below(path, top string) bool { return path == top || strings.HasPrefix(path, top+"/") }

// difference tells the first things in which what was found is not what is known; "" where it is.
func (s *state) difference(found *state) string {
	var all []string
	for _, table := range union(s.rows, found.rows) {
		all = append(all, differentRows(table, s.rows[table], found.rows[table])...)
	}
	all = append(all, different("schema", s.schema, found.schema)...)
	all = append(all, different("key", s.keys, found.keys)...)
	if len(all) > 6 {
		all = append(all[:6], fmt.Sprintf("and %d more", len(all)-6))
	}
	return strings.Join(all, "; ")
}

func differentRows(table string, known, found map[string]row) (all []string) {
	for _, k := range union(known, found) {
		a, isKnown := known[k]
		b, isFound := found[k]
		switch {
		case !isFound:
			all = append(all, fmt.Sprintf("%s: record %s is not there, %d %s", table, k, a.id, a.values.text()))
		case !isKnown:
			all = append(all, fmt.Sprintf("%s: record %s is there, %d %s", table, k, b.id, b.values.text()))
		case a.id != 0 && a.id != b.id:
			all = append(all, fmt.Sprintf("%s: record %s has the id %d, not %d", table, k, b.id, a.id))
		case a.values.text() != b.values.text():
			all = append(all, fmt.Sprintf("%s: record %s is %s, not %s", table, k, b.values.text(), a.values.text()))
		}
	}
	return all
}

func different(what string, known, found map[string]string) (all []string) {
	for _, name := range union(known, found) {
		a, b := known[name], found[name]
		switch {
		case a == b:
		case b == "":
			all = append(all, fmt.Sprintf("%s %s is not there, %s", what, name, a))
		case a == "":
			all = append(all, fmt.Sprintf("%s %s is there, %s", what, name, b))
		default:
			all = append(all, fmt.Sprintf("%s %s is %s, not %s", what, name, b, a))
		}
	}
	return all
}

func union[T any](a, b map[string]T) []string {
	all := slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
	slices.Sort(all)
	return slices.Compact(all)
}
