CREATE TABLE enrolment (
  id             TEXT PRIMARY KEY NOT NULL,
  person         TEXT NOT NULL,
  course         TEXT NOT NULL REFERENCES course (id),
  course_version INTEGER NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('enrolled', 'in_progress', 'completed', 'withdrawn')),
  enrolled_at    INTEGER NOT NULL,
  last_activity  TEXT,
  last_at        INTEGER NOT NULL,
  completed_at   INTEGER
) STRICT;
