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
// Backups of a workspace are files of their own in backups/<workspace id>/, named by when and why they were made (backup.go). Each is one moment
// of the workspace, copied with SQLite's online backup while others go on writing, checked, synced, and only then given its name; what a kill
// leaves half made the next start removes. Keep makes one a day of what has changed. One is made before a migration, a restore and a workspace's
// deletion; before the window deletes an app, a table or fields that hold anything; before the window imports more than a thousand rows, or any that
// change records; and before the API imports more than a thousand rows, once an hour at most. Deletions through the API are a program's own
// affair: they are backed up with the day. What need not be kept any longer is removed (backend.Outdated).
//
// A backup is restored (backup_restore.go) by way of a copy that is checked, migrated, and made to go on above all ids, numbers, options, stamps
// and versions that were ever given out. Then everybody is kept out, what the workspace is now is backed up if it was written to since, and the
// copy goes into the live file as one transaction. The feeds begin anew: a poll from before is refused. A workspace whose own file is damaged or
// gone can be restored too; what is left of it is kept. Deleted workspaces wait in trash/ (trash.go); processes that have one open learn from
// owlet.lock.moves that its file was moved, and open it anew.
//
// On a million records with five fields, 142 MB, on two cores of 2026 that others used as well (TestBackupsOfManyRecords): a backup 1.8 s, a
// comparison 1.7 s, a restore with the backup before it 4.1 s, of which others are kept out for 0.6 s, a new workspace 1.7 s.
//
// What keys do is counted in memory (meter.go) and written once a second, in one update: a request waits for no commit only because it was made, and
// a kill loses the counts of the last second.
//
// The data folder is its owner's alone: files are 0600, folders 0700, and what others could read is narrowed when it is opened (private.go). On
// Windows it lies in the profile's folder for local data, which only its owner, the system and administrators can open; a folder chosen with
// OWLET_HOME has the rights of the one that it is in. The log (log.go) holds no key and no value of a record.
//
// The driver's connections are used directly, without database/sql: its pool knows nothing of one writer with group commit, and its
// per-row work costs more than the query for a single record.
package sqlite
