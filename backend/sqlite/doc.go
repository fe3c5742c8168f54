// Package sqlite keeps the nouns in files on disk.
//
// A data folder holds owlet.db (person, organization, settings, workspaces, keys as hashes) and one file per workspace under
// workspaces/. Several processes may have the folder open: nothing that a request relies on is cached past another
// process's commit, and migrations take the folder's lock alone.
//
// A page deep in a list costs what a page at its beginning costs. In the order of ids, counts of records per block of ids, in the file, tell
// where an offset lies (block.go). In other orders and with filters, marks do, in memory (listing.go): positions with the number of records
// up to each, left where pages ended or made of the whole order when a page is asked for from afar. Writes of this process move them;
// after another one's they begin anew, which a reader notices by the edition of the table in its own snapshot.
//
// A person's question (AskRecords) goes further than the Public API's filter: conditions that fit a field's type, and words that any cell
// contains. All of it runs inside SQLite (condition.go, pattern.go, search.go). What it leaves is found out once for an edition of the table
// (found.go): up to 4,096 records are kept by id, so that every page of them, in whatever order, is read by id; more are counted, and the pages
// are read along the order without an index, where some are soon met. Where no index has the order, records are read in runs of 2,048 (run.go),
// so that scrolling does not sort again. Questions end when their context does.
//
// People order texts otherwise than the Public API, which goes by code point: as a dictionary does, with numbers by their amount; options as their
// field lists them; links by titles (collation.go). No index has that order, so the ids of the whole table are ranked once and kept
// (ranking.go): 9 bytes a record, for four million records in all. A page is a part of that list, descending ones too, and a filter leaves a part of
// it. What this process changes finds its new place in the list; after another one's commit, and when the titles of links change, the list is
// made anew. Empty values come first, or last where the order is descending; ties are in the order of their ids.
//
// On a million records with seven fields, on two cores of 2026 that others used as well (BenchmarkAskRecords; first time, then the pages after):
//
//	by id, at any offset                                0.2 ms
//	by an indexed number or date, first page            0.2 ms; half a million on 0.4 s, then 0.4 ms
//	by another number or date, first page               0.2 s, then 0.5 ms; half a million on 1.2 s, then 0.5 ms
//	by a text, any page                                 2 to 4.5 s, then 0.2 ms; after a change 40 ms (BenchmarkRanking)
//	by a text, any page of 100,000 records              0.1 to 0.35 s, then 0.2 ms; after a change 3 ms
//	an indexed text equals, or begins so in few         0.2 to 4 ms
//	an indexed text begins so in all                    70 ms, then 0.2 ms
//	a text contains, a number is between                0.1 to 0.2 s, then 0.2 to 1 ms; with an umlaut 0.5 s
//	words anywhere                                      0.2 to 0.8 s, then 0.2 ms
//	a title for a link, FindRecords                     0.1 ms; 0.2 s when few contain the text
//
// The driver's connections are used directly, without database/sql: its pool knows nothing of one writer with group commit, and its
// per-row work costs more than the query for a single record.
package sqlite
