-- What delivery and scoring said of sittings: all that the retake rules need.
CREATE TABLE sitting_fact (
  attempt      TEXT PRIMARY KEY NOT NULL,
  person       TEXT NOT NULL,
  exam         TEXT NOT NULL,
  exam_version INTEGER NOT NULL,
  submitted_at INTEGER NOT NULL,
  zone         TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('none', 'passed', 'failed'))
) STRICT;
CREATE INDEX sitting_fact_by_person ON sitting_fact (person, exam);
