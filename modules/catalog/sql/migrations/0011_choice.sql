CREATE TABLE choice (
  programme TEXT PRIMARY KEY NOT NULL REFERENCES programme (id),
  content   TEXT NOT NULL
) STRICT;
