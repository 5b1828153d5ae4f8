-- The outbox: what happened, for whoever wants to hear of it. `position` gives the order; an open announcement has
-- hearers that have not heard it yet.
CREATE TABLE announcement (
    id           TEXT PRIMARY KEY,
    position     INTEGER NOT NULL,
    topic        TEXT NOT NULL,
    payload      TEXT NOT NULL,
    announced_at INTEGER NOT NULL,
    closed_at    INTEGER
) STRICT;
CREATE INDEX announcement_open ON announcement (position) WHERE closed_at IS NULL;
CREATE INDEX announcement_by_topic ON announcement (topic, position);

-- One row for each hearer that heard it, or that failed and tries again at `due_at`.
CREATE TABLE hearing (
    announcement TEXT NOT NULL REFERENCES announcement (id),
    hearer       TEXT NOT NULL,
    heard_at     INTEGER,
    attempts     INTEGER NOT NULL,
    due_at       INTEGER NOT NULL,
    last_error   TEXT NOT NULL,
    PRIMARY KEY (announcement, hearer)
) STRICT;
CREATE INDEX hearing_waiting ON hearing (due_at) WHERE heard_at IS NULL;
