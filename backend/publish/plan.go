package publish

import (
	"slices"

	"owlet/backend"
)

// Step is one line of what a publication will do.
type Step struct {
	Kind   string   `json:"kind"`   // "module", "table", "fields", "reverses", "functions", "records", "links", "required", "by_hand" or "check"
	Name   string   `json:"name"`   // of the module or the table; "" by hand
	Fields []string `json:"fields"` // those that the step is about; by hand, global functions
	Count  int64    `json:"count"`  // records
}

// Plan is what a publication will do, without having done any of it.
type Plan struct {
	Target        Target `json:"target"`
	WorkspaceName string `json:"workspaceName"` // as the server says
	Steps         []Step `json:"steps"`
	Records       int64  `json:"records"`
}

// order is a module's tables such that each comes after those that it refers to, as far as they do not refer to one another in a circle.
func order(m *backend.BundleModule) []*backend.BundleTable {
	var sorted []*backend.BundleTable
	seen := map[string]bool{}
	var visit func(*backend.BundleTable)
	visit = func(t *backend.BundleTable) {
		if seen[t.Name] {
			return
		}
		seen[t.Name] = true
		for i := range t.Fields {
			if t.Fields[i].Type == backend.Reference {
				visit(m.Table(t.Fields[i].RefTableName))
			}
		}
		sorted = append(sorted, t)
	}
	for i := range m.Tables {
		visit(&m.Tables[i])
	}
	return sorted
}

// deferred are the references of a table to records that come with it or later, by name.
func deferred(sorted []*backend.BundleTable, t *backend.BundleTable) []string {
	place := func(name string) int {
		return slices.IndexFunc(sorted, func(o *backend.BundleTable) bool { return o.Name == name })
	}
	var names []string
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Type == backend.Reference && place(f.RefTableName) >= place(t.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}

// steps lists what is to be done; counts are records by table, nil for none.
func steps(module string, m *backend.BundleModule, counts map[string]int64) []Step {
	list := []Step{{Kind: "module", Name: module, Fields: []string{}}}
	for i := range m.Tables {
		list = append(list, Step{Kind: "table", Name: m.Tables[i].Name, Fields: []string{}})
	}
	sorted := order(m)
	for i := range m.Tables {
		list = add(list, "fields", &m.Tables[i], func(f *backend.BundleField) bool { return f.Type != backend.Reverse }, 0)
	}
	for i := range m.Tables {
		list = add(list, "reverses", &m.Tables[i], func(f *backend.BundleField) bool { return f.Type == backend.Reverse }, 0)
	}
	for i := range m.Tables {
		list = add(list, "functions", &m.Tables[i], func(f *backend.BundleField) bool { return f.Type == backend.Function }, 0)
	}
	for _, t := range sorted {
		if counts[t.Name] > 0 {
			list = append(list, Step{Kind: "records", Name: t.Name, Fields: []string{}, Count: counts[t.Name]})
		}
	}
	for _, t := range sorted {
		later := deferred(sorted, t)
		if counts[t.Name] > 0 {
			list = add(list, "links", t, func(f *backend.BundleField) bool { return slices.Contains(later, f.Name) }, counts[t.Name])
		}
		list = add(list, "required", t, func(f *backend.BundleField) bool { return f.Required && slices.Contains(later, f.Name) }, 0)
	}
	return append(byHand(list, m), Step{Kind: "check", Name: module, Fields: []string{}})
}

// add adds a step about some fields of a table, if there are any.
func add(list []Step, kind string, t *backend.BundleTable, about func(*backend.BundleField) bool, count int64) []Step {
	var names []string
	for i := range t.Fields {
		if about(&t.Fields[i]) {
			names = append(names, t.Fields[i].Name)
		}
	}
	if names == nil {
		return list
	}
	return append(list, Step{Kind: kind, Name: t.Name, Fields: names, Count: count})
}
