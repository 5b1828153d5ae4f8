-- Every change of state is one recorded event: who, when, why.
CREATE TABLE record (
    id           TEXT PRIMARY KEY,
    position     INTEGER NOT NULL,
    subject_kind TEXT NOT NULL,
    subject      TEXT NOT NULL,
    recorded_at  INTEGER NOT NULL,
    actor        TEXT NOT NULL,
    event        TEXT NOT NULL,
    reason       TEXT NOT NULL,
    facts        TEXT NOT NULL
) STRICT;
CREATE INDEX record_by_subject ON record (subject_kind, subject, position);
