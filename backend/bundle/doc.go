// Package bundle is a workspace's structure, with its records or without, as one JSON file that can be mailed, and the templates, which
// are such files.
//
// # The format, versions 1 and 2
//
// A bundle is UTF-8 JSON, with these keys:
//
//	{
//	  "owlet": "bundle",            what it is
//	  "version": 1,                 a reader refuses a version that it does not know; 2 where a module has "functions"
//	  "name": "Company events",     what a person calls it
//	  "modules": [...],             the structure
//	  "records": [...]              the records; may be left out
//	}
//
// A module has the keys of the Public API's create, and "tables". A table likewise, and "fields". A field likewise, and, if it is a
// reverse, "reverseOf": the name of its reference, a field of the table "refTableName". A reference without a reverse gets one when the bundle
// is opened. Options have no ids. The order of tables, fields and options is the one in which they are shown. A module with global functions has
// "functions" beside "tables", in the order in which they are compiled, each with "name" and "code".
//
//	{"name": "events", "labels": {"": "Events", "de": "Veranstaltungen"}, "tables": [
//	  {"name": "guests", "labels": {"": "Guests"}, "fields": [
//	    {"name": "name", "labels": {"": "Name"}, "type": "string", "variant": "text", "required": true},
//	    {"name": "event", "labels": {"": "Event"}, "type": "reference", "refTableName": "events"}]},
//	  {"name": "events", "labels": {"": "Events"}, "fields": [
//	    {"name": "guests", "labels": {"": "Guests"}, "type": "reverse", "refTableName": "guests", "reverseOf": "event"}]}]}
//
// Records come by table, each table once. A record has its id and, by field name, its values as the Public API reads them; an empty value is
// left out, and reverse and function fields have none. A link is the id of a record of the bundle, before or after this one:
//
//	{"module": "events", "table": "guests", "records": [
//	  {"id": 1, "name": "Ana Ruiz", "event": "7"}]}
//
// Records keep their ids when a bundle is opened: the tables are new, so the ids are free, and links need no second pass. A reader holds one
// record and the structure at a time, and eight bytes for each record's id; hence the limits in read.go. Owlet writes the keys in the order shown, in
// which a reader needs them. Where they come in another one, as after a program that sorts them, it reads the file once more than otherwise, and
// no more of it at a time; a byte order mark in front does not matter.
//
// On two shared cores a file of 83 MB with 1,000,000 linked records is opened in 8.7 s with at most 31 MB of heap, and saved in 0.8 s with 7 MB.
package bundle

// Version is the newest of the format that this program reads. It writes the oldest that has room for what is to be said.
const Version = 2
