CREATE TABLE practice_set (
  id          TEXT PRIMARY KEY NOT NULL,
  exam        TEXT NOT NULL,
  title       TEXT NOT NULL,
  minutes     INTEGER NOT NULL,
  price_cents INTEGER NOT NULL,
  currency    TEXT NOT NULL,
  language    TEXT NOT NULL,
  items       INTEGER NOT NULL,
  offered     INTEGER NOT NULL
) STRICT;
