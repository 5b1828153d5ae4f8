CREATE TABLE scheme (
  certification TEXT NOT NULL REFERENCES certification (id),
  version       INTEGER NOT NULL,
  policies      TEXT NOT NULL,
  made_at       INTEGER NOT NULL,
  made_by       TEXT,
  reason        TEXT NOT NULL,
  PRIMARY KEY (certification, version)
) STRICT;
