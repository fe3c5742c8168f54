package publish

import (
	"context"
	"net/http"
	"strings"

	"owlet/backend"
)

// probe asks for something that needs a scope and changes nothing, since the module is not there.
type probe struct {
	scope        backend.Scope
	method, path string
	body         any
}

func probes(module string, m *backend.BundleModule, records bool) []probe {
	list := []probe{{backend.SchemaWrite, http.MethodPatch, path("modules", module), struct{}{}}}
	if len(m.Tables) == 0 {
		return list
	}
	table := path("modules", module, "tables", m.Tables[0].Name)
	if restricts(m) {
		roles := map[string][]string{"readRoles": {"admin"}}
		list = append(list, probe{backend.SchemaManagePermissions, http.MethodPatch, table, roles})
	}
	if records {
		none := map[string][]string{"records": {}}
		list = append(list, probe{backend.RecordsRead, http.MethodGet, table + "/records?limit=1", nil},
			probe{backend.RecordsWrite, http.MethodPatch, table + "/records", none})
	}
	return list
}

// restricts tells whether a module says of anything who may read or write it.
func restricts(m *backend.BundleModule) bool {
	if len(m.OpenRoles) > 0 {
		return true
	}
	for i := range m.Tables {
		t := &m.Tables[i]
		if len(t.CreateRoles)+len(t.DeleteRoles)+len(t.ReadRoles)+len(t.WriteRoles) > 0 {
			return true
		}
		for j := range t.Fields {
			if f := &t.Fields[j]; len(f.ReadRoles)+len(f.WriteRoles) > 0 {
				return true
			}
		}
	}
	return false
}

// allowed tells whether the key may do all that a publication does, as far as the server says so about a module that is not there: one that
// looks for the module before the scope leaves it to the publication to find out. Errors: forbidden.
func (c *client) allowed(ctx context.Context, module string, m *backend.BundleModule, records bool) error {
	var lacking []string
	for _, p := range probes(module, m, records) {
		var err error
		if p.body == nil {
			err = c.get(ctx, p.path, nil)
		} else {
			err = c.write(ctx, p.method, p.path, p.body, nil)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if e := backend.Explain(err); e != nil && e.Code == backend.Forbidden {
			lacking = append(lacking, string(p.scope))
		}
	}
	if lacking == nil {
		return nil
	}
	return backend.Errorf(backend.Forbidden, "publish.scopes", "address", c.origin, "scopes", strings.Join(lacking, ", "))
}
