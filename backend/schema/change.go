package schema

import yaml "github.com/oasdiff/yaml3"

// addChanges adds the change feed of a table that keeps a history; others have none.
func (p *place) addChanges(paths *yaml.Node, at string) {
	if !p.table.HasHistory {
		return
	}
	moment := object("type", "string", "format", "date-time")
	since := query("since", "Changes after this moment: the asOf of the poll before.", moment)
	o := p.operation("listChangesOf", "List changes of records of ",
		"Oldest first. The pages of one poll repeat the asOf that the first page answered; it is the since of the next poll. Needs the scope records:read.")
	set(o, "parameters", list(set(since, "required", true),
		query("asOf", "Changes up to this moment: what the first page of the poll answered.", object("type", "string", "format", "date-time")),
		reference("parameters", "Limit"), reference("parameters", "Offset")))
	set(o, "responses", answers(200, "The changes.", reference("schemas", "ChangedIds"), ""))
	set(paths, at+"/records/changes", object("get", o))
}

// changedIDs is a page of a change feed.
func changedIDs() *yaml.Node {
	moment := func(description string) *yaml.Node {
		return object("type", "string", "format", "date-time", "description", description)
	}
	change := closed("id", typed("string"), "changeType", object("type", "string", "enum", list("create", "update", "delete")), "changedAt", moment("When."))
	return closed("data", object("type", "array", "items", change),
		"meta", closed("asOf", moment("Up to where the poll reads: the since of the next one."), "retentionCutoff", moment("Changes up to this moment may be gone: they are older than 90 days, or of a time without a history.")),
		"page_info", reference("schemas", "PageInfo"))
}
