CREATE TABLE step_done (
  person  TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('practice', 'exam')),
  thing   TEXT NOT NULL,
  done_at INTEGER NOT NULL,
  PRIMARY KEY (person, kind, thing)
) STRICT;
