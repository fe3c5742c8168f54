-- Secrets that a key had before it was rotated. Each lets in until it ends.
CREATE TABLE former_secret (
  hash       BLOB PRIMARY KEY,
  key        TEXT NOT NULL REFERENCES key (id),
  hint       TEXT NOT NULL,
  rotated_at INTEGER NOT NULL,
  ends_at    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX former_secret_key ON former_secret (key);
-- modules is a JSON array of the numbers of the modules that the key may see, NULL for all. rate_limit is requests a minute, NULL for any
-- number. warned is the shortest time before the expiration, in days, of which the person has been told.
ALTER TABLE key ADD COLUMN modules TEXT;
ALTER TABLE key ADD COLUMN rate_limit INTEGER;
ALTER TABLE key ADD COLUMN warned INTEGER;
-- How many requests a key made on a day of this computer's calendar, such as 20261123, by the status that answered them.
CREATE TABLE usage_day (
  key      TEXT NOT NULL REFERENCES key (id),
  day      INTEGER NOT NULL,
  status   INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (key, day, status)
) WITHOUT ROWID;
-- The last requests of each key, numbered from 1 for each: when, by which operation, how answered, how long it took, and the bytes of the answer.
CREATE TABLE request (
  key       TEXT NOT NULL REFERENCES key (id),
  number    INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  operation TEXT NOT NULL,
  status    INTEGER NOT NULL,
  micros    INTEGER NOT NULL,
  bytes     INTEGER NOT NULL,
  PRIMARY KEY (key, number)
) WITHOUT ROWID;
-- Who did what, from which door. Subject is what it was done to, with the name it had then; detail is JSON.
CREATE TABLE audit (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  at           INTEGER NOT NULL,
  person       TEXT NOT NULL,
  door         TEXT NOT NULL,
  act          TEXT NOT NULL,
  workspace    TEXT NOT NULL,
  subject      TEXT NOT NULL,
  subject_name TEXT NOT NULL,
  detail       TEXT NOT NULL
);
CREATE INDEX audit_at ON audit (at);
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_holds BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
