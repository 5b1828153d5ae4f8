CREATE TABLE programme (
  id        TEXT PRIMARY KEY NOT NULL,
  title     TEXT NOT NULL,
  issuer    TEXT NOT NULL,
  contact   TEXT NOT NULL,
  languages TEXT NOT NULL,
  about     TEXT NOT NULL
) STRICT;
