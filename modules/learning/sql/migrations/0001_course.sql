CREATE TABLE course (
  id          TEXT PRIMARY KEY NOT NULL,
  version     INTEGER NOT NULL,
  title       TEXT NOT NULL,
  price_cents INTEGER NOT NULL,
  currency    TEXT NOT NULL
) STRICT;
