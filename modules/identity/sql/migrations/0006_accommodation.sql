CREATE TABLE accommodation (
  id           TEXT PRIMARY KEY NOT NULL,
  person       TEXT NOT NULL,
  preset       TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'refused', 'withdrawn')),
  reason       TEXT NOT NULL,
  requested_at INTEGER NOT NULL,
  decided_at   INTEGER,
  decided_by   TEXT,
  answer       TEXT
) STRICT;
CREATE UNIQUE INDEX accommodation_open ON accommodation (person, preset) WHERE state IN ('requested', 'approved');
CREATE INDEX accommodation_by_person ON accommodation (person, requested_at);
CREATE INDEX accommodation_waiting ON accommodation (state, requested_at);
