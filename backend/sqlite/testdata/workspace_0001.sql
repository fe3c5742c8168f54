-- A workspace as 0001.sql made it and an Owlet of that time filled it: 5000 cities, of which the first 1000 were deleted.
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
-- 1 for create, 2 for update, 3 for delete. Table 0 is the schema: its subject is the number of a module, a table or a field, and
-- detail says in JSON where that was.
CREATE TABLE change (
  record_table INTEGER NOT NULL,
  stamp        INTEGER NOT NULL,
  place        INTEGER NOT NULL,
  subject      INTEGER NOT NULL,
  kind         INTEGER NOT NULL,
  detail       TEXT,
  PRIMARY KEY (record_table, stamp, place)
) WITHOUT ROWID;

UPDATE workspace SET schema_version = 4, last_number = 5, last_stamp = 1763888400000000;
INSERT INTO module (number, name, properties) VALUES (1, 'crm', '{"name":"crm","labels":{"":"crm"}}');
INSERT INTO record_table (number, module, name, properties) VALUES (2, 1, 'cities', '{"name":"cities","labels":{"":"cities"},"hasHistory":true}');
CREATE TABLE t2 (id INTEGER PRIMARY KEY);
INSERT INTO field (number, record_table, name, type, properties) VALUES (3, 2, 'name', 'string', '{"name": "name", "type": "string", "labels": {"": "name"}, "index": false, "required": false, "search": false, "unique": false}');
ALTER TABLE t2 ADD COLUMN f3 TEXT;
INSERT INTO field (number, record_table, name, type, properties) VALUES (4, 2, 'people', 'number', '{"name": "people", "type": "number", "labels": {"": "people"}, "index": true, "required": false, "search": false, "unique": false}');
ALTER TABLE t2 ADD COLUMN f4 REAL;
CREATE INDEX i4 ON t2 (f4);
WITH RECURSIVE n (id) AS (SELECT 1001 UNION ALL SELECT id + 1 FROM n WHERE id < 5000)
INSERT INTO t2 (id, f3, f4) SELECT id, 'City ' || (id % 700), id * 37 % 1000 FROM n;
INSERT INTO counter (record_table, last_id, records) VALUES (2, 5000, 4000);
INSERT INTO block (record_table, level, block, records) SELECT 2, 0, id / 1024, count(*) FROM t2 GROUP BY id / 1024;
INSERT INTO block (record_table, level, block, records) VALUES (2, 1, 0, 4000);
INSERT INTO change (record_table, stamp, place, subject, kind, detail) VALUES
  (0, 1763888400000000, 0, 2, 1, '{"kind":"table","name":"cities","moduleName":"crm","tableName":"cities"}');
