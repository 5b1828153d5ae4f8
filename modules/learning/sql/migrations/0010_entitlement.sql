CREATE TABLE entitlement (
  person     TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('course', 'workshop')),
  thing      TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  granted_at INTEGER NOT NULL,
  PRIMARY KEY (person, kind, thing)
) STRICT;
