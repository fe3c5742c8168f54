-- A table numbered 7 keeps its records in t7, with a column f9 for the field numbered 9 and an index i9. Numbers are never
-- used again. Properties are JSON: what a person says about a module, a table or a field.
CREATE TABLE workspace (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  schema_version INTEGER NOT NULL,
  last_number    INTEGER NOT NULL,
  last_stamp     INTEGER NOT NULL DEFAULT 0
);
INSERT INTO workspace (id, schema_version, last_number) VALUES (1, 1, 0);
CREATE TABLE module (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  properties TEXT NOT NULL
);
CREATE TABLE record_table (
  number     INTEGER PRIMARY KEY,
  module     INTEGER NOT NULL REFERENCES module (number),
  name       TEXT NOT NULL,
  properties TEXT NOT NULL,
  UNIQUE (module, name)
);
-- refers_to is the other table of a reference or a reverse, reverse_of the reference that a reverse is the other end of.
CREATE TABLE field (
  number       INTEGER PRIMARY KEY,
  record_table INTEGER NOT NULL REFERENCES record_table (number),
  name         TEXT NOT NULL,
  type         TEXT NOT NULL,
  refers_to    INTEGER,
  reverse_of   INTEGER,
  last_option  INTEGER NOT NULL DEFAULT 0,
  properties   TEXT NOT NULL,
  UNIQUE (record_table, name)
);
-- The last record id of each table, which is never used again, and how many records it has.
CREATE TABLE counter (
  record_table INTEGER PRIMARY KEY,
  last_id      INTEGER NOT NULL,
  records      INTEGER NOT NULL
);
-- How many records there are in each block of ids: at level 0 a block is 1024 ids, at level 1 it is 262144.
CREATE TABLE block (
  record_table INTEGER NOT NULL,
  level        INTEGER NOT NULL,
  block        INTEGER NOT NULL,
  records      INTEGER NOT NULL,
  PRIMARY KEY (record_table, level, block)
) WITHOUT ROWID;
-- The log of changes. A stamp is microseconds since 1970, one for all that an update changed, and place is the order within it. Kind is
-- 1 for create, 2 for update, 3 for delete, and 0 where a table's history begins: nothing was noted before. Table 0 is the schema: its
-- subject is the number of a module, a table or a field, and detail says in JSON where that was.
CREATE TABLE change (
  record_table INTEGER NOT NULL,
  stamp        INTEGER NOT NULL,
  place        INTEGER NOT NULL,
  subject      INTEGER NOT NULL,
  kind         INTEGER NOT NULL,
  detail       TEXT,
  PRIMARY KEY (record_table, stamp, place)
) WITHOUT ROWID;
