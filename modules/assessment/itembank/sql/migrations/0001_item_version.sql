-- An item at one version. A row is never changed: what candidates sat stays what it was.
CREATE TABLE item_version (
  id           TEXT PRIMARY KEY NOT NULL,
  item         TEXT NOT NULL,
  number       INTEGER NOT NULL,
  pool         TEXT NOT NULL CHECK (pool IN ('live', 'practice')),
  exam         TEXT NOT NULL,
  content      TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  UNIQUE (item, number)
) STRICT;
