-- Code of a module that all of its formulas can use, numbered like modules, tables and fields. Position is as theirs.
CREATE TABLE global_function (
  number   INTEGER PRIMARY KEY,
  module   INTEGER NOT NULL REFERENCES module (number),
  name     TEXT NOT NULL,
  code     TEXT NOT NULL,
  position INTEGER,
  UNIQUE (module, name)
);
