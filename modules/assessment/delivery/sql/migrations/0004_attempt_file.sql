-- What a candidate sent as an answer: a drawing, a document. The bytes are in the data folder, by their SHA-256.
CREATE TABLE attempt_file (
  id         TEXT PRIMARY KEY NOT NULL,
  attempt    TEXT NOT NULL REFERENCES attempt (id),
  item       TEXT NOT NULL,
  name       TEXT NOT NULL,
  file       TEXT NOT NULL,
  type       TEXT NOT NULL,
  bytes      INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_file_by_attempt ON attempt_file (attempt, created_at);
CREATE INDEX attempt_file_by_file ON attempt_file (file);
