CREATE TABLE form_conversion (
  form       TEXT PRIMARY KEY NOT NULL,
  scale      TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
