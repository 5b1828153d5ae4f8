CREATE TABLE person (
  id           TEXT PRIMARY KEY NOT NULL,
  email        TEXT NOT NULL,
  email_key    TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  legal_name   TEXT NOT NULL,
  language     TEXT NOT NULL,
  zone         TEXT NOT NULL,
  search_key   TEXT NOT NULL,
  id_photo     TEXT,
  created_at   INTEGER NOT NULL,
  confirmed_at INTEGER,
  erased_at    INTEGER
) STRICT;
