CREATE TABLE certification (
  id            TEXT PRIMARY KEY NOT NULL,
  title         TEXT NOT NULL,
  level         TEXT NOT NULL CHECK (level IN ('foundational', 'associate', 'professional', 'specialty')),
  status        TEXT NOT NULL CHECK (status IN ('open', 'announced')),
  roles         TEXT NOT NULL,
  summary       TEXT NOT NULL,
  languages     TEXT NOT NULL,
  exam          TEXT UNIQUE,
  prerequisites TEXT NOT NULL,
  guide         TEXT NOT NULL,
  digest        TEXT NOT NULL,
  scheme_digest TEXT NOT NULL
) STRICT;
