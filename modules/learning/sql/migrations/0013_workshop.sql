CREATE TABLE workshop (
  id          TEXT PRIMARY KEY NOT NULL,
  content     TEXT NOT NULL,
  seats       INTEGER NOT NULL,
  price_cents INTEGER NOT NULL,
  currency    TEXT NOT NULL,
  first_read  INTEGER NOT NULL
) STRICT;
