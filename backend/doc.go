// Package backend holds Owlet's nouns and the rules that are theirs alone: no files, no HTTP, no window.
//
// # Glossary
//
//   - Organization: who the workspaces belong to. A data folder has one.
//   - Person: who works here; their display name is what "Created by" shows.
//   - Workspace: one file of modules and records, with a 12-character ID of [a-z0-9].
//   - Module: a group of tables. People see the word "app"; the API and this code say module.
//   - Table: a list of records of one shape.
//   - Field: one typed property of a table's records.
//   - Record: one entry of a table, numbered from 1; a number is never used again.
//   - Reference: a field that points at a record of another table; its reverse is the other end.
//   - Sheet: rows of cells, such as a CSV file. Its rows become records in an import.
//   - Key: what a tool shows to be let in, for one workspace and some scopes. Its secret is shown once.
//   - Scope: one permission of a key, such as records:write.
//   - Hint: the last four characters of a key's secret, enough to recognise it, not to use it.
//   - Act: what a person or the program did to keys, workspaces, backups or settings; one entry of the audit log each.
//   - Door: where an act came in: the window, owletctl, or Owlet by itself.
//
// Words to avoid: row and column (for records and fields; they are SQLite's), app (in code), token, user account,
// database, collection, item, entity.
package backend
