package schema

import yaml "github.com/oasdiff/yaml3"

// matchFields are the names of the fields by which records can be found in an upsert.
func (p *place) matchFields() *yaml.Node {
	names := list[string]()
	for _, f := range p.table.Fields {
		if f.Unique && !f.ReadOnly() {
			names.Content = append(names.Content, text(f.Name))
		}
	}
	return names
}

// addUpsert adds the upsert of a table with a unique field; others have none.
func (p *place) addUpsert(paths *yaml.Node, at string) {
	names := p.matchFields()
	if len(names.Content) == 0 {
		return
	}
	o := p.operation("upsert", "Update or create records of ",
		"Those that have a record's matchField value are updated, the others created. All of them or none. Needs the scope records:write.")
	body := closed("matchField", object("type", "string", "enum", names), "records",
		object("type", "array", "minItems", 1, "items", p.schema("Upsert")))
	set(body, "additionalProperties", false)
	set(o, "requestBody", object("required", true, "content", asJSON(body)))
	all := answers(200, "The ids of both.", reference("schemas", "UpsertedIds"), "TooLarge")
	set(o, "responses", set(all, "409", reference("responses", "Ambiguous")))
	set(paths, at+"/records/upsert", object("post", o))
}

// addUpsertSchemas adds what the upsert needs; sent are the fields that a request can have.
func (p *place) addUpsertSchemas(schemas, sent *yaml.Node, name string) {
	if len(p.matchFields().Content) == 0 {
		return
	}
	set(schemas, p.component+"Upsert", strict(name+": a record that is updated, or created when there is none. The matchField's value is needed.", nil, sent))
}
