CREATE TABLE activity_progress (
  enrolment TEXT NOT NULL REFERENCES enrolment (id),
  activity  TEXT NOT NULL,
  position  INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000),
  done_at   INTEGER,
  PRIMARY KEY (enrolment, activity)
) STRICT;
