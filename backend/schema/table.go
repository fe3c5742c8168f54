package schema

import (
	yaml "github.com/oasdiff/yaml3"

	"owlet/backend"
)

// addPaths adds what can be done with the records of the table that is at a path.
func (p *place) addPaths(paths *yaml.Node, at string) {
	set(paths, at+"/records", object("get", p.list(), "post", p.create(), "patch", p.update(), "delete", p.delete()))
	set(paths, at+"/record/{recordId}", object("get", p.get()))
	p.addUpsert(paths, at)
	p.addChanges(paths, at)
	set(paths, at+"/records/import/csv", object("post", p.importCSV()))
}

func (p *place) list() *yaml.Node {
	o := p.operation("list", "List records of ", "Needs the scope records:read.")
	parameters := list(reference("parameters", "Limit"), reference("parameters", "Offset"))
	parameters.Content = append(parameters.Content, p.parameters()...)
	set(o, "parameters", parameters)
	set(o, "responses", answers(200, "The records.", p.schema("List"), ""))
	return o
}

func (p *place) create() *yaml.Node {
	o := p.operation("create", "Create records of ", "All of them or none. Needs the scope records:write.")
	set(o, "requestBody", records(p.schema("Create")))
	set(o, "responses", answers(201, "The new records' ids.", reference("schemas", "CreatedIds"), "TooLarge"))
	return o
}

func (p *place) update() *yaml.Node {
	o := p.operation("update", "Update records of ", "All of them or none; fields left out stay, null clears one. Needs the scope records:write.")
	set(o, "requestBody", records(p.schema("Update")))
	set(o, "responses", answers(200, "The updated records' ids.", reference("schemas", "UpdatedIds"), "TooLarge"))
	return o
}

func (p *place) delete() *yaml.Node {
	o := p.operation("delete", "Delete records of ", "All of them or none. Needs the scope records:write.")
	set(o, "requestBody", records(reference("schemas", "RecordId")))
	set(o, "responses", answers(200, "The deleted records' ids.", reference("schemas", "DeletedIds"), "TooLarge"))
	return o
}

func (p *place) get() *yaml.Node {
	o := p.operation("get", "Get a record of ", "Needs the scope records:read.")
	set(o, "parameters", list(reference("parameters", "PathRecordId")))
	set(o, "responses", answers(200, "The record.", closed("data", p.schema("Record")), ""))
	return o
}

func (p *place) importCSV() *yaml.Node {
	o := p.operation("import", "Import a CSV file into ", "The whole file or nothing of it. Needs the scope records:write.")
	set(o, "requestBody", object("required", true, "content", object("multipart/form-data", object("schema", reference("schemas", "CSVImport")))))
	set(o, "responses", answers(201, "What became of the rows.", reference("schemas", "ImportedRows"), "FileTooLarge"))
	return o
}

func (p *place) operation(verb, act, description string) *yaml.Node {
	return object(
		"operationId", verb+p.operationName,
		"summary", act+label(p.table.Labels, p.table.Name),
		"description", description,
		"tags", list(p.module.Name),
	)
}

// records is a body of a list of records, at least one.
func records(item *yaml.Node) *yaml.Node {
	body := closed("records", object("type", "array", "minItems", 1, "items", item))
	set(body, "additionalProperties", false)
	return object("required", true, "content", asJSON(body))
}

func (p *place) schema(suffix string) *yaml.Node { return reference("schemas", p.component+suffix) }

// parameters are those that depend on the fields; a table without fields has none of them, and nothing sorts or filters by
// a read-only field.
func (p *place) parameters() []*yaml.Node {
	names, orders := list[string](), list[string]()
	for i := range p.table.Fields {
		f := &p.table.Fields[i]
		if f.Type != backend.Reverse {
			names.Content = append(names.Content, text(f.Name))
		}
		if !f.ReadOnly() {
			orders.Content = append(orders.Content, text(f.Name), text("-"+f.Name))
		}
	}
	var all []*yaml.Node
	if len(names.Content) > 0 { // an empty enumeration is not allowed
		fields := query("fields", "Which fields to answer, separated by commas; all of them when left out.",
			object("type", "array", "items", object("type", "string", "enum", names)))
		all = append(all, set(set(fields, "style", "form"), "explode", false))
	}
	if len(orders.Content) > 0 {
		all = append(all,
			query("sort", "The field to sort by, with - before it for the descending order.", object("type", "string", "enum", orders)),
			object("name", "filter", "in", "query", "description", "Only records whose fields equal all of these; null finds the empty.",
				"content", asJSON(p.schema("Filter"))))
	}
	return all
}

func (p *place) addSchemas(schemas *yaml.Node) {
	name := label(p.table.Labels, p.table.Name)
	values, create, update, filter := object(), object(), object("id", reference("schemas", "RecordId")), object()
	upsert := object()
	required := list[string]()
	for i := range p.table.Fields {
		f := &p.table.Fields[i]
		addIf(values, f, answered(f))
		addIf(filter, f, sought(f))
		addIf(create, f, sent(f))
		addIf(update, f, sent(f)) // no field is called id
		addIf(upsert, f, sent(f))
		if f.Required && !f.ReadOnly() {
			required.Content = append(required.Content, text(f.Name))
		}
	}
	set(schemas, p.component+"Values", object("type", "object", "description", name+": the values of a record.", "properties", values))
	set(schemas, p.component+"Create", strict(name+": a new record.", required, create))
	set(schemas, p.component+"Update", strict(name+": what changes of a record.", list("id"), update))
	p.addUpsertSchemas(schemas, upsert, name)
	set(schemas, p.component+"Record", closed("id", typed("string"), "values", p.schema("Values")))
	set(schemas, p.component+"Filter", strict(name+": the values to look for.", nil, filter))
	set(schemas, p.component+"List", p.listSchema())
}

func addIf(properties *yaml.Node, f *backend.Field, schema *yaml.Node) {
	if schema != nil {
		set(properties, f.Name, schema)
	}
}

// strict is an object that takes no property but these.
func strict(description string, required, properties *yaml.Node) *yaml.Node {
	o := object("type", "object", "description", description)
	if required != nil && len(required.Content) > 0 { // an empty list of required properties is not allowed
		set(o, "required", required)
	}
	set(o, "properties", properties)
	set(o, "additionalProperties", false)
	return o
}

func (p *place) listSchema() *yaml.Node {
	l := closed("data", object("type", "array", "items", p.schema("Record")), "page_info", reference("schemas", "PageInfo"))
	set(get(l, "properties"), "meta", object("type", "object", "description", "The filter and the sorting, as asked.",
		"properties", object("filter", p.schema("Filter"), "sort", typed("string"))))
	return l
}
