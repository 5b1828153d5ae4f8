CREATE TABLE reminder (
  credential TEXT NOT NULL REFERENCES credential (id),
  expires_on TEXT NOT NULL,
  days       INTEGER NOT NULL,
  sent_at    INTEGER NOT NULL,
  PRIMARY KEY (credential, expires_on, days)
) STRICT;
