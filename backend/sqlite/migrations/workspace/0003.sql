-- The place in the order that a person chose, from 1; NULL comes after those, in the order of the numbers.
ALTER TABLE module ADD COLUMN position INTEGER;
ALTER TABLE record_table ADD COLUMN position INTEGER;
ALTER TABLE field ADD COLUMN position INTEGER;
