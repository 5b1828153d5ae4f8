CREATE TABLE result_domain (
  result    TEXT NOT NULL REFERENCES result (id),
  domain    TEXT NOT NULL,
  title     TEXT NOT NULL,
  weight    INTEGER NOT NULL,
  place     INTEGER NOT NULL,
  items     INTEGER NOT NULL,
  raw       INTEGER NOT NULL,
  all_right INTEGER NOT NULL,
  feedback  TEXT NOT NULL CHECK (feedback IN ('meets', 'needs_improvement', 'not_enough_evidence')),
  PRIMARY KEY (result, domain)
) STRICT;
