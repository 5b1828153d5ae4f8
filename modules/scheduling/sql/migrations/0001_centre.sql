CREATE TABLE centre (
  id          TEXT PRIMARY KEY NOT NULL,
  title       TEXT NOT NULL,
  street      TEXT NOT NULL,
  city        TEXT NOT NULL,
  country     TEXT NOT NULL,
  latitude    REAL NOT NULL,
  longitude   REAL NOT NULL,
  zone        TEXT NOT NULL,
  how_to_find TEXT NOT NULL,
  step_free   INTEGER NOT NULL,
  search_key  TEXT NOT NULL,
  closed_at   INTEGER
) STRICT;
