CREATE TABLE offer (
  kind           TEXT NOT NULL,
  id             TEXT NOT NULL,
  title          TEXT NOT NULL,
  summary        TEXT NOT NULL,
  roles          TEXT NOT NULL,
  level          TEXT,
  minutes        INTEGER,
  language       TEXT NOT NULL,
  price_cents    INTEGER NOT NULL,
  currency       TEXT NOT NULL,
  status         TEXT NOT NULL,
  certifications TEXT NOT NULL,
  role_key       TEXT NOT NULL,
  search_key     TEXT NOT NULL,
  sort_key       TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;
