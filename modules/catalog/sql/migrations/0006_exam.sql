CREATE TABLE exam (
  id       TEXT PRIMARY KEY NOT NULL,
  code     TEXT NOT NULL,
  title    TEXT NOT NULL,
  language TEXT NOT NULL,
  version  INTEGER NOT NULL
) STRICT;
