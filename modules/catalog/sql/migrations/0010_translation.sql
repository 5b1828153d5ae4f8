CREATE TABLE translation (
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  language TEXT NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY (kind, id, language)
) STRICT;
