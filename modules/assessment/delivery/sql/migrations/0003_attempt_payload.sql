-- What the entries say, apart from them: erasing a person deletes these rows, and the chain of hashes still verifies.
CREATE TABLE attempt_payload (
  attempt TEXT NOT NULL REFERENCES attempt (id),
  number  INTEGER NOT NULL,
  salt    TEXT NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (attempt, number)
) STRICT;
