-- The log, append-only: `id` is the attempt's handle times 32768 plus the entry's number, and no two entries have
-- the same. Rows lie in the order they arrived, so that a commit of many candidates' answers touches few pages
-- (docs/decisions/0007). Each hash takes in the one before and a salted hash of the payload; erasing a person takes
-- the payload and leaves its hash, and the chain still verifies. A cause is a UUID's 16 bytes, or a text of another
-- length; that none acts twice follows from the numbers (docs/decisions/0010).
CREATE TABLE attempt_entry (
  id           INTEGER NOT NULL,
  recorded_at  INTEGER NOT NULL,
  cause        BLOB NOT NULL,
  hash         BLOB NOT NULL,
  payload      TEXT,
  payload_hash BLOB
) STRICT;
CREATE UNIQUE INDEX attempt_entry_by_id ON attempt_entry (id);
