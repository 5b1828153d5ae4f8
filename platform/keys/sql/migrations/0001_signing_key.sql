-- Public parts alone, with the time they were good for: what was signed stays verifiable after a rotation.
CREATE TABLE signing_key (
    id             TEXT PRIMARY KEY,
    purpose        TEXT NOT NULL,
    public_part    BLOB NOT NULL,
    valid_from_at  INTEGER NOT NULL,
    retired_at     INTEGER,
    compromised_at INTEGER
) STRICT;
CREATE UNIQUE INDEX signing_key_current ON signing_key (purpose) WHERE retired_at IS NULL;
