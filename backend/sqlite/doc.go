// Package sqlite keeps the nouns in files on disk.
//
// A data folder holds owlet.db (person, organization, settings, workspaces, keys as hashes) and one file per workspace under
// workspaces/. Several processes may have the folder open: nothing that a request relies on is cached past another
// process's commit, and migrations take the folder's lock alone.
//
// The driver's connections are used directly, without database/sql: its pool knows nothing of one writer with group commit, and its
// per-row work costs more than the query for a single record.
package sqlite
