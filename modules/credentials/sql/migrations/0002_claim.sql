CREATE TABLE claim (
  id           TEXT PRIMARY KEY NOT NULL,
  credential   TEXT NOT NULL REFERENCES credential (id),
  person       TEXT NOT NULL,
  cycle_from   TEXT NOT NULL,
  activity     TEXT NOT NULL,
  title        TEXT NOT NULL,
  provider     TEXT NOT NULL,
  done_on      TEXT NOT NULL,
  quarters     INTEGER NOT NULL CHECK (quarters > 0),
  evidence     TEXT NOT NULL,
  activity_key TEXT NOT NULL,
  source       TEXT NOT NULL CHECK (source IN ('claimed', 'course')),
  state        TEXT NOT NULL CHECK (state IN ('submitted', 'approved', 'returned', 'rejected')),
  submitted_at INTEGER NOT NULL,
  decided_at   INTEGER,
  decided_by   TEXT,
  reason       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX claim_once_a_cycle ON claim (credential, cycle_from, activity_key) WHERE state <> 'rejected';
CREATE INDEX claim_by_state ON claim (state, submitted_at, id);
CREATE INDEX claim_by_cycle ON claim (credential, cycle_from, done_on);
CREATE INDEX claim_by_person ON claim (person, submitted_at);
