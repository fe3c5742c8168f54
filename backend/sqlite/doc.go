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
// The driver's connections are used directly, without database/sql: its pool knows nothing of one writer with group commit, and its
// per-row work costs more than the query for a single record.
package sqlite
