CREATE TABLE centre_hours (
  centre  TEXT NOT NULL REFERENCES centre (id),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  opens   INTEGER NOT NULL,
  closes  INTEGER NOT NULL CHECK (closes > opens),
  PRIMARY KEY (centre, weekday, opens)
) STRICT;
