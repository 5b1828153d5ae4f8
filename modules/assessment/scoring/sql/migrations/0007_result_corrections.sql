-- Up to which correction of a key the result counts.
ALTER TABLE result ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;
