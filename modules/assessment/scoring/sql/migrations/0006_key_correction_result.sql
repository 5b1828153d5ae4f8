-- A result a correction touched. `kept`: it would have fallen below the mark and stays as it was. The times say when
-- the person was told, and when their credential had followed; empty where there is nothing to follow.
CREATE TABLE key_correction_result (
  correction       TEXT NOT NULL REFERENCES key_correction (id),
  result           TEXT NOT NULL REFERENCES result (id),
  raw_before       INTEGER NOT NULL,
  raw_after        INTEGER NOT NULL,
  all_right_before INTEGER NOT NULL,
  all_right_after  INTEGER NOT NULL,
  scaled_before    INTEGER NOT NULL,
  scaled_after     INTEGER NOT NULL,
  passed_before    INTEGER NOT NULL,
  passed_after     INTEGER NOT NULL,
  kept             INTEGER NOT NULL,
  follows          INTEGER NOT NULL,
  told_at          INTEGER,
  followed_at      INTEGER,
  PRIMARY KEY (correction, result),
  CHECK (kept = 0 OR (passed_before = 1 AND passed_after = 0))
) STRICT;
CREATE INDEX key_correction_result_by_result ON key_correction_result (result);
