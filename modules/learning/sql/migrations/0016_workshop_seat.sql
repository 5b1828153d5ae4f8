CREATE TABLE workshop_seat (
  session  TEXT NOT NULL REFERENCES workshop_session (id),
  person   TEXT NOT NULL,
  seat     INTEGER,
  asked_at INTEGER NOT NULL,
  PRIMARY KEY (session, person)
) STRICT;
