CREATE TABLE practice_result (
  id           TEXT PRIMARY KEY NOT NULL,
  attempt      TEXT NOT NULL UNIQUE,
  person       TEXT NOT NULL,
  exam         TEXT NOT NULL,
  title        TEXT NOT NULL,
  raw          INTEGER NOT NULL,
  all_right    INTEGER NOT NULL,
  domains      TEXT NOT NULL,
  submitted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX practice_result_by_person ON practice_result (person, submitted_at);
