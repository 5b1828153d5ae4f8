CREATE TABLE credential (
  id               TEXT PRIMARY KEY NOT NULL,
  public_id        TEXT NOT NULL UNIQUE,
  person           TEXT NOT NULL,
  certification    TEXT NOT NULL,
  title            TEXT NOT NULL,
  level            TEXT NOT NULL,
  proctored        INTEGER NOT NULL,
  passed_on        TEXT NOT NULL,
  issued_at        INTEGER NOT NULL,
  cycle_from       TEXT NOT NULL,
  expires_on       TEXT NOT NULL,
  validity_months  INTEGER NOT NULL,
  window_days      INTEGER NOT NULL,
  grace_days       INTEGER NOT NULL,
  needed           INTEGER NOT NULL,
  shown            INTEGER NOT NULL,
  suspended_at     INTEGER,
  revoked_at       INTEGER,
  superseded_at    INTEGER,
  approved_late_at INTEGER
) STRICT;
CREATE INDEX credential_by_person ON credential (person, issued_at);
CREATE INDEX credential_by_certification ON credential (certification, id);
CREATE UNIQUE INDEX credential_one_current ON credential (person, certification)
  WHERE superseded_at IS NULL AND revoked_at IS NULL;
