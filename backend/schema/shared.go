package schema

import (
	"strconv"

	yaml "github.com/oasdiff/yaml3"
)

// No shared component may end like a table's (Values, Create, Update, Upsert, Record, List, Filter): so none of them meet.

func sharedComponents() *yaml.Node {
	return object("parameters", sharedParameters(), "responses", sharedResponses(), "schemas", sharedSchemas())
}

func sharedSchemas() *yaml.Node {
	return object(
		"ErrorEnvelope", closed("error", closed("message", object("type", "string", "description", "What went wrong, naming the offender."))),
		"PageInfo", closed("has_more", typed("boolean"), "limit", typed("integer"), "offset", typed("integer")),
		"RecordId", set(recordID(), "description", "The id of a record, as a number or as the text it reads back as."),
		"CreatedIds", idAnswer("ids", "In the order the records were sent."),
		"UpdatedIds", idAnswer("updatedIds", ""),
		"DeletedIds", idAnswer("deletedIds", ""),
		"UpsertedIds", closed("data", closed("createdIds", ids(), "updatedIds", ids())),
		"ChangedIds", changedIDs(),
		"CSVImport", csvImport(),
		"ImportedRows", closed("data", closed("rowsImported", typed("integer"), "rowsSkipped", typed("integer"), "rowsUpdated", typed("integer"))),
	)
}

func csvImport() *yaml.Node {
	return object("type", "object", "required", list("file"), "properties", object(
		"file", object("type", "string", "format", "binary", "description", "The file, of 50 MB at most."),
		"hasHeader", object("type", "boolean", "default", true, "description", "The first row names the columns; without it they are column_1 and so on."),
		"delimiter", object("type", "string", "description", "What separates columns. Left out, it is found out."),
		"quoteChar", object("type", "string", "default", `"`, "description", "What a value is quoted with."),
		"encoding", object("type", "string", "enum", list("utf8", "ascii", "latin1", "iso-latin1", "utf16", "windows-cp1252"), "default", "utf8"),
		"importMode", object("type", "string", "enum", list("append", "update", "upsert"), "default", "append",
			"description", "Add rows, change the records of known keys, or both."),
		"numberFormat", object("type", "string", "enum", list("us", "european"), "default", "us", "description", "How numbers are written: 1,234.5 or 1.234,5."),
		"batchSize", object("type", "integer", "minimum", 10, "maximum", 200, "default", 100),
		"mappings", object("type", "string", "description",
			"JSON text, a list of {csvColumnName, fieldName, updatePolicy}, where the updatePolicy key marks the key. Left out, headers match field names."),
	))
}

func ids() *yaml.Node { return object("type", "array", "items", typed("string")) }

func idAnswer(key, description string) *yaml.Node {
	ids := ids()
	if description != "" {
		set(ids, "description", description)
	}
	return closed("data", closed(key, ids))
}

// closed is an object of required properties.
func closed(pairs ...any) *yaml.Node {
	properties := object(pairs...)
	return object("type", "object", "required", keys(properties), "properties", properties)
}

func keys(o *yaml.Node) *yaml.Node {
	names := list[string]()
	for i := 0; i < len(o.Content); i += 2 {
		names.Content = append(names.Content, o.Content[i])
	}
	return names
}

func sharedParameters() *yaml.Node {
	return object(
		"Limit", query("limit", "How many records to answer at most.", object("type", "integer", "minimum", 1, "maximum", 100, "default", 100)),
		"Offset", query("offset", "How many records to leave out first.", object("type", "integer", "minimum", 0, "default", 0)),
		"PathRecordId", object("name", "recordId", "in", "path", "required", true, "description", "The id of a record.",
			"schema", object("type", "string", "pattern", recordIDPattern)),
	)
}

func query(name, description string, schema *yaml.Node) *yaml.Node {
	return object("name", name, "in", "query", "description", description, "schema", schema)
}

var refusals = []struct {
	status            int
	name, description string
}{
	{400, "BadRequest", "The request is wrong; the message names what is."},
	{401, "Unauthorized", "The key is missing, wrong, expired, revoked or another workspace's."},
	{403, "Forbidden", "The key lacks the scope."},
	{404, "NotFound", "The workspace, module, table, field or record does not exist."},
	{413, "TooLarge", "The body is larger than 6 MB."},
	{413, "FileTooLarge", "The file is larger than 50 MB."},
	{500, "InternalError", "Something went wrong inside the server, or a file on its disk is missing, damaged or cannot be read or written; nothing was changed."},
	{503, "Busy", "Another change takes long; nothing was changed. Retry-After says how many seconds to wait."},
	{507, "StorageFailed", "The disk is full; nothing was changed."},
}

func sharedResponses() *yaml.Node {
	responses := object()
	for _, r := range refusals {
		set(responses, r.name, answer(r.description, reference("schemas", "ErrorEnvelope")))
	}
	return set(responses, "Ambiguous", answer("Two records of the request mean the same one.", reference("schemas", "ErrorEnvelope")))
}

// answers are an operation's success and all its refusals; tooLarge names the one of a body that is, "" for an operation without a body.
func answers(status int, description string, schema *yaml.Node, tooLarge string) *yaml.Node {
	all := object(strconv.Itoa(status), answer(description, schema))
	for _, r := range refusals {
		if r.name == tooLarge || r.status != 413 {
			set(all, strconv.Itoa(r.status), reference("responses", r.name))
		}
	}
	return all
}

func answer(description string, schema *yaml.Node) *yaml.Node {
	return object("description", description, "content", asJSON(schema))
}

func asJSON(schema *yaml.Node) *yaml.Node {
	return object("application/json", object("schema", schema))
}

func reference(kind, name string) *yaml.Node {
	return object("$ref", "#/components/"+kind+"/"+name)
}
