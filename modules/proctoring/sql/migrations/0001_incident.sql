-- Something that happened around a sitting. A note for people: no answer and no score follows from it by itself.
CREATE TABLE incident (
  id          TEXT PRIMARY KEY NOT NULL,
  booking     TEXT NOT NULL,
  kind        TEXT NOT NULL,
  text        TEXT NOT NULL,
  reported_at INTEGER NOT NULL,
  reported_by TEXT NOT NULL
) STRICT;
CREATE INDEX incident_by_booking ON incident (booking, reported_at);
