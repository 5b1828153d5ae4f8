-- One candidate's delivery of one form. What happened stands in attempt_entry; phase and times here are what its
-- last entry says, kept beside it for lists. `handle` is the attempt's number in attempt_entry; the entries' salts
-- are derived from `secret`, so that erasing it makes their hashes say nothing any more.
CREATE TABLE attempt (
  id           TEXT PRIMARY KEY NOT NULL,
  handle       INTEGER NOT NULL UNIQUE,
  secret       BLOB,
  person       TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('exam', 'practice')),
  exam         TEXT NOT NULL,
  exam_version INTEGER NOT NULL,
  form         TEXT NOT NULL,
  form_name    TEXT NOT NULL,
  booking      TEXT NOT NULL,
  practice     TEXT NOT NULL,
  title        TEXT NOT NULL,
  mode         TEXT NOT NULL,
  supervision  TEXT NOT NULL,
  feedback     TEXT NOT NULL,
  language     TEXT NOT NULL,
  items        INTEGER NOT NULL,
  phase        TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL,
  asked_at     INTEGER,
  started_at   INTEGER,
  ended_at     INTEGER,
  erased_at    INTEGER
) STRICT;
CREATE INDEX attempt_by_person ON attempt (person, created_at, id);
CREATE UNIQUE INDEX attempt_of_booking ON attempt (booking) WHERE booking <> '';
CREATE INDEX attempt_by_time ON attempt (created_at, id);
CREATE INDEX attempt_by_phase ON attempt (phase, asked_at);
CREATE INDEX attempt_by_change ON attempt (changed_at);
