package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
)

// designer makes up changes of the schema: modules, tables and fields of its own, records in these, and fields of the shared table.
type designer struct {
	known  *state
	api    *api
	random *rand.Rand
	number int
}

// split cuts the last name off a path such as "module/table" or "module/table/field".
func split(path string) (parent, name string) {
	at := strings.LastIndexByte(path, '/')
	return path[:max(at, 0)], path[at+1:]
}

// address is where the API has what stands at a path.
func address(path string) string {
	names := strings.Split(path, "/")
	out := ""
	for i, name := range names {
		out += []string{"/modules/", "/tables/", "/fields/"}[i] + name
	}
	return out
}

func (d *designer) next() write {
	own := d.paths(1)
	tables := d.paths(2)
	fields := d.paths(3)
	choice := d.random.IntN(100)
	switch {
	case len(own) == 0 || choice < 8 && len(own) < 4:
		return d.add("", "module")
	case len(tables) == 0 || choice < 20 && len(tables) < 8:
		return d.add(d.pick(own), "table")
	case len(fields) == 0 || choice < 40 && len(fields) < 60:
		return d.add(d.pick(append(tables, shared)), d.pick([]string{"string", "number", "date", "boolean"}))
	case choice < 50 && len(fields) < 60:
		return d.addSeveral(d.pick(tables))
	case choice < 62:
		return d.rename(d.pick(slices.Concat(own, tables, fields)))
	case choice < 70:
		return d.remove(d.pick(fields))
	case choice < 75:
		return d.remove(d.pick(tables))
	case choice < 78:
		return d.remove(d.pick(own))
	case choice < 82:
		return d.removeSeveral(d.pick(fields))
	}
	return d.fill(d.pick(tables))
}

// paths are those of the designer's own things: modules at depth 1, tables at 2, fields at 3.
func (d *designer) paths(depth int) (all []string) {
	for path := range d.known.schema {
		_, name := split(path)
		if strings.Count(path, "/") == depth-1 && strings.HasPrefix(name, "made") {
			all = append(all, path)
		}
	}
	return slices.Sorted(slices.Values(all))
}

func (d *designer) pick(from []string) string { return from[d.random.IntN(len(from))] }

// fresh is a name that was never used.
func (d *designer) fresh() string {
	d.number++
	return fmt.Sprintf("made%d", d.number)
}

func join(parent, name string) string { return strings.TrimPrefix(parent+"/"+name, "/") }

// kindOf is what stands at a path, as the schema's feed calls it.
func kindOf(path string) string {
	return []string{"module", "table", "field"}[strings.Count(path, "/")]
}

func (d *designer) add(parent, what string) write {
	name := d.fresh()
	input := map[string]any{"name": name, "labels": map[string]string{"": "Made " + name}}
	path, list := join(parent, name), "/modules"
	switch kindOf(path) {
	case "table":
		list = address(parent) + "/tables"
	case "field":
		list = address(parent) + "/fields"
		input["type"] = what
	}
	return write{
		what: "create " + path, size: 1,
		send:  func() (reply, error) { return reply{}, d.api.ask(http.MethodPost, list, input, nil) },
		apply: func(s *state, _ reply) { s.schema[path] = what },
		tells: []string{"create " + kindOf(path) + " " + path},
	}
}

func (d *designer) addSeveral(table string) write {
	var inputs []map[string]any
	var paths, tells []string
	for range 2 + d.random.IntN(4) {
		name := d.fresh()
		inputs = append(inputs, map[string]any{"name": name, "type": "string", "labels": map[string]string{"": name}, "index": true})
		paths = append(paths, join(table, name))
		tells = append(tells, "create field "+join(table, name))
	}
	return write{
		what: fmt.Sprintf("create %d fields of %s", len(paths), table), size: len(paths),
		send: func() (reply, error) {
			return reply{}, d.api.ask(http.MethodPost, address(table)+"/fields/batch", inputs, nil)
		},
		apply: func(s *state, _ reply) {
			for _, path := range paths {
				s.schema[path] = "string indexed"
			}
		},
		tells: tells,
	}
}

func (d *designer) rename(path string) write {
	parent, _ := split(path)
	name := d.fresh()
	to := join(parent, name)
	return write{
		what: "rename " + path + " to " + name, size: 1,
		send: func() (reply, error) {
			return reply{}, d.api.ask(http.MethodPatch, address(path), map[string]any{"name": name}, nil)
		},
		apply: func(s *state, _ reply) { s.move(path, to) },
		tells: []string{"update " + kindOf(path) + " " + to},
	}
}

func (d *designer) remove(path string) write {
	var tells []string
	for p := range d.known.schema {
		if below(p, path) {
			tells = append(tells, "delete "+kindOf(p)+" "+p)
		}
	}
	return write{
		what: "delete " + path, size: len(tells),
		send:  func() (reply, error) { return reply{}, d.api.ask(http.MethodDelete, address(path), nil, nil) },
		apply: func(s *state, _ reply) { s.drop(path) },
		tells: tells,
	}
}

// removeSeveral deletes all the designer's fields of a field's table.
func (d *designer) removeSeveral(field string) write {
	table, _ := split(field)
	var names, tells []string
	for _, path := range d.paths(3) {
		if parent, name := split(path); parent == table {
			names, tells = append(names, name), append(tells, "delete field "+path)
		}
	}
	return write{
		what: fmt.Sprintf("delete %d fields of %s", len(names), table), size: len(names),
		send: func() (reply, error) {
			return reply{}, d.api.ask(http.MethodDelete, address(table)+"/fields/batch", map[string]any{"fieldNames": names}, nil)
		},
		apply: func(s *state, _ reply) {
			for _, name := range names {
				s.drop(join(table, name))
			}
		},
		tells: tells,
	}
}

// fill adds records to a table of the designer's own, with a value in each field that holds texts: a change of the schema must not lose them.
func (d *designer) fill(table string) write {
	if d.known.schema[join(table, "k")] == "" {
		return d.addKey(table)
	}
	rows := make([]values, 1+d.random.IntN(20))
	for i := range rows {
		d.number++
		rows[i] = values{"k": fmt.Sprintf("designed-%d", d.number)}
		for path, what := range d.known.schema {
			if parent, name := split(path); parent == table && name != "k" && what == "string" {
				rows[i][name] = fmt.Sprintf("%s of %d", name, d.number)
			}
		}
	}
	return write{
		what: fmt.Sprintf("create %d records in %s", len(rows), table), size: len(rows),
		send: func() (reply, error) {
			ids, err := d.api.create(table, rows)
			return reply{ids: ids}, err
		},
		apply: func(s *state, a reply) { putAll(s, table, rows, a.ids) },
	}
}

// addKey gives a table the field by which the ledger knows its records.
func (d *designer) addKey(table string) write {
	path := join(table, "k")
	input := map[string]any{"name": "k", "labels": map[string]string{"": "K"}, "type": "string", "unique": true}
	return write{
		what: "create " + path, size: 1,
		send: func() (reply, error) {
			return reply{}, d.api.ask(http.MethodPost, address(table)+"/fields", input, nil)
		},
		apply: func(s *state, _ reply) { s.schema[path] = "string unique" },
		tells: []string{"create field " + path},
	}
}
