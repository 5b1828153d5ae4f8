-- Something to do at an instant. A job that is done is deleted; `next_at` is due_at, or later after a failure.
CREATE TABLE job (
    kind       TEXT NOT NULL,
    key        TEXT NOT NULL,
    due_at     INTEGER NOT NULL,
    next_at    INTEGER NOT NULL,
    payload    TEXT NOT NULL,
    attempts   INTEGER NOT NULL,
    last_error TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('open', 'failed')),
    PRIMARY KEY (kind, key)
) STRICT;
CREATE INDEX job_due ON job (state, next_at, kind, key);
