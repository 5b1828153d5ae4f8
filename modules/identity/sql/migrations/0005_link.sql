-- A link in a mail that proves its reader owns the address. Times are the machine's.
CREATE TABLE link (
  token_hash TEXT PRIMARY KEY NOT NULL,
  person     TEXT NOT NULL,
  purpose    TEXT NOT NULL CHECK (purpose IN ('confirm', 'reset')),
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX link_by_person ON link (person);
