// Package publish replays a module's structure and records into any server that speaks the Public API. It is the only place where Owlet connects
// to anything: to the address that a person typed and nowhere else, so neither to a proxy nor along a redirect; over https unless that is this
// computer; with a key that stays in memory.
//
// # How a publication goes on after a failure
//
// A publication works on a copy, made as it begins, of the structure and the records as they were at one moment: a folder of its own in the
// data folder, publish/<id>, with plan.json, records-<n>.jsonl for each table, and journal.jsonl, to which each batch of records adds its remote ids. The key is
// not in there. A publication that was cut off or cancelled goes on from there, with the key asked for again; one that is complete, or that the person
// gives up, has its folder removed, and so has one whose first write the server refused. What has changed here since the copy was made is not
// published; the result says whether there is something.
//
// A request may have been carried out although its answer was lost. So nothing is created without looking whether it is there:
//
//   - The module was not there when the publication began. That is noted in the journal before it is created, so a module of that name is ours
//     from then on, and so are tables and fields in it, by their names.
//   - A table's records are created in the order of the copy, in batches that are the same each time, each one transaction. After a lost answer, and
//     as the first thing when a publication goes on, the records that the table has beyond those in the journal are read. If the next batch is
//     among them, value by value and in its order, these are taken for it; if none of it is, it is sent. If there is a part of it, somebody else
//     writes there, and the publication stops rather than double anything.
//   - Changes of records and fields may be sent twice without harm.
//
// # Time and memory
//
// From one Owlet to another on two shared cores, 60,000 records with a link each take 5.4 s with the check (11,000 a second), and 25 MB of heap for
// both together; 240,000 take 21 s and 58 MB. Records pass in batches; what grows with them is the map of ids.
//
// # Order
//
// Tables come first, then fields. Servers list them as they were made, so they are made in the order that they have here (field_order.go). Each
// reference is made alone: the n-th reference to a table has made the n-th reverse of that table, which gets the name that it has here. Where tables
// wait for one another in a circle a field ends up elsewhere, which the result says. A formula that names fields which come after it is set
// again when they are there. Records come table by table, those that others refer to first;
// a link to a record that is still to come is set in a second pass, and a required one is required only after that.
package publish
