-- What several items share: a case study. Every edit is a new number; items keep the text of their own version.
CREATE TABLE stimulus (
  exam       TEXT NOT NULL,
  name       TEXT NOT NULL,
  number     INTEGER NOT NULL,
  title      TEXT NOT NULL,
  body       TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (exam, name, number)
) STRICT;
