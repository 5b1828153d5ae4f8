-- The log, append-only. Each entry's hash takes in the one before and a salted hash of the payload.
CREATE TABLE attempt_event (
  attempt      TEXT NOT NULL REFERENCES attempt (id),
  number       INTEGER NOT NULL,
  recorded_at  INTEGER NOT NULL,
  cause        TEXT NOT NULL,
  payload_hash TEXT NOT NULL,
  hash         TEXT NOT NULL,
  PRIMARY KEY (attempt, number),
  UNIQUE (attempt, cause)
) STRICT;
