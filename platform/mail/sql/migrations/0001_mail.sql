-- The outbox. `due_at` is when a queued mail may next be tried.
CREATE TABLE mail (
    id            TEXT PRIMARY KEY,
    to_address    TEXT NOT NULL,
    to_name       TEXT NOT NULL,
    person        TEXT NOT NULL,
    template_name TEXT NOT NULL,
    subject       TEXT NOT NULL,
    body_text     TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
    attempts      INTEGER NOT NULL,
    due_at        INTEGER NOT NULL,
    last_error    TEXT NOT NULL,
    sent_at       INTEGER
) STRICT;
CREATE INDEX mail_due ON mail (state, due_at, id);
CREATE INDEX mail_by_state ON mail (state, id);
CREATE INDEX mail_by_address ON mail (to_address, id);
CREATE INDEX mail_by_person ON mail (person, id);
