package schema

import (
	"strconv"

	yaml "github.com/oasdiff/yaml3"
)

// No shared component may end like a table's (Values, Create, Update, Record, List, Filter): so none of them meet.

func sharedSchemas() *yaml.Node {
	return object(
		"ErrorEnvelope", closed("error", closed("message", object("type", "string", "description", "What went wrong, naming the offender."))),
		"PageInfo", closed("has_more", typed("boolean"), "limit", typed("integer"), "offset", typed("integer")),
		"RecordId", set(recordID(), "description", "The id of a record, as a number or as the text it reads back as."),
		"CreatedIds", idAnswer("ids", "In the order the records were sent."),
		"UpdatedIds", idAnswer("updatedIds", ""),
		"DeletedIds", idAnswer("deletedIds", ""),
	)
}

func idAnswer(key, description string) *yaml.Node {
	ids := object("type", "array", "items", typed("string"))
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
	{500, "InternalError", "Something went wrong inside the server."},
}

func sharedResponses() *yaml.Node {
	responses := object()
	for _, r := range refusals {
		set(responses, r.name, answer(r.description, reference("schemas", "ErrorEnvelope")))
	}
	return responses
}

// answers are an operation's success and all its refusals; only what takes a body refuses one for its size.
func answers(status int, description string, schema *yaml.Node, takesBody bool) *yaml.Node {
	all := object(strconv.Itoa(status), answer(description, schema))
	for _, r := range refusals {
		if r.status != 413 || takesBody {
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
