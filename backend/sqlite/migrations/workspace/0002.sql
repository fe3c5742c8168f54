-- A random number, another one after every commit that changed records of the table.
ALTER TABLE counter ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;
