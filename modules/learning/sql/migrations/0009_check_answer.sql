CREATE TABLE check_answer (
  enrolment   TEXT NOT NULL REFERENCES enrolment (id),
  activity    TEXT NOT NULL,
  question    TEXT NOT NULL,
  response    TEXT NOT NULL,
  correct     INTEGER NOT NULL,
  was_correct INTEGER NOT NULL,
  tries       INTEGER NOT NULL,
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (enrolment, activity, question)
) STRICT;
