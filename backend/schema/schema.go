// Package schema writes a workspace as an OpenAPI 3.0.3 document of its own tables: every table as concrete paths with
// typed record bodies, so that a client generated from it is typed.
package schema

import (
	"cmp"
	"strconv"

	yaml "github.com/oasdiff/yaml3"

	"owlet/backend"
)

// Workspace describes the records of every table of a workspace. Origin is where the server is, such as
// http://127.0.0.1:8420; the empty origin leaves it out.
func Workspace(ws backend.Workspace, s *backend.Schema, origin string) *Document {
	paths, components := object(), sharedComponents()
	for _, p := range places(s) {
		p.addPaths(paths, "/api/v1/workspace/"+ws.ID+"/modules/"+p.module.Name+"/tables/"+p.table.Name)
		p.addSchemas(get(components, "schemas"))
	}
	set(components, "securitySchemes", object("bearer", object("type", "http", "scheme", "bearer", "description", "An API key of this workspace.")))
	root := object(
		"openapi", "3.0.3",
		"info", object(
			"title", cmp.Or(ws.Name, ws.ID),
			"version", "1."+strconv.FormatInt(s.Version, 10)+".0",
			"description", "The records of the workspace "+ws.Name+" ("+ws.ID+"), table by table.",
		),
		"servers", servers(origin),
		"security", list(object("bearer", list[string]())),
		"tags", tags(s.Modules),
		"paths", paths,
		"components", components,
	)
	DropUnused(root) // what is shared, but no table needs
	return &Document{root}
}

func servers(origin string) any {
	if origin == "" {
		return nil
	}
	return list(object("url", origin))
}

func tags(modules []backend.Module) any {
	tags := list[*yaml.Node]()
	for _, m := range modules {
		if len(m.Tables) > 0 {
			tags.Content = append(tags.Content, object("name", m.Name, "description", label(m.Labels, m.Name)))
		}
	}
	if len(tags.Content) == 0 {
		return nil
	}
	return tags
}
