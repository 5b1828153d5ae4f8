CREATE TABLE workshop_session (
  id        TEXT PRIMARY KEY NOT NULL,
  workshop  TEXT NOT NULL REFERENCES workshop (id),
  starts_at INTEGER NOT NULL,
  ends_at   INTEGER NOT NULL,
  zone      TEXT NOT NULL,
  place     TEXT NOT NULL,
  written   TEXT NOT NULL,
  changes   INTEGER NOT NULL
) STRICT;
