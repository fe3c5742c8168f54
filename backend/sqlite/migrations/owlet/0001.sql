CREATE TABLE organization (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  name          TEXT NOT NULL,
  internal_name TEXT NOT NULL
);
CREATE TABLE person (
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  name         TEXT NOT NULL,
  display_name TEXT NOT NULL,
  email        TEXT NOT NULL
);
-- One row: the settings as JSON, so that a new setting needs no migration.
CREATE TABLE settings (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  value TEXT NOT NULL
);
-- Times are Unix milliseconds, UTC.
CREATE TABLE workspace (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  internal_name TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  deleted_at    INTEGER
);
CREATE UNIQUE INDEX workspace_internal_name ON workspace (internal_name) WHERE deleted_at IS NULL;
-- hash is the SHA-256 of the secret, which itself is nowhere.
CREATE TABLE key (
  id           TEXT PRIMARY KEY,
  workspace    TEXT NOT NULL REFERENCES workspace (id),
  name         TEXT NOT NULL,
  hash         BLOB NOT NULL UNIQUE,
  hint         TEXT NOT NULL,
  scopes       TEXT NOT NULL,
  created_by   TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  expires_at   INTEGER,
  last_used_at INTEGER,
  revoked_at   INTEGER,
  revoked_by   TEXT NOT NULL DEFAULT ''
);
CREATE INDEX key_workspace ON key (workspace);
