-- What credentials have told: who holds one, so that a correction can say whom it concerns.
CREATE TABLE credential_held (
  person        TEXT NOT NULL,
  certification TEXT NOT NULL,
  credential    TEXT NOT NULL,
  PRIMARY KEY (person, certification)
) STRICT;
