CREATE TABLE term (
  credential TEXT NOT NULL REFERENCES credential (id),
  number     INTEGER NOT NULL,
  route      TEXT NOT NULL CHECK (route IN ('same_exam', 'higher_exam', 'credits')),
  result     TEXT,
  proctored  INTEGER NOT NULL,
  cycle_from TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  began_at   INTEGER NOT NULL,
  voided_at  INTEGER,
  PRIMARY KEY (credential, number)
) STRICT;
CREATE INDEX term_by_result ON term (result);
